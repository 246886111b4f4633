#!/bin/bash
# Every command of README.md that names a parameter file, and the parameter file
# printed there, must pass `--check`.
#
# usage: readme_examples.sh OXION
# shellcheck disable=SC2016 # these are no backquotes
set -euo pipefail

oxion=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# check TEXT ARGUMENTS...
check() {
  local text=$1
  shift
  if ! "$oxion" --check "$@" >"$scratch/output" 2>&1 </dev/null; then
    printf 'FAILED %s\n' "$text"
    cat "$scratch/output"
    failures=$((failures + 1))
  fi
}

count=0 arguments=()
while read -r line; do
  # The line break ends a comment in the command.
  eval "arguments=(${line#*build/release/oxion}"$'\n)'
  check "$line" "${arguments[@]}"
  count=$((count + 1))
done < <(sed -n '/^```sh/,/^```/p' README.md | grep -E 'build/release/oxion .*\.prm')

mkdir "$scratch/parameter_files" "$scratch/parameter_files/my_sensor"
ln -s "$PWD/parameter_files/wide_band" "$scratch/parameter_files/"
file="$scratch/parameter_files/my_sensor/fine_pores.prm"
sed -n '/^```prm/,/^```/p' README.md | grep -v '^```' >"$file"
check "the file of README.md" "$file"

printf '%d commands and a file checked, %d failed\n' "$count" "$failures"
((count > 5 && failures == 0))
