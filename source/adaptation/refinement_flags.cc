#include <oxion/adaptation/refinement_flags.h>
#include <oxion/adaptation/richer_space.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/utilities.h>

#include <algorithm>
#include <cmath>

#include "cell_levels.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Indicators are sorted into classes of about a tenth, so that cells that
    /// are alike but for round-off are treated alike.
    constexpr unsigned n_classes     = 600;
    constexpr double classes_per_two = 8.;


    /** What is decided together: siblings, or a cell that has none. */
    template <int dim>
    struct Family
    {
      std::vector<typename Mesh<dim>::CellIterator> cells;
      double indicator = 0.;
      unsigned rank    = 0; ///< its class
    };


    template <int dim>
    std::vector<Family<dim>>
    owned_families(const Mesh<dim> &mesh, const std::vector<double> &indicator)
    {
      std::vector<Family<dim>> result;
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
      {
        if (!cell->is_locally_owned())
          continue;
        Family<dim> family;
        if (!has_whole_family<dim>(cell))
          family.cells = {cell};
        else if (cell->parent()->child(0)->index() == cell->index())
          for (unsigned c = 0; c < cell->parent()->n_children(); ++c)
            family.cells.push_back(cell->parent()->child(c));
        for (const auto &one : family.cells)
          family.indicator += indicator[one->active_cell_index()];
        if (!family.cells.empty())
          result.push_back(family);
      }
      return result;
    }


    /** Of all families of a class, on all ranks. */
    struct Classes
    {
      std::vector<double> indicator = std::vector<double>(n_classes, 0.),
                          cells     = indicator;
      double sum                    = 0.;
    };


    /** Class 0 has the largest indicators, the last one also those of zero. */
    template <int dim>
    Classes
    sort(std::vector<Family<dim>> &families, MPI_Comm communicator)
    {
      double largest = 0.;
      for (const auto &family : families)
        largest = std::max(largest, family.indicator);
      largest = Utilities::MPI::max(largest, communicator);
      Classes classes;
      for (auto &family : families)
      {
        const double steps =
          family.indicator > 0.
            ? classes_per_two * std::log2(largest / family.indicator)
            : n_classes;
        family.rank = std::min<double>(steps, n_classes - 1);
        classes.indicator[family.rank] += family.indicator;
        classes.cells[family.rank] += family.cells.size();
      }
      for (auto *list : {&classes.indicator, &classes.cells})
        Utilities::MPI::sum(*list, communicator, *list);
      for (const double one : classes.indicator)
        classes.sum += one;
      return classes;
    }


    template <int dim>
    double
    shortest_side(const typename Mesh<dim>::CellIterator &cell)
    {
      double result = std::numeric_limits<double>::infinity();
      for (const unsigned l : cell->line_indices())
        result =
          std::min(result,
                   cell->line(l)->vertex(0).distance(cell->line(l)->vertex(1)));
      return result;
    }
  } // namespace


  template <int dim>
  double
  flag_cells(const FieldLayout<dim> &layout,
             const std::vector<double> &indicator,
             const RefinementLimits &limits)
  {
    const auto &mesh            = layout.mesh();
    const MPI_Comm communicator = mesh.communicator();
    auto &triangulation         = layout.mesh().triangulation();
    CellLevels<dim> levels(layout);

    bool any_unrefined = false;
    for (const auto &cell : triangulation.active_cell_iterators())
      any_unrefined =
        any_unrefined || (cell->is_locally_owned() && cell->level() == 0);
    constexpr unsigned n_children = GeometryInfo<dim>::max_children_per_cell;
    const double n_cells          = triangulation.n_global_active_cells();
    if (Utilities::MPI::logical_or(any_unrefined, communicator))
    {
      if (n_children * n_cells > limits.most_cells)
        return n_cells;
      for (const auto &cell : triangulation.active_cell_iterators())
        if (cell->is_locally_owned() && cell->level() == 0)
          levels.change(cell, +1);
    }
    else
    {
      auto families         = owned_families(mesh, indicator);
      const Classes classes = sort(families, communicator);
      unsigned last         = 0; // class that is not bisected any more
      for (double sum = 0., cells = n_cells;
           last + 1 < n_classes && sum < limits.share_to_bisect * classes.sum;
           ++last)
      {
        sum += classes.indicator[last];
        cells += (n_children - 1) * classes.cells[last];
        if (cells > limits.most_cells)
          break;
      }
      unsigned first = n_classes; // that is joined
      for (double sum = classes.indicator[n_classes - 1];
           first > last + 1 && sum <= limits.share_to_join * classes.sum &&
           limits.share_to_join > 0.;
           sum += classes.indicator[first - 1])
        --first;
      for (const auto &family : families)
        for (const auto &cell : family.cells)
          if (family.rank < last &&
              shortest_side<dim>(cell) >= 2. * limits.smallest_cell)
            levels.change(cell, +1);
          else if (family.rank >= first && family.cells.size() == n_children &&
                   cell->level() > limits.coarsest_level)
            levels.change(cell, -1);
    }
    levels.balance();
    return levels.set_flags();
  }


  template double
  flag_cells(const FieldLayout<2> &,
             const std::vector<double> &,
             const RefinementLimits &);
  template double
  flag_cells(const FieldLayout<3> &,
             const std::vector<double> &,
             const RefinementLimits &);
} // namespace Oxion
