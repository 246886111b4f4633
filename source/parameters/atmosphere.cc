#include <oxion/parameters/atmosphere.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <cmath>

#include "exhaust.h"

namespace Oxion::Parameters
{
  namespace
  {
    const Words<AtmosphereKind> kinds = {
      {"exhaust", AtmosphereKind::exhaust},
      {"oxygen in nitrogen", AtmosphereKind::oxygen_in_nitrogen},
      {"mole fractions", AtmosphereKind::mole_fractions}};

    Laws::Composition
    as_listed(const Section &section)
    {
      const std::string entry = "Mole fractions [-]";
      if (!section.is_set(entry))
        section.error(entry,
                      "this entry is missing",
                      "a list like \"O2: 0.1, N2: 0.9\"");
      if (!section.has(entry))
        return Laws::dry_air();
      Laws::Composition result;
      double sum = 0.;
      for (const auto &[species, x] : section.amounts(entry))
      {
        result[species] = x;
        sum += x;
      }
      if (std::abs(sum - 1.) > 1e-6)
        section.error(entry,
                      "the mole fractions sum to " + std::to_string(sum),
                      "a sum of 1 within 1e-6");
      return Laws::normalised(result);
    }

    /** Mixes it in; all else is diluted by it. */
    void
    add_gas(const Section &section,
            const Gas &gas,
            Laws::Composition &composition)
    {
      const std::string name = "Added gas", share = "Added fraction [ppm]";
      if (section.has(name) != section.has(share))
        section.error(section.has(name) ? share : name,
                      "this entry is missing beside \"" +
                        (section.has(name) ? name : share) + "\"",
                      "both or neither");
      if (!section.has(name) || !section.check_name(name,
                                                    section.text(name),
                                                    gas.species,
                                                    "active species"))
        return;
      const double x = section.number(share);
      for (auto &[species, fraction] : composition)
        fraction *= 1. - x;
      composition[section.text(name)] += x;
    }

    /** Entries that another composition would need. */
    void
    refuse_other_entries(const Section &section, const AtmosphereKind kind)
    {
      const auto refuse = [&](const std::string &entry,
                              const AtmosphereKind owner) {
        if (owner != kind && section.has(entry) && section.is_set(entry))
          section.error(entry,
                        "this has no meaning for the composition \"" +
                          word_of(kinds, kind) + "\"",
                        "Composition = " + word_of(kinds, owner));
      };
      refuse("Oxygen fraction [-]", AtmosphereKind::oxygen_in_nitrogen);
      refuse("Mole fractions [-]", AtmosphereKind::mole_fractions);
    }
  } // namespace


  SectionDeclaration
  declare_atmosphere()
  {
    return {
      "Atmosphere",
      "A gas of given composition.",
      {{"Composition",
        {&Atmosphere::kind, kinds},
        "How the composition is given: by lambda, dry, or species by species."},
       {"Surfaces",
        names(0),
        "Surfaces of gas regions that are open to this gas."},
       {"Film velocity [m/s]",
        {&Atmosphere::film_velocity, any_magnitude(number_above(0.))},
        "Mass transfer coefficient Sh D/d of a stagnant film before its "
        "surfaces; default: they have the gas's own composition."},
       {"Pressure [Pa]",
        {&Atmosphere::pressure, any_magnitude(number_above(0.))},
        "Default: 101325 Pa.",
        shows_nothing},
       {"Pressure [bar]",
        {&Atmosphere::pressure, any_magnitude(number_above(0.))},
        "The same in bar.",
        shows_nothing},
       {"Lambda [-]",
        {&Atmosphere::lambda, number_above_zero_or_infinite("air")},
        "Air over stoichiometric air; or air: dry air of 20.95 % O2. Exhaust "
        "of ever larger lambda tends to 1/(1 + N2/O2) instead, 20.964 % for "
        "3.77."},
       {"H/C ratio [-]", {number_at_least(0.), "2"}, "Of the fuel."},
       {"O/C ratio [-]", {number_at_least(0.), "0"}, "Of the fuel."},
       {"N2/O2 ratio [-]",
        {number_at_least(0.), "3.77"},
        "Of the air that the fuel is burnt in, argon counted as nitrogen."},
       {"Water-gas constant [-]",
        {number_above(0.), "0.2857142857"},
        "(CO2 H2)/(CO H2O) of frozen rich gas."},
       {"Water-gas approach [-]",
        {number_between(0., 1.), "0"},
        "0: frozen, 1: in equilibrium at the temperature below."},
       {"Water-gas temperature [K]",
        {number_between(300., 3500.), "1053.15"},
        "Of that equilibrium."},
       {"Equilibrated at [K]",
        number_between(300., 3500.),
        "All its reactions in equilibrium there and at its pressure, instead "
        "of the water-gas entries; CH4 takes part if it is one of the gas's "
        "species, soot does not. Default: frozen."},
       {"Raw CO fraction [-]",
        {number_between(0., 0.2), "0"},
        "CO2 that is still CO and O2; a 3.5th of it H2O that is H2 and O2."},
       {"Oxygen fraction [-]",
        number_between(0., 1.),
        "Of the composition oxygen in nitrogen."},
       {"Mole fractions [-]",
        amounts(),
        "Of the composition mole fractions: O2: 0.1, N2: 0.9."},
       {"Added gas", text(), "A species that is mixed into this gas."},
       {"Added fraction [ppm]",
        {number_between(0., 1e6), ""},
        "Of the added gas in the mixture; all else is diluted by it."}}};
  }


  Atmosphere
  read_atmosphere(const Section &section, const Gas &gas)
  {
    Atmosphere result = section.read<Atmosphere>();
    refuse_other_entries(section, result.kind);

    if (section.has("Pressure [Pa]") && section.has("Pressure [bar]"))
      section.error("Pressure [bar]",
                    "the pressure is given twice",
                    "one of \"Pressure [Pa]\" and \"Pressure [bar]\"");

    Laws::Composition composition = Laws::dry_air();
    std::string cause             = "Composition";
    switch (result.kind)
    {
      case AtmosphereKind::exhaust:
        cause = "Lambda [-]";
        // A lambda that is missing or refused is reported already.
        if (section.has(cause))
          composition = read_exhaust(section, result, gas.species);
        break;
      case AtmosphereKind::oxygen_in_nitrogen:
      {
        cause = "Oxygen fraction [-]";
        if (!section.is_set(cause))
          section.error(cause, "this entry is missing", "a number from 0 to 1");
        const double x = section.number(cause);
        composition    = {{"O2", x}, {"N2", 1. - x}};
        break;
      }
      case AtmosphereKind::mole_fractions:
        cause       = "Mole fractions [-]";
        composition = as_listed(section);
        break;
    }

    add_gas(section, gas, composition);
    for (const auto &species : gas.species)
      result.mole_fractions[species] = Laws::fraction(composition, species);
    for (const auto &[species, x] : composition)
      if (x > 0. && result.mole_fractions.count(species) == 0)
        section.error(cause,
                      "the gas contains " + species +
                        ", which is not an active species",
                      "Species of the section Gas with " + species,
                      nearest_name(species, gas.species));
    return result;
  }
} // namespace Oxion::Parameters
