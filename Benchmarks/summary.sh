#!/usr/bin/env bash
# Times the main job on a generated set: summary of LINKS links, in a release build.
#
#   Benchmarks/summary.sh [LINKS [RUNS]]      1,000,000 links and 7 runs unless told
#
# The set is made once and kept in the page cache; the best and the median of the runs count. Peak
# memory is told where GNU time is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
links=${1:-1000000}
runs=${2:-7}

swift build -c release --product linkage >/dev/null
linkage=$PWD/.build/release/linkage
set_folder=$(mktemp -d)
trap 'rm -rf "$set_folder"' EXIT
"$linkage" generate --organizations $((links / 10 + 1)) --links "$links" --seed 1 -o "$set_folder/set" >/dev/null

printf '%s links, %s MB of CSV, %s processors, %s\n' "$links" \
  "$(($(cat "$set_folder"/set/*.csv | wc -c) / 1000000))" "$(getconf _NPROCESSORS_ONLN)" \
  "$("$linkage" --version)"
TIMEFORMAT=%R
for run in $(seq "$runs"); do
  { time "$linkage" summary "$set_folder/set" --format json >/dev/null; } 2>>"$set_folder/times"
done
sort -n "$set_folder/times" | awk '
  { time[NR] = $1 }
  END { printf "best %.3f s, median %.3f s, slowest %.3f s\n", time[1], time[int((NR + 1) / 2)], time[NR] }'
if command -v /usr/bin/time >/dev/null; then
  /usr/bin/time -f 'peak memory %M kB' "$linkage" summary "$set_folder/set" --format json >/dev/null
fi
