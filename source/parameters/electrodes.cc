#include <oxion/laws/electrode_kinetics.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    SectionDeclaration
    declare_electrode()
    {
      return {
        "Electrode",
        "A surface where oxygen is exchanged between gas and zirconia: i = i0 "
        "(a^(m - alpha_a/4) e^(alpha_a f E) - a^(m + alpha_c/4) e^(-alpha_c f "
        "E)).",
        {{"Surface", &Electrode::surface, "Where it lies."},
         {"Region",
          &Electrode::region,
          "Instead of a surface: a porous cermet of metal and zirconia, in all "
          "of which it reacts."},
         {"Reaction area [1/m]",
          {&Electrode::reaction_area, any_magnitude(number_above(0.))},
          "Of a cermet, by its volume: the m2 of its exchange current, gas "
          "exchange and double layer."},
         {"Terminal", &Electrode::terminal, "What it is wired to.", required},
         {"Contact",
          &Electrode::contact,
          "Surface where its metal is wired if that is resolved: a porous "
          "layer with a resistivity on its surface, or the cermet; nothing: "
          "all of its metal has one potential."},
         {"Atmosphere",
          &Electrode::atmosphere,
          "Its gas if it lies on the body's outside; nothing: the solved gas."},
         {"Sealed reference",
          &Electrode::sealed_reference,
          "What it works against if gastight material covers it, instead of a "
          "gas."},
         {"Lead resistance [Ohm]",
          {&Electrode::lead_resistance, any_magnitude(number_at_least(0.))},
          "Between electrode and terminal."},
         {"Contact resistance [Ohm m2]",
          {&Electrode::contact_resistance, any_magnitude(number_above(0.))},
          "To the metal behind it, default 1e-12; to the electrons of "
          "zirconia, default 1e-6."},
         {"Exchange current density [A/m2]",
          {&Electrode::exchange_current, any_magnitude(number_above(0.))},
          "i0 at the temperature below, in 1 bar of oxygen."},
         {"Exchange temperature [K]",
          {&Electrode::exchange_temperature, number_above(0.)},
          "Of i0."},
         {"Activation energy [kJ/mol]",
          {&Electrode::exchange_energy, number_at_least(0.)},
          "Of i0."},
         {"Oxygen order [-]",
          {&Electrode::oxygen_order, number()},
          "m of i0 ~ a^m; -alpha_c <= 4 m <= alpha_a."},
         {"Anodic transfer coefficient [-]",
          {&Electrode::alpha_anodic, number_above(0.)},
          "alpha_a, factor of F/RT."},
         {"Cathodic transfer coefficient [-]",
          {&Electrode::alpha_cathodic, number_above(0.)},
          "alpha_c, factor of F/RT."},
         {"Double-layer capacitance [F/m2]",
          {&Electrode::double_layer, any_magnitude(number_at_least(0.))},
          "Charge stored by its potential against the zirconia, some 1 ... "
          "100."},
         {"Stoichiometric number [-]",
          number_above(0.),
          "Checks that alpha_a + alpha_c = 4/nu."},
         {"Gas exchange velocity [m/s]",
          {number_or_amounts(), "60"},
          "k, one number for all species or a list like H2: 60, CO: 3; "
          "species not in it keep 60, 0: no exchange."},
         {"Surface reactions",
          names(0),
          "What surface oxygen burns here beside H2, CO, CH4, C3H6, C3H8 and "
          "what it takes from NO, by name."},
         {"Half reactions",
          names(0),
          "What else runs here, by name; a mixed potential comes of it."},
         {"Half reaction activity [-]",
          {number_or_amounts(), "1"},
          "Factor of their i0, one number or a list like propylene: 0.1; "
          "those not in it keep 1."},
         {"Gold content [wt-%]",
          {&Electrode::gold_content, number_between(0., 100.)},
          "Of the metal; what it does is said by the tables below."},
         {"Kinetics over gold content [-]",
          factor_table(),
          "Factor of i0 of the O2 half reaction at contents of gold [wt-%], "
          "like \"0: 1, 0.5: 0.1, 10: 1e-3\"; between them straight in its "
          "logarithm."},
         {"Catalysis over gold content [-]",
          factor_table(),
          "The same of the gas exchange velocities of all species."}}};
    }

    std::map<std::string, double>
    read_velocities(const Section &section, const Gas &gas)
    {
      const std::string entry = "Gas exchange velocity [m/s]";
      const auto list         = section.amounts(entry);
      std::map<std::string, double> result;
      for (const auto &species : gas.species)
        result[species] = list.empty()
                            ? section.number(entry)
                            : Laws::ElectrodeKinetics::default_velocity;
      for (const auto &[species, velocity] : list)
        if (section.check_name(entry, species, gas.species, "active species"))
          result[species] = velocity;
      return result;
    }

    /** The conditions for one single oxygen activity at every voltage. */
    void
    check_kinetics(const Section &section, const Electrode &electrode)
    {
      const double anodic   = electrode.alpha_anodic,
                   cathodic = electrode.alpha_cathodic;
      if (!Laws::oxygen_order_allowed(electrode.oxygen_order, anodic, cathodic))
        section.error("Oxygen order [-]",
                      "the kinetics have several solutions for this order",
                      "-alpha_c <= 4 m <= alpha_a, here from " +
                        std::to_string(-cathodic / 4.) + " to " +
                        std::to_string(anodic / 4.));
      const std::string entry = "Stoichiometric number [-]";
      const double nu         = Laws::stoichiometric_number(anodic, cathodic);
      if (section.has(entry) &&
          std::abs(nu - section.number(entry)) > 1e-6 * section.number(entry))
        section.error(entry,
                      "the transfer coefficients do not belong to this number",
                      "alpha_a + alpha_c = 4/nu, here nu = " +
                        std::to_string(nu));
    }

    /** On a surface or in a region; what is resolved is wired somewhere. */
    void
    check_place(const Section &section, const Electrode &electrode)
    {
      const bool is_cermet = !electrode.region.empty();
      if (electrode.surface.empty() != is_cermet)
        section.error(is_cermet ? "Region" : "",
                      is_cermet ? "the electrode has a surface and a region"
                                : "the electrode has neither a surface nor a "
                                  "region",
                      "\"Surface\", or \"Region\" for a cermet");
      if (is_cermet && electrode.contact.empty())
        section.error("Region",
                      "nothing says where the cermet is wired",
                      "\"Contact\" with a surface of it");
      if (is_cermet != section.has("Reaction area [1/m]"))
        section.error(is_cermet ? "Region" : "Reaction area [1/m]",
                      is_cermet ? "nothing says how much of the cermet reacts"
                                : "only a cermet has a reaction area",
                      "\"Region\" with \"Reaction area [1/m]\"");
      const std::string elsewhere = !electrode.atmosphere.empty() ? "Atmosphere"
                                    : !electrode.sealed_reference.empty()
                                      ? "Sealed reference"
                                      : "";
      if (!elsewhere.empty() && !electrode.contact.empty())
        section.error("Contact",
                      "an electrode whose metal is resolved works in the gas "
                      "of its pores, not against the " +
                        elsewhere,
                      "no \"" + elsewhere + "\", or no \"Contact\"");
      if (!electrode.contact.empty() && electrode.contact == electrode.surface)
        section.error("Contact",
                      "the electrode is wired on the very surface it lies on",
                      "another surface of its metal");
    }

    /** Species that gases turn into at an electrode must be active too. */
    void
    check_products(const Section &section,
                   const Electrode &electrode,
                   const Gas &gas)
    {
      if (!contains(gas.species, "O2"))
        section.error("",
                      "the gas of an electrode needs O2",
                      "Species of the section Gas with O2");
      for (const Laws::SurfaceEvent &event : Laws::surface_events)
        for (const Laws::Term &term : Laws::products_of(event))
        {
          const std::string fuel(event.fuel), product(term.species);
          if (contains(gas.species, fuel) && !contains(gas.species, product) &&
              electrode.exchange_velocity.at(fuel) > 0.)
            section.error("Gas exchange velocity [m/s]",
                          fuel + " turns into " + product +
                            " here, which is not an active species",
                          "Species of the section Gas with " + product +
                            ", or the velocity 0 for " + fuel);
        }
    }

    /** Tables must reach as far as the gold does. */
    void
    read_gold(const Section &section, Electrode &electrode)
    {
      const std::string content     = "Gold content [wt-%]",
                        kinetics    = "Kinetics over gold content [-]",
                        catalysis   = "Catalysis over gold content [-]";
      electrode.kinetics_over_gold  = section.table(kinetics);
      electrode.catalysis_over_gold = section.table(catalysis);
      if (electrode.gold_content > 0. && !section.has(kinetics) &&
          !section.has(catalysis))
        section.error(content,
                      "nothing says what the gold does",
                      "\"" + kinetics + "\" or \"" + catalysis + "\"");
      for (const auto &entry : {kinetics, catalysis})
        if (const auto table = section.table(entry);
            !table.empty() && (electrode.gold_content < table.front().first ||
                               electrode.gold_content > table.back().first))
          section.error(entry,
                        "this table does not reach to the content of " +
                          exact_text(electrode.gold_content) + " wt-%",
                        "contents around \"" + content + "\"");
    }

    Electrode
    read_electrode(const Section &section,
                   const Gas &gas,
                   const std::vector<SurfaceReaction> &surface_reactions,
                   const std::vector<HalfReaction> &half_reactions)
    {
      Electrode electrode         = section.read<Electrode>();
      electrode.exchange_velocity = read_velocities(section, gas);
      electrode.surface_reactions =
        choose_surface_reactions(section, surface_reactions);
      electrode.half_reactions = choose_half_reactions(section, half_reactions);
      read_gold(section, electrode);
      check_place(section, electrode);
      check_kinetics(section, electrode);
      check_products(section, electrode, gas);
      return electrode;
    }

    /** Tells of items that none of the electrodes has. */
    template <typename Reaction>
    void
    warn_of_unused(const std::vector<Section> &items,
                   const std::vector<Electrode> &electrodes,
                   std::vector<Reaction> Electrode::*const reactions,
                   const std::string &what)
    {
      for (const auto &item : items)
        if (std::none_of(
              electrodes.begin(), electrodes.end(), [&](const auto &electrode) {
                return contains(names_of(electrode.*reactions), item.name());
              }))
          item.warning("", "no electrode has this " + what);
    }
  } // namespace


  SectionDeclaration
  declare_electrodes()
  {
    return {"Electrodes",
            "Electrodes on named surfaces, and reactions they share.",
            {{"Electrodes", names(0), "Their names."},
             {"Surface reactions",
              names(0),
              "Names of oxidations by surface oxygen beside those of the "
              "library, for electrodes to choose from."},
             {"Half reactions",
              names(0),
              "Names of those beside that of O2, for electrodes to choose "
              "from."}},
            {{"Electrodes", {declare_electrode()}},
             {"Surface reactions", {declare_surface_reaction()}},
             {"Half reactions", {declare_half_reaction()}}}};
  }


  std::vector<Electrode>
  read_electrodes(const Section &section, const Gas &gas)
  {
    const auto &surface = section.items("Surface reaction"),
               &half    = section.items("Half reaction");
    std::vector<SurfaceReaction> surface_reactions;
    for (const auto &item : surface)
      surface_reactions.push_back(read_surface_reaction(item, gas));
    std::vector<HalfReaction> half_reactions;
    for (const auto &item : half)
      half_reactions.push_back(read_half_reaction(item, gas));
    std::vector<Electrode> result;
    for (const auto &item : section.items("Electrode"))
      result.push_back(
        read_electrode(item, gas, surface_reactions, half_reactions));
    warn_of_unused(surface,
                   result,
                   &Electrode::surface_reactions,
                   "surface reaction");
    warn_of_unused(half, result, &Electrode::half_reactions, "half reaction");
    return result;
  }
} // namespace Oxion::Parameters
