#include <oxion/checks/problem_size.h>
#include <oxion/geometry/stack_intervals.h>
#include <oxion/geometry/stack_regions.h>
#include <oxion/solver/linear_solver_choice.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    // Seen on devices in 2D and 3D, from 2,000 to 560,000 unknowns.
    constexpr double bytes_of_a_rank        = 170e6; ///< before any mesh
    constexpr double bytes_of_a_coarse_cell = 2.7e3; ///< on every rank
    constexpr double bytes_of_a_cell        = 1e3;
    constexpr double bytes_of_an_entry      = 12.; ///< of the Jacobian
    /// Of a field's own entry, in the multigrid made of it.
    constexpr double bytes_of_multigrid = 80.;
    /// Of the factors by nested dissection, an unknown times the fields in its
    /// cell: times log2 of all in 2D, times their cube root in 3D (A. George,
    /// SIAM J. Numer. Anal. 10 (1973) 345).
    constexpr double bytes_of_factors_2d = 52., bytes_of_factors_3d = 180.;
    /// Nodes on the boundary, on top of one for each cell.
    constexpr double share_of_boundary = 0.2;
    /// Stretches between edges times each other, beyond which no region is
    /// looked up: a body of that many is too large without its cells.
    constexpr double most_blocks = 1e7;

    /** The tensor-product grid by its intervals. */
    struct GridEstimate
    {
      std::vector<std::vector<AxisInterval>> intervals;
      std::vector<std::vector<CellEstimate>> cells;
      double blocks = 1., number = 1.; ///< of intervals, of cells
      unsigned coarsenings = 0;

      GridEstimate(const Parameters::Geometry &geometry, const double largest)
        : intervals(stack_intervals(geometry, largest))
      {
        for (const auto &axis : intervals)
        {
          cells.emplace_back();
          for (const auto &interval : axis)
            cells.back().push_back(estimate_cells(interval,
                                                  geometry.grid.edge_cell_size,
                                                  geometry.grid.growth,
                                                  geometry.grid.fineness));
          blocks *= axis.size();
        }
        coarsenings           = coarsenings_of(cells);
        const double multiple = 1u << coarsenings;
        for (auto &axis : cells)
        {
          double sum = 0.;
          for (CellEstimate &one : axis)
          {
            one.number = std::ceil(one.number / multiple) * multiple;
            sum += one.number;
          }
          number *= sum;
        }
      }

      double
      smallest(const unsigned axis) const
      {
        double result = Parameters::unlimited;
        for (const auto &one : cells[axis])
          result = std::min(result, one.smallest);
        return result;
      }

      /** The largest cell size that the aspect limit leaves. */
      double
      largest_allowed(const double aspect_limit) const
      {
        double smallest_cell = Parameters::unlimited, ratio = 1.;
        for (unsigned a = 0; a < cells.size(); ++a)
        {
          smallest_cell = std::min(smallest_cell, smallest(a));
          for (unsigned b = 0; b < cells.size(); ++b)
            if (a != b)
              for (const auto &one : cells[a])
                ratio = std::max(ratio, one.largest / smallest(b));
        }
        return ratio > aspect_limit ? aspect_limit * smallest_cell
                                    : Parameters::unlimited;
      }
    };

    GridEstimate
    estimate_grid(const Parameters::Geometry &geometry)
    {
      GridEstimate grid(geometry, Parameters::unlimited);
      const double allowed = grid.largest_allowed(geometry.grid.aspect_limit);
      return std::isfinite(allowed) ? GridEstimate(geometry, allowed) : grid;
    }

    /** All of no material when there is too much to look up. */
    CellsByMaterial
    cells_of_stack(const Parameters::Geometry &geometry,
                   const GridEstimate &grid)
    {
      if (grid.blocks > most_blocks)
        return {{"", grid.number}};
      const StackRegions regions(geometry);
      CellsByMaterial result;
      for (const auto &region : regions.regions())
        result.emplace_back(region.material, 0.);
      const unsigned dim = grid.cells.size();
      for (std::size_t block = 0; block < grid.blocks; ++block)
      {
        std::size_t rest = block;
        std::vector<double> middle(dim);
        double number = 1.;
        for (unsigned d = 0; d < dim; ++d)
        {
          const std::size_t i  = rest % grid.cells[d].size();
          const auto &interval = grid.intervals[d][i];
          middle[d]            = (interval.lower + interval.upper) / 2.;
          number *= grid.cells[d][i].number;
          rest /= grid.cells[d].size();
        }
        const int region = regions.region_at(middle);
        if (region != StackRegions::outside)
          result[region].second += number;
      }
      return result;
    }

    double
    fields_in(const Parameters::Parameters &parameters,
              const std::string &material_name)
    {
      double result = parameters.heat.solve ? 1. : 0.;
      for (const auto &material : parameters.materials)
        if (material.name == material_name)
        {
          if (material.ionic.prefactor > 0.)
            result += 1.;
          if (material.gas_path != Parameters::GasPath::none)
            result += parameters.gas.species.size();
        }
      return result;
    }
  } // namespace


  ProblemSize
  size_of(const CellsByMaterial &cells,
          const Parameters::Parameters &parameters,
          const unsigned n_ranks,
          const double coarse_share)
  {
    const auto &geometry = parameters.geometry;
    const unsigned dim =
      geometry.symmetry == Parameters::Symmetry::spatial ? 3 : 2;
    const double refined = std::pow(2., dim * geometry.grid.refinements);
    const double nodes   = std::pow(geometry.grid.degree, dim); // of a cell
    const double stencil = std::pow(2. + geometry.grid.degree, dim); // nodes

    double unrefined = 0., coupled = 0.;
    ProblemSize size;
    for (const auto &[material, number] : cells)
    {
      const double fields   = fields_in(parameters, material);
      const double unknowns = number * refined * nodes * fields;
      unrefined += number;
      size.unknowns += unknowns;
      coupled += unknowns * fields;
    }
    size.cells = unrefined * refined;
    size.memory =
      n_ranks *
        (bytes_of_a_rank + bytes_of_a_coarse_cell * coarse_share * unrefined) +
      bytes_of_a_cell * size.cells + bytes_of_an_entry * stencil * coupled;
    if (!is_factorised(parameters.solver.linear_solver,
                       dim,
                       (1. + share_of_boundary) * size.unknowns))
      size.memory += bytes_of_multigrid * stencil * size.unknowns;
    else if (dim == 2)
      size.memory +=
        bytes_of_factors_2d * coupled * std::log2(1. + size.unknowns);
    else
      size.memory += bytes_of_factors_3d * coupled * std::cbrt(size.unknowns);
    return size;
  }


  ProblemSize
  estimate_size(const Parameters::Parameters &parameters,
                const unsigned n_ranks)
  {
    const auto grid       = estimate_grid(parameters.geometry);
    const double halvings = grid.cells.size() * grid.coarsenings;
    return size_of(cells_of_stack(parameters.geometry, grid),
                   parameters,
                   n_ranks,
                   std::exp2(-halvings));
  }
} // namespace Oxion
