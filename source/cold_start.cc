#include <oxion/fields/grid_transfer.h>
#include <oxion/geometry/layer_stack.h>
#include <oxion/sensor.h>

namespace Oxion
{
  namespace
  {
    /// From so many unknowns on a start on a coarser grid is the cheaper way,
    /// if that has at most this share of the cells.
    constexpr dealii::types::global_dof_index many_unknowns = 30000;
    constexpr double few_cells                              = 0.5;

    double
    number_of_cells(const Parameters::Geometry &geometry)
    {
      const LayerStack stack(geometry);
      double result = 1.;
      for (const auto &axis : stack.axes())
        result *= axis.size() - 1;
      return result;
    }
  } // namespace


  template <int dim>
  SolveReport
  Sensor<dim>::start_from_coarser_grid(const Parameters::Parameters &coarser)
  {
    Sensor coarse(coarser, mesh_->communicator(), monitor_);
    SolveReport report = coarse.cold_start();
    if (!report.converged)
      return report;
    Model target              = model_;
    target.conditions         = Conditions::of(parameters_);
    model_                    = target;
    x_                        = state_of_other_grid(*coarse.layout_,
                             LayerStack(coarser.geometry).axes(),
                             coarse.x_,
                             *layout_);
    const NewtonResult result = solve_at(target);
    report.add(result);
    report.converged = result.converged;
    return report;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::cold_start()
  {
    stepper_.reset();
    SolveReport report;
    bool is_there = false;
    auto coarser  = parameters_;
    coarser.geometry.grid.fineness /= 2.;
    coarser.geometry.grid.refinements = 0;
    if (layout_->n_unknowns() > many_unknowns &&
        parameters_.geometry.mesh_file.empty() &&
        number_of_cells(coarser.geometry) <
          few_cells * number_of_cells(parameters_.geometry))
    {
      report   = start_from_coarser_grid(coarser);
      is_there = report.converged;
      if (!is_there) // where that is too coarse, this grid may yet do
      {
        set_resting_state();
        report.converged = true;
      }
    }
    if (!is_there)
      report.add(start_here());

    for (unsigned r = 0; r < parameters_.geometry.grid.refinements; ++r)
    {
      if (!report.converged)
        return report;
      refine();
      const NewtonResult result = solve_at(Model(model_));
      report.add(result);
      report.converged = result.converged;
    }
    return report;
  }


  template SolveReport
  Sensor<2>::cold_start();
  template SolveReport
  Sensor<3>::cold_start();
  template SolveReport
  Sensor<2>::start_from_coarser_grid(const Parameters::Parameters &);
  template SolveReport
  Sensor<3>::start_from_coarser_grid(const Parameters::Parameters &);
} // namespace Oxion
