#!/usr/bin/env bash
# Checks `linkage suggest` against the exact optimum, which HiGHS finds by integer programming.
#
#   Tests/optimum/run.sh [--sets 500] [--first 0] [--set SEED] [--mode MODE] [--jobs 2]
#
# It needs Swift and Python 3.11 or later; HiGHS comes from PyPI into a virtual environment in .build-optimum. PYTHON names
# another interpreter than python3. Sets whose answer is wrong are kept in .build-optimum/failures. Exits 1 where any is.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
work=$PWD/.build-optimum
command -v "$python" >/dev/null || { echo "run.sh: install Python 3.11 or later, or name one with PYTHON" >&2; exit 69; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "run.sh: $python is older than 3.11" >&2; exit 69; }

if ! cmp -s Tests/optimum/requirements.txt "$work/installed.txt"; then
  echo "Installing HiGHS into $work"
  "$python" -m venv "$work/venv" || { echo "run.sh: on Debian, apt-get install python3-venv" >&2; exit 69; }
  "$work/venv/bin/pip" install --quiet --requirement Tests/optimum/requirements.txt
  cp Tests/optimum/requirements.txt "$work/installed.txt"
fi
swift build -c release --product linkage
program=$(swift build -c release --product linkage --show-bin-path)/linkage
PYTHONDONTWRITEBYTECODE=1 exec "$work/venv/bin/python" Tests/optimum/optimum.py --program "$program" "$@"
