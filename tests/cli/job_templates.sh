#!/bin/bash
# The job scripts for Slurm: bash reads them, their options of sbatch have their
# form, each command of Oxion in them passes `--check`, and a job that was
# stopped at its time limit comes back, a finished one does not.
#
# usage: job_templates.sh OXION
set -euo pipefail

oxion=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
fail() {
  printf 'FAILED %s\n' "$*"
  failures=$((failures + 1))
}

# In the place of Slurm's: srun checks what it would run, or ends as it is told.
cat >"$scratch/srun" <<'END'
#!/bin/bash
while [[ $1 == --*=* ]]; do shift; done
printf '%s\n' "$*" >>"$commands"
((srun_ends_with == 0)) || exit "$srun_ends_with"
"$@" --check >>"$output" 2>&1
END
cat >"$scratch/scontrol" <<'END'
#!/bin/bash
printf 'scontrol %s\n' "$*" >>"$commands"
END
chmod +x "$scratch/srun" "$scratch/scontrol"
export commands=$scratch/commands output=$scratch/output

# run SCRIPT EXIT_CODE: what the script ends with, if srun ends so.
run() {
  : >"$commands"
  : >"$output"
  local code=0
  srun_ends_with=$2 PATH=$scratch:$PATH OXION=$oxion SLURM_NTASKS=16 \
    SLURM_JOB_ID=4711 SLURM_ARRAY_TASK_ID=2 bash "$1" </dev/null || code=$?
  echo "$code"
}

count=0
for script in parameter_files/slurm/*.sh; do
  count=$((count + 1))
  bash -n "$script" || fail "$script: bash cannot read it"
  grep -qE '^#SBATCH --time=[0-9:]+$' "$script" || fail "$script: no time limit"
  grep -E '^ *#+ *SBATCH' "$script" | grep -vE '^#SBATCH --[a-z-]+(=[^ ]+)?$' &&
    fail "$script: no option of sbatch"
  # Slurm reads none after the first command.
  sed -n '/^set /,$p' "$script" | grep -q '^#SBATCH' && fail "$script: #SBATCH too late"
  ended=$(run "$script" 5)
  ((ended == 5)) || fail "$script: a stopped run ends with $ended, not 5"
  ended=$(run "$script" 0)
  ((ended == 0)) || fail "$script: ends with $ended: $(cat "$output")"
  grep -q 'is all right' "$output" || fail "$script: checks nothing"
  grep -qe ' --resume' "$commands" || fail "$script: would begin anew"
  if [[ $script == */sweep_in_groups.sh ]]; then
    grep -q '^8 groups: 3 of 24 points each\.$' "$output" || fail "no 8 groups: $(cat "$output")"
  fi
done

run parameter_files/slurm/array_until_done.sh 5 >"$scratch/code"
grep -qx 'scontrol requeue 4711' "$commands" || fail "a stopped job is not requeued"
run parameter_files/slurm/array_until_done.sh 3 >"$scratch/code"
grep -q requeue "$commands" && fail "a job with failed points is requeued"

printf '%d scripts looked at, %d failures\n' "$count" "$failures"
((count > 2 && failures == 0))
