#!/bin/bash
# The 24 lambda points of the main job at 50,000 unknowns or more on 2 ranks,
# cold start included, against the goal of 60 s and against a fixed reference
# workload run before and after, which takes out the speed of the machine.
#
# usage: benchmarks/main_job.sh [REPEATS] [--set ... and other options of oxion]
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
# shellcheck source=benchmarks/common.sh
source benchmarks/common.sh

repeats=3
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  repeats=$1
  shift
fi
options=("$@")
if ((${#options[@]} == 0)); then
  options=(--set "Geometry/Grid/Refinements=1")
fi
least_unknowns=50000
folder=results/benchmark_main_job

mkdir -p build/log
for ((i = 1; i <= repeats; ++i)); do
  before=$(reference_seconds)
  seconds=$(seconds_of build/log/benchmark-main-job.log \
    mpirun -np 2 --oversubscribe build/release/oxion \
    parameter_files/wide_band/lambda_sweep.prm \
    --output-folder "$folder" "${options[@]}")
  after=$(reference_seconds)
  reference=$(awk -v a="$before" -v b="$after" 'BEGIN { print (a + b) / 2 }')

  /usr/bin/python3 - "$folder/summary.json" $least_unknowns <<'END'
import json
import sys

summary = json.load(open(sys.argv[1]))
unknowns = summary["unknowns"]["total"]
totals = summary["totals"]
print(f"{totals['points']} points, {unknowns} unknowns, "
      f"{totals['newton steps']} Newton steps, {totals['failed points']} failed")
if totals["failed points"] or totals["points"] < 24:
    sys.exit("benchmark: this is not the whole sweep")
if unknowns < int(sys.argv[2]):
    sys.exit(f"benchmark: fewer than {sys.argv[2]} unknowns: give a finer mesh "
             'by --set "Geometry/Grid/Fineness [-]=..."')
END
  report "main job, run $i of $repeats" 60 "$seconds" "$reference"
done
