#include "point_file.h"

namespace Oxion
{
  Parameters::ParameterFile
  file_at(const Parameters::ParameterFile &file,
          const std::vector<Parameters::Sweep> &sweeps,
          const SweptValues &swept)
  {
    Parameters::ParameterFile result = file;
    const auto parameters            = Parameters::swept_parameters(sweeps);
    for (std::size_t i = 0; i < parameters.size(); ++i)
      result.set(parameters[i].path, swept[i].text);
    return result;
  }


  std::string
  refusal(const Parameters::Diagnostics &diagnostics)
  {
    constexpr unsigned most_told = 3;
    std::string result;
    unsigned n = 0;
    for (const auto &problem : diagnostics.problems())
      if (problem.is_error && ++n <= most_told)
      {
        result +=
          (n == 1 ? "refused: " : "; ") + problem.path + ": " + problem.message;
        if (!problem.expected.empty())
          result += " (expected: " + problem.expected + ")";
      }
    if (n > most_told)
      result += "; and " + std::to_string(n - most_told) + " more";
    return result;
  }
} // namespace Oxion
