#include <oxion/geometry/bodies.h>
#include <oxion/laws/constants.h>
#include <oxion/physics/model.h>

#include <algorithm>

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
      model.material      = *material;
      model.conducts_ions = material->ionic.prefactor > 0.;
      model.carries_gas   = material->gas_path != Parameters::GasPath::none;
      model.medium        = {material->structure,
                             material->pore_radius,
                             material->permeability};
      regions.push_back(model);
    }

    for (const auto &electrode : parameters.electrodes)
      electrodes.push_back(
        {electrode.name,
         static_cast<unsigned>(index_of(surface_names, electrode.surface)),
         index_of(atmosphere_names, electrode.atmosphere),
         electrode.lead_resistance,
         Laws::ElectrodeKinetics(electrode, mixture)});

    for (const auto &opening : parameters.gas.openings)
      openings.push_back(
        {static_cast<unsigned>(index_of(surface_names, opening.first)),
         static_cast<unsigned>(index_of(atmosphere_names, opening.second))});

    if (!solve_temperature)
      return;
    for (const auto &exchange : parameters.heat.exchanges)
      exchanges.push_back(
        {static_cast<unsigned>(index_of(surface_names, exchange.surface)),
         exchange});
    for (const auto &heater : parameters.heat.heaters)
    {
      const int region       = index_of(region_names, heater.region);
      regions[region].heater = heaters.size();
      heaters.push_back({heater.name,
                         static_cast<unsigned>(region),
                         heater.power,
                         index_of(region_names, heater.held),
                         index_of(surface_names, heater.held),
                         heater.set_point,
                         heater.maximum_power});
    }
  }


  template <int dim>
  void
  insulate_bodies_without_electrodes(const Mesh<dim> &mesh, Model &model)
  {
    std::vector<bool> conducts;
    std::vector<std::string> surfaces;
    for (const auto &region : model.regions)
      conducts.push_back(region.conducts_ions);
    for (const auto &electrode : model.electrodes)
      surfaces.push_back(mesh.surface_names()[electrode.surface]);

    const Bodies<dim> bodies(mesh, conducts);
    const auto with_electrode = bodies.touching(surfaces);
    for (unsigned r = 0; r < model.regions.size(); ++r)
      for (const int body : bodies.of_region(r))
        if (with_electrode.count(body) == 0)
          model.regions[r].conducts_ions = false;
  }

  template void
  insulate_bodies_without_electrodes(const Mesh<2> &, Model &);
  template void
  insulate_bodies_without_electrodes(const Mesh<3> &, Model &);


  FieldDescription
  describe_fields(const Model &model, const Parameters::Parameters &parameters)
  {
    const double current = parameters.solver.current_scale;
    const double power   = parameters.solver.power_scale;
    const double moles   = current / (4. * Laws::faraday);
    const double p_ref   = parameters.gas.reference_pressure;

    FieldDescription result;
    result.degree = parameters.geometry.grid.degree;

    if (model.solve_temperature)
      result.components[temperature] = {{"T", 1000., power}};

    bool any_ionic = false, any_gas = false;
    for (const auto &region : model.regions)
    {
      result.lives[temperature].push_back(true);
      result.lives[ionic].push_back(region.conducts_ions);
      result.lives[gas].push_back(region.carries_gas);
      any_ionic = any_ionic || region.conducts_ions;
      any_gas   = any_gas || region.carries_gas;
    }
    if (any_ionic)
      result.components[ionic] = {{"phi", 1., current}};
    if (any_gas)
    {
      result.components[gas] = {{"p", p_ref, moles}};
      for (unsigned c = 1; c < model.gas_unknowns.n; ++c)
        result.components[gas].push_back(
          {"p_" + parameters.gas.species[model.gas_unknowns.species[c]],
           p_ref,
           moles});
    }

    const auto &circuit = model.conditions.circuit;
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      result.globals.push_back(
        {"voltage of terminal " + circuit.terminals()[t].name,
         1.,
         circuit.is_voltage_equation(t) ? 1. : current});
    for (const auto &electrode : model.electrodes)
      result.globals.push_back(
        {"current of electrode " + electrode.name, current, current});
    for (const auto &heater : model.heaters)
      result.globals.push_back(
        {"power of heater " + heater.name, power, power});
    return result;
  }
} // namespace Oxion
