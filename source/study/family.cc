#include <oxion/checks/problem_size.h>
#include <oxion/study/family.h>

#include <algorithm>
#include <cmath>

#include "family_members.h"

namespace Oxion
{
  namespace
  {
    Need
    needed_mesh(const std::vector<RunSummary> &runs,
                const Parameters::Geometry &geometry,
                const unsigned dim,
                const double refinement)
    {
      const auto &grid = geometry.grid;
      const int first  = first_refinements(grid, runs.size());
      const int finest = first + runs.size() - 1;
      const auto unknowns =
        [&, n = double(runs.back().n_unknowns())](const double finer) {
          return n * std::pow(finer, dim);
        };
      // Half a percent of h is no other mesh.
      const int bisections  = std::ceil(std::log2(refinement) - 0.01);
      const int refinements = std::max(finest + bisections, first);
      Need result;
      result.amount = unknowns(std::pow(2., refinements - finest));
      result.text = "Refinements = " + std::to_string(refinements) + ", some " +
                    three_digits(result.amount) + " unknowns";
      // Between two bisections there is a cheaper mesh, of a layer stack.
      const double fineness = std::ceil(10. * refinement * grid.fineness) / 10.;
      if (geometry.mesh_file.empty() && bisections > 0 &&
          refinement < 0.8 * std::pow(2., bisections))
      {
        result.amount = unknowns(fineness / grid.fineness);
        result.text   = "Refinements = " + std::to_string(finest) +
                      " with Fineness [-] = " + text_of(fineness) + ", some " +
                      three_digits(result.amount) + " unknowns";
      }
      return result;
    }
  } // namespace


  unsigned
  steps_in_time(const RunSummary &run)
  {
    unsigned result = 0;
    for (const auto &point : run.points)
      result += point.steps_in_time.taken;
    return result;
  }


  unsigned
  first_refinements(const Parameters::Grid &grid, const unsigned levels)
  {
    return std::max<int>(int(grid.refinements) - int(levels) + 2, 0);
  }


  Family
  mesh_family(const Parameters::Parameters &parameters, const unsigned levels)
  {
    const auto grid    = parameters.geometry.grid;
    const unsigned dim = dimension(parameters);
    Family family;
    family.title      = "mesh";
    family.subject    = "the mesh";
    family.size_title = "Mesh size h [-]";
    family.advice     = "a study that begins with a coarser mesh, by --set "
                        "\"Geometry/Grid/Fineness [-]=0.5\", or of fewer --levels";
    for (unsigned i = 0; i < levels; ++i)
      family.members.push_back(
        member("Geometry/Grid/Refinements",
               "Refinements",
               "refinements",
               std::to_string(first_refinements(grid, levels) + i)));
    // Currents and means are of twice the order of the fields' gradients.
    family.judgement  = judged_by_order(2. * grid.degree);
    family.resolution = [dim](const RunSummary &run, const Member &) {
      return std::pow(run.n_cells, 1. / dim);
    };
    family.need = [geometry = parameters.geometry,
                   dim](const std::vector<RunSummary> &runs,
                        const double refinement) {
      return needed_mesh(runs, geometry, dim, refinement);
    };
    return family;
  }
} // namespace Oxion
