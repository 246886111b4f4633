#include <oxion/parameters/read_sections.h>

#include "heater.h"

namespace Oxion::Parameters
{
  namespace
  {
    SectionDeclaration
    declare_exchange()
    {
      return {
        "Exchange",
        "Heat loss through a surface: convection, conductance, radiation.",
        {{"Surface", &HeatExchange::surface, "Where.", required},
         {"Gas temperature [K]",
          {&HeatExchange::gas_temperature, number_above(0.)},
          "Far away."},
         {"Coefficient [W/m2/K]",
          {&HeatExchange::coefficient, number_at_least(0.)},
          "Of convection."},
         {"Conductance [W/K]",
          {&HeatExchange::conductance, number_at_least(0.)},
          "Of the whole surface to the gas temperature."},
         {"Emissivity [-]",
          {&HeatExchange::emissivity, number_between(0., 1.)},
          "Of radiation."},
         {"Environment temperature [K]",
          {&HeatExchange::environment_temperature, number_above(0.)},
          "Of radiation; default: the gas temperature.",
          shows_nothing},
         {"Fixed temperature [K]",
          {&HeatExchange::fixed_temperature, number_above(0.)},
          "Of the surface, instead of all others."}}};
    }

    HeatExchange
    read_exchange(const Section &section)
    {
      HeatExchange exchange = section.read<HeatExchange>();
      if (!section.has("Environment temperature [K]"))
        exchange.environment_temperature = exchange.gas_temperature;
      if (!exchange.fixed_temperature)
        return exchange;
      for (const auto &entry : section.declaration().entries)
        if (entry.name != "Surface" && entry.name != "Fixed temperature [K]" &&
            section.is_set(entry.name) && section.has(entry.name) &&
            section.text(entry.name) != entry.default_value)
          section.error(entry.name,
                        "a surface of fixed temperature has no other exchange",
                        "\"Fixed temperature [K]\" alone, or without it");
      return exchange;
    }
  } // namespace


  SectionDeclaration
  declare_heat()
  {
    return {"Heat",
            "Temperature: one value everywhere, or solved.",
            {{"Solve temperature",
              &Heat::solve,
              "Whether the temperature is solved."},
             {"Temperature [K]",
              {&Heat::temperature, number_between(200., 3000.)},
              "Everywhere, or where the solution starts."},
             {"Exchanges", names(0), "Losses through surfaces."},
             {"Heaters", names(0), "Regions that are heated."}},
            {{"Exchanges", {declare_exchange()}},
             {"Heaters", {declare_heater()}}}};
  }


  Heat
  read_heat(const Section &section)
  {
    Heat heat = section.read<Heat>();
    for (const auto &item : section.items("Exchange"))
      heat.exchanges.push_back(read_exchange(item));
    for (const auto &item : section.items("Heater"))
      heat.heaters.push_back(read_heater(item));
    for (const auto &item : section.items("Heater"))
      for (const char *entry : {"Hold impedance", "Hold resistance [Ohm]"})
        if (!heat.solve && item.has(entry))
          item.error(entry,
                     "the temperature is given: no power can hold anything",
                     "\"Solve temperature\" = true, or no such entry");
    return heat;
  }
} // namespace Oxion::Parameters
