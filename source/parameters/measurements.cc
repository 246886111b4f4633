#include <oxion/parameters/measured_quantity.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <optional>

namespace Oxion::Parameters
{
  namespace
  {
    using Kind = MeasurementKind;

    const Words<Kind> kinds = {{"terminal current", Kind::terminal_current},
                               {"half-reaction current",
                                Kind::half_reaction_current},
                               {"voltage", Kind::voltage},
                               {"flux", Kind::flux},
                               {"mean", Kind::mean},
                               {"minimum", Kind::minimum},
                               {"maximum", Kind::maximum},
                               {"point", Kind::point},
                               {"heater power", Kind::heater_power},
                               {"heater resistance", Kind::heater_resistance},
                               {"heater voltage", Kind::heater_voltage},
                               {"mole fraction", Kind::atmosphere_fraction},
                               {"impedance", Kind::impedance},
                               {"cutoff frequency", Kind::cutoff_frequency},
                               {"sealed reference", Kind::sealed_reference}};

    const Words<ImpedancePart> parts = {{"real", ImpedancePart::real},
                                        {"imaginary", ImpedancePart::imaginary},
                                        {"magnitude", ImpedancePart::magnitude},
                                        {"phase", ImpedancePart::phase}};

    /** The entries each kind has; "|" before those it need not have. */
    std::vector<std::string>
    entries_of(const Kind kind)
    {
      static const std::map<Kind, std::vector<std::string>> all = {
        {Kind::terminal_current, {"Terminal"}},
        {Kind::half_reaction_current, {"Terminal", "Half reaction"}},
        {Kind::voltage, {"Between"}},
        {Kind::flux, {"Field", "Place", "|Side"}},
        {Kind::mean, {"Field", "Place"}},
        {Kind::minimum, {"Field", "Place"}},
        {Kind::maximum, {"Field", "Place"}},
        {Kind::point, {"Field", "Position [mm]"}},
        {Kind::heater_power, {"Place"}},
        {Kind::heater_resistance, {"Place"}},
        {Kind::heater_voltage, {"Place"}},
        {Kind::atmosphere_fraction, {"Field", "Place"}},
        {Kind::impedance, {"Impedance", "Frequency [Hz]", "|Part"}},
        {Kind::cutoff_frequency, {"Impedance"}},
        {Kind::sealed_reference, {"Field", "Place"}}};
      auto result = all.at(kind);
      result.emplace_back("|Unit");
      return result;
    }

    SectionDeclaration
    declare_measurement()
    {
      return {
        "Measurement",
        "One column of the table.",
        {{"Kind",
          {&Measurement::kind, kinds},
          "What is measured; mole fraction: of an atmosphere; cutoff "
          "frequency: where an answer's magnitude is 3 dB below the steady "
          "one.",
          required},
         {"Terminal", &Measurement::terminal, "Of a current."},
         {"Half reaction",
          &Measurement::half_reaction,
          "Whose part of a terminal's current; oxygen: that of O2."},
         {"Between", names(2, 2), "Terminals plus, minus of a voltage."},
         {"Field",
          &Measurement::field,
          "T, phi, psi, p, p_O2, x_O2, log10(p_O2/Pa), ...; the density of the "
          "ions' current as |J|, J_x, J_y, J_z, J_r, of the electrons' as "
          "|J_e|, ...; of a flux: a species, heat, charge (ions and "
          "electrons); of a mole fraction: x_O2, ...; of a sealed reference: "
          "log10(p_O2/bar), charge state, inventory, rate, time to depletion"},
         {"Place",
          &Measurement::place,
          "Region, surface or all (of which the part where the field lives "
          "counts); a surface; a heater's, an atmosphere's or a sealed "
          "reference's name."},
         {"Side",
          &Measurement::side,
          "Region that a flux leaves. Default: out of the regions named first "
          "in the surface's Between, into the second; outside: out of the "
          "body."},
         {"Position [mm]", numbers(2, 3), "x or r, then y in 3D, then z."},
         {"Impedance",
          &Measurement::impedance,
          "The one of the protocol that is measured."},
         {"Frequency [Hz]",
          {&Measurement::frequency, number_above(0.)},
          "Of an impedance.",
          shows_nothing},
         {"Part",
          {&Measurement::part, parts},
          "Of an impedance; default: real.",
          shows_nothing},
         {"Unit", name(), "Of the column; default: the usual one."}}};
    }

