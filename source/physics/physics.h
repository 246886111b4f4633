#pragma once

#include <oxion/fields/fields.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/model.h>
#include <oxion/physics/quantities.h>
#include <oxion/problem/problem.h>

#include <algorithm>

namespace Oxion
{
  /// Balances of matter and charge close to 1e-11 of the device's throughput.
  constexpr RowTolerance balance_of_matter{true, 1e-3};
  /// Balances of heat close to 1e-9.
  constexpr RowTolerance balance_of_heat{false, 0.1};

  inline const std::string charge = "charge"; ///< flows with ions, electrons

  /** Newton's longest [V]; of metals alone, which obey Ohm, none. */
  inline double
  potential_step(const Model &model)
  {
    for (const auto &region : model.regions)
      if (region.conducts_ions)
        return 0.3;
    return 0.;
  }

  /** Are there electrodes on zirconia, not on a heater's track alone? */
  inline bool
  has_cells(const Model &model)
  {
    return std::any_of(model.electrodes.begin(),
                       model.electrodes.end(),
                       [](const auto &electrode) {
                         return electrode.meets_ions;
                       });
  }

  /** Of electrons [A], in the solver: a track carries amperes, a cell's metal
   * the cell's current. */
  inline double
  electron_scale(const Model &model, const double current_scale)
  {
    for (const auto &electrode : model.electrodes)
      if (!electrode.meets_ions)
        return std::max(current_scale, 1.);
    return current_scale;
  }

  inline const std::string advice_on_temperature =
    "try a start nearer to the result in Heat/Temperature and the heaters' "
    "Power, or smaller steps of the swept parameter";
  inline const std::string advice_at_electrodes =
    "try smaller steps of the swept parameter or of Solver/Set-point step, "
    "more Solver/Newton steps, or finer cells at the electrodes";

  // What every physics gives: its unknowns, and its equations. The terms keep
  // the model by reference and read its values at each assembly.

  void
  declare_heat(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_ion_conduction(const Model &,
                         const Parameters::Parameters &,
                         Fields &);
  void
  declare_electron_conduction(const Model &,
                              const Parameters::Parameters &,
                              Fields &);
  void
  declare_gas(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_thin_layers(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_terminals(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_heaters(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_heater_sections(const Model &,
                          const Parameters::Parameters &,
                          Fields &);
  void
  declare_memories(const Model &, const Parameters::Parameters &, Fields &);
  void
  declare_held_impedances(const Model &,
                          const Parameters::Parameters &,
                          Fields &);
  void
  declare_sealed_references(const Model &,
                            const Parameters::Parameters &,
                            Fields &);

  template <int dim>
  void
  add_heat(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_heat_exchanges(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_boundary_conditions(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_heaters(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_heater_sections(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_ion_conduction(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_electron_conduction(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_gas(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_films(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_electrodes(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_thin_layers(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_terminals(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_memories(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_held_impedances(const Model &, Problem<dim> &);
  template <int dim>
  void
  add_sealed_references(const Model &, Problem<dim> &);

  // What it shows of them. The gas is known before there is a model.

  template <int dim>
  void
  show_heat(const Parameters::Gas &, Quantities<dim> &);
  template <int dim>
  void
  show_ion_conduction(const Parameters::Gas &, Quantities<dim> &);
  template <int dim>
  void
  show_electron_conduction(const Parameters::Gas &, Quantities<dim> &);
  template <int dim>
  void
  show_gas(const Parameters::Gas &, Quantities<dim> &);

  /** Appends a flow, or its carriers to those of the flow of that name. */
  void
  add_flow(const Flow &flow, std::vector<Flow> &flows);

  /** An unknown that is shown as it is. */
  template <int dim>
  PointQuantity<dim>
  shown_unknown(const std::string &name,
                const Parameters::Quantity kind,
                const Group group)
  {
    return {
      name, kind, group, [group](const Model &, const PointState<dim> &state) {
        return
          typename PointQuantity<dim>::Value{{state.value[state.of(group)]}};
      }};
  }

  template <int dim>
  typename PointQuantity<dim>::Value
  vector_value(const dealii::Tensor<1, dim> &vector)
  {
    typename PointQuantity<dim>::Value result{};
    for (unsigned d = 0; d < dim; ++d)
      result[d] = vector[d];
    return result;
  }

  /** Temperature at a point: the unknown, or the model's constant [K]. */
  template <typename State>
  double
  temperature_at(const Model &model, const State &state, const int field)
  {
    return field < 0 ? model.temperature : state.value[field];
  }
} // namespace Oxion
