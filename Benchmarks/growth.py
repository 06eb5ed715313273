#!/usr/bin/env python3
"""Measures how time and memory grow with the number of links, and draws it.

  Benchmarks/growth.py [--largest] [--runs N] [--draw]

  --largest   go up to 100,000,000 links (5 GB of files, some 15 GB of memory) instead of 10,000,000
  --runs N    run each so many times; the best counts (default 5)
  --draw      measure nothing: draw what was measured last

It writes Benchmarks/growth.json (what linkage-benchmarks measured), growth.svg and growth.md.
"""

import argparse
import json
import math
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SIZES = [100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
LARGER_SIZES = [30_000_000, 100_000_000]

# What is drawn: the phase, its names, and its class in the picture.
SERIES = [
    ("summary", "CSV", "CSV", "csv"),
    ("packed-summary", "packed file", "tệp đóng gói", "packed"),
]


def measure(sizes, runs):
    """Runs the benchmarks of whole processes and returns what they report."""
    subprocess.run(["swift", "build", "-c", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    program = ROOT / ".build/release/linkage-benchmarks"
    phases = ",".join(phase for phase, *_ in SERIES)
    subprocess.run(
        [program, "--links", ",".join(map(str, sizes)), "--runs", str(runs), "--only", phases,
         "--json", HERE / "growth.json"],
        cwd=ROOT, check=True)


def points(report, phase):
    """Returns (links, best seconds, peak megabytes or None) of one phase, smallest set first."""
    found = []
    for size in report["sizes"]:
        for result in size["results"]:
            if result["phase"] == phase:
                peak = result.get("peakBytes")
                found.append((size["links"], min(result["seconds"]), peak and peak / 1e6))
    return sorted(found)


# Words and numbers


def time_text(seconds):
    return f"{seconds:.3g} s" if seconds >= 0.1 else f"{seconds * 1000:.3g} ms"


def memory_text(megabytes):
    return f"{megabytes / 1000:.3g} GB" if megabytes >= 1000 else f"{megabytes:.3g} MB"


def power_text(power):
    return f'10<tspan dy="-5" font-size="9">{power}</tspan>'


# The table


def table(report, series):
    machine = report["machine"]
    commit = f", commit {machine['commit']}" if machine.get("commit") else ""
    lines = [
        "# Growth",
        "",
        "`linkage summary`, from start to end as a process of its own: best time and most memory, mapped files"
        " included. Made by `Benchmarks/growth.py`.",
        "",
        "*`linkage summary` từ đầu đến cuối, chạy thành một tiến trình riêng: thời gian ngắn nhất và bộ nhớ lớn nhất,"
        " kể cả tệp được ánh xạ.*",
        "",
        "![Time and memory against links](growth.svg)",
        "",
        f"{machine['processor']}, {machine['cores']} cores, {machine['memoryBytes'] / 1e9:.0f} GB; "
        f"{machine['system']}; {machine['swift']}{commit}.",
        "",
        "| links | " + " | ".join(f"{name}, time | {name}, memory | {name}, links/s" for _, name, *_ in series) + " |",
        "|---:|" + "---:|---:|---:|" * len(series),
    ]
    columns = [{links: rest for links, *rest in points(report, phase)} for phase, *_ in series]
    for links in sorted({links for column in columns for links in column}):
        cells = [f"{links:,}"]
        for column in columns:
            seconds, peak = column.get(links, (None, None))
            cells += ["–"] * 3 if seconds is None else [
                time_text(seconds), "–" if peak is None else memory_text(peak),
                f"{links / seconds / 1e6:.2f} million"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


# The picture

WIDTH, HEIGHT = 940, 452
PANEL_WIDTH, PANEL_HEIGHT = 320, 270
TOP = 92

STYLE = """
  text { font: 12px system-ui, 'DejaVu Sans', sans-serif; fill: #24292f; }
  .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: #57606a; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .linear { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 4 4; }
  .csv { stroke: #0550ae; fill: #0550ae; }
  .packed { stroke: #b35900; fill: #b35900; }
  polyline { fill: none !important; stroke-width: 2; }
  text.csv, text.packed { stroke: none; }
  .paper { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .quiet { fill: #9198a1; } .paper { fill: #0d1117; }
    .grid { stroke: #30363d; } .linear { stroke: #6e7681; }
    .csv { stroke: #6cb6ff; fill: #6cb6ff; } .packed { stroke: #f0a35e; fill: #f0a35e; }
  }
"""


class Panel:
    """One plot, both axes logarithmic and of whole powers of ten."""

    def __init__(self, left, lines):
        xs = [math.log10(x) for _, line in lines for x, _ in line]
        ys = [math.log10(y) for _, line in lines for _, y in line]
        self.left = left
        self.x_powers = range(math.floor(min(xs)), math.ceil(max(xs)) + 1)
        # Numbers under the lowest points need some room.
        self.y_powers = range(math.floor(min(ys) - 0.2), math.ceil(max(ys)) + 1)
        self.lines = lines

    def x(self, value):
        first, last = self.x_powers[0], self.x_powers[-1]
        return self.left + (math.log10(value) - first) / max(1, last - first) * PANEL_WIDTH

    def y(self, value):
        first, last = self.y_powers[0], self.y_powers[-1]
        return TOP + PANEL_HEIGHT - (math.log10(value) - first) / max(1, last - first) * PANEL_HEIGHT

    def grid(self, label_of):
        parts = []
        for power in self.x_powers:
            x = self.x(10**power)
            parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + PANEL_HEIGHT}"/>')
            parts.append(f'<text class="quiet" x="{x:.1f}" y="{TOP + PANEL_HEIGHT + 20}" '
                         f'text-anchor="middle">{power_text(power)}</text>')
        for power in self.y_powers:
            y = self.y(10**power)
            parts.append(f'<line class="grid" x1="{self.left}" y1="{y:.1f}" x2="{self.left + PANEL_WIDTH}" y2="{y:.1f}"/>')
            parts.append(f'<text class="quiet" x="{self.left - 8}" y="{y + 4:.1f}" '
                         f'text-anchor="end">{label_of(10**power)}</text>')
        return parts

    def linear(self):
        """A line of growth in proportion to links, through the last point of the first series."""
        x, y = self.lines[0][1][-1]
        start = self.lines[0][1][0][0]
        start = max(start, x * 10 ** self.y_powers[0] / y)
        return [f'<line class="linear" x1="{self.x(start):.1f}" y1="{self.y(y * start / x):.1f}" '
                f'x2="{self.x(x):.1f}" y2="{self.y(y):.1f}"/>']

    def series(self, text_of, names):
        parts = []
        for place, (style, line) in enumerate(self.lines):
            path = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in line)
            parts.append(f'<polyline class="{style}" points="{path}"/>')
            for number, (x, y) in enumerate(line):
                parts.append(f'<circle class="{style}" cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="3"/>')
                # Numbers at every second point are enough; the table has them all.
                if number % 2 == 1 and number < len(line) - 1:
                    continue
                # The upper series has its numbers above the line, the first clear of the axis.
                anchor, step, shift = ("start", 4, 19) if place else ("end", -4, -9) if number else ("start", 4, -20)
                parts.append(f'<text class="{style}" x="{self.x(x) + step:.1f}" '
                             f'y="{self.y(y) + shift:.1f}" text-anchor="{anchor}">{text_of(y)}</text>')
            x, y = line[-1]
            parts.append(f'<text class="{style}" font-weight="600" x="{self.x(x) + 9:.1f}" '
                         f'y="{self.y(y) + 4:.1f}">{names[style]}</text>')
        return parts


def picture(report, series):
    names = {style: english for _, english, _, style in series}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        "<title>Time and memory of linkage summary against links</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        '<text class="title" x="24" y="30">Time and memory against the number of links</text>',
        '<text class="quiet" x="24" y="50">linkage summary, from start to end · Thời gian và bộ nhớ của '
        "linkage summary theo số liên kết</text>",
    ]
    kinds = [
        (1, 74, "time · thời gian", time_text),
        (2, 530, "peak memory · bộ nhớ lớn nhất", memory_text),
    ]
    for field, left, title, text_of in kinds:
        lines = []
        for phase, _, _, style in series:
            line = [(point[0], point[field]) for point in points(report, phase) if point[field]]
            if line:
                lines.append((style, line))
        if not lines:
            continue
        panel = Panel(left, lines)
        parts.append(f'<text x="{left}" y="{TOP - 14}">{title}</text>')
        parts += panel.grid(text_of) + panel.linear() + panel.series(text_of, names)
        parts.append(f'<text class="quiet" x="{left + PANEL_WIDTH / 2}" y="{TOP + PANEL_HEIGHT + 44}" '
                     'text-anchor="middle">links · số liên kết</text>')
    parts.append(f'<text class="quiet" x="24" y="{HEIGHT - 14}">Dashed: growth in proportion to links · '
                 "Nét đứt: tăng tỷ lệ thuận với số liên kết</text>")
    return "\n".join(parts + ["</svg>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS)
    parser.add_argument("--largest", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=5, help=argparse.SUPPRESS)
    parser.add_argument("--draw", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.draw:
        measure(SIZES + (LARGER_SIZES if options.largest else []), options.runs)
    report = json.loads((HERE / "growth.json").read_text(encoding="utf-8"))
    series = [entry for entry in SERIES if points(report, entry[0])]
    (HERE / "growth.svg").write_text(picture(report, series), encoding="utf-8")
    (HERE / "growth.md").write_text(table(report, series), encoding="utf-8")


if __name__ == "__main__":
    main()
