#include "refinement_study.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace Oxion
{
  namespace
  {
    std::string
    relative(const double value)
    {
      char text[32];
      std::snprintf(text, sizeof(text), "%.2g", value);
      return text;
    }


    /** Where an uncertainty comes from. */
    std::string
    reason(const Convergence::Assessment &assessment)
    {
      using Convergence::Approach;
      const std::string uncertain =
        "; uncertain by " + relative(assessment.uncertainty);
      const std::string order = relative(assessment.order);
      if (assessment.approach == Approach::unknown)
        return "fewer than three runs have it";
      if (assessment.approach == Approach::unrefined)
        return "these runs are as fine as each other";
      if (assessment.approach == Approach::oscillating)
        return "it goes to and fro" + uncertain;
      if (assessment.approach == Approach::diverging)
        return "its differences grow" + uncertain;
      using Convergence::Ground;
      if (assessment.ground == Ground::estimate)
        return "its estimated error is " + relative(assessment.estimate) +
               ", and it changed by " + relative(assessment.change) +
               " at last" + uncertain;
      if (assessment.ground == Ground::differences)
        return (std::isnan(assessment.effectivity)
                  ? "it changed by " + relative(assessment.change) + " at last"
                  : "its error was estimated to " +
                      relative(assessment.effectivity) +
                      " of what it turned out to be") +
               uncertain;
      if (assessment.order_is_settled)
        return "its grid convergence index is " +
               relative(assessment.uncertainty);
      return (std::isnan(assessment.order_before)
                ? "its order is " + order + ", which is none to trust"
                : "its order was " + relative(assessment.order_before) +
                    " and is " + order) +
             uncertain;
    }


    std::vector<RunSummary>
    summaries_of(const std::vector<MemberRun> &runs)
    {
      std::vector<RunSummary> result;
      for (const auto &run : runs)
        result.push_back(run.summary);
      return result;
    }
  } // namespace


  std::string
  StudiedReading::name() const
  {
    return reading.column + (reading.at.empty() ? "" : " at " + reading.at);
  }


  void
  RefinementStudy::evaluate()
  {
    const auto summaries = summaries_of(runs);
    double finest        = 0.;
    sizes.clear();
    for (const auto &run : runs)
    {
      const double resolution = family.resolution(run.summary, run.member);
      sizes.push_back(resolution > 0. ? 1. / resolution : Convergence::unknown);
      finest = std::max(finest, resolution);
    }
    for (double &size : sizes)
      size *= finest;

    readings.clear();
    for (const auto &reading : readings_of(summaries, runs.front().parameters))
    {
      StudiedReading studied;
      studied.reading    = reading;
      studied.assessment = family.judgement.assess(reading, sizes);
      studied.verdict    = Convergence::verdict(studied.assessment, tolerance);
      studied.refinement =
        studied.assessment.approach == Convergence::Approach::unchanging
          ? 0.
          : Convergence::needed_refinement(studied.assessment, tolerance);
      // What is finer than the finest run can be told if that is all right.
      if (!runs.back().is_all_right())
        studied.refinement = Convergence::unknown;
      if (std::isfinite(studied.refinement) && studied.refinement > 0.)
        studied.need = family.need(summaries, studied.refinement);
      readings.push_back(studied);
    }
  }


  unsigned
  RefinementStudy::n_converged() const
  {
    return std::count_if(readings.begin(),
                         readings.end(),
                         [](const StudiedReading &reading) {
                           return reading.has_converged();
                         });
  }


  std::vector<std::string>
  RefinementStudy::sentences() const
  {
    std::vector<std::string> result;
    double most = 0.;
    for (const auto &one : readings)
    {
      most = std::isnan(one.refinement) ? one.refinement
             : std::isnan(most)         ? most
                                        : std::max(most, one.refinement);
      if (one.has_converged())
        continue;
      std::string advice;
      if (!one.need.text.empty())
        advice = " What would do by extrapolation: " + one.need.text + ".";
      else if (one.assessment.approach != Convergence::Approach::unknown)
        advice = ' ' + family.judgement.without_order;
      result.push_back(one.name() + ": not converged, " + one.verdict + ": " +
                       reason(one.assessment) + "." + advice);
    }
    const std::string of_all =
      std::to_string(n_converged()) + " of " + std::to_string(readings.size()) +
      " readings have converged to " + relative(tolerance) + ".";
    const std::string all_need =
      std::isnan(most) || readings.empty()
        ? ""
        : family.need(summaries_of(runs), std::max(most, 1e-3)).text;
    result.push_back(of_all + (all_need.empty()
                                 ? ""
                                 : " What does for all: " + all_need + "."));
    return result;
  }
} // namespace Oxion
