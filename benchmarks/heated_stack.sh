#!/bin/bash
# Heat alone on 160 x 48 x 64 cells on 2 ranks, by turns with FEniCSx
# (apt-get install python3-dolfinx): seconds in all and of the solve, and how
# many times as fast.
#
# usage: benchmarks/heated_stack.sh [REPEATS]
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
# shellcheck source=benchmarks/common.sh
source benchmarks/common.sh

repeats=${1:-3}
folder=results/benchmark_heated_stack
log=build/log/benchmark-heated-stack.log
mkdir -p build/log
other() {
  mpirun -np 2 --oversubscribe /usr/bin/python3 benchmarks/heated_stack_dolfinx.py 2>>"$log"
}

echo "compiling the forms"
other >/dev/null
for ((i = 1; i <= repeats; ++i)); do
  theirs=$(other | tail -n 1)
  seconds=$(seconds_of "$log" mpirun -np 2 --oversubscribe build/release/oxion \
    benchmarks/heated_stack.prm --output-folder "$folder" --set Output/Fields=false)
  /usr/bin/python3 - "$folder/summary.json" "$seconds" "$theirs" <<'END'
import json
import sys

summary, seconds = json.load(open(sys.argv[1])), float(sys.argv[2])
theirs = json.loads(sys.argv[3])
# FEniCSx has mesh, numbering and matrix before its solve begins.
solve = summary["timings [s]"]["first point"] - summary["timings [s]"]["device"]
print(f"oxion   {summary['unknowns']['total']} unknowns, {solve:.1f} s of solve, {seconds:.1f} s in all, "
      f"T_max {summary['points'][0]['measurements']['T_max [K]']:.2f} K")
print(f"dolfinx {theirs['unknowns']} unknowns, {theirs['solve [s]']:.1f} s of solve, {theirs['all [s]']:.1f} s in all, "
      f"T_max {theirs['T_max [K]']:.2f} K")
print(f"times as fast: {theirs['solve [s]'] / solve:.2f} in the solve, {theirs['all [s]'] / seconds:.2f} in all")
END
done
