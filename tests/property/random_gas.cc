#include "property/plan.h"

namespace Oxion::Testing
{
  namespace
  {
    using Names = std::vector<std::string>;

    /** Dry, moist, or what engines leave. */
    const Names species = {"O2, N2",
                           "O2, N2",
                           "O2, N2, H2O",
                           "O2, N2, H2O, H2, CO2, CO"};

    std::string
    some_lambda(Random &random)
    {
      // Not at 1 itself, where the least of currents turns all gas over.
      return random.chance(0.2)   ? "air"
             : random.chance(0.5) ? text_of(random.between(0.7, 0.98))
                                  : text_of(random.magnitude(1.02, 5.));
    }

    void
    add_atmosphere(Random &random,
                   const std::string &name,
                   const std::string &species,
                   const double pressure,
                   Stack &stack)
    {
      const std::string path = "Gas/Atmosphere " + name + "/";
      stack.list("Gas/Atmospheres", name);
      stack.set(path + "Pressure [bar]", pressure);
      const double oxygen =
        name == "air" ? 0.2095 : random.magnitude(0.002, 0.3);
      if (species == "O2, N2")
      {
        stack.set(path + "Composition", "oxygen in nitrogen");
        stack.set(path + "Oxygen fraction [-]", oxygen);
      }
      else if (species == "O2, N2, H2O")
      {
        // In millionths, so that what is written adds up to 1.
        const int O2 = int(1e6 * oxygen), H2O = random.whole(10000, 200000);
        const auto fraction = [](const int millionths) {
          return std::to_string(1e-6 * millionths);
        };
        stack.set(path + "Composition", "mole fractions");
        stack.set(path + "Mole fractions [-]",
                  "O2: " + fraction(O2) + ", H2O: " + fraction(H2O) +
                    ", N2: " + fraction(1000000 - O2 - H2O));
      }
      else
      {
        stack.set(path + "Composition", "exhaust");
        stack.set(path + "Lambda [-]",
                  name == "air" ? "air" : some_lambda(random));
        stack.set(path + "H/C ratio [-]", random.between(1.5, 4.));
      }
    }
  } // namespace


  void
  make_gas(Random &random, const Plan &plan, Stack &stack)
  {
    const auto active = random.one_of(species);
    stack.set("Gas/Species", active);
    stack.set("Gas/Model",
              random.one_of(
                Names{"dusty gas", "dusty gas", "Stefan-Maxwell", "Fick"}));
    if (random.chance(0.3))
      stack.set("Gas/Diffusivity", "Chapman-Enskog");
    if (random.chance(0.5))
      stack.set("Gas/Viscosity [Pa s]", random.between(3e-5, 6e-5));

    const auto some_pressure = [&] {
      return random.chance(0.6) ? 1. : random.magnitude(0.3, 5.);
    };
    const double pressure = some_pressure();
    add_atmosphere(random, "exhaust", active, pressure, stack);
    if (random.chance(0.4))
      stack.set("Gas/Atmosphere exhaust/Film velocity [m/s]",
                random.magnitude(0.05, 2.));
    const double outside = some_pressure();
    add_atmosphere(random, "air", active, outside, stack);

    // Two gases in one space where they press alike and do not burn.
    const bool mix =
      pressure == outside && active.find("H2,") == std::string::npos;
    for (unsigned space = 0; space < plan.conductance.size(); ++space)
    {
      const std::string usual = random.chance(0.6) ? "exhaust" : "air";
      for (const auto &opening : plan.openings)
        if (opening.space == int(space))
          stack.list("Gas/Atmosphere " +
                       (mix && random.chance(0.3) ? std::string("air")
                                                  : usual) +
                       "/Surfaces",
                     opening.surface);
    }
  }
} // namespace Oxion::Testing
