#include <oxion/checks/problem_size.h>
#include <oxion/parameters/value_types.h>
#include <oxion/study/family.h>

#include <algorithm>
#include <cmath>

#include "family_members.h"

namespace Oxion
{
  namespace
  {
    /** Rounded down to two digits. */
    double
    two_digits_of(const double number)
    {
      const double decade = std::pow(10., std::floor(std::log10(number)) - 1.);
      return decade * std::floor(number / decade + 0.01);
    }

    constexpr double smallest = 1e-10, largest = 0.1; ///< tolerances of a step

    /** Tolerances go as a power of the number of steps, which shows. */
    Need
    needed_steps(const std::vector<RunSummary> &runs,
                 const std::vector<double> &tolerances,
                 const double refinement)
    {
      const double finest = steps_in_time(runs.back()),
                   before = steps_in_time(runs[runs.size() - 2]);
      if (!(finest > before))
        return {}; // something else makes the steps short
      const double power =
        std::log(tolerances[runs.size() - 2] / tolerances.back()) /
        std::log(finest / before);
      // No larger than the first, rounded down to two digits.
      const double wanted =
        std::min(tolerances.front(),
                 tolerances.back() * std::pow(refinement, -power));
      const double tolerance = two_digits_of(wanted);
      if (tolerance < smallest)
        return {"a tolerance below the least, 1e-10: a higher Order", 0.};
      const double steps = std::round(
        finest * std::pow(tolerances.back() / tolerance, 1. / power));
      return {"Tolerance [-] = " + text_of(tolerance) + ", some " +
                three_digits(steps) + " steps",
              steps};
    }

    Need
    needed_even_steps(const std::vector<RunSummary> &runs,
                      const std::vector<double> &lengths,
                      const double refinement)
    {
      // No longer than the first.
      const double length =
        two_digits_of(std::min(lengths.front(), lengths.back() / refinement));
      const double steps =
        std::round(steps_in_time(runs.back()) * lengths.back() / length);
      return {"Largest step [s] = " + text_of(length) + ", some " +
                three_digits(steps) + " steps",
              steps};
    }
  } // namespace


  Family
  time_family(const Parameters::Parameters &parameters, const unsigned levels)
  {
    const auto &transient = parameters.transient;
    Family family;
    family.title      = "time";
    family.subject    = "steps in time";
    family.size_title = "Step h [-]";
    family.advice     = "a study that begins with a larger tolerance, or of "
                        "fewer --levels";
    family.judgement  = judged_by_order(transient.order);
    // A step's error goes with its length to the power of order + 1.
    const double factor = std::pow(2., transient.order + 1.);
    const double first =
      std::min(transient.tolerance * std::pow(factor, levels - 2.), largest);
    std::vector<double> tolerances;
    for (unsigned i = 0; i < levels; ++i)
    {
      tolerances.push_back(first * std::pow(factor, -double(i)));
      family.members.push_back(member("Protocol/Transient/Tolerance [-]",
                                      "Tolerance [-]",
                                      "tolerance",
                                      text_of(tolerances.back())));
    }
    family.resolution = [](const RunSummary &run, const Member &) {
      return double(steps_in_time(run));
    };
    family.need = [tolerances](const std::vector<RunSummary> &runs,
                               const double refinement) {
      return needed_steps(runs, tolerances, refinement);
    };
    return family;
  }


  Family
  steps_family(const Parameters::Parameters &parameters, const unsigned levels)
  {
    const auto &transient = parameters.transient;
    Family family;
    family.title      = "steps";
    family.subject    = "even steps in time";
    family.size_title = "Step h [-]";
    family.advice     = "a study that begins with longer steps, or of fewer "
                        "--levels";
    family.judgement  = judged_by_order(transient.order);
    // None is longer than from one output to the next.
    const double own   = transient.largest_step * std::pow(2., levels - 2.);
    const double first = std::min(own, transient.output_interval);
    std::vector<double> lengths;
    for (unsigned i = 0; i < levels; ++i)
    {
      lengths.push_back(first * std::pow(2., -double(i)));
      const std::string length = text_of(lengths.back());
      Member one               = member("Protocol/Transient/Largest step [s]",
                          "Largest step [s]",
                          "step",
                          Parameters::exact_text(lengths.back()));
      one.label                = "Largest step [s] = " + length;
      one.folder               = "step_" + length;
      one.changes.emplace_back("Protocol/Transient/Tolerance [-]", "inf");
      family.members.push_back(one);
    }
    // The short ones of a start count for one.
    family.resolution = [](const RunSummary &, const Member &run) {
      return 1. / std::stod(run.changes.front().second);
    };
    family.need = [lengths](const std::vector<RunSummary> &runs,
                            const double refinement) {
      return needed_even_steps(runs, lengths, refinement);
    };
    return family;
  }
} // namespace Oxion
