#!/usr/bin/env bash
# Everything that must hold before a change is merged: format, imports, build, documentation, tests.
# Installs Graphviz, which the tests of diagrams run, where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

if ! command -v dot >/dev/null; then
  step "Installing Graphviz"
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  if command -v apt-get >/dev/null; then
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq graphviz >/dev/null
  elif command -v dnf >/dev/null; then
    "${as_root[@]}" dnf install -y -q graphviz
  elif command -v brew >/dev/null; then
    brew install -q graphviz
  else
    echo "Please install Graphviz: https://graphviz.org/download" >&2
    exit 1
  fi
fi

step "Format"
swift format lint --strict --recursive --parallel Package.swift Sources Benchmarks Tests

step "Unsafe code stays in its folders"
if grep -rnE 'Unsafe[A-Za-z]*Pointer|@unchecked Sendable' Sources Benchmarks --include='*.swift' \
  | grep -v '/Unsafe/'; then
  echo "Move this into a small type under an Unsafe/ folder." >&2
  exit 1
fi
if grep -rn -- '-Ounchecked' Package.swift Sources Benchmarks; then exit 1; fi

step "Build, every import declared"
swift build --build-tests --explicit-target-dependency-import-check error

step "Documentation, its links and its examples"
Tests/documentation.sh

step "Tests"
swift test --skip-build --explicit-target-dependency-import-check error

step "Benchmarks, whose results verify themselves"
"$(swift build --show-bin-path)/linkage-benchmarks" --links 1000 --runs 1 >/dev/null
