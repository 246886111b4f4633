#include "measurement_kinds.h"

#include <map>

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
                               {"sealed reference", Kind::sealed_reference},
                               {"electrode", Kind::electrode},
                               {"resistance", Kind::resistance},
                               {"expression", Kind::expression}};

    const Words<ImpedancePart> parts = {{"real", ImpedancePart::real},
                                        {"imaginary", ImpedancePart::imaginary},
                                        {"magnitude", ImpedancePart::magnitude},
                                        {"phase", ImpedancePart::phase}};
  } // namespace


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
        "one; resistance: dU/dI between two terminals, steady; expression: "
        "a formula in other columns.",
        required},
       {"Terminal", &Measurement::terminal, "Of a current."},
       {"Half reaction",
        &Measurement::half_reaction,
        "Whose part of a terminal's current; oxygen: that of O2."},
       {"Between",
        names(2, 2),
        "Terminals plus, minus of a voltage or a resistance."},
       {"Field",
        &Measurement::field,
        "T, phi, psi, p, p_O2, x_O2, log10(p_O2/Pa), ...; the density of the "
        "ions' current as |J|, J_x, J_y, J_z, J_r, of the electrons' as "
        "|J_e|, ...; of a flux: a species, heat, charge (ions and "
        "electrons); of a mole fraction: x_O2, ...; of a sealed reference: "
        "log10(p_O2/bar), charge state, inventory, rate, time to depletion; "
        "of "
        "an electrode: current, mean or largest current density, mean or "
        "largest overpotential (V - phi less the potential of the oxygen on "
        "its surface), lowest or highest log10(activity) of that oxygen "
        "against 1 bar"},
       {"Place",
        &Measurement::place,
        "Region, surface or all (of which the part where the field lives "
        "counts); a surface; a heater's, an atmosphere's, a sealed "
        "reference's or an electrode's name."},
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
       {"Expression",
        {&Measurement::expression, text()},
        "In columns before this one, by their names, in their units: "
        "1e3*U_p/I_p, log10(O2), if(a > b, a, b). What is neither letter "
        "nor digit in a name is written _.",
        shows_nothing},
       {"Unit",
        name(),
        "Of the column; default: the usual one. Of an expression any."}}};
  }


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
      {Kind::sealed_reference, {"Field", "Place"}},
      {Kind::electrode, {"Field", "Place"}},
      {Kind::resistance, {"Between"}},
      {Kind::expression, {"Expression"}}};
    auto result = all.at(kind);
    result.emplace_back("|Unit");
    return result;
  }


  bool
  is_of_heater(const Kind kind)
  {
    return kind == Kind::heater_power || kind == Kind::heater_resistance ||
           kind == Kind::heater_voltage;
  }


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
    if (kind == Kind::electrode)
      return {{"current", Quantity::current},
              {"mean current density", Quantity::current_density},
              {"largest current density", Quantity::current_density},
              {"mean overpotential", Quantity::voltage},
              {"largest overpotential", Quantity::voltage},
              {"lowest log10(activity)", Quantity::logarithm},
              {"highest log10(activity)", Quantity::logarithm}};
    const auto all = measurables(parameters.gas, parameters.geometry.symmetry);
    return kind == Kind::flux ? all.through_surfaces : all.at_points;
  }


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
      case Kind::resistance:
        return Quantity::resistance;
      case Kind::heater_voltage:
        return Quantity::voltage;
      case Kind::impedance:
        return measurement.part == ImpedancePart::phase ? Quantity::angle
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
} // namespace Oxion::Parameters