    bool
    is_of_heater(const Kind kind)
    {
      return kind == Kind::heater_power || kind == Kind::heater_resistance ||
             kind == Kind::heater_voltage;
    }

    /** Of a kind that has fields: those it may have. */
    std::vector<Measurable>
    fields_of(const Kind kind, const Parameters &parameters)
    {
      if (kind == Kind::atmosphere_fraction)
      {
        std::vector<Measurable> result;
        for (const auto &species : parameters.gas.species)
          result.push_back({"x_" + species, Quantity::fraction});
        return result;
      }
      if (kind == Kind::sealed_reference)
        return {{"log10(p_O2/bar)", Quantity::logarithm},
                {"charge state", Quantity::fraction},
                {"inventory", Quantity::amount},
                {"rate", Quantity::molar_flow},
                {"time to depletion", Quantity::duration}};
      const auto all =
        measurables(parameters.gas, parameters.geometry.symmetry);
      return kind == Kind::flux ? all.through_surfaces : all.at_points;
    }


    /** None of an unknown field. */
    std::optional<Quantity>
    quantity_of(const Measurement &measurement,
                const std::vector<Measurable> &fields)
    {
      switch (measurement.kind)
      {
        case Kind::terminal_current:
        case Kind::half_reaction_current:
          return Quantity::current;
        case Kind::voltage:
          return Quantity::voltage;
        case Kind::heater_power:
          return Quantity::power;
        case Kind::heater_resistance:
          return Quantity::resistance;
        case Kind::heater_voltage:
          return Quantity::voltage;
        case Kind::impedance:
          return measurement.part == ImpedancePart::phase
                   ? Quantity::angle
                   : Quantity::resistance;
        case Kind::cutoff_frequency:
          return Quantity::frequency;
        default:
          for (const auto &[name, quantity] : fields)
            if (name == measurement.field)
              return quantity;
          return {};
      }
    }

    void
    read_unit(const Section &section,
              const Quantity quantity,
              Measurement &measurement)
    {
      const auto &units  = units_of(quantity);
      measurement.unit   = units.front().name;
      measurement.factor = units.front().factor;
      if (section.has("Unit") && section.check_name("Unit",
                                                    section.text("Unit"),
                                                    names_of(units),
                                                    "unit of this quantity"))
        for (const auto &unit : units)
          if (unit.name == section.text("Unit"))
          {
            measurement.unit   = unit.name;
            measurement.factor = unit.factor;
          }
    }

    void
    check_place(const Section &section,
                const Kind kind,
                const Parameters &parameters)
    {
      const auto &geometry            = parameters.geometry;
      const auto regions              = region_names(geometry);
      const auto surfaces             = names_of(geometry.surfaces);
      std::vector<std::string> places = regions;
      places.insert(places.end(), surfaces.begin(), surfaces.end());
      places.emplace_back("all");

      const std::string place = section.text("Place");
      if (kind == Kind::flux)
        section.check_name("Place", place, surfaces, "surface");
      else if (is_of_heater(kind))
      {
        section.check_name("Place",
                           place,
                           names_of(parameters.heat.heaters),
                           "heater");
        for (const auto &heater : parameters.heat.heaters)
          if (heater.name == place && !heater.has_resistance() &&
              kind != Kind::heater_power)
            section.error("Place",
                          "this heater's resistance is not known",
                          "one with \"Resistance [Ohm]\" or \"Legs\"");
      }
      else if (kind == Kind::atmosphere_fraction)
        section.check_name("Place",
                           place,
                           names_of(parameters.gas.atmospheres),
                           "atmosphere");
      else if (kind == Kind::sealed_reference)
        section.check_name("Place",
                           place,
                           names_of(parameters.sealed_references),
                           "sealed reference");
      else
        section.check_name("Place", place, places, "region or surface");
      section.check_name("Side", section.text("Side"), regions, "region");
    }

