#include <oxion/parameters/expression.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

#include "measurement_kinds.h"

namespace Oxion::Parameters
{
  namespace
  {
    using Kind = MeasurementKind;

    void
    read_unit(const Section &section,
              const Quantity quantity,
              Measurement &measurement)
    {
      const auto &units  = units_of(quantity);
      measurement.unit   = units.front().name;
      measurement.factor = units.front().factor;
      measurement.offset = units.front().offset;
      if (section.has("Unit") && section.check_name("Unit",
                                                    section.text("Unit"),
                                                    names_of(units),
                                                    "unit of this quantity"))
        for (const auto &unit : units)
          if (unit.name == section.text("Unit"))
          {
            measurement.unit   = unit.name;
            measurement.factor = unit.factor;
            measurement.offset = unit.offset;
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
      else if (kind == Kind::electrode)
        section.check_name("Place",
                           place,
                           names_of(parameters.electrodes),
                           "electrode");
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

    /** Of columns `before` this one. */
    void
    read_expression(const Section &section,
                    const std::vector<Measurement> &before,
                    Measurement &measurement)
    {
      measurement.unit = section.has("Unit") ? section.text("Unit") : "-";
      Formula::Constants columns;
      std::vector<std::string> names;
      for (const auto &one : before)
      {
        names.push_back(variable_of(one));
        columns[names.back()] = 1.;
      }
      if (!section.has("Expression"))
        return;
      if (const auto problem =
            Formula::problem(measurement.expression, columns);
          !problem.empty())
        section.error("Expression",
                      "this is no formula: " + problem,
                      names.empty()
                        ? "numbers, as no column stands before it"
                        : "one in the columns before it, " + short_list(names));
    }

    Measurement
    read_measurement(const Section &section,
                     const std::vector<Measurement> &before,
                     const Parameters &parameters)
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
      if (measurement.kind == Kind::expression)
        read_expression(section, before, measurement);
      else if (const auto quantity = quantity_of(measurement, fields))
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
      result.push_back(read_measurement(item, result, parameters));
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
