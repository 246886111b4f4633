#include <oxion/checks/problem_size.h>
#include <oxion/study/family.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion
{
  namespace
  {
    std::string
    text_of(const double number)
    {
      std::ostringstream out;
      out.precision(4);
      out << number;
      return out.str();
    }

    /** A member by one entry of the file. */
    Member
    member(const std::string &path,
           const std::string &name,
           const std::string &slug,
           const std::string &value)
    {
      return {name + " = " + value, slug + '_' + value, {{path, value}}};
    }

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
      const double decade = std::pow(10., std::floor(std::log10(wanted)) - 1.);
      const double tolerance = decade * std::floor(wanted / decade + 0.01);
      if (tolerance < smallest)
        return {"a tolerance below the least, 1e-10: a higher Order", 0.};
      const double steps = std::round(
        finest * std::pow(tolerances.back() / tolerance, 1. / power));
      return {"Tolerance [-] = " + text_of(tolerance) + ", some " +
                three_digits(steps) + " steps",
              steps};
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
    const auto grid = parameters.geometry.grid;
    const unsigned dim =
      parameters.geometry.symmetry == Parameters::Symmetry::spatial ? 3 : 2;
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
    family.formal_order = 2. * grid.degree;
    family.resolution   = [dim](const RunSummary &run) {
      return std::pow(run.n_cells, 1. / dim);
    };
    family.need = [geometry = parameters.geometry,
                   dim](const std::vector<RunSummary> &runs,
                        const double refinement) {
      return needed_mesh(runs, geometry, dim, refinement);
    };
    return family;
  }


  Family
  time_family(const Parameters::Parameters &parameters, const unsigned levels)
  {
    const auto &transient = parameters.transient;
    Family family;
    family.title        = "time";
    family.subject      = "steps in time";
    family.size_title   = "Step h [-]";
    family.advice       = "a study that begins with a larger tolerance, or of "
                          "fewer --levels";
    family.formal_order = transient.order;
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
    family.resolution = [](const RunSummary &run) {
      return double(steps_in_time(run));
    };
    family.need = [tolerances](const std::vector<RunSummary> &runs,
                               const double refinement) {
      return needed_steps(runs, tolerances, refinement);
    };
    return family;
  }
} // namespace Oxion
