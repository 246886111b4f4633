#include <oxion/checks/device_on_mesh.h>

#include <algorithm>

namespace Oxion
{
  namespace
  {
    std::string
    path_of(const std::pair<std::string, std::string> &opening)
    {
      return "Gas/Atmosphere " + opening.second + "/Surfaces";
    }

    const Parameters::Atmosphere *
    find_atmosphere(const Parameters::Gas &gas, const std::string &name)
    {
      for (const auto &atmosphere : gas.atmospheres)
        if (atmosphere.name == name)
          return &atmosphere;
      return nullptr;
    }

    /** Do they differ now, or may they by a sweep over one of them? */
    bool
    may_differ(const Parameters::Parameters &parameters,
               const std::string &one,
               const std::string &other)
    {
      const auto *a = find_atmosphere(parameters.gas, one);
      const auto *b = find_atmosphere(parameters.gas, other);
      if (one == other || a == nullptr || b == nullptr)
        return false;
      const auto is_of = [](const Parameters::Sweep &sweep,
                            const std::string &name) {
        return sweep.parameter.rfind("Gas/Atmosphere " + name + "/", 0) == 0;
      };
      return a->pressure != b->pressure ||
             a->mole_fractions != b->mole_fractions ||
             std::any_of(parameters.sweeps.begin(),
                         parameters.sweeps.end(),
                         [&](const auto &sweep) {
                           return is_of(sweep, one) || is_of(sweep, other);
                         });
    }
  } // namespace


  template <int dim>
  void
  check_openings(const DeviceOnMesh<dim> &device)
  {
    const auto &openings = device.parameters.gas.openings;
    std::vector<std::string> surfaces;
    for (const auto &opening : openings)
    {
      bool wrong = false;
      for (const auto &side : device.sides_of(opening.first))
        wrong =
          wrong || !side.at_boundary() || !device.carries_gas[side.region()];
      if (wrong)
        device.diagnostics.error(
          path_of(opening),
          "surface '" + opening.first +
            "' is not wholly the outside of gas-carrying regions",
          "porous layers, chambers or holes where they meet the outside");
      surfaces.push_back(opening.first);
    }

    const auto overlaps = device.overlapping(surfaces);
    for (const auto &[i, j] : overlaps)
      device.diagnostics.error(path_of(openings[j]),
                               "the surfaces '" + surfaces[j] + "' and '" +
                                 surfaces[i] +
                                 "' have faces in common: they are open to the "
                                 "atmosphere \"" +
                                 openings[i].second + "\" already",
                               "every face open to one atmosphere, once");
    for (const auto &pair : device.touching(surfaces))
    {
      const auto &first = openings[pair.first], &second = openings[pair.second];
      if (overlaps.count(pair) == 0 &&
          may_differ(device.parameters, first.second, second.second))
        device.diagnostics.warning(
          path_of(second),
          "the surfaces '" + first.first + "' and '" + second.first +
            "' meet: on their common edge the atmosphere \"" + first.second +
            "\" holds, which is listed first, not \"" + second.second + "\"",
          "a wall between two gases");
    }
  }


  template void
  check_openings(const DeviceOnMesh<2> &);
  template void
  check_openings(const DeviceOnMesh<3> &);
} // namespace Oxion
