#include <oxion/laws/constants.h>
#include <oxion/measurements/balances.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Sum of the residual over rows of one field, SI: what enters there. */
    template <int dim>
    double
    reaction(const Sensor<dim> &sensor,
             const typename Sensor<dim>::Vector &residual,
             const Group group,
             const unsigned component,
             const IndexSet &rows)
    {
      double sum = 0.;
      for (const auto row : rows)
        sum += residual(row);
      return Utilities::MPI::sum(sum, sensor.mesh().communicator()) *
             sensor.layout().field(group, component).residual_scale;
    }


    /** The same over all prescribed unknowns. */
    template <int dim>
    double
    reaction(const Sensor<dim> &sensor,
             const typename Sensor<dim>::Vector &residual,
             const Group group,
             const unsigned component)
    {
      return reaction(sensor,
                      residual,
                      group,
                      component,
                      sensor.assembler().prescribed_unknowns(group, component));
    }


    /** What currents into prescribed potentials take there [W]. */
    template <int dim>
    double
    prescribed_power(const Sensor<dim> &sensor,
                     const typename Sensor<dim>::Vector &residual,
                     const Group group)
    {
      if (!sensor.layout().has(group))
        return 0.;
      double sum = 0.;
      for (const auto row : sensor.assembler().prescribed_unknowns(group, 0))
        sum += sensor.solution()(row) * residual(row);
      const Field &potential = sensor.layout().field(group, 0);
      return Utilities::MPI::sum(sum, sensor.mesh().communicator()) *
             potential.scale * potential.residual_scale;
    }


    /** What flows in through boundary conditions, once and in sum. */
    struct Inflow
    {
      double sum = 0., power = 0., largest = 0.;

      void
      add(const double inflow, const double more_power)
      {
        sum += inflow;
        power += more_power;
        largest = std::max(largest, std::abs(inflow));
      }
    };

    /** Currents, in terms and into prescribed potentials. */
    template <int dim>
    Inflow
    imposed_currents(const Sensor<dim> &sensor,
                     const typename Sensor<dim>::Vector &residual,
                     const Tally &tally)
    {
      Inflow result;
      const auto &conditions = sensor.model().boundary_conditions;
      for (unsigned c = 0; c < conditions.size(); ++c)
      {
        const Group group = conditions[c].group;
        if (group != ionic && group != electronic)
          continue;
        if (conditions[c].is_flux())
        {
          result.add(tally.boundaries[c].inflow, tally.boundaries[c].power);
          continue;
        }
        auto rows =
          sensor.assembler().unknowns_on(conditions[c].surface, group, 0);
        rows = rows & sensor.assembler().prescribed_unknowns(group, 0);
        result.largest =
          std::max(result.largest,
                   std::abs(reaction(sensor, residual, group, 0, rows)));
      }
      for (const Group group : {ionic, electronic})
        if (sensor.layout().has(group))
        {
          result.sum += reaction(sensor, residual, group, 0);
          result.power += prescribed_power(sensor, residual, group);
        }
      return result;
    }


    /** Sum of a vector of the residual's kind over all rows of a field, SI. */
    template <int dim>
    double
    total(const Sensor<dim> &sensor,
          const typename Sensor<dim>::Vector &rows,
          const Group group,
          const unsigned component)
    {
      const auto &layout = sensor.layout();
      const auto range   = layout.owned_range(group);
      const unsigned n   = layout.n_components(group);
      double sum         = 0.;
      for (auto row = range[0] + component; row < range[0] + range[1]; row += n)
        sum += rows(row);
      return Utilities::MPI::sum(sum, sensor.mesh().communicator()) *
             layout.field(group, component).residual_scale;
    }


    /** Largest total flow through an opening [mol/s]. */
    template <int dim>
    double
    largest_through_flow(const Sensor<dim> &sensor,
                         const typename Sensor<dim>::Vector &residual,
                         const Tally &tally)
    {
      double largest = 0.;
      for (unsigned o = 0; o < tally.film_inflow.size(); ++o)
      {
        const auto &film = tally.film_inflow[o];
        largest =
          std::max(largest,
                   std::abs(std::accumulate(film.begin(), film.end(), 0.)));
        const auto &opening = sensor.model().openings[o];
        auto rows = sensor.assembler().unknowns_on(opening.surface, gas, 0);
        rows      = rows & sensor.assembler().prescribed_unknowns(gas, 0);
        largest =
          std::max(largest, std::abs(reaction(sensor, residual, gas, 0, rows)));
      }
      const auto &conditions = sensor.model().boundary_conditions;
      for (unsigned c = 0; c < conditions.size(); ++c)
      {
        const auto &condition = conditions[c];
        if (condition.group != gas)
          continue;
        largest   = std::max(largest, std::abs(tally.boundaries[c].inflow));
        auto rows = sensor.assembler().unknowns_on(condition.surface,
                                                   gas,
                                                   condition.unknown);
        rows =
          rows & sensor.assembler().prescribed_unknowns(gas, condition.unknown);
        largest =
          std::max(largest, std::abs(reaction(sensor, residual, gas, 0, rows)));
      }
      return largest;
    }


    /** One row's, on all ranks. */
    template <int dim>
    double
    row_value(const Sensor<dim> &sensor,
              const typename Sensor<dim>::Vector &rows,
              const typename FieldLayout<dim>::Index row)
    {
      return Utilities::MPI::sum(sensor.layout().owned().is_element(row)
                                   ? double(rows(row))
                                   : 0.,
                                 sensor.mesh().communicator());
    }


    /**
     * What charging takes from a potential, int phi d(-q)/dt over all double
     * layers, or psi dq/dt: the rows of ions store -q, those of a resolved
     * metal's electrons q [W].
     */
    template <int dim>
    double
    power_of_charging(const Sensor<dim> &sensor,
                      const typename Sensor<dim>::Vector &rate,
                      const Group group)
    {
      if (!sensor.layout().has(group))
        return 0.;
      double sum       = 0.;
      const auto range = sensor.layout().owned_range(group);
      for (auto row = range[0]; row < range[0] + range[1]; ++row)
        sum += sensor.solution()(row) * rate(row);
      const Field &potential = sensor.layout().field(group, 0);
      return Utilities::MPI::sum(sum, sensor.mesh().communicator()) *
             potential.scale * potential.residual_scale;
    }
  } // namespace


  template <int dim>
  std::vector<Balance>
  balance_sheet(const Sensor<dim> &sensor, Tally *counted)
  {
    const auto &layout  = sensor.layout();
    const Model &model  = sensor.model();
    const auto &circuit = model.conditions.circuit;
    auto residual       = layout.make_vector();
    Integrals integrals;
    sensor.assembler().residual(sensor.solution(), residual, &integrals);
    const Tally tally(model, integrals);
    const auto rate = sensor.stored_rate();
    residual += rate;
    // What enters less what is stored there.
    const auto not_stored = [&](const Group group, const unsigned component) {
      return reaction(sensor, residual, group, component) -
             total(sensor, rate, group, component);
    };
    if (counted != nullptr)
      *counted = tally;

    // That of the double layer's charge is no oxygen; both rows store -q.
    const auto charging = [&](const unsigned electrode) {
      const unsigned unknown = circuit.current_unknown(electrode);
      return -row_value(sensor, rate, layout.global_unknown(unknown)) *
             layout.description().globals[unknown].residual_scale;
    };

    std::vector<double> currents;
    // Where next to nothing flows, the solver's throughput is the measure.
    double largest_current  = sensor.parameters().solver.current_scale;
    double current_of_ions  = largest_current;
    double current_into_gas = 0., charge = 0.;
    for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
    {
      const double I = sensor.global_value(circuit.current_unknown(e));
      currents.push_back(I);
      charge += I;
      largest_current = std::max(largest_current, std::abs(I));
      if (!model.electrodes[e].meets_ions)
        continue;
      current_of_ions = std::max(current_of_ions, std::abs(I));
      if (model.electrodes[e].contact)
        current_into_gas += tally.electrodes[e].current;
      else if (model.electrodes[e].atmosphere < 0 &&
               model.electrodes[e].sealed < 0)
        current_into_gas +=
          I - tally.electrodes[e].electronic_current - charging(e);
    }

    const auto imposed = imposed_currents(sensor, residual, tally);
    charge += imposed.sum;
    largest_current = std::max(largest_current, imposed.largest);
    current_of_ions = std::max(current_of_ions, imposed.largest);

    std::vector<Balance> sheet;
    if (layout.has(gas))
    {
      const auto &unknowns = model.gas_unknowns;
      std::vector<double> inflow(unknowns.n);
      inflow[unknowns.carrier] =
        not_stored(gas, 0) +
        reaction(sensor,
                 residual,
                 gas,
                 0,
                 sensor.assembler().prescribed_parts(gas, 0));
      for (unsigned c = 1; c < unknowns.n; ++c)
      {
        const unsigned k = unknowns.species[c];
        inflow[k]        = not_stored(gas, c);
        inflow[unknowns.carrier] -= inflow[k];
      }
      for (const auto &film : tally.film_inflow)
        for (unsigned k = 0; k < unknowns.n; ++k)
          inflow[k] += film[k];
      for (unsigned c = 0; c < model.boundary_conditions.size(); ++c)
        if (const auto &condition = model.boundary_conditions[c];
            condition.group == gas)
          inflow[condition.species] += tally.boundaries[c].inflow;
      // Not a species' own flow: where frozen gas meets a catalyst at an edge
      // it is the turnover there, which grows as the cells shrink.
      const double throughput =
        std::max(current_of_ions / (4. * Laws::faraday),
                 largest_through_flow(sensor, residual, tally));

      double carbon = 0., hydrogen = 0., nitrogen = 0., oxygen = 0.;
      for (unsigned k = 0; k < unknowns.n; ++k)
      {
        const auto &atoms = model.mixture.species[k]->atoms;
        carbon += atoms.carbon * inflow[k];
        hydrogen += atoms.hydrogen * inflow[k];
        nitrogen += atoms.nitrogen * inflow[k];
        oxygen += atoms.oxygen * inflow[k];
      }
      sheet.push_back({"C", carbon, throughput});
      sheet.push_back({"H", hydrogen, throughput});
      sheet.push_back({"N", nitrogen, throughput});
      sheet.push_back(
        {"O", oxygen + current_into_gas / (2. * Laws::faraday), throughput});
    }
    if (!currents.empty() || imposed.largest > 0.)
      sheet.push_back({"charge", charge, largest_current});

    if (layout.has(temperature))
    {
      double losses = -not_stored(temperature, 0);
      for (const double loss : tally.exchange_loss)
        losses += loss;
      for (unsigned c = 0; c < model.boundary_conditions.size(); ++c)
        if (model.boundary_conditions[c].group == temperature)
          losses -= tally.boundaries[c].inflow;
      double heat  = tally.joule_heat + tally.heater_power,
             power = imposed.power;
      for (unsigned h = 0; h < model.heaters.size(); ++h)
        power += sensor.global_value(model.power_unknown(h));
      for (unsigned e = 0; e < currents.size(); ++e)
      {
        heat += tally.electrodes[e].heat;
        const double V =
          sensor.global_value(circuit.voltage_unknown(circuit.terminal_of(e))) -
          currents[e] * model.electrodes[e].lead_resistance;
        power +=
          V * (currents[e] - charging(e)) + tally.electrodes[e].reaction_heat;
      }
      // The double layers' power is (V - phi) dq/dt.
      for (const auto group : {ionic, electronic})
        power -= power_of_charging(sensor, rate, group);
      // At equilibrium nothing is released: the solver's scale remains.
      const double least = sensor.parameters().solver.power_scale;
      sheet.push_back(
        {"energy", heat - losses, std::max(std::abs(heat), least)});
      sheet.push_back(
        {"power", power - losses, std::max(std::abs(power), least)});
    }
    return sheet;
  }


  template std::vector<Balance>
  balance_sheet(const Sensor<2> &, Tally *);
  template std::vector<Balance>
  balance_sheet(const Sensor<3> &, Tally *);
} // namespace Oxion
