#!/bin/bash
# Every C++ file is laid out as .clang-format says, and shellcheck finds nothing
# in the scripts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for tool in clang-format-14 shellcheck; do
  if ! command -v "$tool" >/dev/null; then
    echo "There is no $tool here. Run: ./bootstrap install-dependencies"
    exit 4
  fi
done
code=0

mapfile -t sources < <(find benchmarks include source tests -name '*.cc' -o -name '*.h')
mapfile -t crooked < <(clang-format-14 --dry-run -Werror "${sources[@]}" 2>&1 |
  sed -nE 's/^([^: ]+):[0-9]+:.*(error|warning):.*/\1/p' | sort -u)
if ((${#crooked[@]} > 0)); then
  printf 'Not laid out as .clang-format says:\n'
  printf '  %s\n' "${crooked[@]}"
  printf 'Run: clang-format-14 -i %s\n' "${crooked[*]}"
  code=1
fi

mapfile -t scripts < <(find .ci benchmarks parameter_files tests bootstrap -name '*.sh' -o -type f -perm -u+x ! -name '*.py')
if ! shellcheck -x "${scripts[@]}"; then
  printf 'Mend what shellcheck says above. Run again: shellcheck -x %s\n' "${scripts[*]}"
  code=1
fi

printf '%d C++ files and %d scripts looked at\n' "${#sources[@]}" "${#scripts[@]}"
((${#sources[@]} > 100 && ${#scripts[@]} > 5)) || code=1
exit $code
