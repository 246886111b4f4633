#!/usr/bin/python3
"""Applies one-line errors to the source and says which test notices each.

Never in the work tree itself: the script sees it through a copy-on-write view
(a private mount), with the build folder build/release as it is; where mounts
are not allowed it works in a copy, build/mutations, which is built from nothing.

usage: tests/mutations/run.py [--check] [--labels] [--copy] [--jobs N] [NAME_PART ...]

  --check    only tell whether every mutation can be applied
  --labels   where the listed tests do not notice, run whole labels
  --copy     work in a copy even where a view is possible
  NAME_PART  only mutations whose names contain one of these

The format is that of mutations.txt, explained at its head. The report goes to
build/mutations.txt. Exit code 0: all were noticed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LABELS = ["unit", "property", "verification", "verification_cases", "device", "claims", "ranks",
          "mpi", "cli"]
LONGEST_TEST = 900  # s, as ctest allows; a program that never ends is noticed
ENVIRONMENT = {"GTEST_COLOR": "no",
               "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
               "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
               "OMPI_MCA_rmaps_base_oversubscribe": "1"}


class Mutation:
    def __init__(self, name, line):
        self.name, self.line = name, line
        self.file = self.old = self.new = None
        self.tests = []  # (program, gtest filter)

    def text(self, tree):
        """The file as it is and mutated, or a sentence why not."""
        path = tree / self.file
        if not path.is_file():
            return None, f"there is no file {self.file}"
        original = path.read_text()
        count = original.count(self.old)
        if count != 1:
            return None, f"{self.file} contains {count} times: {self.old}"
        return (original, original.replace(self.old, self.new)), None


def read_mutations(path):
    mutations, errors = [], []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            mutations.append(Mutation(line.strip(), number))
            continue
        key, _, value = line.strip().partition(" ")
        mutation = mutations[-1]
        if key == "-":
            mutation.old = value
        elif key == "+":
            mutation.new = value
        elif key == "in":
            mutation.file = value.strip()
        elif key in ("laws", *LABELS):
            mutation.tests.append((key, value.strip() or "*"))
        else:
            errors.append(f"line {number}: what is \"{key}\"?")
    names = [m.name for m in mutations]
    for m in mutations:
        if not m.file or not m.old or m.new is None or m.old == m.new or not m.tests:
            errors.append(f"line {m.line}: \"{m.name}\" wants lines in, -, + and a test")
        if names.count(m.name) > 1:
            errors.append(f"line {m.line}: \"{m.name}\" stands twice")
    return mutations, errors


def enter_view(arguments):
    """Starts the script anew where writing changes nothing outside, if that can be."""
    upper = tempfile.mkdtemp(prefix="oxion-mutations-")
    for folder in ("upper", "work"):
        os.mkdir(f"{upper}/{folder}")
    user = [] if os.getuid() == 0 else ["--map-root-user"]
    mount = (f"mount -t overlay overlay -o 'lowerdir={ROOT},upperdir={upper}/upper,"
             f"workdir={upper}/work' '{ROOT}' && cd '{ROOT}'")
    view = ["unshare", "--mount", *user, "sh", "-c"]
    if subprocess.run([*view, mount], capture_output=True).returncode != 0:
        shutil.rmtree(upper)
        return None
    report = Path(upper) / "report"
    code = subprocess.run(
        [*view, f"{mount} && exec \"$@\"", "sh", sys.executable, __file__, "--in-view",
         str(report), *arguments]).returncode
    if report.exists():
        shutil.copy(report, ROOT / "build" / "mutations.txt")
    shutil.rmtree(upper, ignore_errors=True)
    return code


def copy_tree():
    """A copy of the tracked and untracked files; times survive, so builds go on."""
    tree = ROOT / "build" / "mutations"
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, listed):
        source, target = ROOT / name, tree / name
        if not source.is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != source.read_bytes():
            shutil.copy2(source, target)
    return tree


class Bench:
    """A tree with its build folder."""

    def __init__(self, tree, jobs):
        self.tree, self.build, self.jobs = tree, tree / "build" / "release", jobs
        if not (self.build / "build.ninja").exists():
            self.run(["cmake", "--preset", "release"])

    def run(self, command, timeout=None):
        """Exit code (None: never ended) and output."""
        try:
            done = subprocess.run(command, cwd=self.tree, text=True, errors="replace",
                                  env={**os.environ, **ENVIRONMENT}, timeout=timeout,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
        except subprocess.TimeoutExpired:
            return None, ""
        return done.returncode, done.stdout

    def compile(self, programs):
        """None, or the compiler's complaint."""
        targets = sorted({f"test_{p}" for p in programs} |
                         ({"oxion"} if set(programs) & {"claims", "device", "ranks", "verification_cases", "cli"}
                          else set()))
        code, output = self.run(["nice", "cmake", "--build", str(self.build), "-j",
                                 str(self.jobs), "--target", *targets])
        return None if code == 0 else output[-3000:]

    def failing(self, program, gtest_filter):
        """The first test that fails; "" if all pass, None if there is no such test."""
        ranks = ["mpirun", "-np", "2"] if program == "mpi" else []
        code, output = self.run([*ranks, str(self.build / "tests" / f"test_{program}"),
                                 f"--gtest_filter={gtest_filter}", "--gtest_fail_fast"],
                                LONGEST_TEST)
        if code is None:
            return f"{program} {gtest_filter}: no end within {LONGEST_TEST} s"
        if "[==========] Running 0 tests" in output:
            return None
        if code == 0:
            return ""
        failed = re.findall(r"^\[  FAILED  \] (\S+)", output, re.M)
        started = re.findall(r"^\[ RUN      \] (\S+)", output, re.M)
        return failed[0].rstrip(",") if failed else (started or [program])[-1] + " (crash)"

    def failing_label(self, label):
        """The first failing test of a whole label, by ctest."""
        code, output = self.run(["ctest", "--test-dir", str(self.build), "-L", label,
                                 "--stop-on-failure", "--output-on-failure"])
        if code == 0:
            return ""
        failed = re.findall(r"\[  FAILED  \] ([\w.]+\.[\w/]+)", output)
        return failed[0] if failed else f"label {label}"


