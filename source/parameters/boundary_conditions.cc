#include <oxion/parameters/formula.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  namespace
  {
    /// Of a field its value, then what flows in.
    using Pair                = std::array<std::string, 2>;
    const Pair of_temperature = {{"Temperature [K]", "Heat flux [W/m2]"}},
               of_potentials  = {{"Potential [V]", "Current density [A/m2]"}},
               of_pressures   = {{"Partial pressure [Pa]",
                                  "Molar flux [mol/m2/s]"}},
               of_total       = {{"Pressure [Pa]", ""}},
               of_carrier     = {{"", of_pressures[1]}};

    const Pair &
    entries_of(const std::string &field, const std::string &carrier)
    {
      return field == "T"                       ? of_temperature
             : field == "phi" || field == "psi" ? of_potentials
             : field == "p"                     ? of_total
             : field == "p_" + carrier          ? of_carrier
                                                : of_pressures;
    }

    std::string
    either(const Pair &entries)
    {
      const std::string value = "\"" + entries[0] + "\"",
                        flux  = "\"" + entries[1] + "\"";
      return entries[1].empty() ? value
             : entries[0].empty()
               ? flux + "; the carrier's pressure is what the others leave of p"
               : value + " or " + flux;
    }
  } // namespace


  SectionDeclaration
  declare_boundary_conditions()
  {
    const std::string here = " A number, or a formula in x, z (r, z; x, y, z) "
                             "[m] and t [s].",
                      inflow = " into the body instead, likewise.";
    return {
      "Boundary conditions",
      "Values and fluxes given on the outside, beside openings, exchanges and "
      "electrodes.",
      {{"Boundary conditions", names(0), "Their names."}},
      {{"Boundary conditions",
        {{"Boundary condition",
          "A value or a flux of one field on a surface of the outside; where "
          "none is given, nothing passes.",
          {{"Surface", &BoundaryCondition::surface, "Where.", required},
           {"Field",
            &BoundaryCondition::field,
            "T, phi, psi, p, or a partial pressure like p_O2.",
            required},
           {of_temperature[0], text(), "Of T." + here},
           {of_temperature[1], text(), "Heat" + inflow},
           {of_potentials[0], text(), "Of phi or psi." + here},
           {of_potentials[1], text(), "Current" + inflow},
           {of_total[0], text(), "Of p, made up by the carrier." + here},
           {of_pressures[0], text(), "Of another species." + here},
           {of_pressures[1], text(), "The species" + inflow}}}}}}};
  }


  namespace
  {
    void
    read_formula(const Section &section,
                 const Parameters &parameters,
                 BoundaryCondition &condition)
    {
      const Pair &own = entries_of(condition.field, parameters.gas.carrier);
      for (const auto &entry : section.declaration().entries)
        if (entry.name != "Surface" && entry.name != "Field" &&
            section.has(entry.name) && entry.name != own[0] &&
            entry.name != own[1])
          section.error(entry.name,
                        "the field \"" + condition.field +
                          "\" has no such value or flux",
                        either(own));
      const bool has_value = !own[0].empty() && section.has(own[0]);
      condition.is_flux    = !own[1].empty() && section.has(own[1]);
      if (has_value == condition.is_flux)
        return section.error(has_value ? own[1] : "",
                             has_value ? "the field's value is given already"
                                       : "nothing is given",
                             either(own));
      const std::string &entry = own[condition.is_flux];
      condition.formula        = section.text(entry);
      const auto variables =
        Formula::of_place_and_time(parameters.geometry.symmetry);
      const std::string problem =
        Formula::problem(condition.formula, variables);
      if (!problem.empty())
        section.error(entry,
                      "this is no formula: " + problem,
                      "a number, or a formula in " + join_list(variables));
    }

    void
    check_repetition(const Section &section,
                     const BoundaryCondition &condition,
                     const std::vector<BoundaryCondition> &others)
    {
      for (const auto &other : others)
        if (!condition.field.empty() && other.surface == condition.surface &&
            other.field == condition.field)
          section.error("Field",
                        "the boundary condition \"" + other.name + "\" gives " +
                          condition.field + " on this surface already",
                        "one condition for every field of a surface");
    }
  } // namespace


  std::vector<BoundaryCondition>
  read_boundary_conditions(const Section &section, const Parameters &parameters)
  {
    const auto surfaces             = names_of(parameters.geometry.surfaces);
    std::vector<std::string> fields = {"T", "phi", "psi", "p"};
    for (const auto &species : parameters.gas.species)
      fields.push_back("p_" + species);
    std::vector<BoundaryCondition> result;
    for (const auto &item : section.items("Boundary condition"))
    {
      auto condition = item.read<BoundaryCondition>();
      item.check_name("Surface", condition.surface, surfaces, "surface");
      if (item.check_name(
            "Field", condition.field, fields, "field with boundary conditions"))
      {
        read_formula(item, parameters, condition);
        check_repetition(item, condition, result);
        if (condition.field == "T" && !parameters.heat.solve)
          item.error("Field",
                     "the temperature is given everywhere",
                     "\"Solve temperature\" = true in the section Heat");
      }
      result.push_back(condition);
    }
    return result;
  }
} // namespace Oxion::Parameters
