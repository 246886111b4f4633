#include "heater.h"

#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_heater()
  {
    return {
      "Heater",
      "Power spread evenly over a region, or heating as the current through "
      "a meander does whose legs a 2D section cuts.",
      {{"Region", &Heater::region, "Where it is spread evenly."},
       {"Legs",
        {&Heater::legs, names(0)},
        "Regions of metal instead: one current flows through all of them in "
        "series, out of the section, along its depth or round the axis."},
       {"Power [W]",
        {&Heater::power, number_at_least(0.)},
        "Fixed, or the first guess of one that holds something."},
       {"Hold mean temperature of",
        &Heater::held,
        "Region or surface whose mean temperature the power holds."},
       {"Set-point [K]",
        {&Heater::set_point, number_above(0.)},
        "Of that temperature."},
       {"Hold resistance [Ohm]",
        {&Heater::held_resistance, number_above(0.)},
        "Of the heater, instead of a temperature.",
        shows_nothing},
       {"Hold impedance",
        &Heater::held_impedance,
        "Impedance between two terminals whose real part the power holds "
        "instead, as the resistance of a Nernst cell: a sensor's "
        "thermometer. It is found by the direct solver."},
       {"Frequency [Hz]",
        {&Heater::frequency, number_above(0.)},
        "At which it is measured.",
        shows_nothing},
       {"Set-point [Ohm]",
        {&Heater::impedance_set_point, any_magnitude(number_above(0.))},
        "Of that real part.",
        shows_nothing},
       {"Maximum power [W]",
        {&Heater::maximum_power, number_at_least(0.)},
        "What the heater can give to hold something; default: unlimited. It "
        "never cools."},
       {"Resistance [Ohm]",
        {&Heater::resistance, number_above(0.)},
        "Of its metal at 20 degC; that of legs is their material's.",
        shows_nothing},
       {"Temperature coefficient [1/K]",
        {&Heater::temperature_coefficient, number_at_least(0.)},
        "Of that, from 20 degC on."},
       {"Lead resistance [Ohm]",
        {&Heater::lead_resistance, number_at_least(0.)},
        "Between supply and metal; warms nothing."},
       {"Supply voltage [V]",
        {&Heater::supply, number_above(0.)},
        "What limits the power: U^2 R/(R + R_lead)^2; where nothing is held "
        "it is the power.",
        shows_nothing},
       {"Duty cycle [-]",
        {&Heater::duty_cycle, number_between(0., 1.)},
        "Share of the time for which a supply that holds nothing is on."},
       {"Control", {&Heater::control, controls}, control_text, shows_nothing},
       {"Gain [W/K]",
        {&Heater::gain, number_above(0.)},
        "Of the power by the temperature, of PI.",
        shows_nothing},
       {"Gain [W]",
        {&Heater::log_gain, number_above(0.)},
        "Of the power by the logarithm of a held impedance over its "
        "set-point, of PI: control units, too, make temperatures of it.",
        shows_nothing},
       {"Gain [W/Ohm]",
        number_above(0.),
        "Of the power by the heater's resistance, of PI.",
        shows_nothing},
       {"Integral time [s]",
        {&Heater::integral_time, number_above(0.)},
        "Of PI.",
        shows_nothing}}};
  }


  namespace
  {
    /** What goes with a held impedance, and what does not. */
    void
    check_held_impedance(const Section &section, const Heater &heater)
    {
      if (heater.holds_impedance() && !heater.held.empty())
        section.error("Hold impedance",
                      "the heater holds a temperature already",
                      "either of them");
      for (const char *entry : {"Frequency [Hz]", "Set-point [Ohm]"})
        if (heater.holds_impedance() && !section.has(entry))
          section.error(entry,
                        "this entry is missing",
                        "that of the held impedance");
      for (const char *entry : {"Frequency [Hz]", "Set-point [Ohm]"})
        if (!heater.holds_impedance() && section.has(entry))
          section.error(entry,
                        "this is of a held impedance",
                        "also \"Hold impedance\", or no such entry");
      if (heater.holds_impedance() && heater.held_resistance)
        section.error("Hold impedance",
                      "the heater holds its resistance already",
                      "either of them");
    }

    void
    check_place(const Section &section, const Heater &heater)
    {
      if (heater.region.empty() && heater.legs.empty())
        section.error("Region",
                      "this entry is missing",
                      "a region, or \"Legs\"");
      if (heater.legs.empty())
        return;
      for (const std::string entry : {"Region", "Resistance [Ohm]"})
        if (section.is_set(entry) && section.has(entry))
          section.error(entry,
                        "the legs and their material say it already",
                        "\"Legs\" alone, or without them");
      if (heater.temperature_coefficient > 0.)
        section.error("Temperature coefficient [1/K]",
                      "the legs' material says it already",
                      "\"Legs\" without it");
    }

    /** Not what it takes to hold something. */
    void
    check_held(const Section &section, const Heater &heater)
    {
      if (!heater.held.empty() && !section.is_set("Set-point [K]"))
        section.error("Set-point [K]",
                      "this entry is missing",
                      "a number above 0");
      if (heater.held.empty() && section.has("Set-point [K]") &&
          !section.is_set("Hold mean temperature of"))
        section.error("Set-point [K]",
                      "a set-point, but nothing to hold at it",
                      "also \"Hold mean temperature of\"");
      if (heater.held_resistance && !heater.held.empty())
        section.error("Hold resistance [Ohm]",
                      "one power cannot hold two things",
                      "this, or \"Hold mean temperature of\"");
      if (heater.held_resistance && heater.legs.empty() &&
          heater.temperature_coefficient <= 0.)
        section.error("Hold resistance [Ohm]",
                      "the heater's resistance does not depend on its "
                      "temperature",
                      "also \"Temperature coefficient [1/K]\"");
      if (!section.has("Maximum power [W]"))
        return;
      if (!heater.holds())
        section.error("Maximum power [W]",
                      "a heater of fixed power has no other",
                      "something to hold, or no such entry");
      else if (heater.power > heater.maximum_power)
        section.error("Power [W]",
                      "the first guess exceeds the maximum power",
                      "at most " + section.text("Maximum power [W]"));
    }

    void
    check_supply(const Section &section, const Heater &heater)
    {
      for (const auto &[entry, value] :
           {std::pair{"Temperature coefficient [1/K]",
                      heater.temperature_coefficient},
            std::pair{"Lead resistance [Ohm]", heater.lead_resistance}})
        if (value > 0. && !heater.has_resistance())
          section.error(entry,
                        "this is of a resistance that is missing",
                        "also \"Resistance [Ohm]\"");
      if (heater.supply && !heater.has_resistance())
        section.error("Supply voltage [V]",
                      "its power depends on a resistance that is missing",
                      "also \"Resistance [Ohm]\"");
      if (heater.supply && !heater.holds() && heater.power > 0.)
        section.error("Power [W]",
                      "the supply gives the power",
                      "\"Supply voltage [V]\" with \"Duty cycle [-]\", or this "
                      "power alone");
      if (heater.duty_cycle < 1. && (!heater.supply || heater.holds()))
        section.error("Duty cycle [-]",
                      "this is of a supply that holds nothing",
                      "\"Supply voltage [V]\" and nothing that is held");
    }

    /** The entry of the gain that belongs to what is held. */
    std::string
    entry_of_gain(const Heater &heater)
    {
      return heater.holds_impedance() ? "Gain [W]"
             : heater.held_resistance ? "Gain [W/Ohm]"
                                      : "Gain [W/K]";
    }
  } // namespace


  Heater
  read_heater(const Section &section)
  {
    Heater heater = section.read<Heater>();
    if (section.has("Gain [W/Ohm]"))
      heater.gain = section.number("Gain [W/Ohm]");
    check_place(section, heater);
    check_held_impedance(section, heater);
    check_held(section, heater);
    check_supply(section, heater);
    check_control(section, heater.control, entry_of_gain(heater), false);
    for (const char *entry : {"Gain [W]", "Gain [W/Ohm]", "Gain [W/K]"})
      if (heater.holds() && entry != entry_of_gain(heater))
        check_unit_of_gain(section, entry);
    if (!heater.holds() && section.is_set("Control"))
      section.error("Control",
                    "a heater of fixed power has no control",
                    "something to hold, or no such entry");
    return heater;
  }
} // namespace Oxion::Parameters
