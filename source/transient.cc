#include <oxion/fields/refinement.h>
#include <oxion/sensor.h>

namespace Oxion
{
  template <int dim>
  void
  Sensor<dim>::start_uniform()
  {
    for (unsigned r = 0; r < parameters_.geometry.grid.refinements; ++r)
    {
      newton_.reset();
      refine_globally(*layout_, x_);
      assembler_->reinit();
      prepare_solver();
    }
    assembler_->complete(x_);
  }


  template <int dim>
  void
  Sensor<dim>::begin_in_time(const double time, const TimeStepping &settings)
  {
    // After a jump the last step's rate is still that of the present state.
    if (!stepper_)
      stepper_ =
        std::make_unique<TimeStepper<dim>>(*assembler_, *newton_, settings);
    stepper_->start(time, x_);
  }


  template <int dim>
  TimeStep
  Sensor<dim>::step_in_time(const Parameters::Parameters &parameters,
                            const double length)
  {
    const Model last = model_;
    Model model(parameters, mesh_->regions(), mesh_->surface_names());
    model.stand_where(last);
    model_              = model;
    const TimeStep step = stepper_->attempt(length, x_);
    if (step.accepted)
    {
      parameters_ = parameters;
      converged_  = true;
    }
    else
      model_ = last;
    return step;
  }


  // The members above; the others stand in sensor.cc.
  template void
  Sensor<2>::start_uniform();
  template void
  Sensor<2>::begin_in_time(double, const TimeStepping &);
  template TimeStep
  Sensor<2>::step_in_time(const Parameters::Parameters &, double);
  template void
  Sensor<3>::start_uniform();
  template void
  Sensor<3>::begin_in_time(double, const TimeStepping &);
  template TimeStep
  Sensor<3>::step_in_time(const Parameters::Parameters &, double);
} // namespace Oxion
