#include <oxion/laws/surface_reactions.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <map>

#include "equation.h"

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_surface_reaction()
  {
    return {
      "Surface reaction",
      "Oxidation of a gas by the oxygen on an electrode's surface, of activity "
      "a = pO2/1 bar: k p b a/(1 + b a), irreversible, b = 1e26, k the gas "
      "exchange velocity of that gas. It releases its heat.",
      {{"Equation",
        text(),
        "Of one gas that the library has no such reaction of, with O2: \"NH3 + "
        "3/4 O2 = 1/2 N2 + 3/2 H2O\".",
        required},
       {"Share [-]",
        {&SurfaceReaction::share, number_between(0., 1.)},
        "Part of the gas exchange velocity that goes this way, where the gas "
        "has several."}}};
  }


  SurfaceReaction
  read_surface_reaction(const Section &section, const Gas &gas)
  {
    const std::string entry  = "Equation";
    SurfaceReaction reaction = section.read<SurfaceReaction>();
    const auto oxidation     = read_oxidation_equation(section, entry, gas);
    reaction.fuel            = oxidation.fuel;
    reaction.formed          = oxidation.formed;
    for (const Laws::SurfaceEvent &event : Laws::surface_events)
      if (event.fuel == reaction.fuel)
        section.error(entry,
                      reaction.fuel +
                        " reacts on every electrode already, by the library",
                      "a gas that does not");
    return reaction;
  }


  std::vector<SurfaceReaction>
  choose_surface_reactions(const Section &electrode,
                           const std::vector<SurfaceReaction> &all)
  {
    const std::string list = "Surface reactions";
    std::vector<SurfaceReaction> result;
    std::map<std::string, double> shares;
    for (const auto &name : electrode.names(list))
    {
      if (!electrode.check_name(list, name, names_of(all), "surface reaction"))
        continue;
      if (contains(names_of(result), name))
      {
        electrode.error(list, "\"" + name + "\" is listed twice", "once");
        continue;
      }
      const auto chosen =
        std::find_if(all.begin(), all.end(), [&](const auto &reaction) {
          return reaction.name == name;
        });
      if (!chosen->fuel.empty())
        shares[chosen->fuel] += chosen->share;
      result.push_back(*chosen);
    }
    for (const auto &[fuel, share] : shares)
      if (share > 1. + 1e-9)
        electrode.error(list,
                        "the shares of " + fuel + " sum to " +
                          std::to_string(share),
                        "at most 1 by their \"Share [-]\"");
    constexpr unsigned most =
      Laws::max_surface_reactions - Laws::surface_events.size();
    if (result.size() > most)
      electrode.error(list,
                      "there are too many",
                      "at most " + std::to_string(most));
    return result;
  }
} // namespace Oxion::Parameters
