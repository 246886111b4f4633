#!/bin/bash
# Every way in which ./bootstrap can fail ends with one plain sentence and an
# exit code. It runs in a folder with blanks, on a PATH that holds nothing but
# the tools it may use and stubs of the others: nothing is installed or built.
# shellcheck disable=SC2016 # the stubs' own variables
set -euo pipefail

bootstrap=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/bootstrap
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# case_begin NAME: a fresh copy beside a PATH of harmless tools.
case_begin() {
  name=$1
  folder="$scratch/$name/a folder"
  tools="$scratch/$name/tools"
  mkdir -p "$folder" "$tools"
  cp "$bootstrap" "$folder/"
  local tool
  for tool in bash env dirname mkdir touch cat awk sed grep tail cut tee nproc; do
    ln -s "$(command -v "$tool")" "$tools/$tool"
  done
  stub id 'echo 0'
  stub df 'printf "h\nx 90000 0 80000 0%% /\n"'
  stub dpkg-query "printf 'installed git\n'"
  stub apt-get 'exit 0'
}

stub() {
  printf '#!/bin/bash\n%s\n' "$2" >"$tools/$1"
  chmod +x "$tools/$1"
}

all_installed() {
  stub dpkg-query 'for name; do echo "installed $name"; done'
}

# expect CODE TEXT COMMAND...: runs bootstrap, compares.
expect() {
  local code=$1 text=$2 output actual=0
  shift 2
  output=$(cd / && PATH=$tools "$folder/bootstrap" "$@" 2>&1 </dev/null) || actual=$?
  if ((actual != code)) || [[ $output != *"$text"* ]]; then
    printf 'FAILED %s: expected code %s and "%s", got code %s and\n%s\n' \
      "$name" "$code" "$text" "$actual" "$output"
    failures=$((failures + 1))
  else
    printf 'ok     %s\n' "$name"
  fi
}

case_begin "unknown command"
expect 2 "There is no command demos." demos

case_begin "unknown preset"
expect 2 "There is no preset fast" build fast

case_begin "help"
expect 0 "usage: ./bootstrap COMMAND" help

case_begin "not Debian"
rm "$tools/apt-get"
expect 4 "This is not Debian." demo

case_begin "neither root nor sudo"
stub id 'echo 1000'
expect 4 "Not root and no sudo: have an administrator install g++" demo

case_begin "sudo refuses"
stub id 'echo 1000'
stub sudo 'exit 1'
expect 4 "Not root, and sudo refuses" demo

case_begin "no disk space for the packages"
stub df 'printf "h\nx 90000 0 1000 0%% /\n"'
expect 4 "No disk space: installing the packages needs 4500 MB" demo

case_begin "no network"
stub apt-get 'echo "E: Failed to fetch http://deb.debian.org/x  Temporary failure resolving"; exit 100'
expect 100 "No network" demo

case_begin "package not in the archives"
stub apt-get 'echo "E: Unable to locate package libdeal.ii-dev"; exit 100'
expect 100 "not in the configured archives" demo

case_begin "packages do not arrive"
expect 4 "The installation left out g++" demo

case_begin "installed already"
all_installed
expect 0 "all Debian packages are installed" install-dependencies

case_begin "no disk space for the build"
all_installed
stub df 'printf "h\nx 90000 0 1000 0%% /\n"'
expect 4 "No disk space: a build needs" build

case_begin "configuration fails"
all_installed
stub cmake 'echo "CMake Error: no deal.II"; exit 1'
expect 1 "CMake Error: no deal.II" build

case_begin "compiler error"
all_installed
stub cmake 'if [[ $1 == --build ]]; then echo "FAILED: x.o"; echo "x.cc:3:1: error: y"; exit 1; fi'
expect 1 "Compiler error" build

case_begin "compiler killed"
all_installed
stub cmake 'if [[ $1 == --build ]]; then echo "c++: fatal error: Killed signal"; exit 1; fi'
expect 1 "out of memory: try again with OXION_JOBS=1" build

case_begin "disk full while building"
all_installed
stub cmake 'if [[ $1 == --build ]]; then echo "error: No space left on device"; exit 1; fi'
expect 1 "No disk space left." build

summary=$'90% tests passed, 1 tests failed out of 10\n\nErrors while running CTest'
case_begin "a test fails"
all_installed
stub cmake 'exit 0'
stub ctest "echo '$summary'; exit 8"
expect 8 "A test failed (preset release)" test
case_begin "the summary of ctest stands last"
all_installed
stub cmake 'exit 0'
stub ctest "echo '$summary'; exit 8"
expect 8 $'test-release.log.\n\n'"$summary" test

case_begin "all tests pass"
all_installed
stub cmake 'exit 0'
stub ctest 'echo "100% tests passed of $2"'
expect 0 "100% tests passed of debug" test

case_begin "the main job fails"
all_installed
stub cmake 'exit 0'
stub mpirun 'exit 3'
expect 3 "The main job failed with exit code 3" demo

((failures == 0))
