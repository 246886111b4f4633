#include <oxion/physics/quantities.h>
#include <oxion/physics/registry.h>

#include "physics.h"

namespace Oxion
{
  Fields
  describe_fields(const Model &model, const Parameters::Parameters &parameters)
  {
    Fields fields;
    fields.degree = parameters.geometry.grid.degree;
    fields.throughput_scale =
      has_cells(model) ? parameters.solver.current_scale
                       : electron_scale(model, parameters.solver.current_scale);
    // What a device lives on where there is least of it, a sealed reference
    // beside its voltmeter, is nanoamperes: a thousandth of one [A].
    fields.smallest_throughput = 1e-12;
    fields.groups.resize(n_groups);
    for (const auto declare : {declare_heat,
                               declare_ion_conduction,
                               declare_gas,
                               declare_electron_conduction,
                               declare_thin_layers,
                               declare_terminals,
                               declare_heaters,
                               declare_heater_sections,
                               declare_memories,
                               declare_held_impedances,
                               declare_sealed_references})
      declare(model, parameters, fields);
    return fields;
  }


  template <int dim>
  Problem<dim>
  make_problem(const Model &model)
  {
    Problem<dim> problem;
    problem.means = model.means;
    for (const auto add : {add_heat<dim>,
                           add_ion_conduction<dim>,
                           add_gas<dim>,
                           add_films<dim>,
                           add_electrodes<dim>,
                           add_electron_conduction<dim>,
                           add_thin_layers<dim>,
                           add_heat_exchanges<dim>,
                           add_boundary_conditions<dim>,
                           add_terminals<dim>,
                           add_heaters<dim>,
                           add_heater_sections<dim>,
                           add_memories<dim>,
                           add_held_impedances<dim>,
                           add_sealed_references<dim>})
      add(model, problem);
    return problem;
  }


  template <int dim>
  Quantities<dim>
  quantities_of(const Parameters::Gas &gas)
  {
    Quantities<dim> result;
    for (const auto show : {show_heat<dim>,
                            show_ion_conduction<dim>,
                            show_electron_conduction<dim>,
                            show_gas<dim>})
      show(gas, result);
    return result;
  }


  template Problem<2>
  make_problem(const Model &);
  template Problem<3>
  make_problem(const Model &);
  template Quantities<2>
  quantities_of(const Parameters::Gas &);
  template Quantities<3>
  quantities_of(const Parameters::Gas &);
} // namespace Oxion
