#!/bin/sh
# Compares the program with the oracle on one set.
#
#   compare.sh SET [--by …] [--kind …] [--producers …] [--year Y] [--contract] [--district …]
#                  [--rating …] [--product …]
#
# LINKAGE names the program; without it the release build is used, or else the debug build. Up to
# TRACES organizations (20 unless set) are traced. Exits 1 where the two differ.
set -u
folder=$(cd "$(dirname "$0")" && pwd)
package=$folder/../..
if [ -z "${LINKAGE:-}" ]; then
  LINKAGE=$package/.build/release/linkage
  [ -x "$LINKAGE" ] || LINKAGE=$package/.build/debug/linkage
fi
python=${PYTHON:-python3}
[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 64; }
set_folder=$1
shift
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
status=0

# compare NAME COMMAND [arguments]: NAME decides how the answer is normalized.
compare() {
  name=$1
  shift
  command=$1
  shift
  if ! "$LINKAGE" "$command" --format json "$@" > "$work/program" 2> "$work/messages"; then
    echo "FAILED: $LINKAGE $command $*"
    cat "$work/messages"
    status=1
    return
  fi
  accept=
  [ "$command" = trace ] && accept=--accept=$work/program
  "$python" "$folder/oracle.py" "$command" $accept "$@" > "$work/oracle" &&
    "$python" "$folder/oracle.py" normalize "$name" < "$work/oracle" > "$work/oracle.json" &&
    "$python" "$folder/oracle.py" normalize "$name" < "$work/program" > "$work/program.json" &&
    diff -u --label oracle --label program "$work/oracle.json" "$work/program.json" \
      > "$work/diff"
  if [ $? -eq 0 ]; then
    echo "same: $command $*"
  else
    echo "DIFFERENT: $command $*"
    head -40 "$work/diff"
    status=1
  fi
}

# Every command but coverage, reach, exposure and concentration goes without --by; traces also go without the filters that
# say who is counted.
without() {
  names=" $1 "
  shift
  kept=
  for argument do
    if [ -n "${drop:-}" ]; then
      drop=
      continue
    fi
    case $names in
      *" ${argument%%=*} "*)
        case $argument in *=*) ;; *) drop=yes ;; esac
        continue ;;
    esac
    kept="$kept '$(printf %s "$argument" | sed "s/'/'\\\\''/g")'"
  done
}

compare coverage coverage "$set_folder" "$@"
compare reach reach "$set_folder" "$@"
compare exposure critical "$set_folder" --exposure "$@"
compare concentration concentration "$set_folder" "$@"
without "--by" "$@"
eval "compare reach-list reach \"\$set_folder\" --list $kept"
eval "compare list list \"\$set_folder\" $kept"
eval "compare list list \"\$set_folder\" --without participating --top 7 $kept"
eval "compare list list \"\$set_folder\" --with linked,domestic --without complete $kept"
eval "compare critical critical \"\$set_folder\" $kept"
without "--by --kind --district --rating --product" "$@"
"$python" - "$set_folder" "${TRACES:-20}" > "$work/ids" <<'PYTHON'
import csv, sys
with open(sys.argv[1] + "/organizations.csv", encoding="utf-8-sig", newline="") as file:
    ids = [row["id"].strip() for row in csv.DictReader(file)]
count = int(sys.argv[2])
for id in ids[:: max(1, -(-len(ids) // count))]:
    if "\n" not in id:
        print(id)
PYTHON
while IFS= read -r id; do
  eval "compare trace trace $kept -- \"\$set_folder\" \"\$id\"" < /dev/null
done < "$work/ids"
exit $status