def noticed_by(bench, mutation, original, mutated, labels):
    """The test that notices, or what kept it from being run; None, None: none."""
    path = bench.tree / mutation.file
    path.write_text(mutated)
    try:
        for program, gtest_filter in mutation.tests:
            complaint = bench.compile([program])
            if complaint:
                return None, f"does not compile:\n{complaint}"
            failed = bench.failing(program, gtest_filter)
            if failed:
                return failed, None
        # What is listed does not notice: does anything?
        for label in labels:
            complaint = bench.compile([label])
            if complaint:
                return None, f"does not compile:\n{complaint}"
            failed = bench.failing_label(label)
            if failed:
                return f"{failed} (not listed)", None
        return None, None
    finally:
        path.write_text(original)


def drop_unusable_tests(bench, mutations, say):
    """Takes off the lists what fails, or is not there, without any mutation."""
    complaint = bench.compile(sorted({p for m in mutations for p, _ in m.tests}))
    if complaint:
        sys.exit(complaint)
    for test in sorted({t for m in mutations for t in m.tests}):
        failed = bench.failing(*test)
        if failed == "":
            continue
        say(f"left out, {' '.join(test)}: " +
            ("there is no such test" if failed is None else f"{failed} fails unmutated"))
        for m in mutations:
            m.tests = [t for t in m.tests if t != test]


def passing_labels(bench, say):
    """The labels whose tests pass without any mutation; others would mislead."""
    complaint = bench.compile(LABELS)
    if complaint:
        sys.exit(complaint)
    passing = []
    for label in LABELS:
        failed = bench.failing_label(label)
        if failed:
            say(f"left out, label {label}: {failed} fails unmutated")
        else:
            passing.append(label)
    return passing


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--copy", action="store_true")
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--in-view", metavar="REPORT")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()

    mutations, errors = read_mutations(ROOT / "tests" / "mutations" / "mutations.txt")
    for m in mutations if not errors else []:
        error = m.text(ROOT)[1]
        if error:
            errors.append(f"{m.name}: {error}")
    if errors:
        sys.exit("\n".join(errors))
    if arguments.names:
        mutations = [m for m in mutations if any(n in m.name for n in arguments.names)]
    if arguments.check or not mutations:
        print(f"{len(mutations)} mutations")
        return 0 if mutations else 2

    if not arguments.in_view and not arguments.copy:
        code = enter_view(sys.argv[1:])
        if code is not None:
            return code
    bench = Bench(ROOT if arguments.in_view else copy_tree(), arguments.jobs)
    report = open(arguments.in_view or ROOT / "build" / "mutations.txt", "w")

    def say(text):
        print(text, flush=True)
        print(text, file=report, flush=True)

    drop_unusable_tests(bench, mutations, say)
    labels = passing_labels(bench, say) if arguments.labels else []
    survivors = []
    for number, m in enumerate(mutations, 1):
        start = time.monotonic()
        texts, error = m.text(bench.tree)
        if m.tests and not error:
            test, problem = noticed_by(bench, m, *texts, labels)
        else:
            test, problem = None, error or "no usable test"
        verdict = test or problem or "SURVIVES"
        if not test:
            survivors.append(m.name)
        say(f"[{number}/{len(mutations)}] {m.name}: {verdict} "
            f"({time.monotonic() - start:.0f} s)")
    say(f"{len(mutations) - len(survivors)} of {len(mutations)} noticed")
    for name in survivors:
        say(f"not noticed: {name}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
