#include <oxion/exceptions.h>
#include <oxion/fields/balance_load.h>
#include <oxion/laws/constants.h>
#include <oxion/laws/zirconia_limits.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/heater_supply.h>
#include <oxion/physics/impossible_states.h>
#include <oxion/sensor.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;

  void
  SolveReport::add(const NewtonResult &result)
  {
    newton_steps += result.steps;
    most_newton_steps = std::max(most_newton_steps, result.steps);
    linear_iterations += result.linear_iterations;
    failure = result.failure;
  }


  void
  SolveReport::add(const TimeStep &step)
  {
    add(step.solve);
    failure.clear(); // a shorter step may yet succeed
    ++(step.accepted          ? steps_in_time.taken
       : step.solve.converged ? steps_in_time.refused
                              : steps_in_time.unsolved);
  }


  void
  SolveReport::add(const SolveReport &other)
  {
    converged = converged && other.converged;
    newton_steps += other.newton_steps;
    most_newton_steps = std::max(most_newton_steps, other.most_newton_steps);
    linear_iterations += other.linear_iterations;
    failure = other.failure;
  }


  template <int dim>
  Sensor<dim>::Sensor(const Parameters::Parameters &parameters,
                      MPI_Comm communicator,
                      NewtonMonitor monitor)
    : Sensor(parameters,
             std::make_unique<Mesh<dim>>(parameters.geometry, communicator),
             std::move(monitor))
  {}


  template <int dim>
  Sensor<dim>::Sensor(const Parameters::Parameters &parameters,
                      std::unique_ptr<Mesh<dim>> mesh,
                      NewtonMonitor monitor)
    : parameters_(parameters)
    , monitor_(std::move(monitor))
    , mesh_(std::move(mesh))
    , model_(make_model(parameters))
    , problem_(make_problem<dim>(model_))
    , layout_(make_layout(parameters))
    , assembler_(std::make_unique<Assembler<dim>>(*layout_, problem_))
  {
    set_resting_state();
    prepare_solver();
  }


  template <int dim>
  Model
  Sensor<dim>::make_model(const Parameters::Parameters &parameters) const
  {
    if (!mesh_->problems().empty())
      throw BadInput(mesh_->problems().front().parameter + ": " +
                     mesh_->problems().front().message);
    Model model(parameters, mesh_->regions(), mesh_->surface_names());
    insulate_bodies_without_electrodes(*mesh_, model);
    locate(*mesh_, model);
    return model;
  }


  template <int dim>
  std::unique_ptr<FieldLayout<dim>>
  Sensor<dim>::make_layout(const Parameters::Parameters &parameters) const
  {
    const Fields fields = describe_fields(model_, parameters);
    balance_load(*mesh_, fields);
    return std::make_unique<FieldLayout<dim>>(*mesh_, fields);
  }


  template <int dim>
  Model
  Sensor<dim>::model_like(const Model &other,
                          const Parameters::Parameters &parameters) const
  {
    Model model(parameters, mesh_->regions(), mesh_->surface_names());
    model.stand_where(other);
    return model;
  }


  template <int dim>
  void
  Sensor<dim>::prepare_solver()
  {
    Diagnoses<dim> diagnoses;
    diagnoses.hopeless = [this](const Vector &x) {
      return describe_runaway_electrode(model_,
                                        *assembler_,
                                        x,
                                        hopeless_potential);
    };
    diagnoses.impossible = [this](const Vector &x) {
      const auto runaway = describe_runaway_electrode(
        model_, *assembler_, x, -Laws::decomposition_potential);
      return runaway.empty()
               ? describe_starving_electrode(model_, *assembler_, x)
               : runaway;
    };
    newton_ = std::make_unique<Newton<dim>>(*assembler_,
                                            parameters_.solver,
                                            monitor_,
                                            std::move(diagnoses));
  }


  template <int dim>
  void
  Sensor<dim>::set_resting_state()
  {
    // Before the first solve the conditions are those of rest, so that every
    // gas space counts from the resting pressure.
    model_.conditions = model_.conditions.at_rest(parameters_.gas);
    x_                = layout_->make_vector();
    const auto fill =
      [&](const unsigned group, const unsigned component, const double value) {
        const double scaled = value / layout_->field(group, component).scale;
        const auto range    = layout_->owned_range(group);
        const unsigned n    = layout_->n_components(group);
        for (auto i = range[0] + component; i < range[0] + range[1]; i += n)
          x_(i) = scaled;
      };

    const double T     = parameters_.heat.temperature;
    const GasState air = resting_air(parameters_.gas);
    if (layout_->has(temperature))
      fill(temperature, 0, T);
    if (layout_->has(ionic))
    {
      const double a =
        Laws::oxygen_in_air * air.pressure / Laws::standard_pressure;
      fill(ionic,
           0,
           -Laws::gas_constant * T / (4. * Laws::faraday) * std::log(a));
    }
    if (layout_->has(gas))
    {
      std::vector<double> unknowns(model_.gas_unknowns.n);
      model_.gas_unknowns.of_composition(air.mole_fractions,
                                         air.pressure,
                                         air.pressure,
                                         unknowns);
      for (unsigned c = 0; c < unknowns.size(); ++c)
        fill(gas, c, unknowns[c]);
    }
    const auto set_global = [&](const unsigned unknown, const double value) {
      const auto i = layout_->global_unknown(unknown);
      if (layout_->owned().is_element(i))
        x_(i) = value / layout_->description().globals[unknown].scale;
    };
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
    {
      const HeaterModel &heater = model_.heaters[h];
      set_global(model_.power_unknown(h), heater.parameters.power);
      if (heater.control.memory)
        set_global(*heater.control.memory, heater.parameters.power);
      if (heater.holds_impedance())
        set_global(model_.log_impedance_unknown(heater.held_impedance),
                   std::log(heater.parameters.impedance_set_point));
      if (!heater.is_section())
        continue;
      double sum = 0.;
      unsigned i = heater.resistance;
      for (const double R : leg_resistances(model_, heater, T))
      {
        set_global(++i, R);
        sum += R;
      }
      set_global(heater.resistance, sum);
    }
    for (unsigned r = 0; r < model_.sealed_references.size(); ++r)
    {
      const auto &reference = model_.sealed_references[r];
      set_global(model_.activity_unknown(r), reference.resting_activity);
      set_global(model_.inventory_unknown(r), reference.inventory);
    }
    x_.compress(VectorOperation::insert);
  }


  template <int dim>
  void
  Sensor<dim>::restore(const State &state)
  {
    parameters_ = state.parameters;
    model_      = state.model;
    x_          = state.x;
    converged_  = state.converged;
  }


  template <int dim>
  double
  Sensor<dim>::global_value(const unsigned i) const
  {
    const auto index   = layout_->global_unknown(i);
    const double value = layout_->owned().is_element(index)
                           ? x_(index) * layout_->description().globals[i].scale
                           : 0.;
    return Utilities::MPI::sum(value, mesh_->communicator());
  }


  template class Sensor<2>;
  template class Sensor<3>;
} // namespace Oxion
