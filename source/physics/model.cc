#include <oxion/geometry/bodies.h>
#include <oxion/geometry/sizes.h>
#include <oxion/laws/constants.h>
#include <oxion/laws/sealed_reference.h>
#include <oxion/physics/model.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    int
    index_of(const std::vector<std::string> &names, const std::string &name)
    {
      const auto found = std::find(names.begin(), names.end(), name);
      return found == names.end() ? -1 : found - names.begin();
    }
  } // namespace


  Model::Model(const Parameters::Parameters &parameters,
               const std::vector<Region> &mesh_regions,
               const std::vector<std::string> &surface_names)
    : solve_temperature(parameters.heat.solve)
    , temperature(parameters.heat.temperature)
    , thickness(parameters.geometry)
    , gas_unknowns(parameters.gas.species, parameters.gas.carrier)
    , resting_pressure(parameters.gas.reference_pressure)
    , mixture(parameters.gas)
    , conditions(Conditions::of(parameters))
  {
    std::vector<std::string> region_names;
    for (const auto &region : mesh_regions)
      region_names.push_back(region.name);
    std::vector<std::string> atmosphere_names;
    for (const auto &atmosphere : parameters.gas.atmospheres)
      atmosphere_names.push_back(atmosphere.name);

    for (const auto &region : mesh_regions)
    {
      const auto material =
        std::find_if(parameters.materials.begin(),
                     parameters.materials.end(),
                     [&](const auto &m) { return m.name == region.material; });
      RegionModel model;
      model.material         = *material;
      model.conducts_ions    = material->ionic.prefactor > 0.;
      const auto &electronic = material->electronic;
      model.conducts_electrons =
        electronic.resistivity > 0. ||
        (model.conducts_ions && (electronic.electron_prefactor > 0. ||
                                 electronic.hole_prefactor > 0.));
      model.carries_gas = material->gas_path != Parameters::GasPath::none;
      model.medium      = {material->structure,
                           material->pore_radius,
                           material->permeability};
      regions.push_back(model);
    }

    std::vector<std::string> reference_names;
    for (const auto &reference : parameters.sealed_references)
      reference_names.push_back(reference.name);
    for (const auto &electrode : parameters.electrodes)
      electrodes.push_back(
        {electrode.name,
         static_cast<unsigned>(index_of(surface_names, electrode.surface)),
         index_of(atmosphere_names, electrode.atmosphere),
         index_of(reference_names, electrode.sealed_reference),
         electrode.lead_resistance,
         electrode.contact_resistance,
         electrode.double_layer,
         Laws::ElectrodeKinetics(electrode, mixture)});

    for (const auto &[surface, atmosphere] : parameters.gas.openings)
    {
      const unsigned a = index_of(atmosphere_names, atmosphere);
      openings.push_back(
        {static_cast<unsigned>(index_of(surface_names, surface)),
         a,
         parameters.gas.atmospheres[a].film_velocity});
    }

    unsigned n_means = 0;
    if (solve_temperature)
    {
      for (const auto &exchange : parameters.heat.exchanges)
        exchanges.push_back(
          {static_cast<unsigned>(index_of(surface_names, exchange.surface)),
           exchange});
      for (unsigned t = 0; t < parameters.terminals.size(); ++t)
        if (const auto &terminal = parameters.terminals[t]; terminal.heats())
        {
          TrackControl control{};
          control.held_region  = index_of(region_names, terminal.held);
          control.held_surface = index_of(surface_names, terminal.held);
          if (control.holds_temperature())
            control.mean = n_means++;
          track_controls[t] = control;
        }
      for (const auto &heater : parameters.heat.heaters)
      {
        HeaterModel model;
        model.parameters = heater;
        for (const auto &region : heater.regions())
          model.regions.push_back(index_of(region_names, region));
        model.held_region  = index_of(region_names, heater.held);
        model.held_surface = index_of(surface_names, heater.held);
        if (model.has_own_mean())
          model.own_mean = n_means++;
        if (model.holds_temperature())
          model.mean = n_means++;
        for (const auto &impedance : parameters.impedances)
          if (impedance.name == heater.held_impedance)
          {
            model.held_impedance = held_impedances.size();
            held_impedances.push_back(impedance);
          }
        heaters.push_back(model);
      }
      unsigned next = power_unknown(heaters.size());
      for (auto &heater : heaters)
        if (heater.is_section())
        {
          heater.resistance = next;
          next += 1 + heater.regions.size();
        }
    }
    for (const auto &reference : parameters.sealed_references)
    {
      const GasState air = resting_air(parameters.gas);
      const auto electrode =
        std::find_if(electrodes.begin(), electrodes.end(), [&](const auto &e) {
          return e.sealed == int(sealed_references.size());
        });
      sealed_references.push_back(
        {reference,
         electrode->surface,
         Laws::given_inventory(reference, temperature),
         std::log(Laws::oxygen_in_air * air.pressure / Laws::standard_pressure),
         n_means++});
    }
    add_controls(parameters);
  }


  void
  Model::add_controls(const Parameters::Parameters &parameters)
  {
    const auto remember = [&](const auto &of,
                              const std::string &name,
                              const std::vector<unsigned> &output,
                              const double gain,
                              Control &control) {
      if (of.control == Parameters::ControlKind::ideal)
        return;
      control.gain   = gain;
      control.memory = memory_unknown(memories.size());
      memories.push_back({name, output, of.integral_time});
    };
    // An ideal controller's gain makes the scaled row that of the scaled value.
    for (unsigned h = 0; h < heaters.size(); ++h)
      if (const auto &heater = parameters.heat.heaters[h]; heater.holds())
      {
        Control &control  = heaters[h].control;
        const bool of_log = heater.holds_impedance();
        control.gain =
          parameters.solver.power_scale /
          (of_log ? 1. : heater.held_resistance.value_or(temperature_scale));
        control.lower = 0.;
        control.upper = heater.maximum_power;
        remember(heater,
                 "heater " + heater.name,
                 {power_unknown(h)},
                 of_log ? heater.log_gain : heater.gain,
                 control);
      }
    const auto &circuit = conditions.circuit;
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      if (const auto &terminal = circuit.terminals()[t];
          terminal.is_controlled())
      {
        const double scale       = parameters.solver.current_scale; // per volt
        TerminalControl &control = terminal_controls[t];
        control.gain             = std::copysign(scale, terminal.gain);
        control.lower            = terminal.smallest_current;
        control.upper            = terminal.largest_current;
        control.smallest_voltage = terminal.smallest_voltage;
        control.largest_voltage  = terminal.largest_voltage;
        control.conductance      = scale;
        remember(terminal,
                 "terminal " + terminal.name,
                 circuit.currents_of(t),
                 terminal.gain,
                 control);
      }
    for (auto &[t, control] : track_controls)
    {
      const auto &terminal = parameters.terminals[t];
      const bool of_kelvin = control.holds_temperature();
      control.set_point = of_kelvin ? terminal.set_point : terminal.resistance;
      // Of all that it can give, by 100 K or by the whole resistance.
      control.gain =
        terminal.largest_voltage / (of_kelvin ? 100. : control.set_point);
      control.lower           = terminal.smallest_voltage;
      control.upper           = terminal.largest_voltage;
      control.largest_current = terminal.largest_current;
      control.unit_resistance = 1. / parameters.solver.current_scale;
      remember(terminal,
               "terminal " + terminal.name,
               {circuit.voltage_unknown(t)},
               terminal.gain,
               control);
    }
  }


  unsigned
  Model::n_section_unknowns() const
  {
    unsigned n = 0;
    for (const auto &heater : heaters)
      if (heater.is_section())
        n += 1 + heater.regions.size();
    return n;
  }


  template <int dim>
  void
  insulate_bodies_without_electrodes(const Mesh<dim> &mesh, Model &model)
  {
    std::vector<std::string> surfaces;
    for (const auto &electrode : model.electrodes)
      surfaces.push_back(mesh.surface_names()[electrode.surface]);
    for (const auto conducts :
         {&RegionModel::conducts_ions, &RegionModel::conducts_electrons})
    {
      // The electrons of zirconia are in equilibrium with its ions.
      for (auto &region : model.regions)
        if (region.material.electronic.resistivity == 0. &&
            !region.conducts_ions)
          region.conducts_electrons = false;
      std::vector<bool> inside;
      for (const auto &region : model.regions)
        inside.push_back(region.*conducts);
      const Bodies<dim> bodies(mesh, inside);
      const auto with_electrode = bodies.touching(surfaces);
      for (unsigned r = 0; r < model.regions.size(); ++r)
        for (const int body : bodies.of_region(r))
          if (with_electrode.count(body) == 0)
            model.regions[r].*conducts = false;
    }
  }

  template void
  insulate_bodies_without_electrodes(const Mesh<2> &, Model &);
  template void
  insulate_bodies_without_electrodes(const Mesh<3> &, Model &);


  void
  Model::stand_where(const Model &other)
  {
    gas_spaces = other.gas_spaces;
    for (unsigned r = 0; r < regions.size(); ++r)
    {
      regions[r].conducts_ions      = other.regions[r].conducts_ions;
      regions[r].conducts_electrons = other.regions[r].conducts_electrons;
    }
    for (unsigned e = 0; e < exchanges.size(); ++e)
      exchanges[e].area = other.exchanges[e].area;
    for (unsigned h = 0; h < heaters.size(); ++h)
    {
      heaters[h].volume   = other.heaters[h].volume;
      heaters[h].sections = other.heaters[h].sections;
    }
  }


  template <int dim>
  void
  locate(const Mesh<dim> &mesh, Model &model)
  {
    model.gas_spaces = find_gas_spaces(mesh, model);
    const auto sizes = measure(mesh);
    for (auto &exchange : model.exchanges)
      exchange.area = sizes.areas[exchange.surface];
    for (auto &heater : model.heaters)
    {
      heater.volume = 0.;
      heater.sections.clear();
      for (const unsigned region : heater.regions)
      {
        heater.volume += sizes.volumes[region];
        heater.sections.push_back(sizes.sections[region]);
      }
    }
  }

  template void
  locate(const Mesh<2> &, Model &);
  template void
  locate(const Mesh<3> &, Model &);
} // namespace Oxion
