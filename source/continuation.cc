#include <oxion/base/petsc.h>
#include <oxion/parameters/numbers.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/impossible_states.h>
#include <oxion/sensor.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// Of the way between two conditions, where halving the step gives up.
    constexpr double smallest_fraction = 1. / 256.;
    /// A step that took no more than this share of the allowed Newton steps
    /// was easy: the next one is twice as long.
    constexpr double easy = 0.5;
    /// Conditions that have no steady state look the same from every distance:
    /// an electrode runs away or starves. So often is enough to believe it.
    constexpr unsigned most_impossible = 4;

    std::string
    percent(const double fraction)
    {
      std::ostringstream text;
      text.precision(3);
      text << 100. * fraction << " %";
      return text.str();
    }
  } // namespace


  template <int dim>
  void
  Sensor<dim>::follow_reference_pressures(const Conditions &from,
                                          Vector &x) const
  {
    if (!layout_->has(gas))
      return;
    const auto range = layout_->owned_range(gas);
    std::vector<double> factor(range[1], 1.);
    CellDofs dofs;
    for (const auto &cell : mesh_->triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && layout_->lives(gas, cell->material_id()))
      {
        const double before =
          model_.reference_pressure(mesh_->coarse_index(cell), from);
        const double now = reference_pressure(cell);
        if (now == before)
          continue;
        layout_->cell_dofs(cell, dofs);
        // Those of other groups may follow in the list.
        for (const auto id : dofs.ids)
          if (id >= range[0] && id < range[0] + range[1])
            factor[id - range[0]] = now / before;
      }
    PetscScalar *values;
    check(VecGetArray(x, &values));
    // A rank may own nothing at all.
    const auto first =
      factor.empty() ? 0 : range[0] - layout_->owned().nth_index_in_set(0);
    for (std::size_t i = 0; i < factor.size(); ++i)
      values[first + i] *= factor[i];
    check(VecRestoreArray(x, &values));
  }


  template <int dim>
  NewtonResult
  Sensor<dim>::solve_at(const Model &model, const std::vector<bool> &frozen)
  {
    const Model last = model_;
    Vector x         = x_;
    model_           = model;
    follow_reference_pressures(last.conditions, x);
    assembler_->set_prescribed(x);
    assembler_->complete(x);
    const NewtonResult result = newton_->solve(x, frozen);
    if (result.converged)
    {
      x_         = x;
      converged_ = frozen.empty();
    }
    else
      model_ = last;
    return result;
  }


  template <int dim>
  bool
  Sensor<dim>::follow(const std::function<Model(double)> &path,
                      const double first_step,
                      const double smallest_step,
                      SolveReport &report)
  {
    const auto give_up = [&](const double s, const std::string &why) {
      report.converged = false;
      report.failure =
        (s > 0. ? "after " + percent(s) + " of the way: " : "") + why;
      return false;
    };
    double s = 0., step = first_step;
    unsigned n_impossible = 0;
    bool grows            = true; // not right after a failure
    while (s < 1.)
    {
      const double next = s + step > 1. - 1e-9 ? 1. : s + step;
      const auto result = solve_at(path(next));
      report.add(result);
      if (!result.converged)
      {
        n_impossible += result.impossible;
        step /= result.impossible ? 4. : 2.;
        grows = false;
        if (step < smallest_step || n_impossible == most_impossible)
          return give_up(s, result.failure);
        continue;
      }
      s = next;
      if (s < 1.)
        if (const auto runaway = describe_runaway_electrode(
              model_, *assembler_, x_, hopeless_potential);
            !runaway.empty())
          return give_up(s, runaway);
      if (grows && result.steps <= easy * parameters_.solver.newton_steps)
        step *= 2.;
      grows = true;
    }
    return true;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::start_here()
  {
    SolveReport report;
    const Conditions target = Conditions::of(parameters_);
    const Conditions rest   = target.at_rest(parameters_.gas);
    const auto under        = [&](const Conditions &conditions) {
      Model model      = model_;
      model.conditions = conditions;
      return model;
    };
    const auto from_here_to = [&](const Conditions &there) {
      return [&under, here = model_.conditions, there](const double s) {
        return under(s == 1. ? there : Conditions::blend(here, there, s));
      };
    };

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
      for (unsigned i = first_global + model_.power_unknown(0);
           i < frozen.size();
           ++i)
        frozen[i] = false; // powers, and what controls them
      const auto &circuit = model_.conditions.circuit;
      for (const auto &[t, control] : model_.track_controls)
      {
        if (layout_->has(electronic))
          frozen[layout_->field_index(electronic, 0)] = false;
        frozen[first_global + circuit.voltage_unknown(t)] = false;
        for (const unsigned current : circuit.currents_of(t))
          frozen[first_global + current] = false;
      }
      const bool is_all =
        std::find(frozen.begin(), frozen.end(), true) == frozen.end();
      if (!is_all && !require(solve_at(under(rest), frozen)))
        return report;
    }
    if (!require(solve_at(under(rest))))
      return report;

    const auto &solver = parameters_.solver;
    const double distance =
      Circuit::voltage_distance(rest.circuit, target.circuit);
    if (!follow(from_here_to(rest.with_circuit(target.circuit)),
                distance > solver.set_point_step
                  ? solver.set_point_step / distance
                  : 1.,
                distance > 0. ? solver.smallest_step / distance
                              : smallest_fraction,
                report))
      return report;
    follow(from_here_to(target), 1., smallest_fraction, report);
    return report;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::advance(const Parameters::Parameters &parameters)
  {
    const State last = state();
    stepper_.reset();
    SolveReport report;

    const auto path = [&](const double s) {
      return model_like(last.model,
                        s == 1.
                          ? parameters
                          : Parameters::blend(last.parameters, parameters, s));
    };
    if (follow(path, 1., smallest_fraction, report))
      parameters_ = parameters;
    else
      restore(last);
    return report;
  }


  // The members above; the others stand in sensor.cc.
  template void
  Sensor<2>::follow_reference_pressures(const Conditions &, Vector &) const;
  template NewtonResult
  Sensor<2>::solve_at(const Model &, const std::vector<bool> &);
  template bool
  Sensor<2>::follow(const std::function<Model(double)> &,
                    double,
                    double,
                    SolveReport &);
  template SolveReport
  Sensor<2>::start_here();
  template SolveReport
  Sensor<2>::advance(const Parameters::Parameters &);
  template void
  Sensor<3>::follow_reference_pressures(const Conditions &, Vector &) const;
  template NewtonResult
  Sensor<3>::solve_at(const Model &, const std::vector<bool> &);
  template bool
  Sensor<3>::follow(const std::function<Model(double)> &,
                    double,
                    double,
                    SolveReport &);
  template SolveReport
  Sensor<3>::start_here();
  template SolveReport
  Sensor<3>::advance(const Parameters::Parameters &);
} // namespace Oxion
