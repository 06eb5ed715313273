#!/usr/bin/env bash
# Checks the program against the oracle, which reads the definitions a second time, in Python with NetworkX.
#
#   Tests/oracle/run.sh [COUNT]
#
# Three readings must agree: the program, the oracle, and the naive measures of the tests. The naive measures and the
# oracle are compared on COUNT random sets (200 by default), the program and the oracle on the sets in Graphs, with and
# without filters, and on a tenth as many of the random sets. It needs Swift and Python 3.11 or later; NetworkX comes from
# PyPI into a virtual environment in .build-oracle. PYTHON names another interpreter than python3. Exits 1 where any differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-200}
[[ $count =~ ^[1-9][0-9]*$ ]] || { sed -n '2,10s/^# \{0,1\}//p' Tests/oracle/run.sh >&2; exit 64; }
python=${PYTHON:-python3}
work=$PWD/.build-oracle
command -v "$python" >/dev/null || { echo "run.sh: install Python 3.11 or later, or name one with PYTHON" >&2; exit 69; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "run.sh: $python is older than 3.11" >&2; exit 69; }

if ! cmp -s Tests/oracle/requirements.txt "$work/installed.txt"; then
  echo "Installing NetworkX into $work"
  "$python" -m venv "$work/venv" || { echo "run.sh: on Debian, apt-get install python3-venv" >&2; exit 69; }
  "$work/venv/bin/pip" install --quiet --requirement Tests/oracle/requirements.txt
  cp Tests/oracle/requirements.txt "$work/installed.txt"
fi
export PYTHON=$work/venv/bin/python PYTHONDONTWRITEBYTECODE=1
swift build -c release --product linkage
LINKAGE=$(swift build -c release --product linkage --show-bin-path)/linkage
export LINKAGE

status=0
echo "== The naive measures and the oracle, on random sets"
rm -rf "$work/sets"
"$PYTHON" Tests/oracle/check_naive.py --keep "$work/sets" "$count" || status=1

echo "== The program and the oracle"
compare() {
  answer=$(TRACES=$traces Tests/oracle/compare.sh "$@") || status=1
  printf '%s\n' "$answer" | grep -v '^same' || true
  same=$((same + $(printf '%s\n' "$answer" | grep -c '^same' || true)))
}
same=0
traces=20
for set in Graphs/tutorial Graphs/can-tho; do
  compare "$set"
  compare "$set" --by kind,district,rating
  compare "$set" --year 2022 --producers group,cooperative --kind group,cooperative
  compare "$set" --product rice --rating good,fair
  compare "$set" --contract --year 2024
done
traces=5
for ((seed = 0; seed < count; seed += 10)); do
  compare "$work/sets/$seed"
  compare "$work/sets/$seed" --contract
done
echo "$same answers are the same"
[ $status -eq 0 ] && echo "All three readings agree."
exit $status
