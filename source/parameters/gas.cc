#include <oxion/laws/species.h>
#include <oxion/parameters/atmosphere.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>


namespace Oxion::Parameters
{
  namespace
  {
    const Words<TransportModel> models = {
      {"dusty gas", TransportModel::dusty_gas},
      {"Stefan-Maxwell", TransportModel::stefan_maxwell},
      {"Fick", TransportModel::fick}};

    const Words<DiffusivityLaw> diffusivities = {
      {"Fuller", DiffusivityLaw::fuller},
      {"Chapman-Enskog", DiffusivityLaw::chapman_enskog}};

    const std::string given_diffusivities = "Binary diffusivities [mm2/s]";

    void
    read_diffusivities(const Section &section, Gas &gas)
    {
      for (const auto &[text, value] : section.amounts(given_diffusivities))
      {
        const auto pair = split_list(text, '-');
        if (pair.size() != 2 || pair[0] == pair[1] || value <= 0.)
        {
          section.error(given_diffusivities,
                        "\"" + text + "\" is no diffusivity of two gases",
                        "a number above 0 of a pair like O2-N2");
          continue;
        }
        for (const auto &species : pair)
          section.check_name(given_diffusivities,
                             species,
                             gas.species,
                             "active species");
        for (const auto &other : gas.given_diffusivities)
          if (other.first == pair[1] && other.second == pair[0])
            section.error(given_diffusivities,
                          "\"" + text +
                            "\" stands there the other way round, "
                            "too",
                          "every pair once");
        gas.given_diffusivities.push_back(
          {pair[0], pair[1], value * unit_factor(given_diffusivities)});
      }
      if (!gas.given_diffusivities.empty() &&
          gas.diffusivity != DiffusivityLaw::fuller)
        section.error(given_diffusivities,
                      "they go with the temperature as Fuller's law",
                      "\"Diffusivity\" = Fuller");
    }

    std::vector<std::string>
    active_species(const Section &section, const std::vector<Species> &own)
    {
      std::vector<std::string> known = names_of(own), result;
      for (const auto &species : Laws::known_species())
        known.push_back(species.name);
      for (const auto &species : section.names("Species"))
        if (contains(result, species))
          section.error("Species",
                        "\"" + species + "\" is listed twice",
                        "every species once");
        else if (section.check_name("Species", species, known, "gas species"))
          result.push_back(species);
      if (result.size() > Laws::max_species)
        section.error("Species",
                      "too many species",
                      "at most " + std::to_string(Laws::max_species));
      return result;
    }

    void
    read_openings(const Section &item, Gas &gas)
    {
      for (const auto &surface : item.names("Surfaces"))
      {
        for (const auto &[other, atmosphere] : gas.openings)
          if (other == surface)
            item.error("Surfaces",
                       "the surface \"" + surface +
                         "\" is open to the atmosphere \"" + atmosphere +
                         "\" already",
                       "every surface once");
        gas.openings.emplace_back(surface, item.name());
      }
    }
  } // namespace


  SectionDeclaration
  declare_gas()
  {
    return {
      "Gas",
      "Species, their transport, and the gases around the element.",
      {{"Species", {names(2), "O2, N2"}, "Active gases, 2 to 12."},
       {"Own species",
        names(0),
        "Names of gases that the library does not have."},
       {"Carrier",
        &Gas::carrier,
        "Species without a pressure of its own as unknown."},
       {"Model", {&Gas::model, models}, "Law of transport."},
       {"Diffusivity",
        {&Gas::diffusivity, diffusivities},
        "Law of the binary diffusivities."},
       {given_diffusivities,
        amounts(),
        "Of pairs, instead of Fuller's, like \"O2-N2: 18\"; they go with "
        "T^1.75 "
        "and 1/p."},
       {"Diffusivity temperature [K]",
        {&Gas::diffusivity_temperature, number_above(0.)},
        "At which those are given."},
       {"Diffusivity pressure [Pa]",
        {&Gas::diffusivity_pressure, number_above(0.)},
        "Likewise."},
       {"Reference pressure [Pa]",
        {&Gas::reference_pressure, number_above(0.)},
        "Of the air at rest with which a cold start begins. (Every gas space "
        "counts its pressure from that of its own openings.)"},
       {"Viscosity [Pa s]",
        {&Gas::viscosity, any_magnitude(number_at_least(0.))},
        "One for all gas, 0: from kinetic theory."},
       {"Atmospheres", names(0), "Gases of given composition."}},
      {{"Own species", {declare_species()}},
       {"Atmospheres", {declare_atmosphere()}}}};
  }


  Gas
  read_gas(const Section &section)
  {
    Gas gas = section.read<Gas>();
    for (const auto &item : section.items("Species"))
      gas.own_species.push_back(read_species(item));
    gas.species = active_species(section, gas.own_species);
    read_diffusivities(section, gas);
    for (const auto &item : section.items("Species"))
      check_species(item, gas);
    section.check_name("Carrier", gas.carrier, gas.species, "active species");
    for (const auto &item : section.items("Atmosphere"))
    {
      gas.atmospheres.push_back(read_atmosphere(item, gas));
      read_openings(item, gas);
    }
    return gas;
  }
} // namespace Oxion::Parameters
