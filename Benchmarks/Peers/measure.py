#!/usr/bin/env python3
"""Runs this program and its peers on the same sets, in turn, and writes a table of times and memory for each set.

`Benchmarks/compare.sh` calls it, once all is installed and built. Exits 1 where a peer gives another answer
than the program, and says which row differs.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# Name, what it is called in the table, and the packages it stands on.
PEERS = {
    "polars_scipy": ("Polars + NumPy/SciPy", ["polars", "numpy", "scipy"]),
    "duckdb": ("DuckDB", ["duckdb"]),
    "networkit": ("Polars + NetworKit", ["polars", "networkit"]),
    "igraph": ("Polars + igraph", ["polars", "igraph"]),
    "rustworkx": ("Polars + rustworkx", ["polars", "rustworkx"]),
    "networkx": ("NetworkX", ["networkx"]),
    "spark": ("Spark, on this machine", ["pyspark"]),
}
COVERAGE = ("product", "group", "organizations", "linked", "processing", "domestic", "export", "complete",
            "participating", "members", "membersParticipating")
REACH = ("product", "group", "organizations", "reached", "unreached", "hops", "members", "membersReached")


def tree_memory(root):
    """The resident memory, in bytes, of a process and all its descendants now."""
    children, resident = {}, {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                # The second field is a name in brackets, which may hold anything.
                fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
            resident[int(entry.name)] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += resident.get(process, 0)
        waiting += children.get(process, [])
    return total


def run(command, limit, with_children):
    """Runs a command: its output, seconds, seconds of the processors, peak memory in bytes, and why it failed if it did."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        # The sources stay as they are.
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
        began = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment, start_new_session=True)
        late = threading.Event()

        def stop():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        alarm = threading.Timer(limit, stop)
        alarm.start()
        peak = 0
        ended = threading.Event()

        def watch():
            nonlocal peak
            while not ended.wait(0.1):
                peak = max(peak, tree_memory(process.pid))

        watcher = threading.Thread(target=watch) if with_children and os.path.isdir("/proc/self") else None
        if watcher:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        alarm.cancel()
        ended.set()
        if watcher:
            watcher.join()
        # Spark's Java may outlive a Python that was stopped.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass

        output.seek(0)
        errors.seek(0)
        message = errors.read().decode(errors="replace")
        failure = None
        if late.is_set():
            failure = f"more than {limit} s"
        elif process.returncode == -signal.SIGKILL or any(
                word in message for word in ("MemoryError", "OutOfMemoryError", "Out of Memory", "bad_alloc")):
            failure = "out of memory"
        elif process.returncode:
            sys.stderr.write(message)
            failure = f"failed, exit status {process.returncode}"
        unit = 1 if platform.system() == "Darwin" else 1024
        # Nobody waits for Spark's Java, so that its processor time is not known.
        processors = None if with_children else usage.ru_utime + usage.ru_stime
        return output.read().decode(), seconds, processors, max(peak, usage.ru_maxrss * unit), failure


def counts(text):
    """The answer, without keys that only this program writes."""
    answer = json.loads(text)
    return {
        **{key: answer[key] for key in ("organizations", "links", "products")},
        "coverage": [{key: row[key] for key in COVERAGE} for row in answer["coverage"]],
        "reach": [{key: row[key] for key in REACH} for row in answer["reach"]],
    }


def differences(expected, found):
    for key, value in expected.items():
        if value == found[key]:
            continue
        if not isinstance(value, list) or len(value) != len(found[key]):
            yield key, value, found[key]
            continue
        yield from ((key, one, other) for one, other in zip(value, found[key]) if one != other)


def processor():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    if platform.system() == "Darwin":
        return first_line(["sysctl", "-n", "machdep.cpu.brand_string"])
    return platform.processor() or platform.machine()


def machine():
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"processor": processor(), "cores": cores, "memory": memory, "system": platform.platform(terse=True),
            "python": platform.python_version()}


def first_line(command):
    result = subprocess.run(command, capture_output=True, text=True)
    return (result.stdout or result.stderr).partition("\n")[0]


def has_java():
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or home and os.access(Path(home, "bin", "java"), os.X_OK))


def warm(folder):
    """Reads all files, so that they are in the page cache, and returns their size.

    In pieces: what this process ever took would count as the memory of those that it starts.
    """
    size = 0
    for path in Path(folder).glob("*.csv"):
        with open(path, "rb", buffering=0) as file:
            while piece := file.read(1 << 20):
                size += len(piece)
    return size


