#include <oxion/geometry/bodies.h>
#include <oxion/geometry/sizes.h>
#include <oxion/laws/thin_layer.h>
#include <oxion/physics/model.h>

#include <algorithm>

#include "index_of.h"

namespace Oxion
{
  namespace
  {
    /** Of which the checks have found that it exists. */
    const Parameters::Material &
    find_material(const Parameters::Parameters &parameters,
                  const std::string &name)
    {
      return *std::find_if(parameters.materials.begin(),
                           parameters.materials.end(),
                           [&](const auto &one) { return one.name == name; });
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
    , time(parameters.time)
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
      const auto &material = find_material(parameters, region.material);
      RegionModel model;
      model.material         = material;
      model.conducts_ions    = material.ionic.prefactor > 0.;
      const auto &electronic = material.electronic;
      model.conducts_electrons =
        electronic.resistivity > 0. ||
        (model.conducts_ions && (electronic.electron_prefactor > 0. ||
                                 electronic.hole_prefactor > 0.));
      model.carries_gas = material.gas_path != Parameters::GasPath::none;
      model.medium      = {material.structure,
                           material.pore_radius,
                           material.permeability};
      regions.push_back(model);
    }

    for (const auto &layer : parameters.thin_layers)
    {
      const unsigned surface = index_of(surface_names, layer.surface);
      ThinLayerModel model{layer,
                           find_material(parameters, layer.material),
                           surface,
                           {}};
      for (const auto &region : region_names)
        model.is_first.push_back(
          index_of(parameters.geometry.surfaces[surface].first, region) >= 0);
      thin_layers.push_back(model);
    }

    std::vector<std::string> reference_names;
    for (const auto &reference : parameters.sealed_references)
      reference_names.push_back(reference.name);
    const auto place_in = [](const std::vector<std::string> &names,
                             const std::string &name) {
      std::optional<unsigned> result;
      if (!name.empty())
        result = index_of(names, name);
      return result;
    };
    for (const auto &electrode : parameters.electrodes)
      electrodes.push_back(
        {electrode.name,
         static_cast<unsigned>(index_of(
           surface_names,
           electrode.region.empty() ? electrode.surface : electrode.contact)),
         place_in(region_names, electrode.region),
         electrode.reaction_area.value_or(0.),
         place_in(surface_names, electrode.contact),
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

    if (solve_temperature)
      add_heat(parameters, region_names, surface_names);
    add_boundary_conditions(parameters, surface_names);
    add_controls(parameters);
    add_sealed_references(parameters);
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
    std::vector<std::string> surfaces, contacts;
    const auto given = [&](const Group group) {
      std::vector<std::string> result;
      for (const auto &condition : model.boundary_conditions)
        if (condition.group == group)
          result.push_back(mesh.surface_names()[condition.surface]);
      return result;
    };
    for (const auto &electrode : model.electrodes)
    {
      surfaces.push_back(mesh.surface_names()[electrode.surface]);
      if (electrode.contact)
        contacts.push_back(mesh.surface_names()[*electrode.contact]);
    }
    for (const auto &[conducts, lets_through] :
         {std::pair{&RegionModel::conducts_ions, &Laws::lets_ions_through},
          std::pair{&RegionModel::conducts_electrons,
                    &Laws::lets_electrons_through}})
    {
      if (conducts == &RegionModel::conducts_electrons)
        surfaces.insert(surfaces.end(), contacts.begin(), contacts.end());
      // The electrons of zirconia are in equilibrium with its ions.
      for (auto &region : model.regions)
        if (region.material.electronic.resistivity == 0. &&
            !region.conducts_ions)
          region.conducts_electrons = false;
      std::vector<bool> inside;
      for (const auto &region : model.regions)
        inside.push_back(region.*conducts);
      std::vector<unsigned> barriers;
      for (const auto &layer : model.thin_layers)
        if (!lets_through(layer.parameters, layer.material))
          barriers.push_back(layer.surface);
      const Bodies<dim> bodies(mesh, inside, barriers);
      auto with_electrode = bodies.touching(surfaces);
      if (conducts == &RegionModel::conducts_ions)
        for (auto &electrode : model.electrodes)
          electrode.meets_ions =
            !(electrode.region
                ? bodies.of_region(*electrode.region)
                : bodies.touching({mesh.surface_names()[electrode.surface]}))
               .empty();
      with_electrode.merge(bodies.touching(
        given(conducts == &RegionModel::conducts_ions ? ionic : electronic)));
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
    for (unsigned e = 0; e < electrodes.size(); ++e)
      electrodes[e].meets_ions = other.electrodes[e].meets_ions;
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
