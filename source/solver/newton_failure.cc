#include <oxion/solver/newton.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <int dim>
    std::string
    place_of_row(const FieldLayout<dim> &layout,
                 const typename FieldLayout<dim>::Index row)
    {
      CellDofs dofs;
      for (const auto &cell :
           layout.mesh().triangulation().active_cell_iterators())
        if (cell->is_locally_owned())
        {
          layout.cell_dofs(cell, dofs);
          if (std::find(dofs.ids.begin(), dofs.ids.end(), row) ==
              dofs.ids.end())
            continue;
          std::ostringstream text;
          text << "in region '"
               << layout.mesh().regions()[cell->material_id()].name
               << "' near (" << std::setprecision(4);
          for (unsigned d = 0; d < dim; ++d)
            text << (d == 0 ? "" : ", ") << 1e3 * cell->center()[d];
          text << ") mm";
          return text.str();
        }
      return "outside the mesh";
    }
  } // namespace


  template <int dim>
  std::string
  Newton<dim>::describe_failure(const SNESConvergedReason reason) const
  {
    const auto &layout          = assembler_.layout();
    const MPI_Comm communicator = layout.mesh().communicator();
    const auto worst            = norms(residual_);

    // The largest entry of the worst field tells the place.
    double largest                       = -1.;
    typename FieldLayout<dim>::Index row = 0;
    const PetscScalar *values;
    VecGetArrayRead(residual_, &values);
    std::size_t i = 0;
    for (const auto owned_row : layout.owned())
    {
      if (field_of_row_[i] == worst.worst && !(std::abs(values[i]) <= largest))
      {
        largest = std::abs(values[i]);
        row     = owned_row;
      }
      ++i;
    }
    VecRestoreArrayRead(residual_, &values);
    const double overall =
      Utilities::MPI::max(std::isnan(largest) ? 1e300 : largest, communicator);
    std::string place;
    if (largest >= 0. && !(largest < overall))
      place = worst.worst + layout.description().globals.size() >=
                  layout.fields().size()
                ? ""
                : place_of_row(layout, row);
    for (const auto &text : Utilities::MPI::all_gather(communicator, place))
      if (place.empty())
        place = text;

    std::ostringstream text;
    switch (reason)
    {
      case SNES_DIVERGED_MAX_IT:
        text << "no convergence in " << parameters_.newton_steps
             << " Newton steps";
        break;
      case SNES_DIVERGED_FNORM_NAN:
      case SNES_DIVERGED_FUNCTION_DOMAIN:
        text << "the equations are not finite";
        break;
      case SNES_DIVERGED_LINEAR_SOLVE:
        text << "the linear solver failed";
        break;
      default:
        text << "Newton's method stopped (" << SNESConvergedReasons[reason]
             << ")";
    }
    text << "; largest residual in "
         << (worst.worst + layout.description().globals.size() >=
                 layout.fields().size()
               ? "the equation for the "
               : "field ")
         << layout.fields()[worst.worst].name
         << (place.empty() ? "" : " " + place) << ": " << std::setprecision(3)
         << worst.largest << " of the throughput, wanted "
         << parameters_.tolerance
         << "; try finer cells there, smaller steps of the swept parameter or "
            "of Solver/Set-point step, or more Solver/Newton steps";
    return text.str();
  }


  template std::string Newton<2>::describe_failure(SNESConvergedReason) const;
  template std::string Newton<3>::describe_failure(SNESConvergedReason) const;
} // namespace Oxion
