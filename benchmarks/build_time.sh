#!/bin/bash
# A full clean build of preset release without ccache on 2 cores, tests
# included, against the goal of 6 minutes.
#
# usage: benchmarks/build_time.sh [JOBS]
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
# shellcheck source=benchmarks/common.sh
source benchmarks/common.sh

jobs=${1:-2}
export CCACHE_DISABLE=1
mkdir -p build/log
folder=$(mktemp -d build/build_time.XXXXXX)
trap 'rm -rf "$folder"' EXIT

reference=$(reference_seconds)
seconds=$(seconds_of build/log/benchmark-build-time.log bash -ec \
  "cmake --preset release -B '$folder' -DCMAKE_CXX_COMPILER_LAUNCHER=
   cmake --build '$folder' --parallel $jobs")
report "clean build with $jobs jobs" 360 "$seconds" "$reference"
