#!/usr/bin/python3
"""Runs a file on several numbers of ranks and of groups, and counts what they say.

usage: benchmarks/scaling.py FILE [--ranks N ...] [--groups N ...]
                             [--launcher "mpirun -np"] [--output FOLDER]
                             [-- OPTIONS OF OXION ...]

Runs `oxion FILE` on each number of --ranks (1 2 4), all of them on each point,
and on the largest of them as each number of --groups, each of which has a piece
of the sweep's points. FOLDER (results/scaling) gets a folder of each run and
report.md: time, speed-up and efficiency; messages, their bytes and the global
reductions of a Newton step and of a linear iteration, all ranks together,
reductions of a group counted once. Times mean little where ranks share a core,
counts are exact: PETSc counts them (-log_view), in all that solves, but not what
MUMPS sends within a factorisation or solve. Ends with 1 if the tables differ by
more than 1e-8 of a column's largest value.

    benchmarks/scaling.py parameter_files/wide_band/lambda_sweep.prm --groups 2 4
    benchmarks/scaling.py parameter_files/wide_band/element_3d.prm --ranks 1 2 4 8
"""

import argparse
import csv
import json
import math
import os
import pathlib
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
AGREEMENT = 1e-8


def parsed_arguments():
    own, options = sys.argv[1:], []
    if "--" in own:
        options = own[own.index("--") + 1:]
        own = own[:own.index("--")]
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("file")
    parser.add_argument("--ranks", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--groups", type=int, nargs="+", default=[])
    parser.add_argument("--launcher", default="mpirun --oversubscribe -np")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "results" / "scaling")
    parser.add_argument("--oxion", default=str(ROOT / "build" / "release" / "oxion"))
    arguments = parser.parse_args(own)
    arguments.options = options
    return arguments


def environment():
    fixed = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if os.getuid() == 0:
        fixed |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    return {**os.environ, **fixed}


def counts(log, groups):
    """Of each event: messages, bytes and reductions of all ranks."""
    with open(log, newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[0] == "Main Stage"]
    n_ranks = 1 + max(int(row[2]) for row in rows)
    events = {}
    for name in {row[1] for row in rows}:
        of_event = [row for row in rows if row[1] == name]
        total = [sum(float(row[column]) for row in of_event) for column in (5, 6, 7)]
        # A message is counted where it is sent and where it is received, a
        # reduction on each rank that takes part.
        events[name.strip()] = (total[0] / 2, total[1] / 2, total[2] * groups / n_ranks)
    return events


def run(arguments, ranks, groups):
    name = f"ranks_{ranks}" + (f"_groups_{groups}" if groups > 1 else "")
    folder = arguments.output / name
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "petsc.csv"
    command = [*shlex.split(arguments.launcher), str(ranks), arguments.oxion, arguments.file,
               *arguments.options, "--groups", str(groups), "--quiet",
               "--output-folder", str(folder), "--", "-log_view", f":{log}:ascii_csv"]
    print(" ".join(shlex.quote(word) for word in command), flush=True)
    start = time.monotonic()
    done = subprocess.run(command, env=environment(), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = time.monotonic() - start
    if done.returncode not in (0, 3):
        sys.exit(f"scaling: this ended with {done.returncode}:\n{done.stdout}")
    summary = json.loads((folder / "summary.json").read_text())
    with open(folder / "table.csv", newline="") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    return {"ranks": ranks, "groups": summary.get("groups", 1), "seconds": seconds,
            "summary": summary, "titles": rows[0], "rows": rows[1:],
            "counts": counts(log, summary.get("groups", 1))}


def number(text):
    try:
        return float(text)
    except ValueError:
        return math.nan


def largest_difference(run_a, run_b):
    """Of all columns, relative to each one's largest value; infinite if other rows."""
    status = run_a["titles"].index("Status")
    if (run_a["titles"] != run_b["titles"] or
            [row[:1] + [row[status]] for row in run_a["rows"]] !=
            [row[:1] + [row[status]] for row in run_b["rows"]]):
        return math.inf
    largest = 0.
    for column in range(status):
        a, b = ([number(row[column]) for row in one["rows"]] for one in (run_a, run_b))
        known = [(x, y) for x, y in zip(a, b) if math.isfinite(x) and math.isfinite(y)]
        scale = max((abs(x) for x, _ in known), default=0.)
        if scale > 0.:
            largest = max([largest, *(abs(x - y) / scale for x, y in known)])
    return largest


def row_of(one, first):
    totals = one["summary"]["totals"]
    speed_up = first["seconds"] * first["ranks"] / one["seconds"]
    row = [one["ranks"], one["groups"], f"{one['seconds']:.1f}", f"{speed_up:.2f}",
           f"{speed_up / one['ranks']:.2f}", totals["newton steps"], totals["linear iterations"]]
    for event, n in (("SNESSolve", totals["newton steps"]),
                     ("KSPSolve", totals["linear iterations"])):
        messages, size, reductions = one["counts"].get(event, (0., 0., 0.))
        row += [f"{messages / max(n, 1):.1f}", f"{size / 1e3 / max(n, 1):.1f}",
                f"{reductions / max(n, 1):.1f}"]
    return [str(cell) for cell in [*row, f"{largest_difference(first, one):.1e}"]]


def main():
    arguments = parsed_arguments()
    splits = [(ranks, 1) for ranks in sorted(arguments.ranks)]
    splits += [(max(arguments.ranks), groups) for groups in sorted(arguments.groups) if groups > 1]
    runs = [run(arguments, ranks, groups) for ranks, groups in splits]
    titles = ["ranks", "groups", "time [s]", "speed-up", "efficiency", "Newton steps",
              "linear iterations", "messages a step", "kB a step", "reductions a step",
              "messages an iteration", "kB an iteration", "reductions an iteration",
              "largest difference"]
    rows = [row_of(one, runs[0]) for one in runs]
    lines = [f"# Scaling: {arguments.file}", "",
             f"{runs[0]['summary']['unknowns']['total']} unknowns, "
             f"{len(runs[0]['rows'])} points, {os.cpu_count()} cores here", "",
             "| " + " | ".join(titles) + " |", "|" + "---|" * len(titles),
             *("| " + " | ".join(row) + " |" for row in rows), "",
             "A step: all of SNESSolve over the Newton steps; an iteration: all of KSPSolve, set-up "
             "of preconditioners included, over the linear iterations."]
    report = arguments.output / "report.md"
    report.write_text("\n".join(lines) + "\n")
    print("\n" + "\n".join(lines[2:]) + f"\n\nReport: {report}")
    return int(max(largest_difference(runs[0], one) for one in runs) > AGREEMENT)


if __name__ == "__main__":
    sys.exit(main())
