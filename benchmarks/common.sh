# shellcheck shell=bash
# Sourced by the benchmark scripts, in the root of the repository.
set -euo pipefail
export LC_ALL=C OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none
if [[ $(id -u) == 0 ]]; then
  export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
fi

# Seconds of the reference workload, one copy on each of two cores.
reference_seconds() {
  local other
  other=$(mktemp)
  /usr/bin/python3 benchmarks/reference_workload.py >"$other" &
  local own
  own=$(/usr/bin/python3 benchmarks/reference_workload.py)
  wait $!
  awk -v a="$own" -v b="$(cat "$other")" 'BEGIN { print (a > b ? a : b) }'
  rm "$other"
}

# seconds_of LOG COMMAND...
seconds_of() {
  local log=$1 start end
  shift
  start=$(date +%s.%N)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    echo "benchmark: this failed: $*" >&2
    return 1
  fi
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.2f\n", b - a }'
}

# report NAME GOAL SECONDS REFERENCE
report() {
  awk -v name="$1" -v goal="$2" -v t="$3" -v r="$4" 'BEGIN {
    printf "%s: %.1f s (goal %g s: %s), %.2f times the reference workload of %.1f s\n",
      name, t, goal, t <= goal ? "met" : "missed", t / r, r }'
}
