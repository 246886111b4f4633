#!/bin/bash
# A job array: one sensor temperature for each job, each of which comes back
# into the queue at its time limit until it is done.
#
#   sbatch array_until_done.sh
#SBATCH --job-name=oxion-array
#SBATCH --array=0-2
#SBATCH --ntasks=4
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=2G
#SBATCH --time=00:30:00
#SBATCH --signal=TERM@180
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=%x-%A_%a.log
set -uo pipefail

oxion=${OXION:-oxion}
files=${OXION_FILES:-parameter_files}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

kelvins=(1003.15 1053.15 1103.15)
kelvin=${kelvins[SLURM_ARRAY_TASK_ID]}

# --resume goes on from the last checkpoint; without one, from the beginning.
srun --kill-on-bad-exit=0 "$oxion" "$files/wide_band/lambda_sweep.prm" \
  --groups 2 --set "Heat/Heater heater/Set-point [K]=$kelvin" \
  --output-folder "results/at_$kelvin" --resume --quiet
code=$?

# 5: stopped by the SIGTERM that comes three minutes before the limit, with all
# states kept. Anything else is done (0, or 3 with failed points) or beyond help.
if ((code == 5)); then
  scontrol requeue "$SLURM_JOB_ID"
fi
exit $code
