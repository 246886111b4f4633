#include "swept_device.h"

#include <oxion/checks/check_device.h>

namespace Oxion
{
  template <int dim>
  void
  SweptDevice<dim>::build(const Parameters::ParameterFile &file,
                          const Parameters::Parameters &parameters)
  {
    sensor_ =
      std::make_unique<Sensor<dim>>(parameters,
                                    inspector_.take_mesh(file, parameters),
                                    monitor_);
    field_names_.clear();
    for (const auto &field : sensor_->layout().fields())
      field_names_.push_back(field.name);
  }


  /** Is the point's device the present one with other numbers? */
  template <int dim>
  bool
  SweptDevice<dim>::goes_on(const SweptStructure &structure,
                            const Parameters::Parameters &parameters,
                            Parameters::Diagnostics &diagnostics) const
  {
    if (!started_ || structure.texts != structure_.texts)
      return false;
    // Other numbers pass every check of the device that they passed before.
    if (structure.infinite != structure_.infinite)
      check_device(sensor_->mesh(), parameters, diagnostics);
    const auto &mesh = sensor_->mesh();
    return diagnostics.has_errors() ||
           DeviceStructure<dim>(mesh, parameters) ==
             DeviceStructure<dim>(mesh, sensor_->parameters());
  }


  template <int dim>
  void
  SweptDevice<dim>::become(const SweepPoint &point,
                           const Parameters::ParameterFile &file,
                           const Parameters::Parameters &parameters,
                           Parameters::Diagnostics &diagnostics)
  {
    const SweptStructure structure(sweeps_, point.swept);
    if (!goes_on(structure, parameters, diagnostics))
    {
      give_up(); // not two of them in the memory
      inspector_.check(file, parameters, diagnostics);
      if (!diagnostics.has_errors())
        build(file, parameters);
      built_at_ = point.index;
    }
    if (!diagnostics.has_errors())
    {
      structure_  = structure;
      checked_at_ = point.index;
    }
  }


  template <int dim>
  void
  SweptDevice<dim>::give_up()
  {
    started_ = false;
    begin_of_level_.clear();
    here_.reset();
    sensor_.reset();
  }


  template <int dim>
  SolveReport
  SweptDevice<dim>::solve(const SweepPoint &point,
                          const Parameters::Parameters &parameters)
  {
    SolveReport report;
    if (started_)
    {
      // Inner sweeps begin anew from where they began before.
      if (point.level + 1 < sweeps_.size())
        *here_ = begin_of_level_[point.level + 1];
      sensor_->restore(here_->state);
      report = sensor_->advance(parameters);
    }
    else
    {
      report = sensor_->cold_start();
      if (report.converged && parameters.geometry.adaptation.is_wanted())
        report.add(adapt_(*sensor_, point));
    }
    if (!report.converged)
      return report;

    here_ = std::make_unique<Place>(Place{point.index, sensor_->state()});
    if (!started_)
      begin_of_level_.assign(sweeps_.size(), *here_);
    for (unsigned level = point.level + 1; level < sweeps_.size(); ++level)
      begin_of_level_[level] = *here_;
    started_ = true;
    return report;
  }


  template class SweptDevice<2>;
  template class SweptDevice<3>;
} // namespace Oxion
