#include <oxion/physics/tally.h>

namespace Oxion
{
  Tally::Tally(const Model &model, const Integrals &integrals)
  {
    const auto value = [&](const std::string &name) {
      const auto found = integrals.find(name);
      return found == integrals.end() ? 0. : found->second;
    };
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
    {
      const auto names = electrode_integrals(model, e);
      Electrode electrode;
      unsigned i                        = 0;
      electrode.current                 = value(names[i++].name);
      electrode.heat                    = value(names[i++].name);
      electrode.reaction_heat           = value(names[i++].name);
      electrode.lowest_potential        = value(names[i++].name);
      electrode.highest_activity        = value(names[i++].name);
      electrode.lowest_activity         = value(names[i++].name);
      electrode.area                    = value(names[i++].name);
      electrode.overpotential           = value(names[i++].name);
      electrode.largest_current_density = value(names[i++].name);
      electrode.largest_overpotential   = value(names[i++].name);
      const auto contact                = contact_integrals(model, e);
      electrode.electronic_current      = value(contact[0].name);
      electrode.heat += value(contact[1].name);
      for (unsigned k = 0; k < model.gas_unknowns.n; ++k)
        electrode.sink.push_back(value(names[i++].name));
      while (i < names.size())
        electrode.half_reaction_current.push_back(value(names[i++].name));
      electrodes.push_back(electrode);
    }
    for (unsigned o = 0; o < model.openings.size(); ++o)
    {
      film_inflow.emplace_back();
      for (const auto &[name, reduction] : film_integrals(model, o))
        film_inflow.back().push_back(value(name));
    }
    for (unsigned e = 0; e < model.exchanges.size(); ++e)
      exchange_loss.push_back(value(Oxion::exchange_loss(model, e)));
    for (unsigned c = 0; c < model.boundary_conditions.size(); ++c)
    {
      const auto names = boundary_integrals(model, c);
      boundaries.push_back({value(names[0].name), value(names[1].name)});
    }
    joule_heat   = value(Oxion::joule_heat);
    heater_power = value(Oxion::heater_power);
  }


  std::vector<Integral>
  boundary_integrals(const Model &model, const unsigned condition)
  {
    const std::string of =
      "boundary condition " +
      model.boundary_conditions[condition].parameters.name + ": ";
    return {{of + "inflow"}, {of + "inflow times value"}};
  }


  std::vector<Integral>
  film_integrals(const Model &model, const unsigned opening)
  {
    std::vector<Integral> result;
    for (unsigned k = 0; k < model.gas_unknowns.n; ++k)
      result.push_back(
        {"film of opening " + std::to_string(opening) + ": inflow of " +
         std::string(model.mixture.species[k]->name) + " [mol/s]"});
    return result;
  }


  std::string
  exchange_loss(const Model &model, const unsigned exchange)
  {
    return "heat exchange " + model.exchanges[exchange].parameters.name +
           ": loss [W]";
  }


  std::vector<Integral>
  electrode_integrals(const Model &model, const unsigned electrode)
  {
    const std::string of =
      "electrode " + model.electrodes[electrode].name + ": ";
    std::vector<Integral> result{
      {of + "current [A]"},
      {of + "heat [W]"},
      {of + "reaction heat [W]"},
      {of + "oxygen potential [V]", Reduction::smallest},
      {of + "oxygen activity [-]", Reduction::largest},
      {of + "ln oxygen activity [-]", Reduction::smallest},
      {of + "area [m2]"},
      {of + "overpotential times area [V m2]"},
      {of + "current density [A/m2]", Reduction::largest},
      {of + "overpotential [V]", Reduction::largest}};
    for (unsigned k = 0; k < model.gas_unknowns.n; ++k)
      result.push_back({of + "sink of " +
                        std::string(model.mixture.species[k]->name) +
                        " [mol/s]"});
    for (const auto &half : model.electrodes[electrode].kinetics.half_reactions)
      result.push_back({of + "current of " + half.name + " [A]"});
    return result;
  }


  std::vector<Integral>
  contact_integrals(const Model &model, const unsigned electrode)
  {
    const std::string of =
      "contact of electrode " + model.electrodes[electrode].name + ": ";
    return {{of + "current [A]"}, {of + "heat [W]"}};
  }
} // namespace Oxion
