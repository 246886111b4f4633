#include <oxion/sensor.h>

namespace Oxion
{
  template <int dim>
  void
  Sensor<dim>::begin_in_time(const Parameters::Parameters &parameters,
                             const double time,
                             const TimeStepping &settings)
  {
    const Model last = model_;
    model_           = model_like(last, parameters);
    model_.conditions.count_from_where(last.conditions);
    model_.conditions.in_time = true;
    parameters_               = parameters;
    assembler_->set_prescribed(x_);
    assembler_->complete(x_);
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
    model_           = model_like(last, parameters);
    model_.conditions.count_from_where(last.conditions);
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


  template <int dim>
  typename Sensor<dim>::Vector
  Sensor<dim>::stored_rate(const std::optional<OneSided> &side) const
  {
    return stepper_ ? stepper_->stored_rate(side) : layout_->make_vector();
  }


  template <int dim>
  void
  Sensor<dim>::resume_in_time(const State &state,
                              const typename TimeStepper<dim>::Memory &memory,
                              const TimeStepping &settings)
  {
    restore(state);
    if (!stepper_)
      stepper_ =
        std::make_unique<TimeStepper<dim>>(*assembler_, *newton_, settings);
    stepper_->go_on_from(memory);
  }


  // The members above; the others stand in sensor.cc.
  template void
  Sensor<2>::begin_in_time(const Parameters::Parameters &,
                           double,
                           const TimeStepping &);
  template TimeStep
  Sensor<2>::step_in_time(const Parameters::Parameters &, double);
  template void
  Sensor<2>::resume_in_time(const State &,
                            const typename TimeStepper<2>::Memory &,
                            const TimeStepping &);
  template typename Sensor<2>::Vector
  Sensor<2>::stored_rate(const std::optional<OneSided> &) const;
  template void
  Sensor<3>::begin_in_time(const Parameters::Parameters &,
                           double,
                           const TimeStepping &);
  template TimeStep
  Sensor<3>::step_in_time(const Parameters::Parameters &, double);
  template void
  Sensor<3>::resume_in_time(const State &,
                            const typename TimeStepper<3>::Memory &,
                            const TimeStepping &);
  template typename Sensor<3>::Vector
  Sensor<3>::stored_rate(const std::optional<OneSided> &) const;
} // namespace Oxion
