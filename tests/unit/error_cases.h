#pragma once

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  struct Case
  {
    const char *name;
    std::string snippet;
    std::vector<std::string> fragments;
  };

  inline std::string
  in(const std::string &section, const std::string &line)
  {
    return "subsection " + section + "\n" + line + "\nend\n";
  }

  inline std::string
  in(const std::string &outer,
     const std::string &inner,
     const std::string &line)
  {
    return in(outer, "subsection " + inner + "\n" + line + "\nend");
  }

  /** From line 5. */
  inline std::string
  impedance(const std::string &lines)
  {
    return in("Protocol",
              "set Impedances = z\nsubsection Impedance z\n" + lines + "\nend");
  }

  /** Exhaust, from line 3. */
  inline std::string
  equilibrated(const std::string &temperature, const std::string &lambda)
  {
    return in("Gas",
              "set Species = O2, N2, H2O, H2, CO2, CO, CH4\n"
              "subsection Atmosphere measured gas\nset Composition = "
              "exhaust\nset Oxygen fraction [-] =\nset Equilibrated at [K] = " +
                temperature + "\n" + lambda + "\nend");
  }

  inline const std::string pump_and_ground =
    "set Between = pump, ground\nset Frequencies [Hz] = 1, 1e3\n";
  inline const std::string to_pump_voltage =
    "set Parameter = Circuit/Terminal pump/Voltage [V]\n";

  /** Its heater, from line 8; the impedance "z" is that of the cell. */
  inline std::string
  heater_of_impedance(const std::string &lines)
  {
    return "subsection Heat\nset Solve temperature = true\nset Heaters = "
           "h\nset Exchanges = top\nsubsection Exchange top\nset Surface = "
           "opening\nend\nsubsection Heater h\nset Region = sheet\n" +
           lines + "\nend\nend\n" + impedance("set Between = pump, ground\n");
  }
  inline const std::string at_80_ohm =
    "set Frequency [Hz] = 4000\nset Set-point [Ohm] = 80\n";

  inline const std::string sheet_to_chamber = "set Between = chamber, sheet";

  // The table, in parts: each snippet changes one thing in a valid device that
  // it includes, so its own first line is line 2 of "device.prm".
  extern const std::vector<Case> of_files_and_bodies, of_gas_and_electrodes,
    of_own_species, of_circuit_and_heat, of_boundaries, of_protocol, in_time;
} // namespace Oxion::Parameters
