#include <oxion/parameters/read_sections.h>

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
        {{"Surface", "", name(), "Where.", true},
         {"Gas temperature [K]", "573", number_above(0.), "Far away."},
         {"Coefficient [W/m2/K]", "0", number_at_least(0.), "Of convection."},
         {"Conductance [W/K]",
          "0",
          number_at_least(0.),
          "Of the whole surface to the gas temperature."},
         {"Emissivity [-]", "0", number_between(0., 1.), "Of radiation."},
         {"Environment temperature [K]",
          "",
          number_above(0.),
          "Of radiation; default: the gas temperature."},
         {"Fixed temperature [K]",
          "",
          number_above(0.),
          "Of the surface, instead of all others."}},
        {},
        {}};
    }

    SectionDeclaration
    declare_heater()
    {
      return {"Heater",
              "Power spread evenly over a region.",
              {{"Region", "", name(), "Where.", true},
               {"Power [W]",
                "0",
                number_at_least(0.),
                "Fixed, or the first guess of a held temperature."},
               {"Hold mean temperature of",
                "",
                name(),
                "Region or surface whose mean temperature the power holds."},
               {"Set-point [K]", "", number_above(0.), "Of that temperature."},
               {"Maximum power [W]",
                "",
                number_above(0.),
                "What the heater can give to hold the temperature; default: "
                "unlimited. It never cools."}},
              {},
              {}};
    }

    HeatExchange
    read_exchange(const Section &section)
    {
      HeatExchange exchange;
      exchange.name            = section.name();
      exchange.surface         = section.text("Surface");
      exchange.gas_temperature = section.number("Gas temperature [K]");
      exchange.coefficient     = section.number("Coefficient [W/m2/K]");
      exchange.conductance     = section.number("Conductance [W/K]");
      exchange.emissivity      = section.number("Emissivity [-]");
      exchange.environment_temperature =
        section.has("Environment temperature [K]")
          ? section.number("Environment temperature [K]")
          : exchange.gas_temperature;
      if (!section.has("Fixed temperature [K]"))
        return exchange;
      exchange.fixed_temperature = section.number("Fixed temperature [K]");
      for (const auto &entry : section.declaration().entries)
        if (entry.name != "Surface" && entry.name != "Fixed temperature [K]" &&
            section.is_set(entry.name) && section.has(entry.name) &&
            section.text(entry.name) != entry.default_value)
          section.error(entry.name,
                        "a surface of fixed temperature has no other exchange",
                        "\"Fixed temperature [K]\" alone, or without it");
      return exchange;
    }

    Heater
    read_heater(const Section &section)
    {
      Heater heater;
      heater.name      = section.name();
      heater.region    = section.text("Region");
      heater.power     = section.number("Power [W]");
      heater.held      = section.text("Hold mean temperature of");
      heater.set_point = section.number("Set-point [K]");
      if (!heater.held.empty() && !section.is_set("Set-point [K]"))
        section.error("Set-point [K]",
                      "this entry is missing",
                      "a number above 0");
      if (heater.held.empty() && section.has("Set-point [K]") &&
          !section.is_set("Hold mean temperature of"))
        section.error("Set-point [K]",
                      "a set-point, but nothing to hold at it",
                      "also \"Hold mean temperature of\"");
      if (section.has("Maximum power [W]"))
      {
        heater.maximum_power = section.number("Maximum power [W]");
        if (heater.held.empty())
          section.error("Maximum power [W]",
                        "a heater of fixed power has no other",
                        "also \"Hold mean temperature of\", or no such entry");
        else if (heater.power > heater.maximum_power)
          section.error("Power [W]",
                        "the first guess exceeds the maximum power",
                        "at most " + section.text("Maximum power [W]"));
      }
      return heater;
    }
  } // namespace


  SectionDeclaration
  declare_heat()
  {
    return {"Heat",
            "Temperature: one value everywhere, or solved.",
            {{"Solve temperature",
              "false",
              boolean(),
              "Whether the temperature is solved."},
             {"Temperature [K]",
              "1053.15",
              number_between(200., 3000.),
              "Everywhere, or where the solution starts."},
             {"Exchanges", "", names(0), "Losses through surfaces."},
             {"Heaters", "", names(0), "Regions that are heated."}},
            {},
            {{"Exchanges", {declare_exchange()}},
             {"Heaters", {declare_heater()}}}};
  }


  Heat
  read_heat(const Section &section)
  {
    Heat heat;
    heat.solve       = section.flag("Solve temperature");
    heat.temperature = section.number("Temperature [K]");
    for (const auto &item : section.items("Exchange"))
      heat.exchanges.push_back(read_exchange(item));
    for (const auto &item : section.items("Heater"))
      heat.heaters.push_back(read_heater(item));
    if (heat.solve && heat.exchanges.empty())
      section.error(section.is_set("Exchanges") ? "Exchanges"
                                                : "Solve temperature",
                    "no heat can leave: the temperature has no steady value",
                    "at least one exchange, or Solve temperature = false");
    return heat;
  }
} // namespace Oxion::Parameters
