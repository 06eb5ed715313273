#!/usr/bin/env bash
# Builds the documentation of every module with DocC, without a warning, and compiles the examples:
# those of pages also run, and must print what the page shows below them. Run `swift build` first:
# the symbols come from its modules, so that nothing is built twice.
# Writes .build/documentation/linkage.doccarchive, which any web server can serve.
set -euo pipefail
cd "$(dirname "$0")/.."

# In the order of their dependencies: a page can link to the modules named before its own.
modules=(LabeledGraph LinkageGraph LinkagePlanning LinkageFiles LinkageSamples LinkageDiagrams LinkageReports)
# Their comments are checked, too, but not published.
unpublished=(LinkageCommand)
# Their examples may import the modules above.
pages=(README.md README.vi.md Sources/*/*.docc/*.md)

binaries=$(swift build --show-bin-path)
output=$PWD/.build/documentation
rm -rf "$output"
mkdir -p "$output/examples"

if [ "$(uname)" = Darwin ]; then
  docc=$(xcrun --find docc 2>/dev/null || true)
  sdk=(-sdk "$(xcrun --show-sdk-path)")
else
  docc=$(command -v docc || true)
  sdk=()
fi
if [ -z "$docc" ]; then
  echo "docc is missing. It stands beside swift in the toolchains of https://swift.org/install:" >&2
  echo "put that folder on the PATH." >&2
  exit 1
fi
triple=$(swift -print-target-info | sed -n 's/.*"triple": "\(.*\)",/\1/p')

for folder in Sources/*/; do
  module=$(basename "$folder")
  case " ${modules[*]} ${unpublished[*]} linkage " in
    *" $module "*) ;;
    *)
      echo "Tests/documentation.sh does not name the module $module." >&2
      exit 1
      ;;
  esac
done

# Converts modules as seen from an access level; stops at the first module with a warning.
convert() {
  local level=$1 module catalog graphs dependencies=()
  shift
  for module in "$@"; do
    graphs=$output/$level/graphs/$module
    mkdir -p "$graphs"
    swift symbolgraph-extract -module-name "$module" -I "$binaries/Modules" -target "$triple" \
      ${sdk[@]+"${sdk[@]}"} -output-dir "$graphs" -minimum-access-level "$level" \
      -skip-synthesized-members
    catalog=()
    if [ -d "Sources/$module/$module.docc" ]; then catalog=("Sources/$module/$module.docc"); fi
    "$docc" convert ${catalog[@]+"${catalog[@]}"} --additional-symbol-graph-dir "$graphs" \
      --output-dir "$output/$level/$module.doccarchive" \
      --fallback-display-name "$module" --fallback-bundle-identifier "linkage.$module" \
      --fallback-default-module-kind Module --enable-experimental-external-link-support \
      ${dependencies[@]+"${dependencies[@]}"} --warnings-as-errors
    dependencies+=(--dependency "$output/$level/$module.doccarchive")
  done
}

# Writes the Swift blocks of the pages given as a program whose argument chooses one of them, and
# what each prints, if a block of text follows, into a file of its own.
page_examples='
  FNR == 1 { state = "" }
  state == "" && /^```swift$/ {
    state = "swift"; number++; body = ""; first = FNR + 1; next
  }
  state == "swift" && /^```$/ {
    state = "after"
    functions = functions "func example" number "() throws {\n#sourceLocation(file: \"" FILENAME \
      "\", line: " first ")\n" body "#sourceLocation()\n}\n"
    cases = cases "case \"" number "\": try example" number "()\n"
    next
  }
  state == "swift" && /^(public )?import / { imports[$0] = 1; body = body "\n"; next }
  state == "swift" { body = body $0 "\n"; next }
  state == "after" && /^```text$/ { state = "text"; printf "" > (folder "/" number ".expected"); next }
  state == "text" && /^```$/ { state = ""; close(folder "/" number ".expected"); next }
  state == "text" { print > (folder "/" number ".expected"); next }
  state == "after" && !/^$/ { state = "" }
  END {
    for (line in imports) print line
    printf "%s", functions
    print "switch CommandLine.arguments[1] {\n" cases "default: fatalError(\"no such example\")\n}"
  }
'

# Writes the Swift blocks of documentation comments as functions. They may leave out where a set and
# what it is made of come from.
comment_examples='
  FNR == 1 { inside = 0 }
  /^ *\/\/\/ ```swift$/ {
    inside = 1
    print "func example" ++number "(\n  set: LinkageSet, graph: ChainGraph, " \
      "organizations: [Organization], links: [Link]\n) throws {\n" \
      "#sourceLocation(file: \"" FILENAME "\", line: " FNR + 1 ")"
    next
  }
  inside && /^ *\/\/\/ ```$/ { inside = 0; print "#sourceLocation()\n}"; next }
  inside { sub(/^ *\/\/\/ ?/, ""); print }
'

compile() {
  swiftc -swift-version 6 -target "$triple" ${sdk[@]+"${sdk[@]}"} -I "$binaries/Modules" "$@"
}

check_examples() {
  cd "$output/examples"
  ln -s ../../../Graphs Graphs
  compile -warnings-as-errors -o examples main.swift "${objects[@]}"
  local number
  for number in $(sed -n 's/^case "\(.*\)":.*/\1/p' main.swift); do
    ./examples "$number" >"$number.printed"
    if [ -e "$number.expected" ] && ! diff "$number.expected" "$number.printed"; then
      grep -A 1 "^func example$number(" main.swift | sed -n 's/#sourceLocation/The example at /p'
      echo "prints the lines marked > and shows those marked <."
      return 1
    fi
  done
}

# What the program is linked of, for folders keep the objects of sources that are gone.
objects=()
while IFS= read -r object; do
  object=${object//\'/}
  for module in "${modules[@]}"; do
    case $object in */"$module.build"/*) objects+=("$object") ;; esac
  done
done <"$binaries/linkage.product/Objects.LinkFileList"
awk -v folder="$output/examples" "$page_examples" "${pages[@]}" >"$output/examples/main.swift"
{
  for module in "${modules[@]}"; do echo "import $module"; done
  grep -rl --include='*.swift' '/// ```swift$' Sources | LC_ALL=C sort | xargs awk "$comment_examples"
} >"$output/comments.swift"

# Each part writes to a log of its own, which is shown if it fails. Comments of internal symbols are
# checked beside those of the published ones.
parts=(published internal pages comments)
(convert public "${modules[@]}") >"$output/published.log" 2>&1 &
(convert private "${modules[@]}" "${unpublished[@]}") >"$output/internal.log" 2>&1 &
(check_examples) >"$output/pages.log" 2>&1 &
(compile -typecheck -suppress-warnings "$output/comments.swift") >"$output/comments.log" 2>&1 &
failed=()
index=0
for job in $(jobs -p); do
  wait "$job" || failed+=("$output/${parts[index]}.log")
  index=$((index + 1))
done
if [ ${#failed[@]} -gt 0 ]; then
  cat "${failed[@]}" >&2
  exit 1
fi
archives=()
for module in "${modules[@]}"; do archives+=("$output/public/$module.doccarchive"); done
"$docc" merge "${archives[@]}" --synthesized-landing-page-name linkage \
  --output-path "$output/linkage.doccarchive"