def table(measured):
    """The table of one set."""
    lines = [
        f"### {measured['title']}",
        "",
        f"{measured['organizations']:,} organizations and {measured['links']:,} links, {measured['bytes'] / 1e6:,.0f} MB of CSV.",
        "",
        "| tool | version | time | to linkage | processor time | to linkage | memory |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for tool in measured["tools"]:
        if tool["failure"]:
            cells = [tool["failure"], "", "", "", ""]
        else:
            processors = ["", ""]
            if tool["processors"] is not None:
                processors = [f"{tool['processors']:.2f} s", f"{tool['processorRatio']:.1f}"]
            cells = [f"{tool['seconds']:.2f} s", f"{tool['ratio']:.1f}", *processors, f"{tool['memory'] / 1e6:,.0f} MB"]
        lines.append(f"| {tool['title']} | {tool['version']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def markdown(result):
    computer = result["machine"]
    head = (
        f"{computer['processor']}, {computer['cores']} cores, {computer['memory'] / 2**30:,.0f} GiB of memory, "
        f"{computer['system']}, Python {computer['python']}; files in the page cache. "
        + (f"Median of {result['runs']} runs" if result["runs"] > 1 else "One run")
        + ", in turn; processor time is that of all cores, user and system; memory is the highest resident size.\n")
    return "\n".join([head, *(table(measured) for measured in result["sets"])])


def measure(options, title, folder, names):
    """Runs all on one set; returns what was measured, and whether some answer was another."""
    version_of_linkage = first_line([options.linkage, "--version"]).removeprefix("linkage ")
    packed = Path(options.output) / "packed.linkage"
    subprocess.run([options.linkage, "pack", folder, "--output", packed], check=True, stdout=subprocess.DEVNULL)
    tools = [
        {"name": name, "title": title_of_tool, "failure": None, "version": version_of_linkage,
         "command": [options.linkage, "summary", str(source), "--format", "json"]}
        for name, title_of_tool, source in (
            ("linkage", "**linkage**, from CSV", folder), ("linkage-packed", "**linkage**, from a packed file", packed))
    ]
    for name in names:
        title_of_tool, packages = PEERS[name]
        failure = "skipped: Java is missing" if name == "spark" and not has_java() else None
        tools.append({"name": name, "title": title_of_tool, "failure": failure,
                      "version": ", ".join(version(package) for package in packages),
                      "command": [sys.executable, str(FOLDER / f"{name}_summary.py"), folder]})
    for tool in tools:
        tool["times"], tool["processorTimes"], tool["peaks"] = [], [], []

    size = warm(folder)
    expected, wrong = None, False
    for turn in range(options.runs):
        for tool in tools:
            if tool["failure"]:
                continue
            print(f"{title}, run {turn + 1} of {options.runs}: {tool['name']}", file=sys.stderr, flush=True)
            text, seconds, processors, memory, tool["failure"] = run(
                tool["command"], options.limit, tool["name"] == "spark")
            if tool["name"] == "linkage":
                if tool["failure"]:
                    raise SystemExit(f"linkage itself: {tool['failure']}")
                expected = counts(text)
            elif not tool["failure"] and (found := counts(text)) != expected:
                wrong = True
                tool["failure"] = "another answer"
                for key, one, other in differences(expected, found):
                    print(f"{tool['name']} gives another answer in {key}:",
                          f"  linkage: {json.dumps(one, ensure_ascii=False)}",
                          f"  {tool['name']}: {json.dumps(other, ensure_ascii=False)}", sep="\n", file=sys.stderr)
            if not tool["failure"]:
                tool["times"].append(round(seconds, 3))
                if processors is not None:
                    tool["processorTimes"].append(round(processors, 3))
                tool["peaks"].append(memory)
    packed.unlink()

    for tool in tools:
        del tool["command"]
        failed = bool(tool["failure"])
        tool["seconds"] = None if failed else statistics.median(tool["times"])
        tool["processors"] = statistics.median(tool["processorTimes"]) if tool["processorTimes"] and not failed else None
        peaks = tool.pop("peaks")
        tool["memory"] = None if failed else max(peaks)
        tool["ratio"] = None if failed else tool["seconds"] / tools[0]["seconds"]
        tool["processorRatio"] = None if tool["processors"] is None else tool["processors"] / tools[0]["processors"]
    return {"title": title, "organizations": expected["organizations"], "links": expected["links"], "bytes": size,
            "tools": tools}, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("linkage", help="the program")
    parser.add_argument("sets", nargs="+", metavar="TITLE=FOLDER", help="sets, each with a title for its table")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=600, help="seconds a run may take")
    parser.add_argument("--only", default="", help="names of peers, after commas")
    parser.add_argument("--output", default=".", help="a folder for results.md and results.json")
    options = parser.parse_args()
    names = [name for name in options.only.split(",") if name] or list(PEERS)
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        parser.error(f"no peer {', '.join(unknown)}; there are {', '.join(PEERS)}")

    result, any_wrong = {"runs": options.runs, "machine": machine(), "sets": []}, False
    folder = Path(options.output)
    for named in options.sets:
        title, _, path = named.rpartition("=")
        measured, wrong = measure(options, title, path, names)
        result["sets"].append(measured)
        any_wrong = any_wrong or wrong
        # What is measured is saved, whatever comes after.
        (folder / "results.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (folder / "results.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result), end="")
    sys.exit(1 if any_wrong else 0)


if __name__ == "__main__":
    main()
