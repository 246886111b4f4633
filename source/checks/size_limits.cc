#include <oxion/checks/problem_size.h>
#include <oxion/parameters/lengths.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  namespace
  {
    /** A parameter, and the parameters as they are when it gives way. */
    struct Relaxed
    {
      std::string path, remark;
      Parameters::Parameters parameters;
    };

    using Geometry = Parameters::Geometry;

    std::string
    in_millimetres(const double metres)
    {
      std::ostringstream out;
      out.precision(9);
      out << metres * 1e3 << " mm";
      return out.str();
    }

    /** A coordinate of an insert's or a surface's edge, with its name. */
    struct Edge
    {
      std::string name;
      std::string path;
      double *place;
    };

    std::vector<Edge>
    edges_across(Geometry &geometry, const unsigned d)
    {
      using Parameters::Symmetry;
      const std::string entry = d == 1 ? "/y [mm]"
                                : geometry.symmetry == Symmetry::axisymmetric
                                  ? "/r [mm]"
                                  : "/x [mm]";
      std::vector<Edge> edges;
      auto &extent = d == 0 ? geometry.x : geometry.y;
      for (double &x : extent)
        edges.push_back({"the element", "Geometry" + entry, &x});
      for (auto &insert : geometry.inserts)
      {
        if (d == 1 && !insert.y)
          continue;
        for (double &x : d == 0 ? insert.x : *insert.y)
          edges.push_back({"insert '" + insert.name + "'",
                           "Geometry/Insert " + insert.name + entry,
                           &x});
      }
      for (auto &surface : geometry.surfaces)
        for (double *x : {&surface.box.lower[d], &surface.box.upper[d]})
          if (std::isfinite(*x))
            edges.push_back({"surface '" + surface.name + "'",
                             "Geometry/Surface " + surface.name + entry,
                             x});
      return edges;
    }

    /** Moves the closest two edges of an axis onto each other. */
    std::vector<Relaxed>
    with_joined_edges(const Parameters::Parameters &parameters,
                      const unsigned d)
    {
      Relaxed result{"", "", parameters};
      auto edges = edges_across(result.parameters.geometry, d);
      std::sort(edges.begin(), edges.end(), [](const auto &a, const auto &b) {
        return *a.place < *b.place;
      });
      std::size_t closest = edges.size();
      double gap          = Parameters::unlimited;
      for (std::size_t i = 1; i < edges.size(); ++i)
      {
        const double distance = *edges[i].place - *edges[i - 1].place;
        if (distance > Parameters::same_place && distance < gap)
        {
          gap     = distance;
          closest = i;
        }
      }
      if (closest == edges.size())
        return {};
      const Edge &a = edges[closest - 1], &b = edges[closest];
      result.path   = b.path;
      result.remark = "; the edges of " + a.name + " at " +
                      in_millimetres(*a.place) + " and of " + b.name + " at " +
                      in_millimetres(*b.place) + " are " +
                      three_digits(gap * 1e9) + " nm apart";
      const double from = *b.place, to = *a.place;
      for (const Edge &edge : edges)
        if (*edge.place == from)
          *edge.place = to;
      return {result};
    }

    /** Every parameter that makes cells small, relaxed by itself. */
    std::vector<Relaxed>
    relaxations(const Parameters::Parameters &parameters)
    {
      std::vector<Relaxed> result;
      const auto relax = [&](const std::string &path,
                             const std::function<void(Geometry &)> &change) {
        result.push_back({"Geometry/" + path, "", parameters});
        change(result.back().parameters.geometry);
      };
      relax("Grid/Refinements", [](auto &g) { g.grid.refinements = 0; });
      relax("Grid/Fineness [-]",
            [](auto &g) { g.grid.fineness = std::min(g.grid.fineness, 1.); });
      relax("Grid/Edge cell size [um]",
            [](auto &g) { g.grid.edge_cell_size *= 10.; });
      relax("Grid/Growth ratio [-]",
            [](auto &g) { g.grid.growth = std::max(g.grid.growth, 1.5); });
      relax("Grid/Aspect limit [-]", [](auto &g) {
        g.grid.aspect_limit = std::max(g.grid.aspect_limit, 100.);
      });
      relax("Grid/Largest cell [um]",
            [](auto &g) { g.grid.largest_cell *= 10.; });
      if (parameters.geometry.grid.largest_in_x > 0.)
        relax("Grid/Largest cell in x [um]",
              [](auto &g) { g.grid.largest_in_x *= 10.; });
      if (parameters.geometry.grid.largest_in_y > 0.)
        relax("Grid/Largest cell in y [um]",
              [](auto &g) { g.grid.largest_in_y *= 10.; });
      relax("Grid/Degree", [](auto &g) { g.grid.degree = 1; });

      const auto &geometry = parameters.geometry;
      const auto smallest  = [](const auto &items, const auto &size) {
        return std::min_element(items.begin(),
                                items.end(),
                                [&](const auto &a, const auto &b) {
                                  return size(a) < size(b);
                                }) -
               items.begin();
      };
      const auto wish = [](const auto &item) {
        return item.cell_size > 0. ? item.cell_size : Parameters::unlimited;
      };
      const auto layer = smallest(geometry.layers, wish);
      relax("Layer " + geometry.layers[layer].name + "/Largest cell [um]",
            [&](auto &g) { g.layers[layer].cell_size = 0.; });
      const auto thinnest = smallest(geometry.layers, [](const auto &item) {
        return item.thickness;
      });
      relax("Layer " + geometry.layers[thinnest].name + "/Thickness [um]",
            [&](auto &g) { g.layers[thinnest].thickness *= 10.; });
      if (!geometry.inserts.empty())
      {
        const auto insert = smallest(geometry.inserts, wish);
        relax("Insert " + geometry.inserts[insert].name + "/Largest cell [um]",
              [&](auto &g) { g.inserts[insert].cell_size = 0.; });
      }
      for (unsigned d = 0;
           d < (geometry.symmetry == Parameters::Symmetry::spatial ? 2 : 1);
           ++d)
        for (const auto &joined : with_joined_edges(parameters, d))
          result.push_back(joined);
      return result;
    }

    /** The parameter whose giving way makes the size least. */
    const Relaxed &
    most_helpful(const std::vector<Relaxed> &all,
                 const std::function<double(const ProblemSize &)> &measure,
                 const unsigned n_ranks)
    {
      std::vector<double> sizes;
      for (const auto &one : all)
        sizes.push_back(measure(estimate_size(one.parameters, n_ranks)));
      return all[std::min_element(sizes.begin(), sizes.end()) - sizes.begin()];
    }

    bool
    has_too_many_cells(const ProblemSize &size,
                       const Parameters::Parameters &parameters)
    {
      return !(size.cells <= parameters.geometry.grid.cell_limit);
    }

    bool
    exceeds(const ProblemSize &size, const Parameters::Parameters &parameters)
    {
      return has_too_many_cells(size, parameters) ||
             size.memory > parameters.solver.memory_limit;
    }

    void
    refuse(const std::string &path,
           const std::string &remark,
           const ProblemSize &size,
           const Parameters::Parameters &parameters,
           Parameters::Diagnostics &diagnostics)
    {
      const bool is_limit = path.find(" limit [") != std::string::npos;
      const std::string expected =
        is_limit ? "a higher "
                 : "a coarser mesh, here first of all; or a higher ";
      if (has_too_many_cells(size, parameters))
        diagnostics.error(path,
                          "the mesh would have some " +
                            three_digits(size.cells) + " cells" + remark,
                          expected + "\"Geometry/Grid/Cell limit [-]\" than " +
                            three_digits(parameters.geometry.grid.cell_limit));
      else
        diagnostics.error(path,
                          "the device would need some " +
                            three_digits(size.memory / 1e9) +
                            " GB of memory for " + three_digits(size.unknowns) +
                            " unknowns" + remark,
                          expected + "\"Solver/Memory limit [GB]\" than " +
                            three_digits(parameters.solver.memory_limit / 1e9));
    }
  } // namespace


  std::string
  three_digits(const double value)
  {
    std::ostringstream rounded, out;
    rounded << std::scientific << std::setprecision(2) << value;
    out << std::setprecision(9) << std::stod(rounded.str());
    return out.str();
  }


  void
  check_size(const Parameters::Parameters &parameters,
             const unsigned n_ranks,
             Parameters::Diagnostics &diagnostics)
  {
    const ProblemSize size = estimate_size(parameters, n_ranks);
    if (!exceeds(size, parameters))
      return;
    const bool too_many = has_too_many_cells(size, parameters);
    const auto measure  = [&](const ProblemSize &s) {
      return too_many ? s.cells : s.memory;
    };
    const auto relaxed     = relaxations(parameters);
    const Relaxed &culprit = most_helpful(relaxed, measure, n_ranks);
    const ProblemSize best = estimate_size(culprit.parameters, n_ranks);
    // Where no mesh would do, the limit is what is wrong.
    constexpr double no_help = 0.9;
    if (exceeds(best, parameters) && measure(best) > no_help * measure(size))
      refuse(too_many ? "Geometry/Grid/Cell limit [-]"
                      : "Solver/Memory limit [GB]",
             "; no coarser mesh does with much less",
             size,
             parameters,
             diagnostics);
    else
      refuse(culprit.path, culprit.remark, size, parameters, diagnostics);
  }


  void
  check_known_size(const ProblemSize &size,
                   const Parameters::Parameters &parameters,
                   Parameters::Diagnostics &diagnostics)
  {
    if (exceeds(size, parameters))
      refuse(parameters.geometry.grid.refinements > 0
               ? "Geometry/Grid/Refinements"
               : "Geometry/Mesh file",
             "",
             size,
             parameters,
             diagnostics);
  }
} // namespace Oxion
