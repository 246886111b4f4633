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
    /// In the fields' scales: a Newton step of this size changes nothing.
    constexpr double negligible_step = 1e-6;

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
    const auto &layout  = assembler_.layout();
    const auto worst    = judge_.norms(residual_);
    const bool is_field = worst.worst + layout.description().globals.size() <
                          layout.fields().size();

    // The largest entry of the worst field tells the place.
    std::string place;
    if (const auto row = judge_.worst_row(residual_, worst.worst);
        is_field && row != numbers::invalid_dof_index)
      place = place_of_row(layout, row);
    for (const auto &text :
         Utilities::MPI::all_gather(layout.mesh().communicator(), place))
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
         << (is_field ? "field " : "the equation for the ")
         << layout.fields()[worst.worst].name
         << (place.empty() ? "" : " " + place) << ": " << std::setprecision(3)
         << worst.largest << " of the throughput, wanted "
         << parameters_.tolerance << "; " << advice(worst);
    return text.str();
  }


  template <int dim>
  std::string
  Newton<dim>::advice(const ResidualNorms &norms) const
  {
    if (!std::isfinite(norms.largest))
      return "look for a value there that no law can take";
    if (norms.largest < 1e3 * parameters_.tolerance &&
        last_step_.largest < negligible_step)
      return "that close, the last digits of the arithmetic may be all that is "
             "left: try a larger Solver/Tolerance or Solver/Current scale";
    const std::string smaller_steps =
      "try smaller steps of the swept parameter or of Solver/Set-point step, ";
    if (last_step_.limited)
      return "it was still on its way, in steps as long as they may be; " +
             smaller_steps + "or more Solver/Newton steps";
    const auto &advice = assembler_.layout().fields()[norms.worst].advice;
    return advice.empty()
             ? smaller_steps + "more Solver/Newton steps, or finer cells there"
             : advice;
  }


  template std::string Newton<2>::describe_failure(SNESConvergedReason) const;
  template std::string Newton<3>::describe_failure(SNESConvergedReason) const;
  template std::string
  Newton<2>::advice(const ResidualNorms &) const;
  template std::string
  Newton<3>::advice(const ResidualNorms &) const;
} // namespace Oxion
