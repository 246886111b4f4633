#include "same_device.h"

#include <algorithm>
#include <tuple>

namespace Oxion
{
  namespace
  {
    template <typename List, typename Key>
    bool
    agree(const List &a, const List &b, const Key &key)
    {
      return std::equal(a.begin(),
                        a.end(),
                        b.begin(),
                        b.end(),
                        [&](const auto &x, const auto &y) {
                          return key(x) == key(y);
                        });
    }


    bool
    same_fields(const Fields &a, const Fields &b)
    {
      const auto key = [](const Field &field) {
        return std::tie(field.name, field.scale, field.residual_scale);
      };
      for (unsigned g = 0; g < a.groups.size(); ++g)
        if (!agree(a.groups[g].fields, b.groups[g].fields, key) ||
            a.groups[g].lives != b.groups[g].lives)
          return false;
      return agree(a.globals, b.globals, key);
    }


    bool
    same_places(const Model &a, const Model &b)
    {
      return agree(a.electrodes,
                   b.electrodes,
                   [](const ElectrodeModel &electrode) {
                     return std::make_pair(electrode.surface,
                                           electrode.atmosphere);
                   }) &&
             agree(a.openings,
                   b.openings,
                   [](const Opening &opening) {
                     return std::make_pair(opening.surface, opening.atmosphere);
                   }) &&
             agree(a.exchanges,
                   b.exchanges,
                   [](const HeatExchangeModel &exchange) {
                     return std::make_pair(
                       exchange.surface,
                       exchange.parameters.fixed_temperature.has_value());
                   }) &&
             agree(a.heaters, b.heaters, [](const HeaterModel &heater) {
               return std::make_tuple(heater.region,
                                      heater.held_region,
                                      heater.held_surface);
             });
    }
  } // namespace


  template <int dim>
  bool
  same_device(const Sensor<dim> &sensor,
              const Parameters::Parameters &parameters)
  {
    const auto &mesh = sensor.mesh();
    Model model(parameters, mesh.regions(), mesh.surface_names());
    insulate_bodies_without_electrodes(mesh, model);
    return same_fields(describe_fields(model, parameters),
                       sensor.layout().description()) &&
           same_places(model, sensor.model()) &&
           parameters.gas.species == sensor.parameters().gas.species;
  }


  template bool
  same_device(const Sensor<2> &, const Parameters::Parameters &);
  template bool
  same_device(const Sensor<3> &, const Parameters::Parameters &);
} // namespace Oxion
