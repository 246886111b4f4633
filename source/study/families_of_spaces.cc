// Families of spaces that no size of similar cells tells apart: their h is that
// of the number of unknowns.

#include <oxion/checks/problem_size.h>
#include <oxion/study/family.h>

#include <algorithm>
#include <cmath>

#include "family_members.h"

namespace Oxion
{
  namespace
  {
    constexpr double smallest = 1e-8, largest = 1.; ///< tolerances of a mesh
    constexpr const char *size_of_unknowns = "Size of unknowns h [-]";

    std::function<double(const RunSummary &, const Member &)>
    resolution_of_unknowns(const unsigned dim)
    {
      return [dim](const RunSummary &run, const Member &) {
        return std::pow(run.n_unknowns(), 1. / dim);
      };
    }
  } // namespace


  Family
  adaptive_family(const Parameters::Parameters &parameters,
                  const unsigned levels)
  {
    const unsigned dim    = dimension(parameters);
    const auto adaptation = parameters.geometry.adaptation;
    const double order    = 2. * parameters.geometry.grid.degree;
    Family family;
    family.title        = "adaptive";
    family.subject      = "meshes that adapt themselves";
    family.size_title   = size_of_unknowns;
    family.advice       = "a study that begins with a larger tolerance, or of "
                          "fewer --levels";
    family.judgement    = judged_by_estimates(order);
    const double factor = std::pow(2., order);
    const double first =
      std::min(adaptation.tolerance * std::pow(factor, levels - 2.), largest);
    std::vector<double> tolerances;
    for (unsigned i = 0; i < levels; ++i)
    {
      tolerances.push_back(first * std::pow(factor, -double(i)));
      family.members.push_back(member("Geometry/Adaptation/Tolerance [-]",
                                      "Tolerance [-]",
                                      "tolerance",
                                      text_of(tolerances.back())));
      // The tolerance alone is to end it, and the limit of unknowns.
      family.members.back().changes.emplace_back("Geometry/Adaptation/Passes",
                                                 "40");
    }
    family.resolution = resolution_of_unknowns(dim);
    family.need = [tolerances, order, dim](const std::vector<RunSummary> &runs,
                                           const double refinement) -> Need {
      const double tolerance =
        std::min(tolerances.front(),
                 tolerances.back() * std::pow(refinement, -order));
      if (tolerance < smallest)
        return {"", 0.};
      const double finer = std::pow(tolerances.back() / tolerance, 1. / order);
      const double unknowns =
        runs.back().n_unknowns() * std::pow(finer, double(dim));
      std::ostringstream text;
      text.precision(2);
      text << tolerance;
      return {"Tolerance [-] = " + text.str() +
                " in Geometry/Adaptation, some " + three_digits(unknowns) +
                " unknowns",
              unknowns};
    };
    return family;
  }


  Family
  degree_family(const Parameters::Parameters &parameters)
  {
    Family family;
    family.title      = "degree";
    family.subject    = "the elements' degree";
    family.size_title = size_of_unknowns;
    family.advice     = "a coarser mesh, by --set \"Geometry/Grid/Fineness "
                        "[-]=0.5\"";
    family.judgement  = judged_by_differences();
    for (const char *const degree : {"1", "2", "3"})
      family.members.push_back(
        member("Geometry/Grid/Degree", "Degree", "degree", degree));
    family.resolution = resolution_of_unknowns(dimension(parameters));
    family.need       = [](const std::vector<RunSummary> &, double) {
      return Need();
    };
    return family;
  }
} // namespace Oxion
