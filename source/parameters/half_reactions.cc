#include <oxion/laws/half_reactions.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

#include "equation.h"

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_half_reaction()
  {
    return {
      "Half reaction",
      "What runs on electrodes beside the half reaction of O2, by the "
      "pressures p before them: i = i0 (prod p^m e^(alpha_a f E) - prod p^(m + "
      "nu_k/nu) "
      "K^(-1/nu) e^(-alpha_c f E)), p in bar, E against O2 of 1 bar, nu_k "
      "molecules formed.",
      {{"Equation",
        text(),
        "An oxidation, \"CO + O2- = CO2 + 2 e-\".",
        required},
       {"Reversible",
        &HalfReaction::reversible,
        "In equilibrium with its gases at their Nernst potential; false: "
        "oxidation only, the first term."},
       {"Exchange current density [A/m2]",
        {&HalfReaction::exchange_current, any_magnitude(number_at_least(0.))},
        "i0 at the temperature below: of the oxidation at E = 0, all pressures "
        "1 bar.",
        required},
       {"Exchange temperature [K]",
        {&HalfReaction::exchange_temperature, number_above(0.)},
        "Of i0."},
       {"Activation energy [kJ/mol]",
        {&HalfReaction::exchange_energy, number_at_least(0.)},
        "Of i0."},
       {"Orders",
        orders(),
        "m of species, like \"CO: 0.5, O2: -0.1\"; 0 for the others.",
        required},
       {"Anodic transfer coefficient [-]",
        {&HalfReaction::alpha_anodic, number_above(0.)},
        "alpha_a, factor of F/RT."},
       {"Cathodic transfer coefficient [-]",
        {&HalfReaction::alpha_cathodic, number_above(0.)},
        "alpha_c, factor of F/RT, of a reversible one; alpha_a + alpha_c = "
        "n/nu."},
       {"Stoichiometric number [-]",
        number_above(0.),
        "Checks that alpha_a + alpha_c = n/nu with the n electrons of the "
        "equation."}}};
  }


  namespace
  {
    /** Not as it would be without a word of it. */
    bool
    is_written(const Section &section, const std::string &entry)
    {
      return section.is_set(entry) &&
             section.text(entry) !=
               section.declaration().find_entry(entry)->default_value;
    }

    double
    stoichiometric_number(const HalfReaction &half)
    {
      return half.electrons / (half.alpha_anodic + half.alpha_cathodic);
    }

    std::map<std::string, double>
    read_orders(const Section &section, const Gas &gas)
    {
      std::map<std::string, double> result;
      for (const auto &species : gas.species)
        result[species] = 0.;
      for (const auto &[species, order] : section.amounts("Orders"))
        if (section.check_name(
              "Orders", species, gas.species, "active species"))
          result[species] = order;
      return result;
    }

    void
    check_orders(const Section &section, const HalfReaction &half)
    {
      const double nu = stoichiometric_number(half);
      for (const auto &[species, formed] : half.formed)
      {
        if (Laws::reaction_order_allowed(
              half.orders.at(species), formed, nu, half.reversible))
          continue;
        const std::string sign = formed < 0. ? "" : "-";
        section.error("Orders",
                      "the kinetics can have several solutions for this order "
                      "of " +
                        species + ", which is " +
                        (formed < 0. ? "consumed" : "formed"),
                      half.reversible
                        ? "an order between 0 and " + sign +
                            std::to_string(std::abs(formed) / nu) +
                            ", its number over nu"
                        : std::string("an order of at ") +
                            (formed < 0. ? "least 0" : "most 0"));
      }
    }

    void
    check_coefficients(const Section &section, const HalfReaction &half)
    {
      const std::string cathodic = "Cathodic transfer coefficient [-]",
                        number   = "Stoichiometric number [-]";
      if (!half.reversible)
      {
        for (const auto &entry : {cathodic, number})
          if (is_written(section, entry))
            section.error(entry,
                          "an irreversible half reaction has none",
                          "no such entry, or Reversible = true");
        return;
      }
      const double nu = stoichiometric_number(half);
      if (section.has(number) &&
          std::abs(nu - section.number(number)) > 1e-6 * section.number(number))
        section.error(number,
                      "the transfer coefficients do not belong to this number",
                      "alpha_a + alpha_c = n/nu, here nu = " +
                        std::to_string(nu));
    }
  } // namespace


  HalfReaction
  read_half_reaction(const Section &section, const Gas &gas)
  {
    HalfReaction half = section.read<HalfReaction>();
    const Equation equation =
      read_half_reaction_equation(section, "Equation", gas);
    half.formed    = equation.formed;
    half.electrons = equation.electrons;
    half.orders    = read_orders(section, gas);
    if (half.electrons > 0.)
    {
      check_coefficients(section, half);
      check_orders(section, half);
    }
    if (half.name == oxygen_half_reaction)
      section.error("",
                    "every electrode has the half reaction of oxygen already, "
                    "by entries of its own",
                    "another name");
    return half;
  }


  std::vector<HalfReaction>
  choose_half_reactions(const Section &electrode,
                        const std::vector<HalfReaction> &all)
  {
    const std::string list   = "Half reactions",
                      factor = "Half reaction activity [-]";
    const auto names         = electrode.names(list);
    const auto factors       = electrode.amounts(factor);
    std::vector<HalfReaction> result;
    for (const auto &name : names)
    {
      if (!electrode.check_name(list, name, names_of(all), "half reaction"))
        continue;
      if (contains(names_of(result), name))
        electrode.error(list, "\"" + name + "\" is listed twice", "once");
      result.push_back(
        *std::find_if(all.begin(), all.end(), [&](const auto &half) {
          return half.name == name;
        }));
      if (factors.empty())
        result.back().activity = electrode.number(factor);
    }
    if (names.empty() && is_written(electrode, factor))
      electrode.error(factor,
                      "there is no half reaction here beside that of O2",
                      "Half reactions, or no such entry");
    else
      for (const auto &[name, value] : factors)
        if (electrode.check_name(factor, name, names, "half reaction here"))
          for (auto &half : result)
            if (half.name == name)
              half.activity = value;
    return result;
  }
} // namespace Oxion::Parameters
