#include "group_options.h"

#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr double most_groups = 1e6;
  }


  std::optional<Refusal>
  read_groups(const std::optional<std::string> &text, CommandLine &command_line)
  {
    if (!text)
      return {};
    double number = 0.;
    if (!parse_number(*text, number) || number != std::floor(number) ||
        !(number >= 1. && number <= most_groups))
      return Refusal{"--groups " + shortened(*text) +
                     ": a number of groups is wanted, from 1 to that of ranks"};
    if (command_line.study)
      return Refusal{"a study takes no --groups: all ranks share each of its "
                     "runs"};
    command_line.n_groups = number;
    return {};
  }
} // namespace Oxion::Parameters
