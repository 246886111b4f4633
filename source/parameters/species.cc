#include <oxion/laws/formula.h>
#include <oxion/laws/thermochemistry.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    const std::string formula = "Formula", mass = "Molar mass [g/mol]",
                      volume      = "Diffusion volume [-]",
                      diameter    = "Lennard-Jones diameter [Angstrom]",
                      temperature = "Lennard-Jones temperature [K]",
                      low = "NASA-7 low", high = "NASA-7 high",
                      middle        = "NASA-7 middle temperature [K]",
                      enthalpy      = "Enthalpy of formation [kJ/mol]",
                      entropy       = "Entropy [J/mol/K]",
                      heat_capacity = "Heat capacity [J/mol/K]";

    const std::vector<std::string> polynomials = {low, high},
                                   constants   = {enthalpy,
                                                  entropy,
                                                  heat_capacity};
  } // namespace


  SectionDeclaration
  declare_species()
  {
    return {
      "Species",
      "A gas beside those of the library. It takes part in reactions if it has "
      "a formula and its thermochemistry, as polynomials or constants.",
      {{formula,
        text(),
        "Its atoms of C, H, N and O, like C2 H6 O; a gas of other elements has "
        "none."},
       {mass,
        {&Species::molar_mass, number_above(0.)},
        "Default: that of the formula."},
       {volume,
        {&Species::fuller_volume, number_above(0.)},
        "Fuller's; default, of formulas with carbon: the sum of the atoms', "
        "good for organic gases."},
       {diameter,
        {&Species::lj_diameter, number_above(0.)},
        "Of viscosity and Chapman-Enskog diffusivities."},
       {temperature,
        {&Species::lj_temperature, number_above(0.)},
        "Likewise, epsilon/k."},
       {low,
        numbers(7, 7),
        "a1 ... a7 below the middle temperature, standard state 1 atm."},
       {high, numbers(7, 7), "a1 ... a7 above it."},
       {middle,
        {&Species::middle_temperature, number_above(0.)},
        "Between the two; default: 1000 K.",
        shows_nothing},
       {enthalpy,
        number(),
        "From the elements, at 298.15 K; instead of polynomials."},
       {entropy, number_above(0.), "At 298.15 K and 1 bar."},
       {heat_capacity, number_above(0.), "The same at all temperatures."}}};
  }


  namespace
  {
    /** "N H3", "C2H5OH" as atoms; nothing, and told, if it is no formula. */
    std::optional<Atoms>
    atoms_of(const Section &section)
    {
      static const std::map<std::string, int Atoms::*> elements{
        {"C", &Atoms::carbon},
        {"H", &Atoms::hydrogen},
        {"N", &Atoms::nitrogen},
        {"O", &Atoms::oxygen}};
      const std::string text = section.text(formula),
                        expected =
                          "atoms of C, H, N and O, like \"C2 H6 O\"; a gas of "
                          "other elements has a molar mass and no formula";
      const auto end_of = [&](const std::size_t start, const char *characters) {
        return std::min(text.find_first_not_of(characters, start), text.size());
      };
      Atoms atoms;
      for (std::size_t i = end_of(0, " "); i < text.size(); i = end_of(i, " "))
      {
        const auto symbol  = end_of(i + 1, "abcdefghijklmnopqrstuvwxyz"),
                   number  = end_of(symbol, "0123456789");
        const auto element = text.substr(i, symbol - i),
                   digits  = text.substr(symbol, number - symbol);
        const int count    = digits.empty()       ? 1
                             : digits.size() <= 3 ? std::stoi(digits)
                                                  : 0;
        const auto known   = elements.find(element);
        if (element[0] < 'A' || element[0] > 'Z' || count == 0)
          section.error(formula, "this is no formula", expected);
        else if (known == elements.end())
          section.error(formula, element + " is no element here", expected);
        else
        {
          atoms.*known->second += count;
          i = number;
          continue;
        }
        return {};
      }
      return atoms;
    }

    bool
    is_any_set(const Section &section, const std::vector<std::string> &entries)
    {
      return std::any_of(entries.begin(), entries.end(), [&](const auto &one) {
        return section.is_set(one);
      });
    }

    void
    check_complete(const Section &section,
                   const std::vector<std::string> &entries)
    {
      const auto given =
        std::find_if(entries.begin(), entries.end(), [&](const auto &one) {
          return section.is_set(one);
        });
      for (const auto &entry : entries)
        if (!section.is_set(entry))
          section.error(
            entry,
            "this entry is missing beside \"" + *given + "\"",
            section.declaration().find_entry(entry)->type.expectation);
    }

    /** What a wrong digit makes of h/RT or s/R is more than that. */
    void
    check_middle(const Section &section, const Species &species)
    {
      constexpr double tolerance = 0.01;
      const double T             = species.middle_temperature;
      using namespace Laws::Detail;
      const double steps[]      = {nasa_enthalpy(species.high, T) -
                                     nasa_enthalpy(species.low, T),
                                   nasa_entropy(species.high, T) -
                                     nasa_entropy(species.low, T)};
      const char *const names[] = {"h/RT", "s/R"};
      for (unsigned k = 0; k < 2; ++k)
        if (std::abs(steps[k]) > tolerance)
        {
          std::ostringstream text;
          text << "the polynomials do not meet at " << T << " K: " << names[k]
               << " steps by " << steps[k];
          section.warning(high, text.str());
        }
    }

    void
    read_polynomials(const Section &section, Species &species)
    {
      check_complete(section, polynomials);
      if (!section.has(low) || !section.has(high))
        return; // told already
      const auto below = section.numbers(low), above = section.numbers(high);
      std::copy(below.begin(), below.end(), species.low.begin());
      std::copy(above.begin(), above.end(), species.high.begin());
      check_middle(section, species);
    }

    void
    read_thermochemistry(const Section &section, Species &species)
    {
      const bool as_polynomials = is_any_set(section, polynomials),
                 as_constants   = is_any_set(section, constants);
      species.has_thermo        = as_polynomials || as_constants;
      if (species.has_thermo && !section.is_set(formula))
        section.error(formula,
                      "thermochemistry is of no use without the formula: the "
                      "gas takes part in no reaction",
                      "its atoms, or no thermochemistry");
      if (section.is_set(middle) && !as_polynomials)
        section.error(middle,
                      "there are no polynomials",
                      "\"" + low + "\" and \"" + high + "\", or no such entry");
      if (as_polynomials && as_constants)
        section.error(low,
                      "the thermochemistry is given twice",
                      "polynomials or constants");
      else if (as_polynomials)
        read_polynomials(section, species);
      else if (as_constants)
      {
        check_complete(section, constants);
        species.low = species.high =
          Laws::constant_heat_capacity(section.number(heat_capacity),
                                       section.number(enthalpy),
                                       section.number(entropy));
      }
    }

    /** Equations and lists must be able to contain it. */
    void
    check_own_name(const Section &section)
    {
      const std::string &name        = section.name();
      constexpr const char *capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                           *others   = "abcdefghijklmnopqrstuvwxyz0123456789";
      if (name.find_first_of(capitals) != 0 ||
          name.find_first_not_of(std::string(capitals) + others) !=
            std::string::npos)
        section.error("",
                      "a species cannot be called \"" + name + "\"",
                      "a capital and then letters and digits, like C2H5OH");
      for (const auto &known : Laws::known_species())
        if (known.name == name)
          section.error("",
                        "the library has a species " + name + " already",
                        "another name");
    }
  } // namespace


  Species
  read_species(const Section &section)
  {
    Species species = section.read<Species>();
    check_own_name(section);
    const auto atoms = atoms_of(section);
    if (atoms)
      species.atoms = *atoms;
    if (atoms && section.is_set(formula))
    {
      if (!section.is_set(mass))
        species.molar_mass = Laws::molar_mass(*atoms);
      if (!section.is_set(volume) && atoms->carbon > 0)
        species.fuller_volume = Laws::fuller_volume(*atoms);
    }
    if (!section.is_set(mass) && !section.is_set(formula))
      section.error(mass,
                    "this entry is missing beside \"" + formula + "\"",
                    "one of the two");
    if (atoms && !section.is_set(volume) && atoms->carbon == 0)
      section.error(volume,
                    "this entry is missing: the atoms' volumes do not add up "
                    "to that of a gas without carbon",
                    "a number above 0");
    read_thermochemistry(section, species);
    return species;
  }


  void
  check_species(const Section &section, const Gas &gas)
  {
    if (!contains(gas.species, section.name()))
      return section.warning("", "this species is not among the active ones");
    const bool by_theory = gas.viscosity == 0.;
    if (!by_theory && gas.diffusivity != DiffusivityLaw::chapman_enskog)
      return;
    for (const auto &entry : {diameter, temperature})
      if (!section.is_set(entry))
        section.error(entry,
                      "this entry is missing for the " +
                        std::string(by_theory ? "viscosity from kinetic theory"
                                              : "Chapman-Enskog diffusivities"),
                      by_theory
                        ? "a number above 0, or a \"Viscosity [Pa s]\" of Gas"
                        : "a number above 0");
  }
} // namespace Oxion::Parameters
