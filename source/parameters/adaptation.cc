#include <oxion/parameters/read_sections.h>
#include <oxion/parameters/schema.h>

#include <algorithm>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_adaptation()
  {
    return {
      "Adaptation",
      "Cells bisected where the error comes from, from the grid as it is on, "
      "which may be coarse: its cells are bisected once to begin with. A mesh "
      "good for all points of a sweep; in time, meshes that follow what moves.",
      {{"Adapt to",
        {&Adaptation::goals, names(0)},
        "Measurements whose estimated errors are to come below the tolerance "
        "(currents, voltages, heater powers, fluxes, means, extremes, points), "
        "or "
        "fields: all fields alike."},
       {"Tolerance [-]",
        {&Adaptation::tolerance, number_between(1e-8, 1.)},
        "Of a measurement, relative to its value, but at least to a "
        "thousandth of its largest in the sweep; of fields, largest error "
        "over range. An estimate is to be below half of it."},
       {"Passes",
        {&Adaptation::passes, integer(1, 40)},
        "Largest number of new meshes; in time, before the start."},
       {"Unknowns limit [-]",
        {&Adaptation::unknowns_limit, number_between(1., 2e9)},
        "No mesh of about more of them."},
       {"Share [-]",
        {&Adaptation::share, number_between(0.01, 0.99)},
        "Of the error, in the cells that a pass bisects."},
       {"Smallest cell [um]",
        {&Adaptation::smallest_cell, number_at_least(0.)},
        "Shortest side that a bisection may leave, 0: any."},
       {"Points",
        {&Adaptation::points, integer(1, 1000)},
        "Of a sweep, evenly chosen, at which the errors are estimated."},
       {"Steps between looks",
        {&Adaptation::steps, integer(1, 1000000)},
        "In time, after so many steps cells are bisected or joined, if "
        "need be."}}};
  }


  bool
  can_be_goal(const MeasurementKind kind)
  {
    switch (kind)
    {
      case MeasurementKind::terminal_current:
      case MeasurementKind::voltage:
      case MeasurementKind::heater_power:
      case MeasurementKind::flux:
      case MeasurementKind::mean:
      case MeasurementKind::minimum:
      case MeasurementKind::maximum:
      case MeasurementKind::point:
        return true;
      default:
        return false;
    }
  }


  void
  check_adaptation(const Section &root, const Parameters &parameters)
  {
    const Section &section = root.section("Geometry").section("Adaptation");
    const auto &goals      = parameters.geometry.adaptation.goals;
    // Errors of degree 3 would be looked for in 343 nodes of a hexahedron.
    if (!goals.empty() && parameters.geometry.grid.degree > 2)
      section.error("Adapt to",
                    "a mesh adapts with elements of degree 1 and 2 alone",
                    "nothing, or \"Grid/Degree\" 1 or 2");
    const bool by_fields =
      std::count(goals.begin(), goals.end(), Adaptation::all_fields) > 0;
    if (by_fields && goals.size() > 1)
      section.error("Adapt to",
                    "all fields count, or measurements",
                    "fields alone, or measurements alone");
    if (!goals.empty() && parameters.transient.end_time > 0.)
    {
      if (!by_fields)
        section.error("Adapt to",
                      "errors of measurements are those of steady states, and "
                      "this run is in time",
                      "fields");
      if (parameters.transient.period > 0.)
        section.error("Adapt to",
                      "cycles compare states on one mesh, and this run has "
                      "\"Period [s]\"",
                      "nothing, or no period");
    }
    if (by_fields)
      return;
    for (const auto &goal : goals)
    {
      if (!section.check_name(
            "Adapt to", goal, names_of(parameters.measurements), "measurement"))
        continue;
      for (const auto &measurement : parameters.measurements)
        if (measurement.name == goal && !can_be_goal(measurement.kind))
          section.error(
            "Adapt to",
            "the error of \"" + goal + "\" cannot be estimated",
            "a current, voltage, heater power, flux, mean, minimum, "
            "maximum or value at a point, or fields");
    }
    if (!goals.empty())
      for (const auto &heater : parameters.heat.heaters)
        if (heater.holds_impedance())
          section.error("Adapt to",
                        "the heater \"" + heater.name +
                          "\" holds an impedance, whose equation has no "
                          "adjoint",
                        "fields");
  }
} // namespace Oxion::Parameters
