// Texts of input errors of own species and of surface reactions between them.

#include "error_cases.h"

namespace Oxion::Parameters
{
  namespace
  {
    /** The species ammonia, from line 5. */
    std::string
    ammonia(const std::string &lines)
    {
      return in("Gas",
                "set Own species = NH3\nsubsection Species NH3\n" + lines +
                  "\nend");
    }

    const std::string constants =
      "set Enthalpy of formation [kJ/mol] = -45.9\nset Entropy [J/mol/K] = "
      "192.8\nset Heat capacity [J/mol/K] = 35.7\n";
    const std::string of_ammonia =
      "set Formula = N H3\nset Diffusion volume [-] = 20.7\n";

    /** With it among the active gases, and that reaction in line 17. */
    std::string
    burning(const std::string &equation,
            const std::string &thermochemistry = constants)
    {
      return in("Gas",
                "set Species = O2, N2, H2O, NO, H2, NH3\nset Viscosity [Pa s] "
                "= 4e-5\nset Own species = NH3\nsubsection Species NH3\n" +
                  of_ammonia + thermochemistry + "end") +
             in("Electrodes",
                "set Surface reactions = r\nsubsection Surface reaction "
                "r\nset Equation = " +
                  equation +
                  "\nend\nsubsection Electrode anode\nset Surface reactions = "
                  "r\nend");
    }
    /** On the anode, the first of them being there already. */
    std::string
    seven_reactions()
    {
      std::string names = "r", sections;
      for (const char c : {'a', 'b', 'c', 'd', 'e', 'f'})
      {
        names += std::string(", ") + c;
        sections += std::string("subsection Surface reaction ") + c +
                    "\nset Equation = NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O\nend\n";
      }
      return in("Electrodes",
                "set Surface reactions = " + names + "\n" + sections +
                  "subsection Electrode anode\nset Surface reactions = " +
                  names + "\nend");
    }
  } // namespace

