// Texts of input errors of boundary conditions and given diffusivities.

#include "error_cases.h"

namespace Oxion::Parameters
{
  namespace
  {
    /** Its entries from line 5. */
    std::string
    condition(const std::string &lines)
    {
      return in(
        "Boundary conditions",
        "set Boundary conditions = b\nsubsection Boundary condition b\n" +
          lines + "\nend");
    }

    /** From line 3. */
    std::string
    diffusivities(const std::string &list)
    {
      return in("Gas", "set Binary diffusivities [mm2/s] = " + list);
    }
  } // namespace


  const std::vector<Case> of_boundaries = {
    {"condition_of_nothing",
     condition(""),
     {"Surface: this entry is missing", "Field: this entry is missing"}},
    {"condition_nowhere",
     condition("set Surface = cathde\nset Field = phi\nset Potential [V] = 1"),
     {"device.prm:5",
      "no surface is called \"cathde\"",
      "did you mean \"cathode\"?"}},
    {"condition_of_no_field",
     condition("set Surface = anode\nset Field = p_O3\nset Partial pressure "
               "[Pa] = 1"),
     {"device.prm:6",
      "no field with boundary conditions is called \"p_O3\"",
      "one of T, phi, psi, p, p_O2, p_N2",
      "did you mean \"p_O2\"?"}},
    {"condition_without_a_value",
     condition("set Surface = anode\nset Field = phi"),
     {"device.prm:4",
      "nothing is given",
      "expected: \"Potential [V]\" or \"Current density [A/m2]\""}},
    {"value_and_flux",
     condition("set Surface = anode\nset Field = phi\nset Potential [V] = 1\n"
               "set Current density [A/m2] = 2"),
     {"device.prm:8", "the field's value is given already"}},
    {"value_of_another_field",
     condition("set Surface = anode\nset Field = phi\nset Potential [V] = 1\n"
               "set Heat flux [W/m2] = 2"),
     {"device.prm:8",
      "the field \"phi\" has no such value or flux",
      "expected: \"Potential [V]\" or \"Current density [A/m2]\""}},
    {"pressure_of_the_carrier",
     condition("set Surface = anode\nset Field = p_N2\nset Partial pressure "
               "[Pa] = 1"),
     {"device.prm:7",
      "the field \"p_N2\" has no such value or flux",
      "expected: \"Molar flux [mol/m2/s]\"; the carrier's pressure is what the "
      "others leave of p"}},
    {"flux_of_all_gases",
     condition("set Surface = anode\nset Field = p\nset Molar flux "
               "[mol/m2/s] = 1"),
     {"device.prm:7",
      "the field \"p\" has no such value or flux",
      "expected: \"Pressure [Pa]\""}},
    {"wrong_formula",
     condition("set Surface = anode\nset Field = phi\nset Potential [V] = "
               "1 + sin(x"),
     {"device.prm:7", "this is no formula: Missing parenthesis"}},
    {"unknown_variable",
     condition("set Surface = anode\nset Field = phi\nset Potential [V] = y"),
     {"device.prm:7",
      "this is no formula: Unexpected token \"y\"",
      "expected: a number, or a formula in x, z, t"}},
    {"random_formula",
     condition("set Surface = anode\nset Field = phi\nset Potential [V] = "
               "rand()"),
     {"no run would be like another"}},
    {"one_field_twice",
     in("Boundary conditions",
        "set Boundary conditions = a, b\nsubsection Boundary condition a\n"
        "set Surface = anode\nset Field = phi\nset Potential [V] = 1\nend\n"
        "subsection Boundary condition b\nset Surface = anode\nset Field = "
        "phi\nset Current density [A/m2] = 1\nend"),
     {"device.prm:11",
      "the boundary condition \"a\" gives phi on this surface already"}},
    {"temperature_that_is_given",
     condition("set Surface = anode\nset Field = T\nset Temperature [K] = 900"),
     {"device.prm:6",
      "the temperature is given everywhere",
      "\"Solve temperature\" = true"}},
    {"flux_takes_no_heat_away",
     in("Heat", "set Solve temperature = true") +
       condition("set Surface = anode\nset Field = T\nset Heat flux [W/m2] = "
                 "9"),
     {"device.prm:3", "no heat can leave", "a boundary condition of T"}},
    {"signal_that_is_no_formula",
     in("Protocol",
        "set Signals = s\nsubsection Signal s\nset Parameter = "
        "Circuit/Terminal pump/Voltage [V]\nset Expression = 2*(t\nend\n"
        "subsection Transient\nset End time [s] = 1\nend"),
     {"device.prm:6",
      "this is no formula in t: Missing parenthesis",
      "t in s"}},
    // diffusivities
    {"diffusivity_of_one_gas",
     diffusivities("O2: 18"),
     {"device.prm:3",
      "\"O2\" is no diffusivity of two gases",
      "a number above 0 of a pair like O2-N2"}},
    {"diffusivity_of_nothing",
     diffusivities("O2-N2: 0"),
     {"\"O2-N2\" is no diffusivity of two gases"}},
    {"diffusivity_of_a_stranger",
     diffusivities("O2-N3: 18"),
     {"no active species is called \"N3\"", "did you mean"}},
    {"diffusivity_both_ways",
     diffusivities("O2-N2: 18, N2-O2: 18"),
     {"\"N2-O2\" stands there the other way round, too"}},
    {"diffusivities_of_another_law",
     in("Gas",
        "set Diffusivity = Chapman-Enskog\nset Binary diffusivities [mm2/s] = "
        "O2-N2: 18"),
     {"device.prm:4", "they go with the temperature as Fuller's law"}}};
} // namespace Oxion::Parameters
