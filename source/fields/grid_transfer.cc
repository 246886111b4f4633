#include <oxion/fields/grid_transfer.h>
#include <oxion/fields/refinement.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    using Index = types::global_dof_index;

    /// Of the way from a node to the middle of its cell: there the region is
    /// the cell's own.
    constexpr double inwards = 1e-6;

    /** Where a point lies on a grid: the cell's number and unit coordinates. */
    template <int dim>
    struct Place
    {
      Index cell;
      Point<dim> unit;
    };

    /** Of a point in a cell of another grid, which has that middle. */
    template <int dim>
    Place<dim>
    find(const GridAxes &axes,
         const Point<dim> &point,
         const Point<dim> &middle)
    {
      Place<dim> result{0, {}};
      for (unsigned d = dim; d-- > 0;)
      {
        const auto &axis = axes[d];
        const auto next =
          std::upper_bound(axis.begin() + 1,
                           axis.end() - 1,
                           point[d] + inwards * (middle[d] - point[d]));
        const auto here = next - 1;
        result.cell = result.cell * (axis.size() - 1) + (here - axis.begin());
        result.unit[d] = (point[d] - *here) / (*next - *here);
      }
      return result;
    }


    /** The unknowns of each cell of a grid, for whichever rank asks. */
    template <int dim>
    class CellRecords
    {
    public:
      using Vector = typename FieldLayout<dim>::Vector;

      CellRecords(const FieldLayout<dim> &layout,
                  const GridAxes &axes,
                  const Vector &x)
      {
        unsigned n_components = 0;
        for (unsigned g = 0; g < layout.n_groups(); ++g)
          n_components += layout.n_components(g);
        length_  = layout.fe().n_dofs_per_cell() * n_components;
        double n = length_;
        for (const auto &axis : axes)
          n *= axis.size() - 1;
        AssertThrow(n < std::numeric_limits<PetscInt>::max(),
                    ExcMessage("more unknowns in cells than PETSc counts"));
        const MPI_Comm communicator = layout.mesh().communicator();
        owned_ =
          Utilities::MPI::create_evenly_distributed_partitioning(communicator,
                                                                 Index(n));
        values_.reinit(owned_, communicator);

        Vector known = layout.make_ghosted_vector();
        known        = x;
        CellDofs dofs;
        std::vector<PetscScalar> record;
        std::vector<Index> places;
        for (const auto &cell :
             layout.mesh().triangulation().active_cell_iterators())
        {
          if (!cell->is_locally_owned())
            continue;
          layout.cell_dofs(cell, dofs);
          record.resize(dofs.ids.size());
          known.extract_subvector_to(dofs.ids, record);
          const Index first =
            length_ * find<dim>(axes, cell->center(), cell->center()).cell;
          places.clear();
          for (unsigned i = 0; i < record.size(); ++i)
            places.push_back(first + i);
          values_.set(places, record);
        }
        values_.compress(VectorOperation::insert);
      }

      /** Has the records of these cells sent here. Collective. */
      void
      fetch(const std::vector<Index> &cells)
      {
        IndexSet wanted(owned_.size());
        for (const Index cell : cells)
          wanted.add_range(length_ * cell, length_ * (cell + 1));
        wanted.compress();
        Vector all(owned_, wanted, values_.get_mpi_communicator());
        all = values_;
        for (const Index cell : cells)
        {
          std::vector<Index> places(length_);
          for (unsigned i = 0; i < length_; ++i)
            places[i] = length_ * cell + i;
          auto &record = here_[cell];
          record.resize(length_);
          all.extract_subvector_to(places, record);
        }
      }

      const std::vector<PetscScalar> &
      of(const Index cell) const
      {
        return here_.at(cell);
      }

    private:
      unsigned length_;
      IndexSet owned_;
      Vector values_;
      std::unordered_map<Index, std::vector<PetscScalar>> here_;
    };
  } // namespace


  template <int dim>
  typename FieldLayout<dim>::Vector
  state_of_other_grid(const FieldLayout<dim> &from,
                      const GridAxes &from_axes,
                      const typename FieldLayout<dim>::Vector &x,
                      const FieldLayout<dim> &to)
  {
    const auto &unit_nodes = to.fe().get_unit_support_points();
    const auto &cells      = to.mesh().triangulation().active_cell_iterators();
    const auto place_of    = [&](const auto &cell, const unsigned node) {
      Point<dim> point    = cell->vertex(0);
      const auto diagonal = cell->vertex(cell->n_vertices() - 1) - point;
      for (unsigned d = 0; d < dim; ++d)
        point[d] += unit_nodes[node][d] * diagonal[d];
      return find<dim>(from_axes, point, cell->center());
    };

    CellRecords<dim> records(from, from_axes, x);
    std::vector<Index> wanted;
    for (const auto &cell : cells)
      if (cell->is_locally_owned())
        for (unsigned node = 0; node < unit_nodes.size(); ++node)
          if (const Index there = place_of(cell, node).cell;
              wanted.empty() || wanted.back() != there)
            wanted.push_back(there);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    records.fetch(wanted);

    auto result      = to.make_vector();
    const auto start = to.owned().n_elements() > 0 ? *to.owned().begin() : 0;
    std::vector<bool> is_known(to.owned().n_elements(), false);
    CellDofs dofs;
    std::vector<double> shapes(from.fe().n_dofs_per_cell());
    for (const auto &cell : cells)
    {
      if (!cell->is_locally_owned())
        continue;
      to.cell_dofs(cell, dofs);
      for (unsigned node = 0; node < unit_nodes.size(); ++node)
      {
        const std::vector<PetscScalar> *record = nullptr;
        for (unsigned g = 0; g < to.n_groups(); ++g)
        {
          if (dofs.first[g] < 0)
            continue;
          const unsigned n  = to.n_components(g);
          const Index first = dofs.ids[dofs.first[g] + node * n];
          if (!to.owned().is_element(first) || is_known[first - start])
            continue;
          is_known[first - start] = true;
          if (record == nullptr)
          {
            const auto place = place_of(cell, node);
            record           = &records.of(place.cell);
            for (unsigned j = 0; j < shapes.size(); ++j)
              shapes[j] = from.fe().shape_value(j, place.unit);
          }
          for (unsigned c = 0; c < n; ++c)
          {
            double value = 0.;
            for (unsigned j = 0; j < shapes.size(); ++j)
              value += shapes[j] * (*record)[dofs.first[g] + j * n + c];
            result(first + c) = value;
          }
        }
      }
    }
    set_global_values(to, global_values(from, x), result);
    result.compress(VectorOperation::insert);
    return result;
  }


  template FieldLayout<2>::Vector
  state_of_other_grid(const FieldLayout<2> &,
                      const GridAxes &,
                      const FieldLayout<2>::Vector &,
                      const FieldLayout<2> &);
  template FieldLayout<3>::Vector
  state_of_other_grid(const FieldLayout<3> &,
                      const GridAxes &,
                      const FieldLayout<3>::Vector &,
                      const FieldLayout<3> &);
} // namespace Oxion