  const std::vector<Case> of_own_species = {
    {"library_name",
     in("Gas",
        "set Own species = CO\nsubsection Species CO\nset Formula = C O\nend"),
     {"Gas/Species CO: the library has a species CO already", "another name"}},
    {"species_name",
     in("Gas",
        "set Own species = e-\nsubsection Species e-\nset Formula = C O\nend"),
     {"a species cannot be called \"e-\"", "like C2H5OH"}},
    {"unused_species",
     ammonia(of_ammonia),
     {"warning: Gas/Species NH3: this species is not among the active ones"}},
    {"element",
     ammonia("set Formula = S O2\nset Diffusion volume [-] = 41.1"),
     {"device.prm:5",
      "S is no element here",
      "a gas of other elements has a molar mass and no formula"}},
    {"formula",
     ammonia("set Formula = n h3\nset Diffusion volume [-] = 20.7"),
     {"device.prm:5", "this is no formula", "like \"C2 H6 O\""}},
    {"formula_of_many_atoms",
     ammonia("set Formula = C1000 H2\nset Diffusion volume [-] = 20.7"),
     {"this is no formula"}},
    {"no_mass",
     ammonia("set Diffusion volume [-] = 20.7"),
     {"Molar mass [g/mol]: this entry is missing beside \"Formula\""}},
    {"no_volume",
     ammonia("set Formula = N H3"),
     {"Diffusion volume [-]: this entry is missing: the atoms' volumes do not "
      "add up to that of a gas without carbon"}},
    {"no_diameter",
     in("Gas",
        "set Species = O2, N2, NH3\nset Own species = NH3\nsubsection Species "
        "NH3\n" +
          of_ammonia + "end"),
     {"Lennard-Jones diameter [Angstrom]: this entry is missing for the "
      "viscosity from kinetic theory",
      "Lennard-Jones temperature [K]: this entry is missing",
      "or a \"Viscosity [Pa s]\" of Gas"}},
    {"no_temperature",
     in("Gas",
        "set Species = O2, N2, NH3\nset Viscosity [Pa s] = 4e-5\nset "
        "Diffusivity = Chapman-Enskog\nset Own species = NH3\nsubsection "
        "Species NH3\nset Lennard-Jones diameter [Angstrom] = 2.92\n" +
          of_ammonia + "end"),
     {"Lennard-Jones temperature [K]: this entry is missing for the "
      "Chapman-Enskog diffusivities"}},
    {"six_numbers",
     ammonia(of_ammonia + "set NASA-7 low = 1, 2, 3, 4, 5, 6\nset NASA-7 high "
                          "= 1, 2, 3, 4, 5, 6, 7"),
     {"device.prm:7", "NASA-7 low", "7 numbers with commas between"}},
    {"one_polynomial",
     ammonia(of_ammonia + "set NASA-7 low = 1, 2, 3, 4, 5, 6, 7"),
     {"NASA-7 high: this entry is missing beside \"NASA-7 low\"", "7 numbers"}},
    {"polynomials_that_do_not_meet",
     ammonia(of_ammonia + "set NASA-7 low = 4, 0, 0, 0, 0, 0, 0\nset NASA-7 "
                          "high = 4, 0, 0, 0, 0, 50, 0"),
     {"warning: Gas/Species NH3/NASA-7 high: the polynomials do not meet at "
      "1000 K: h/RT steps by 0.05"}},
    {"two_thermochemistries",
     ammonia(of_ammonia + constants +
             "set NASA-7 low = 1, 2, 3, 4, 5, 6, 7\nset NASA-7 high = 1, 2, "
             "3, 4, 5, 6, 7"),
     {"the thermochemistry is given twice", "polynomials or constants"}},
    {"middle_of_nothing",
     ammonia(of_ammonia + "set NASA-7 middle temperature [K] = 1000"),
     {"NASA-7 middle temperature [K]: there are no polynomials"}},
    {"two_constants",
     ammonia(of_ammonia + "set Enthalpy of formation [kJ/mol] = -45.9\nset "
                          "Heat capacity [J/mol/K] = 35.7"),
     {"Entropy [J/mol/K]: this entry is missing beside \"Enthalpy of "
      "formation [kJ/mol]\""}},
    {"thermochemistry_of_no_formula",
     ammonia("set Molar mass [g/mol] = 17\nset Diffusion volume [-] = 20.7\n" +
             constants),
     {"Formula: thermochemistry is of no use without the formula"}},
    // surface reactions
    {"nitrogen",
     burning("NH3 + 3/4 O2 = N2 + 3/2 H2O"),
     {"device.prm:17",
      "the equation is not balanced: N 1 on the left, 2 on the right"}},
    {"no_thermochemistry",
     burning("NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O", ""),
     {"NH3 takes part in no reaction", "with their thermochemistry"}},
    {"decomposition",
     burning("2 NH3 + O2 = N2 + 2 H2O + O2"),
     {"this is no oxidation of one gas by O2", "one gas and O2 on the left"}},
    {"two_fuels",
     burning("NH3 + H2 + 5/4 O2 = 1/2 N2 + 5/2 H2O"),
     {"this is no oxidation of one gas by O2"}},
    {"with_nitric_oxide",
     burning("NH3 + 3/2 NO + O2 = 5/4 N2 + 3/2 H2O"),
     {"this is no oxidation of one gas by O2"}},
    {"ions",
     burning("NH3 + 3/2 O2- = 1/2 N2 + 3/2 H2O + 3 e-"),
     {"this is no oxidation of one gas by O2"}},
    {"burnt_by_the_library",
     burning("H2 + 1/2 O2 = H2O"),
     {"H2 reacts on every electrode already, by the library"}},
    {"shares",
     burning("NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O") +
       in("Electrodes",
          "set Surface reactions = r, s\nsubsection Surface reaction s\nset "
          "Equation = NH3 + 5/4 O2 = NO + 3/2 H2O\nset Share [-] = "
          "0.5\nend\nsubsection Electrode anode\nset Surface reactions = r, "
          "s\nend"),
     {"the shares of NH3 sum to 1.5", "at most 1"}},
    {"surface_reaction_twice",
     burning("NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O") +
       in("Electrodes", "Electrode anode", "set Surface reactions = r, r"),
     {"Surface reactions: \"r\" is listed twice"}},
    {"seven_surface_reactions",
     burning("NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O") + seven_reactions(),
     {"Surface reactions: there are too many", "at most 6"}},
    {"surface_reaction_name",
     in("Electrodes", "Electrode anode", "set Surface reactions = ammonia"),
     {"no surface reaction is called \"ammonia\"", "there is none"}},
    {"unused_surface_reaction",
     burning("NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O") +
       in("Electrodes", "Electrode anode", "set Surface reactions ="),
     {"warning: Electrodes/Surface reaction r: no electrode has this surface "
      "reaction"}}};
} // namespace Oxion::Parameters
