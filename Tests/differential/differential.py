#!/usr/bin/env python3
"""Runs two builds of the program on thousands of made sets and compares every byte that they answer.

    Tests/differential/differential.py [--reference PATH | --commit COMMIT] [--program PATH] [--cases N | --seconds N]
        [--only random|dirty|mutated|ids|large|generated] [--seed N] [--case NUMBER] [--keep FOLDER] [--jobs N]

The reference is built from a commit (4c198cb unless another is named) under .build-differential, unless a program is
named with --reference; the new program is built from this working tree unless one is named with --program. Standard
output, standard error, exit status and every file written must be the same, byte for byte. Two things may differ:
amounts summed in tonnes, in `critical` and in tooltips of `dot`, which are compared as numbers, to a billionth; and which
of several near ids a command proposes for an unknown one, if both proposals are near and the new one is one edit away.

Each difference is printed with the words that repeat it; its files are kept. The status is 1 if there was one.
"""

import argparse
import itertools
import multiprocessing
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import command_lines  # noqa: E402
import linkage_sets  # noqa: E402

PACKAGE = Path(__file__).resolve().parents[2]
SORTS = ["random", "dirty", "mutated", "ids", "large", "generated"]
# Of every hundred cases: small ones mostly, and a large one, which takes as long as some fifty of them.
CYCLE = (["random", "dirty", "mutated", "ids", "dirty", "random", "mutated", "dirty"] * 13)[:98] + ["generated", "large"]
TIMEOUT = 120
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def build_reference(commit):
    full = subprocess.run(
        ["git", "rev-parse", "--short=12", commit], cwd=PACKAGE, check=True, capture_output=True, text=True).stdout.strip()
    tree = PACKAGE / ".build-differential" / full
    if not tree.exists():
        tree.parent.mkdir(exist_ok=True)
        partial = tree.with_name(full + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        archive = subprocess.run(["git", "archive", commit], cwd=PACKAGE, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x"], cwd=partial, input=archive, check=True)
        partial.rename(tree)
    return build(tree)


def build(folder):
    words = ["swift", "build", "-c", "release", "--product", "linkage"]
    subprocess.run(words, cwd=folder, check=True, stdout=sys.stderr)
    where = subprocess.run([*words, "--show-bin-path"], cwd=folder, check=True, capture_output=True, text=True)
    return Path(where.stdout.strip()) / "linkage"


def made_case(seed, sort, number):
    """The set and the command lines of a case: the same for the same seed, sort and number."""
    r = random.Random(f"{seed}/{sort}/{number}")
    if sort == "generated":
        return None, command_lines.generated(r)
    if sort == "large":
        made = linkage_sets.large_set(r, number)
        return made, command_lines.large(r, made)
    made = {
        "random": linkage_sets.random_set, "dirty": linkage_sets.dirty_set, "mutated": linkage_sets.mutated_set,
        "ids": linkage_sets.ids_set,
    }[sort](r)
    return made, command_lines.small(r, made)


class Answer:
    def __init__(self, output, error, status, files):
        self.output, self.error, self.status, self.files = output, error, status, files


def run(program, line, folder):
    """Runs one line in its program's own folder, beside which the set lies."""
    words = [w.replace("SET", "../set").replace("PACKED", "../packed/set.linkage") if w.startswith(("SET", "PACKED")) else w
             for w in line]
    words = ["./" + w[4:] if w.startswith("OUT/") else w for w in words]
    input = b""
    for option, name in (("--organizations", "organizations.csv"), ("--links", "links.csv")):
        if option in line and line[line.index(option) + 1] == "-":
            input = (folder.parent / "set" / name).read_bytes()
    try:
        done = subprocess.run(
            [program, *words], cwd=folder, env=ENVIRONMENT, input=input, capture_output=True, timeout=TIMEOUT)
        answer = Answer(done.stdout, done.stderr, done.returncode, {})
    except subprocess.TimeoutExpired:
        answer = Answer(b"", b"", "timeout", {})
    except ValueError:  # a NUL in a word
        answer = Answer(b"", b"", "not run", {})
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            answer.files[str(path.relative_to(folder))] = path.read_bytes()
    return answer


NUMBER = re.compile(r"\d[\d.,]*(?:[eE][+-]?\d+)?")


def readings(text):
    """What a printed number can mean, each with its decimals: the last mark is the decimal one, or marks group thousands."""
    digits = text.rstrip(".,")
    at = max(digits.rfind("."), digits.rfind(","))
    if at < 0:
        return [(float(digits), 0)]
    found = [(float(re.sub(r"[.,]", "", digits[:at]) + "." + digits[at + 1:]), len(digits) - at - 1)]
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits) and len(set(re.findall(r"[.,]", digits))) == 1:
        found.append((float(re.sub(r"[.,]", "", digits)), 0))
    return found


def are_near(one, other):
    (x, decimals), (y, other_decimals) = one, other
    step = 10.0 ** -decimals if decimals == other_decimals and decimals <= 2 else 0
    return abs(x - y) <= max(1e-9 * max(abs(x), abs(y)), 1.001 * step)


def are_whole_tonnes(text, number):
    """Whether a number without marks is one of tonnes: its unit follows, or the kind, which stands behind the column of tonnes."""
    if text.startswith((" t/year", " tấn"), number.end()):
        return True
    is_aligned = text.endswith("  ", 0, number.start()) and len(number.group()) <= 3
    return is_aligned and bool(re.compile(r"(  | \| )\s*[^\W\d]").match(text, number.end()))


def near(one, other):
    """Whether two answers differ in sums of tonnes alone, by no more than a billionth or one step of what is printed."""
    one, other = one.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    blanks = re.compile(r"[ \u2500\-]+")
    texts = [[blanks.sub(" ", part) for part in NUMBER.split(text)] for text in (one, other)]
    if texts[0] != texts[1]:
        return False
    for match, b in zip(NUMBER.finditer(one), NUMBER.findall(other)):
        a = match.group()
        if a == b:
            continue
        # Ids and counts have no marks; whole tonnes below a thousand have none either.
        if not re.search(r"[.,eE]", a + b) and not are_whole_tonnes(one, match):
            return False
        try:
            pairs = [(x, y) for x in readings(a) for y in readings(b)]
        except ValueError:
            return False
        if not any(are_near(x, y) for x, y in pairs):
            return False
    return True


def near_in_any_order(one, other):
    """Whether two answers are near once their lines are sorted: sums that differ by less than a billionth change places."""
    def lines(data):
        def key(line):
            return NUMBER.sub(lambda m: f"{readings(m.group())[0][0]:.6g}" if "." in m.group() else m.group(), line)
        return sorted((line.rstrip(",") for line in data.decode("utf-8", "replace").split("\n")), key=key)
    one, other = lines(one), lines(other)
    return len(one) == len(other) and all(near(a.encode(), b.encode()) for a, b in zip(one, other))


PROPOSED_ID = re.compile(
    r"^(?:error: No organization of the set has the id|lỗi: Không có tổ chức nào mang mã) "
    r"'(?P<asked>[^\n]*)'\. (?:Did you mean|Ý bạn là) '(?P<id>[^\n]*)'\?$", re.M)


def edits(one, other):
    """How many characters to leave out, add, exchange, or swap with their neighbors."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            least = min(rows[i - 1][j - 1] + (a != b), rows[i - 1][j] + 1, rows[i][j - 1] + 1)
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, rows[i - 2][j - 2] + 1)
            rows[i].append(least)
    return rows[-1][-1]


def proposes_another_id(one, other):
    """Whether two messages differ in the id proposed for an unknown one alone, and both are near it."""
    one, other = one.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    a, b = PROPOSED_ID.search(one), PROPOSED_ID.search(other)
    if not a or not b or a["asked"] != b["asked"]:
        return False
    if one[:a.start("id")] + one[a.end("id"):] != other[:b.start("id")] + other[b.end("id"):]:
        return False
    asked = a["asked"].lower()
    limit = max(1, len(asked) // 4)
    return edits(asked, a["id"].lower()) <= limit and edits(asked, b["id"].lower()) <= 1


def differences(line, old, new):
    """What differs between two answers; and whether something differed as it may."""
    found, allowed = [], False
    tonnes = line[0] in ("critical", "dot")
    if old.status != new.status:
        found.append(("status", str(old.status).encode(), str(new.status).encode()))
    for name, a, b in [("output", old.output, new.output), ("error", old.error, new.error)]:
        if a != b:
            if tonnes and name == "output" and (near(a, b) or (line[0] == "critical" and near_in_any_order(a, b))):
                allowed = True
            elif line[0] in ("trace", "dot") and name == "error" and proposes_another_id(a, b):
                allowed = True
            else:
                found.append((name, a, b))
    for name in sorted(set(old.files) | set(new.files)):
        a, b = old.files.get(name), new.files.get(name)
        if a != b:
            found.append((f"file {name}", a or b"(none)", b or b"(none)"))
    return found, allowed


def excerpt(a, b):
    """The first lines that differ."""
    lines = itertools.zip_longest(a.split(b"\n"), b.split(b"\n"))
    for number, (x, y) in enumerate(lines, 1):
        if x != y:
            return f"      line {number}\n      - {show(x)}\n      + {show(y)}"
    return ""


def show(data):
    return "(none)" if data is None else repr(data[:300].decode("utf-8", "backslashreplace"))


def run_case(task):
    seed, sort, number, reference, program, keep = task
    made, lines = made_case(seed, sort, number)
    report, compared, allowed_count, crashes = [], 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="linkage-differential-") as work:
        work = Path(work)
        folders = [work / "reference", work / "program"]
        if made:
            made.write(work / "set")
        for line in lines:
            answers = []
            for folder, path in zip(folders, (reference, program)):
                folder.mkdir()
                answers.append(run(path, line, folder))
            packed = folders[0] / "set.linkage"
            if packed.exists():
                (work / "packed").mkdir(exist_ok=True)
                shutil.copy(packed, work / "packed")
            for folder in folders:
                shutil.rmtree(folder)
            found, allowed = differences(line, *answers)
            compared += 1
            allowed_count += allowed
            crashed = not isinstance(answers[0].status, int) or answers[0].status < 0
            crashes += crashed
            if crashed and not found:
                report.append(f"{sort} {number}: both end with {answers[0].status}: linkage {shlex.join(line)}")
            if found:
                text = [f"{sort} {number}: linkage {shlex.join(line)}"]
                for name, a, b in found:
                    text.append(f"    {name} differs\n{excerpt(a, b)}")
                report.append("\n".join(text))
                if keep:
                    kept = Path(keep) / f"{seed}-{sort}-{number}"
                    if made and not kept.exists():
                        made.write(kept / "set")
                        if (work / "packed").exists():
                            shutil.copytree(work / "packed", kept / "packed")
                    kept.mkdir(parents=True, exist_ok=True)
                    with open(kept / "differences.txt", "ab") as file:
                        file.write(("linkage " + shlex.join(line) + "\n").encode())
                        for name, a, b in found:
                            file.write(f"--- {name}, reference\n".encode() + a[:4000] + f"\n+++ {name}, program\n".encode() + b[:4000] + b"\n")
        if report and made and made.notes:
            report.append(f"    ({', '.join(f'{k}: {v}' for k, v in made.notes.items())})")
    return sort, number, compared, allowed_count, crashes, report


def tasks(arguments, reference, program, stop):
    counts = dict.fromkeys(SORTS, 0)
    cycle = [arguments.only] if arguments.only else CYCLE
    for at in itertools.count():
        if arguments.seconds is None and at >= arguments.cases:
            return
        if arguments.seconds is not None and time.monotonic() > stop:
            return
        sort = cycle[at % len(cycle)]
        yield (arguments.seed, sort, counts[sort], reference, program, arguments.keep)
        counts[sort] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", help="a built program to compare with")
    parser.add_argument("--commit", default="4c198cb", help="the commit to build the reference from")
    parser.add_argument("--program", help="the program to test (default: built from this working tree)")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seconds", type=float, help="make cases for so long, instead of so many")
    parser.add_argument("--only", choices=SORTS)
    parser.add_argument("--seed", type=int, help="(default: of the clock)")
    parser.add_argument("--case", type=int, help="only the case of this number; --only names its sort")
    parser.add_argument("--keep", default=str(Path(tempfile.gettempdir()) / "linkage-differences"), help="where to keep sets that differ")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--most", type=int, default=10, help="stop after so many cases that differ")
    arguments = parser.parse_args()
    if arguments.case is not None and not arguments.only:
        parser.error("--case needs --only, which names the sort of the case")
    if arguments.seed is None:
        arguments.seed = int(time.time())
    for path in (arguments.reference, arguments.program):
        if path and not os.access(path, os.X_OK):
            parser.error(f"{path} is not a program")
    reference = str(Path(arguments.reference).resolve() if arguments.reference else build_reference(arguments.commit))
    program = str(Path(arguments.program).resolve() if arguments.program else build(PACKAGE))
    print(f"seed {arguments.seed}, {arguments.jobs} at once", flush=True)

    started = time.monotonic()
    cases = compared = allowed = crashes = differing = 0
    if arguments.case is not None:
        todo = iter([(arguments.seed, arguments.only, arguments.case, reference, program, arguments.keep)])
    else:
        todo = tasks(arguments, reference, program, started + (arguments.seconds or 0))
    # Tasks are handed out a few at a time, so that none is made before the time is out.
    with multiprocessing.Pool(arguments.jobs) as pool:
        waiting = []
        while True:
            while len(waiting) < 2 * arguments.jobs and differing < arguments.most:
                task = next(todo, None)
                if task is None:
                    break
                waiting.append(pool.apply_async(run_case, (task,)))
            if not waiting:
                break
            done = next((each for each in waiting if each.ready()), None)
            if done is None:
                waiting[0].wait(0.02)
                continue
            waiting.remove(done)
            sort, number, case_compared, case_allowed, case_crashes, report = done.get()
            cases += 1
            compared += case_compared
            allowed += case_allowed
            crashes += case_crashes
            if report:
                differing += any("differs" in text for text in report)
                print("\n".join(report), flush=True)
                print(f"    again: --seed {arguments.seed} --only {sort} --case {number}\n", flush=True)
    print(
        f"{cases} cases, {compared} commands compared, {differing} cases differ, {allowed} differ as they may, "
        f"{crashes} crashes of the reference, {time.monotonic() - started:.0f} s")
    if differing:
        print(f"What differs lies in {arguments.keep}")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
