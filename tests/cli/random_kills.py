#!/usr/bin/env python3
"""Kills a run at random moments, resumes it each time until it ends, and
compares its table with that of the undisturbed run.

    random_kills.py OXION FILE [--kills 10] [--ranks 1] [--resume-ranks 1]
                    [--signal KILL] [--seed 1] [--set PATH=VALUE ...]

Each of the kills is a run of its own: started anew, ended by the signal after
a random share of the undisturbed run's time, and resumed to the end.
"""
import argparse
import csv
import math
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time


def command(options, ranks, folder, resume):
    start = ["mpirun", "--oversubscribe", "-np", str(ranks)] if ranks > 1 else []
    settings = [word for text in options.set for word in ("--set", text)]
    return (start + [options.oxion, options.file, "--output-folder", folder] + settings
            + (["--resume"] if resume else []))


def table_of(folder):
    with open(os.path.join(folder, "table.csv"), newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    return rows[0], rows[1:]


def difference(found, wanted):
    """Largest difference of any value, of the largest value of its column."""
    titles, rows = wanted
    if found[0] != titles or len(found[1]) != len(rows):
        return math.inf
    worst = 0.
    for c, title in enumerate(titles):
        pairs = [(a[c], b[c]) for a, b in zip(found[1], rows)]
        if title in ("Status", "Remarks"):
            if any(a != b for a, b in pairs):
                return math.inf
            continue
        scale = max((abs(float(b)) for _, b in pairs if math.isfinite(float(b))), default=0.)
        for a, b in pairs:
            if a != b:
                worst = max(worst, abs(float(a) - float(b)) / scale)
    return worst


def kill(process, options, ranks):
    """The ranks die, not their launcher, which ends for that reason."""
    number = getattr(signal, "SIG" + options.signal)
    if ranks == 1:
        process.send_signal(number)
        return
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True,
                              text=True).stdout.split()
    for child in children:
        os.kill(int(child), number)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("oxion")
    parser.add_argument("file")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--ranks", type=int, default=1)
    parser.add_argument("--resume-ranks", type=int, default=1)
    parser.add_argument("--signal", default="KILL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", action="append", default=[])
    options = parser.parse_args()
    random.seed(options.seed)
    work = tempfile.mkdtemp(prefix="oxion_kills_")
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}

    whole = os.path.join(work, "whole")
    start = time.time()
    subprocess.run(command(options, options.ranks, whole, False), check=True, **quiet)
    duration = time.time() - start
    wanted = table_of(whole)
    print(f"undisturbed: {duration:.1f} s, {len(wanted[1])} rows")

    worst = 0.
    for i in range(options.kills):
        folder = os.path.join(work, str(i))
        moment = random.uniform(0., duration)
        process = subprocess.Popen(command(options, options.ranks, folder, False), **quiet)
        time.sleep(moment)
        kill(process, options, options.ranks)
        process.communicate()
        run = subprocess.run(command(options, options.resume_ranks, folder, True), **quiet)
        if run.returncode != 0:
            sys.exit(f"resumed, it ended with {run.returncode}:\n{run.stdout}")
        from_where = re.search(r"Goes on after (.*), from|Nothing to resume", run.stdout)
        found = difference(table_of(folder), wanted)
        worst = max(worst, found)
        print(f"ended after {moment:.2f} s with {process.returncode}, "
              f"\"{from_where.group(0) if from_where else '?'}\", difference {found:.1e}",
              flush=True)
    shutil.rmtree(work)
    print(f"largest difference {worst:.1e} of a column's largest value")


main()
