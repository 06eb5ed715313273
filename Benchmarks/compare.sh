#!/usr/bin/env bash
# Times the main job (`linkage summary SET --format json`) in this program and in its peers, on one set with
# ids of three shapes, and checks that all give the same answer to the last count.
#
#   Benchmarks/compare.sh [--links N] [--shapes NAMES] [--runs R] [--only NAMES] [--set FOLDER] [--limit SECONDS]
#
#   --links N          make a set of N links (default 1,000,000) and N/10 organizations
#   --shapes NAMES     the shapes of ids, after commas: ordered, shuffled, taxcodes (default all; see shapes.py)
#   --runs R           run each so many times, in turn (default 3); the median counts
#   --only NAMES       only these peers, after commas: polars_scipy, duckdb, networkit, igraph, rustworkx,
#                      networkx, spark
#   --set FOLDER       measure on this set alone, which is plain: commas, UTF-8, English words
#   --limit SECONDS    stop a run that takes longer, and say so in the table (default 600)
#
# PYTHON names the interpreter (python3 unless set), of version 3.11 or later. Everything it makes stays in
# .build-peers: a virtual environment, the set, and the results as results.md and results.json.
set -euo pipefail
caller=$PWD
cd "$(dirname "$0")/.."
work=$PWD/.build-peers
python=${PYTHON:-python3}
links=1000000
shapes=ordered,shuffled,taxcodes
runs=3
limit=600
only=
set_folder=

usage() {
  sed -n '2,17s/^# \{0,1\}//p' Benchmarks/compare.sh
}

fail() {
  echo "compare.sh: $*" >&2
  exit 64
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --links | --shapes | --runs | --only | --set | --limit)
      [ $# -ge 2 ] || fail "$1 needs a value"
      case $1 in
        --links) links=$2 ;;
        --shapes) shapes=$2 ;;
        --runs) runs=$2 ;;
        --only) only=$2 ;;
        --set) set_folder=$2 ;;
        --limit) limit=$2 ;;
      esac
      shift 2
      ;;
    *) fail "unknown option $1; --help shows those there are" ;;
  esac
done
for number in "$links" "$runs" "$limit"; do
  [[ $number =~ ^[1-9][0-9]*$ ]] || fail "'$number' is not a number above 0"
done
((links >= 10)) || fail "--links must be at least 10: a set has a tenth as many organizations"
for name in ${only//,/ }; do
  [ -f "Benchmarks/Peers/${name}_summary.py" ] || fail "no peer $name; --help names those there are"
done
for shape in ${shapes//,/ }; do
  [[ $shape =~ ^(ordered|shuffled|taxcodes)$ ]] || fail "no shape $shape; --help names those there are"
done
# The folder is named from where the script was called.
if [ -n "$set_folder" ]; then
  [[ $set_folder == /* ]] || set_folder=$caller/$set_folder
  [ -f "$set_folder/links.csv" ] || fail "no set in $set_folder: links.csv is missing"
fi

command -v "$python" >/dev/null || fail "no $python: install Python 3.11 or later, or name one with PYTHON"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$python is older than version 3.11"
mkdir -p "$work"
if ! cmp -s Benchmarks/Peers/requirements.txt "$work/installed.txt"; then
  echo "Installing the peers into $work/venv" >&2
  "$python" -m venv "$work/venv" || fail "no virtual environment could be made; on Debian: apt-get install python3-venv"
  "$work/venv/bin/pip" install --quiet --requirement Benchmarks/Peers/requirements.txt >&2
  cp Benchmarks/Peers/requirements.txt "$work/installed.txt"
fi

# Spark runs on Java.
if [[ -z $only || ,$only, == *,spark,* ]] && ! command -v java >/dev/null && [ -z "${JAVA_HOME:-}" ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Java for Spark" >&2
    { apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless; } >&2 ||
      echo "Java could not be installed; Spark will be left out" >&2
  else
    echo "Java is missing; Spark will be left out" >&2
  fi
fi

swift build -c release --product linkage >&2
linkage=$PWD/.build/release/linkage
sets=()
if [ -n "$set_folder" ]; then
  sets+=("$(basename "$set_folder")=$set_folder")
else
  "$linkage" generate --organizations $((links / 10)) --links "$links" --seed 1 --force -o "$work/ordered" >&2
  for shape in ${shapes//,/ }; do
    case $shape in
      ordered) title="Ids numbered in order" ;;
      shuffled) title="Ids numbered, in any order" ;;
      taxcodes) title="Ids unlike any number in order (tax codes)" ;;
    esac
    [ "$shape" = ordered ] || "$python" Benchmarks/shapes.py "$work/ordered" "$shape" "$work/$shape" >&2
    sets+=("$title=$work/$shape")
  done
fi

exec "$work/venv/bin/python" Benchmarks/Peers/measure.py "$linkage" "${sets[@]}" \
  --runs "$runs" --limit "$limit" --only "$only" --output "$work"
