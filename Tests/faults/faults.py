#!/usr/bin/env python3
"""Puts small faults into the sources, one at a time, and shows that the tests catch each.

    Tests/faults/faults.py [--only TEXT] [--list] [--check] [--quick] [--run COMMAND]

The faults stand in fault_list.py: a file, a piece of its text that occurs there once, what takes its place, and the
suites that should notice. Everything happens in a copy of the package under .build-faults, which keeps its build from
one fault to the next. A fault that the named suites miss is tried on all tests before it counts as survived.

The status is 1 if a fault survives, and 2 if one no longer fits the sources (its text is not there just once, or what
takes its place does not compile): then the list must follow the sources. --check looks at the texts alone, in a second.
The status is 2 also if tests stand still, which decides nothing.

    --only TEXT      only the faults whose name or file holds the text; may be given again
    --quick          do not try all tests on a fault that its suites miss
    --run COMMAND    words put before each build and test run, such as `nice` or `flock FILE`
"""

import argparse
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from fault_list import FAULTS  # noqa: E402

PACKAGE = Path(__file__).resolve().parents[2]
COPY = PACKAGE / ".build-faults"
# Tests that no longer end have noticed, too. That is seen by the seconds of processor time they take: by the clock, a
# busy machine or a wait for a lock would make a fault look caught.
LONGEST = 240


def copy_package():
    """Brings the copy to the state of the package; a file that is the same keeps its date, so that it is not built anew."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=PACKAGE, check=True,
        capture_output=True, text=True).stdout.split("\0")
    wanted = {name for name in names if name and (PACKAGE / name).is_file()}
    for name in wanted:
        source, target = PACKAGE / name, COPY / name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for path in list(COPY.rglob("*")):
        name = path.relative_to(COPY)
        if path.is_file() and name.parts[0] != ".build" and str(name) not in wanted:
            path.unlink()


def run(words, prefix, limit=None):
    """Runs words in the copy, each process for at most so many seconds of processor time; returns the status, `None` where
    nothing came of it in ten times as long by the clock, and what was written."""
    def bound():
        if limit:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    process = subprocess.Popen(
        [*prefix, *words], cwd=COPY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        start_new_session=True, preexec_fn=bound)
    try:
        output, _ = process.communicate(timeout=limit and 10 * limit)
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
        return None, output


def build(prefix):
    return run(["swift", "build", "--build-tests"], prefix)


def test(suites, prefix):
    filters = [word for suite in suites for word in ("--filter", suite)]
    return run(["swift", "test", "--skip-build", *filters], prefix, LONGEST if suites else 3 * LONGEST)


def witness(status, output):
    """The first test that failed, in a few words."""
    for pattern in (r"✘ Test (.+?) (?:recorded an issue|with \d+ test cases? failed|failed)", r"(Fatal error: .+)", r"(error: .+)"):
        found = re.search(pattern, output)
        if found:
            return found.group(1)[:100]
    return f"status {status}"


def misfit(fault):
    text = (PACKAGE / fault.file).read_text() if (PACKAGE / fault.file).exists() else None
    if text is None:
        return "there is no such file"
    count = text.count(fault.old)
    return None if count == 1 else f"its text occurs {count} times"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help=argparse.SUPPRESS)
    parser.add_argument("--list", action="store_true", help="print the faults and stop")
    parser.add_argument("--check", action="store_true", help="only look whether every fault fits the sources")
    parser.add_argument("--quick", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--run", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    prefix = shlex.split(arguments.run)
    faults = [fault for fault in FAULTS if not arguments.only
              or any(text in fault.name or text in fault.file for text in arguments.only)]
    if arguments.list:
        for fault in faults:
            print(f"{fault.file}: {fault.name}")
        return
    misfits = [(fault, reason) for fault in faults if (reason := misfit(fault))]
    for fault, reason in misfits:
        print(f"does not fit the sources: {fault.name} ({fault.file}): {reason}")
    if arguments.check or misfits:
        print(f"{len(faults)} faults, {len(misfits)} do not fit")
        sys.exit(2 if misfits else 0)
    if not faults:
        sys.exit("no fault of that name")

    started = time.monotonic()
    COPY.mkdir(exist_ok=True)
    copy_package()
    print("Without a fault: ", end="", flush=True)
    status, output = build(prefix)
    if status != 0:
        sys.exit(f"the package does not build\n{output[-3000:]}")
    status, output = test(sorted({suite for fault in faults for suite in fault.suites}), prefix)
    if status != 0:
        sys.exit(f"{'the tests do not end' if status is None else 'the tests fail'}\n{output[-3000:]}")
    print("all tests pass")

    survived, uncompiled, undecided = [], [], []
    for number, fault in enumerate(faults, 1):
        path = COPY / fault.file
        sound = path.read_text()
        path.write_text(sound.replace(fault.old, fault.new))
        try:
            status, output = build(prefix)
            if status != 0:
                uncompiled.append(fault)
                answer = "DOES NOT COMPILE\n" + "\n".join(re.findall(r".*error: .*", output)[:3])
            else:
                status, output = test(fault.suites, prefix)
                if status is None:
                    undecided.append(fault)
                    answer = "UNDECIDED: the tests neither end nor compute"
                elif status != 0:
                    answer = f"caught by {witness(status, output)}"
                else:
                    status, output = (0, "") if arguments.quick else test([], prefix)
                    if status is None:
                        undecided.append(fault)
                        answer = "UNDECIDED: the tests neither end nor compute"
                    elif status != 0:
                        answer = f"caught, but not by its suites: {witness(status, output)}"
                    else:
                        survived.append(fault)
                        answer = "SURVIVES"
        finally:
            path.write_text(sound)
        print(f"{number:3} {fault.name}: {answer}", flush=True)
    caught = len(faults) - len(survived) - len(uncompiled) - len(undecided)
    print(f"{len(faults)} faults, {caught} caught, {len(survived)} survive, {time.monotonic() - started:.0f} s")
    sys.exit(2 if uncompiled or undecided else 1 if survived else 0)


if __name__ == "__main__":
    main()
