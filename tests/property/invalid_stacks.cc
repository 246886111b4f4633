// Random devices with one rule broken: each is refused, and the error names the
// parameter.

#include <algorithm>
#include <gtest/gtest.h>
#include <iostream>
#include <map>

#include "property/broken_stack.h"
#include "property/cases.h"
#include "property/look.h"
#include "property/random_stack.h"

using namespace Oxion::Testing;

namespace
{
  constexpr unsigned most_seconds = 60; ///< for one file on a busy machine

  bool
  names(const Look &look, const std::string &path)
  {
    const auto &problems = look.diagnostics.problems();
    return std::any_of(problems.begin(), problems.end(), [&](const auto &one) {
      return one.is_error && (path.back() == '/' || path.back() == ' '
                                ? one.path.rfind(path, 0) == 0
                                : one.path == path);
    });
  }
} // namespace


TEST(InvalidStacks, AreRefusedByTheirParameter)
{
  std::vector<Rule> rules;
  for (const auto *part : {&rules_of_geometry(),
                           &rules_of_gas_and_materials(),
                           &rules_of_electrodes_and_circuit(),
                           &rules_of_heat_and_protocol()})
    rules.insert(rules.end(), part->begin(), part->end());

  const auto [first, number] = cases(200);
  std::map<std::string, unsigned> broken;
  for (auto seed = first; seed < first + number; ++seed)
  {
    // All rules in turn, in stacks of which the next seed that can break it.
    const Rule &rule = rules[seed % rules.size()];
    Stack stack;
    std::string path;
    for (std::uint64_t of_stack = 1000 * seed; path.empty(); ++of_stack)
    {
      Random random(of_stack);
      stack = random_stack(of_stack);
      path  = rule.breaks(stack, random);
    }
    const Watch watch(seed, most_seconds);
    const Look look = look_at_text(stack.text(), MPI_COMM_WORLD);
    EXPECT_TRUE(look.exit_code == 2 && names(look, path))
      << rule.name << ": no error names " << path << "; exit code "
      << look.exit_code << "\n"
      << look.text << "\n"
      << how_to_repeat(seed,
                       "broken_" + std::to_string(seed) + ".prm",
                       stack.text());
    ++broken[rule.name];
  }
  std::cout << number << " stacks from seed " << first << " on, "
            << broken.size() << " of " << rules.size() << " rules" << std::endl;
}
