#include <oxion/exceptions.h>
#include <oxion/fields/refinement.h>
#include <oxion/laws/constants.h>
#include <oxion/sensor.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Of the way between two conditions, where halving the step gives up.
    constexpr double smallest_fraction = 1. / 256.;
  } // namespace


  void
  SolveReport::add(const NewtonResult &result)
  {
    newton_steps += result.steps;
    most_newton_steps = std::max(most_newton_steps, result.steps);
    linear_iterations += result.linear_iterations;
    failure = result.failure;
  }


  template <int dim>
  Sensor<dim>::Sensor(const Parameters::Parameters &parameters,
                      MPI_Comm communicator,
                      NewtonMonitor monitor)
    : parameters_(parameters)
    , monitor_(std::move(monitor))
    , mesh_(parameters.geometry, communicator)
    , model_(make_model(parameters))
    , layout_(
        std::make_unique<FieldLayout<dim>>(mesh_,
                                           describe_fields(model_, parameters)))
    , assembler_(std::make_unique<Assembler<dim>>(*layout_, model_))
  {
    set_resting_state();
    prepare_solver();
  }


  template <int dim>
  Model
  Sensor<dim>::make_model(const Parameters::Parameters &parameters) const
  {
    if (!mesh_.problems().empty())
      throw BadInput(mesh_.problems().front().parameter + ": " +
                     mesh_.problems().front().message);
    Model model(parameters, mesh_.regions(), mesh_.surface_names());
    insulate_bodies_without_electrodes(mesh_, model);
    return model;
  }


  template <int dim>
  void
  Sensor<dim>::prepare_solver()
  {
    newton_ =
      std::make_unique<Newton<dim>>(*assembler_, parameters_.solver, monitor_);
  }


  template <int dim>
  void
  Sensor<dim>::set_resting_state()
  {
    x_ = layout_->make_vector();
    const auto fill =
      [&](const Support support, const unsigned component, const double value) {
        const double scaled =
          value / layout_->description().components[support][component].scale;
        const auto range = layout_->owned_range(support);
        const unsigned n = layout_->n_components(support);
        for (auto i = range[0] + component; i < range[0] + range[1]; i += n)
          x_(i) = scaled;
      };

    const double T     = parameters_.heat.temperature;
    const GasState air = resting_air(parameters_.gas);
    if (layout_->has(temperature))
      fill(temperature, 0, T);
    if (layout_->has(ionic))
    {
      const unsigned oxygen = model_.mixture.index("O2");
      const double a =
        air.mole_fractions[oxygen] * air.pressure / Laws::standard_pressure;
      fill(ionic,
           0,
           -Laws::gas_constant * T / (4. * Laws::faraday) * std::log(a));
    }
    if (layout_->has(gas))
    {
      std::vector<double> unknowns(model_.gas_unknowns.n);
      model_.gas_unknowns.of_composition(air.mole_fractions,
                                         air.pressure,
                                         unknowns);
      for (unsigned c = 0; c < unknowns.size(); ++c)
        fill(gas, c, unknowns[c]);
    }
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
    {
      const auto i = layout_->global_unknown(model_.power_unknown(h));
      if (layout_->owned().is_element(i))
        x_(i) = model_.heaters[h].power /
                layout_->description().globals[model_.power_unknown(h)].scale;
    }
    x_.compress(VectorOperation::insert);
  }


  template <int dim>
  NewtonResult
  Sensor<dim>::solve_at(const Conditions &conditions,
                        const std::vector<bool> &frozen)
  {
    const Conditions last = model_.conditions;
    Vector x              = x_;
    model_.conditions     = conditions;
    assembler_->set_prescribed(x);
    assembler_->complete(x);
    const NewtonResult result = newton_->solve(x, frozen);
    if (result.converged)
      x_ = x;
    else
      model_.conditions = last;
    return result;
  }


  template <int dim>
  bool
  Sensor<dim>::continue_to(const Conditions &target,
                           const double first_step,
                           const double smallest_step,
                           SolveReport &report)
  {
    const Conditions start = model_.conditions;
    double s = 0., step = first_step;
    while (s < 1.)
    {
      const double next = s + step > 1. - 1e-9 ? 1. : s + step;
      const auto result =
        solve_at(next == 1. ? target : Conditions::blend(start, target, next));
      report.add(result);
      if (result.converged)
        s = next;
      else if ((step /= 2.) < smallest_step)
      {
        report.converged = false;
        return false;
      }
    }
    return true;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::cold_start()
  {
    SolveReport report;
    const Conditions target = Conditions::of(parameters_);
    const Conditions rest   = target.at_rest(parameters_.gas);

    const auto require = [&](const NewtonResult &result) {
      report.add(result);
      report.converged = report.converged && result.converged;
      return result.converged;
    };

    if (layout_->has(temperature))
    {
      // Heat alone: the electrodes are at equilibrium and stay out of it.
      std::vector<bool> frozen(layout_->fields().size(), true);
      frozen[layout_->field_index(temperature, 0)] = false;
      const unsigned first_global =
        frozen.size() - layout_->description().globals.size();
      for (unsigned h = 0; h < model_.heaters.size(); ++h)
        frozen[first_global + model_.power_unknown(h)] = false;
      if (!require(solve_at(rest, frozen)))
        return report;
    }
    if (!require(solve_at(rest)))
      return report;

    const auto &solver = parameters_.solver;
    const double distance =
      Circuit::voltage_distance(rest.circuit, target.circuit);
    if (!continue_to(rest.with_circuit(target.circuit),
                     distance > solver.set_point_step
                       ? solver.set_point_step / distance
                       : 1.,
                     distance > 0. ? solver.smallest_step / distance
                                   : smallest_fraction,
                     report))
      return report;
    if (!continue_to(target, 1., smallest_fraction, report))
      return report;

    for (unsigned r = 0; r < parameters_.geometry.grid.refinements; ++r)
    {
      newton_.reset();
      refine_globally(*layout_, x_);
      assembler_->reinit();
      prepare_solver();
      if (!require(solve_at(target)))
        return report;
    }
    return report;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::advance(const Parameters::Parameters &parameters)
  {
    const State last = state();
    SolveReport report;

    model_            = make_model(parameters);
    const auto target = model_.conditions;
    model_.conditions = last.model.conditions;
    if (continue_to(target, 1., smallest_fraction, report))
      parameters_ = parameters;
    else
      restore(last);
    return report;
  }


  template <int dim>
  void
  Sensor<dim>::restore(const State &state)
  {
    parameters_ = state.parameters;
    model_      = state.model;
    x_          = state.x;
  }


  template <int dim>
  double
  Sensor<dim>::global_value(const unsigned i) const
  {
    const auto index   = layout_->global_unknown(i);
    const double value = layout_->owned().is_element(index)
                           ? x_(index) * layout_->description().globals[i].scale
                           : 0.;
    return Utilities::MPI::sum(value, mesh_.communicator());
  }


  template class Sensor<2>;
  template class Sensor<3>;
} // namespace Oxion
