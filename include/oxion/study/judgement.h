#pragma once

#include <oxion/study/readings.h>

#include <functional>
#include <string>
#include <vector>

namespace Oxion
{
  /** A number that is told of each reading. */
  struct ToldNumber
  {
    std::string title;  ///< on the console: "order"; "": not there
    std::string column; ///< of readings.csv: "Order [-]"
    std::string format; ///< as of printf
    double Convergence::Assessment::*value;
  };

  /** How the readings of a family are judged, and what is told of it. */
  struct Judgement
  {
    /// From runs of these sizes; those without a value count as none.
    std::function<Convergence::Assessment(const Reading &,
                                          const std::vector<double> &)>
      assess;
    std::vector<ToldNumber> numbers;   ///< before the uncertainty
    std::vector<std::string> meanings; ///< of all that is told, a sentence each
    /// What to do where nothing tells how fine is fine enough.
    std::string without_order;
    double formal_order = Convergence::unknown;
  };

  /** Of similar grids: by the order of convergence and the index. */
  Judgement
  judged_by_order(double formal_order);

  /** Of meshes that adapt themselves: by the estimates of their errors. */
  Judgement
  judged_by_estimates(double formal_order);

  /** Of rising degrees: by the last difference. */
  Judgement
  judged_by_differences();
} // namespace Oxion
