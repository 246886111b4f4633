#include "exhaust.h"

#include <oxion/laws/gas_equilibrium.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    using Laws::fraction;

    std::string
    digits(const double value, const int n)
    {
      std::ostringstream out;
      out << std::setprecision(n) << value;
      return out.str();
    }

    /** Five digits of a fraction in per cent. */
    std::string
    percent(const double fraction)
    {
      return digits(100. * fraction, 5);
    }

    /** The elements kept, reactions frozen somewhere in the engine. */
    Laws::Composition
    frozen(const Section &section, const Laws::Fuel &fuel, const double lambda)
    {
      if (lambda < fuel.carbon_limit())
      {
        section.error("Lambda [-]",
                      "the oxygen no longer carries all carbon as CO",
                      "lambda of at least " +
                        std::to_string(fuel.carbon_limit()));
        return Laws::dry_air();
      }
      const double K =
        Laws::water_gas_constant(section.number("Water-gas approach [-]"),
                                 section.number("Water-gas constant [-]"),
                                 section.number("Water-gas temperature [K]"));
      auto gas         = Laws::exhaust_composition(fuel, lambda, K);
      const double raw = section.number("Raw CO fraction [-]");
      if (raw > 0. && std::isfinite(lambda))
      {
        const double most =
          std::min(fraction(gas, "CO2"),
                   Laws::raw_monoxide_per_hydrogen * fraction(gas, "H2O"));
        if (raw > most)
          section.error("Raw CO fraction [-]",
                        "there is not that much CO2 and H2O in the gas",
                        "at most " + std::to_string(most));
        else
          gas = Laws::raw_gas(gas, raw);
      }
      return gas;
    }

    Laws::Composition
    equilibrated(const Section &section,
                 const Laws::Fuel &fuel,
                 const Atmosphere &atmosphere,
                 const bool has_methane)
    {
      const double T      = section.number("Equilibrated at [K]");
      const double lambda = atmosphere.lambda;
      if (section.number("Raw CO fraction [-]") > 0.)
        section.error("Raw CO fraction [-]",
                      "a gas in equilibrium has none",
                      "0, or no \"Equilibrated at [K]\"");
      const double lowest = Laws::lowest_lambda(fuel, has_methane);
      if (!(lambda > lowest))
      {
        section.error("Lambda [-]",
                      has_methane
                        ? "the oxygen no longer carries all carbon that CH4 "
                          "leaves as CO"
                        : "the oxygen no longer carries all carbon as CO; with "
                          "CH4 among the species it may be less",
                      "lambda above " + digits(lowest, 6));
        return Laws::dry_air();
      }
      const auto gas = Laws::equilibrated_exhaust(
        fuel, lambda, T, atmosphere.pressure, has_methane);
      if (gas.log_carbon_activity > 0.)
        section.warning(
          "Lambda [-]",
          "metastable, beyond the soot limit lambda " +
            digits(Laws::soot_limit(fuel, T, atmosphere.pressure, has_methane),
                   3) +
            " at " + digits(T, 6) +
            " K: soot, which would take carbon out of this gas, is left out");
      return Laws::composition_of(gas, has_methane);
    }
  } // namespace


  Laws::Composition
  read_exhaust(const Section &section,
               const Atmosphere &atmosphere,
               const std::vector<std::string> &species)
  {
    const double lambda = atmosphere.lambda;
    const Laws::Fuel fuel{section.number("H/C ratio [-]"),
                          section.number("O/C ratio [-]"),
                          section.number("N2/O2 ratio [-]")};
    if (!(fuel.oxygen_demand() > 0.))
    {
      section.error("O/C ratio [-]",
                    "this fuel needs no oxygen",
                    "O/C below 2 + (H/C)/2");
      return Laws::dry_air();
    }
    constexpr double as_good_as_air = 1e3;
    if (lambda > as_good_as_air && std::isfinite(lambda))
      section.warning("Lambda [-]",
                      "exhaust of so large a lambda has nearly " +
                        percent(1. / (1. + fuel.nitrogen_to_oxygen)) +
                        " % O2, which is 1/(1 + N2/O2); dry air has " +
                        percent(fraction(Laws::dry_air(), "O2")) +
                        " %: if that is meant, write \"air\"");
    if (std::isfinite(lambda) && section.has("Equilibrated at [K]") &&
        atmosphere.pressure > 0.)
      return equilibrated(section,
                          fuel,
                          atmosphere,
                          contains(species, std::string("CH4")));
    return frozen(section, fuel, lambda);
  }
} // namespace Oxion::Parameters