    void
    check_half_reaction(const Section &section,
                        const Measurement &measurement,
                        const std::vector<Electrode> &electrodes)
    {
      std::vector<std::string> there{oxygen_half_reaction};
      for (const auto &electrode : electrodes)
        if (electrode.terminal == measurement.terminal)
          for (const auto &half : electrode.half_reactions)
            there.push_back(half.name);
      section.check_name("Half reaction",
                         measurement.half_reaction,
                         there,
                         "half reaction of this terminal's electrodes");
    }

    void
    check_heat_is_solved(const Section &section,
                         const Measurement &measurement,
                         const Heat &heat)
    {
      if (heat.solve)
        return;
      if (is_of_heater(measurement.kind))
        section.warning("Kind",
                        "the temperature is given, so no heater has a power: "
                        "the column stays nan");
      if (measurement.kind == Kind::flux && measurement.field == "heat")
        section.error("Field",
                      "the temperature is given, so no heat flows",
                      "\"Solve temperature\" = true in the section Heat");
    }

    void
    check_impedance(const Section &section,
                    const Measurement &measurement,
                    const std::vector<Impedance> &impedances)
    {
      section.check_name("Impedance",
                         measurement.impedance,
                         names_of(impedances),
                         "impedance of the protocol");
      for (const auto &impedance : impedances)
        if (impedance.name == measurement.impedance &&
            measurement.kind == Kind::impedance && impedance.plus.empty())
          section.error("Impedance",
                        "\"" + impedance.name +
                          "\" is no impedance but the answer to a parameter",
                        "one with the entry \"Between\"");
    }

    Measurement
    read_measurement(const Section &section, const Parameters &parameters)
    {
      Measurement measurement = section.read<Measurement>();
      if (!section.has("Kind"))
        return measurement; // reported already
      measurement.position =
        read_point(section, "Position [mm]", parameters.geometry.symmetry);
      section.check_entries("Kind", entries_of(measurement.kind));

      const auto terminals = names_of(parameters.terminals);
      section.check_name("Terminal",
                         measurement.terminal,
                         terminals,
                         "terminal");
      const auto between = section.names("Between");
      if (between.size() == 2)
      {
        measurement.terminal = between[0];
        measurement.minus    = between[1];
        for (const auto &one : between)
          section.check_name("Between", one, terminals, "terminal");
        if (between[0] == between[1])
          section.error("Between",
                        "the terminal \"" + between[0] +
                          "\" is both plus and "
                          "minus",
                        "two terminals");
      }
      const auto fields = fields_of(measurement.kind, parameters);
      section.check_name("Field", measurement.field, names_of(fields), "field");
      check_place(section, measurement.kind, parameters);
      check_half_reaction(section, measurement, parameters.electrodes);
      check_impedance(section, measurement, parameters.impedances);
      check_heat_is_solved(section, measurement, parameters.heat);
      if (const auto quantity = quantity_of(measurement, fields))
        read_unit(section, *quantity, measurement);
      return measurement;
    }
  } // namespace


  std::string
  title_of(const Measurement &measurement)
  {
    return measurement.name + " [" + measurement.unit + "]";
  }


  SectionDeclaration
  declare_measurements()
  {
    return {"Measurements",
            "Columns of the table, and lines.",
            {{"Measurements", names(0), "Titles of the columns."},
             {"Line probes", names(0), "Their names."}},
            {{"Measurements", {declare_measurement()}},
             {"Line probes", {declare_line_probe()}}}};
  }


  std::vector<Measurement>
  read_measurements(const Section &section, const Parameters &parameters)
  {
    const auto owners = column_owners(parameters);
    std::vector<Measurement> result;
    for (const auto &item : section.items("Measurement"))
    {
      result.push_back(read_measurement(item, parameters));
      if (const auto owner = owners.find(title_of(result.back()));
          owner != owners.end())
        item.error("",
                   owner->second + " has the column \"" + owner->first +
                     "\" already",
                   "another name, or another Title there");
    }
    return result;
  }
} // namespace Oxion::Parameters
