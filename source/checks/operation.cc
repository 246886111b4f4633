#include <oxion/checks/device_on_mesh.h>
#include <oxion/laws/zirconia_limits.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion
{
  namespace
  {
    // Where zirconia's conductivities were measured, and some way beyond: Park,
    // Blumenthal, J. Electrochem. Soc. 136 (1989) 2867, from 800 to 1050 C.
    constexpr double lowest_temperature = 673., highest_temperature = 1473.;

    template <int dim>
    bool
    lies_on_zirconia(const DeviceOnMesh<dim> &device,
                     const Parameters::Electrode &electrode)
    {
      const auto &sides = device.sides_of(electrode.surface);
      return std::any_of(sides.begin(), sides.end(), [&](const auto &side) {
        return device.conducts[side.region()];
      });
    }

    template <int dim>
    void
    check_voltages(const DeviceOnMesh<dim> &device)
    {
      constexpr double most = -Laws::decomposition_potential;
      for (const auto &terminal : device.parameters.terminals)
      {
        const auto &electrodes = device.parameters.electrodes;
        const bool is_cell =
          std::any_of(electrodes.begin(),
                      electrodes.end(),
                      [&](const auto &electrode) {
                        return electrode.terminal == terminal.name &&
                               lies_on_zirconia(device, electrode);
                      });
        if (!is_cell || terminal.drive != Parameters::Drive::voltage ||
            std::abs(terminal.voltage) <= most)
          continue;
        std::ostringstream text;
        text << "zirconia decomposes beyond some " << most
             << " V, and no law here holds then";
        device.diagnostics.warning("Circuit/Terminal " + terminal.name +
                                     "/Voltage [V]",
                                   text.str(),
                                   "less, as of a sensor's pump 0.2 to 1 V");
      }
    }

    template <int dim>
    void
    check_temperatures(const DeviceOnMesh<dim> &device)
    {
      if (std::count(device.conducts.begin(), device.conducts.end(), true) == 0)
        return;
      const auto check = [&](const std::string &path, const double T) {
        if (T >= lowest_temperature && T <= highest_temperature)
          return;
        std::ostringstream text, range;
        text << T << " K is out of the range in which zirconia's conductivity "
             << "was measured";
        range << lowest_temperature << " to " << highest_temperature << " K";
        device.diagnostics.warning(path, text.str(), range.str());
      };
      const auto &heat = device.parameters.heat;
      if (!heat.solve)
        check("Heat/Temperature [K]", heat.temperature);
      for (const auto &heater : heat.heaters)
        if (heat.solve && heater.set_point > 0.)
          check("Heat/Heater " + heater.name + "/Set-point [K]",
                heater.set_point);
    }
  } // namespace


  template <int dim>
  void
  check_operation(const DeviceOnMesh<dim> &device)
  {
    check_voltages(device);
    check_temperatures(device);
  }

  template void
  check_operation(const DeviceOnMesh<2> &);
  template void
  check_operation(const DeviceOnMesh<3> &);
} // namespace Oxion
