#!/bin/bash
# I_p of 24 lambda points to 0.1 % on one rank: on a mesh that adapts itself to
# it, and on the same coarse mesh bisected everywhere, so often that its own grid
# convergence index (oxion --study mesh) is below that. Errors are those against
# the one-dimensional computation of tests/reference, in air.
#
# usage: benchmarks/adapted_sweep.sh [REPEATS]
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
# shellcheck source=benchmarks/common.sh
source benchmarks/common.sh

repeats=${1:-1}
file=parameter_files/wide_band/lambda_sweep_adapted.prm
values=$(sed -n 's/^ *set Values *= *//p' parameter_files/wide_band/lambda_sweep.prm)
log=build/log/benchmark-adapted-sweep.log
folder=results/benchmark_adapted_sweep
mkdir -p build/log
sweep() {
  local name=$1
  shift
  seconds_of "$log" build/release/oxion "$file" --set "Protocol/Sweep lambda/Values=$values" \
    --set Output/Fields=false --output-folder "$folder/$name" "$@"
}
for ((i = 1; i <= repeats; ++i)); do
  adapted=$(sweep adapted)
  uniform=$(sweep uniform --set "Geometry/Adaptation/Adapt to=" --set Geometry/Grid/Refinements=4)
  /usr/bin/python3 - "$folder" "$adapted" "$uniform" <<'END'
import json
import sys

exact = 2.52976  # mA
times = {"adapted": float(sys.argv[2]), "uniform": float(sys.argv[3])}
for name, seconds in times.items():
    summary = json.load(open(f"{sys.argv[1]}/{name}/summary.json"))
    I_p = summary["points"][0]["measurements"]["I_p [mA]"]
    print(f"{name}: {seconds:.1f} s, {summary['unknowns']['total']} unknowns, I_p in air {I_p:.5f} mA "
          f"({100 * (I_p / exact - 1):.3f} %)")
print(f"of the time: {times['adapted'] / times['uniform']:.2f}")
END
done
