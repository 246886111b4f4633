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
