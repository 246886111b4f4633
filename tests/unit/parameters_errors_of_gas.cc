// Texts of input errors of gas, electrodes and sealed references.

#include "error_cases.h"

namespace Oxion::Parameters
{
  const std::vector<Case> of_gas_and_electrodes = {
    // gas
    {"species",
     in("Gas", "set Species = O2, N2, H20"),
     {"device.prm:3",
      "no gas species is called \"H20\"",
      "did you mean \"H2O\""}},
    {"carrier",
     in("Gas", "set Carrier = He"),
     {"device.prm:3", "no active species is called \"He\"", "one of O2, N2"}},
    {"missing_species",
     in("Gas",
        "Atmosphere measured gas",
        "set Composition = exhaust\nset Oxygen fraction [-] =\nset Lambda [-] "
        "= 2"),
     {"contains CO2, which is not an active species"}},
    {"sum",
     in("Gas",
        "Atmosphere measured gas",
        "set Composition = mole fractions\nset Oxygen fraction [-] =\nset Mole "
        "fractions [-] = O2: 0.2, N2: 0.7"),
     {"device.prm:6", "sum to 0.9", "a sum of 1"}},
    {"too_rich",
     in("Gas",
        "set Species = O2, N2, H2O, H2, CO2, CO\nsubsection Atmosphere "
        "measured gas\nset Composition = exhaust\nset Oxygen fraction [-] "
        "=\nset Lambda [-] = 0.2\nend"),
     {"device.prm:7", "no longer carries all carbon", "at least 0.333"}},
    {"soot",
     equilibrated("1000", "set Lambda [-] = 0.3"),
     {"warning: Gas/Atmosphere measured gas/Lambda [-]: metastable, beyond the "
      "soot limit lambda 0.38",
      "at 1000 K"}},
    {"too_rich_for_an_equilibrium",
     equilibrated("1000", "set Lambda [-] = 0.16"),
     {"device.prm:8",
      "no longer carries all carbon that CH4 leaves",
      "above 0.166667"}},
    {"raw_equilibrium",
     equilibrated("1000",
                  "set Lambda [-] = 0.9\nset Raw CO fraction [-] = 0.01"),
     {"device.prm:9", "a gas in equilibrium has none"}},
    {"cold_equilibrium",
     equilibrated("100", "set Lambda [-] = 0.9"),
     {"device.prm:7", "Equilibrated at [K]", "from 300 to 3500"}},
    {"two_pressures",
     in("Gas",
        "Atmosphere measured gas",
        "set Pressure [Pa] = 1e5\nset Pressure [bar] = 1"),
     {"device.prm:5", "given twice"}},
    {"added_gas",
     in("Gas",
        "Atmosphere measured gas",
        "set Added gas = CO\nset Added fraction [ppm] = 100"),
     {"device.prm:4", "no active species is called \"CO\"", "one of O2, N2"}},
    {"added_fraction",
     in("Gas", "Atmosphere measured gas", "set Added fraction [ppm] = 100"),
     {"Added gas: this entry is missing beside \"Added fraction [ppm]\""}},
    {"added_nothing",
     in("Gas", "Atmosphere measured gas", "set Added gas = O2"),
     {"Added fraction [ppm]: this entry is missing beside \"Added gas\""}},
    {"added_too_much",
     in("Gas",
        "Atmosphere measured gas",
        "set Added gas = O2\nset Added fraction [ppm] = 2e6"),
     {"device.prm:5", "a number from 0 to 1e+06"}},
    // electrodes
    {"electrode_surface",
     in("Electrodes", "Electrode anode", "set Surface = anod"),
     {"no surface is called \"anod\"", "did you mean \"anode\""}},
    {"electrode_terminal",
     in("Electrodes", "Electrode anode", "set Terminal = pomp"),
     {"no terminal is called \"pomp\"", "did you mean \"pump\""}},
    {"sealed_electrode",
     in("Electrodes", "Electrode anode", "set Sealed reference = nickle") +
       in("Sealed references",
          "set Sealed references = nickel\nsubsection Sealed reference "
          "nickel\nset Buffers [umol] = Ni/NiO: 1\nset Trapped gas [mm3] = "
          "0.1\nend"),
     {"device.prm:4",
      "no sealed reference is called \"nickle\"",
      "did you mean \"nickel\"",
      "no electrode is in this sealed reference",
      "this electrode has an atmosphere"}},
    {"sealed_buffer",
     in("Sealed references",
        "set Sealed references = sealed\nsubsection Sealed reference "
        "sealed\nset Buffers [umol] = NiNiO: 1\nset Oxygen pressure [bar] = "
        "1\nend"),
     {"no buffer is called \"NiNiO\"",
      "did you mean \"Ni/NiO\"",
      "Trapped gas [mm3]",
      "decides the voltage once they are used up"}},
    {"sealed_state",
     in("Sealed references",
        "set Sealed references = full, empty\nsubsection Sealed reference "
        "full\nset Buffers [umol] = Ni/NiO: 1\nset Trapped gas [mm3] = "
        "1\nset Oxygen pressure [bar] = 1\nset Charge state [-] = "
        "1\nend\nsubsection Sealed reference empty\nset Trapped gas [mm3] = "
        "1\nend"),
     {"its buffers give the pressure",
      "Charge state [-]",
      "nothing says how much oxygen it holds"}},
    {"sealed_temperature",
     in("Sealed references",
        "set Sealed references = hot\nset Buffers = mine\nsubsection Sealed "
        "reference hot\nset Buffers [umol] = mine: 1\nset Trapped gas [mm3] = "
        "1\nend\nsubsection Buffer mine\nset Temperatures [K] = 1500, 1800\n"
        "set A [J/mol] = -5e5\nset B [J/mol/K] = 200\nend"),
     {"the law of mine does not hold at the temperature",
      "from 1500 to 1800 K"}},
    {"buffer_ranges",
     in("Sealed references",
        "set Buffers = mine, other\nsubsection Buffer mine\nset Temperatures "
        "[K] = 900, 800\nset A [J/mol] = -5e5\nset B [J/mol/K] = "
        "200\nend\nsubsection Buffer other\nset Temperatures [K] = 700, 800, "
        "900\nset A [J/mol] = -5e5\nset B [J/mol/K] = 200, 210\nend"),
     {"these are no ranges", "there are 2 ranges of temperature"}},
    {"electrode_gas",
     in("Electrodes", "Electrode anode", "set Atmosphere = air"),
     {"no atmosphere is called \"air\"", "one of measured gas"}},
    {"kinetics",
     in("Electrodes", "Electrode anode", "set Oxygen order [-] = 0.5"),
     {"device.prm:4",
      "Electrode anode/Oxygen order [-]",
      "-alpha_c <= 4 m <= alpha_a",
      "value: 0.5"}},
    {"stoichiometric_number",
     in("Electrodes", "Electrode anode", "set Stoichiometric number [-] = 4"),
     {"alpha_a + alpha_c = 4/nu, here nu = 2"}},
    {"product",
     in("Gas", "set Species = O2, N2, H2"),
     {"H2 turns into H2O here, which is not an active species"}}};
} // namespace Oxion::Parameters
