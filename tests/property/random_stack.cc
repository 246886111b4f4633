#include "property/random_stack.h"

#include "property/plan.h"

namespace Oxion::Testing
{
  namespace
  {
    /** Coarse, for a solution within some tenths of a second. */
    void
    make_grid(Random &random, const Plan &plan, Stack &stack)
    {
      const std::string grid = "Geometry/Grid/";
      const bool spatial     = plan.is_spatial;
      stack.set(grid + "Edge cell size [um]",
                spatial ? random.between(150., 250.)
                        : random.between(40., 100.));
      stack.set(grid + "Growth ratio [-]", random.between(1.5, 4.));
      stack.set(grid + "Largest cell [um]",
                spatial ? random.between(400., 800.)
                        : random.between(200., 500.));
      if (random.chance(0.2))
        stack.set(grid + "Largest cell in x [um]", random.between(300., 800.));
      if (random.chance(0.2))
        stack.set(grid + "Fineness [-]", random.between(0.5, 1.3));
      if (!spatial && random.chance(0.15))
        stack.set(grid + "Refinements", "1");
      else if (!spatial && random.chance(0.1))
        stack.set(grid + "Degree", "2");
    }
  } // namespace


  void
  make_heat(Random &random, const Plan &plan, Stack &stack)
  {
    stack.set("Heat/Temperature [K]", random.whole(900, 1150));
    if (!random.chance(0.35))
      return;
    stack.set("Heat/Solve temperature", "true");
    stack.list("Geometry/Surfaces", "skin");
    stack.set("Geometry/Surface skin/Outside of", "all");
    stack.list("Heat/Exchanges", "losses");
    const std::string losses = "Heat/Exchange losses/";
    stack.set(losses + "Surface", "skin");
    if (random.chance(0.3))
    {
      stack.set(losses + "Fixed temperature [K]", random.whole(900, 1150));
      return;
    }
    stack.set(losses + "Gas temperature [K]", random.whole(500, 850));
    stack.set(losses + "Coefficient [W/m2/K]", random.between(20., 150.));
    if (random.chance(0.5))
      stack.set(losses + "Emissivity [-]", random.between(0.1, 0.9));
    stack.list("Heat/Heaters", "oven");
    const std::string heater = "Heat/Heater oven/";
    stack.set(heater + "Region", random.one_of(plan.solids));
    stack.set(heater + "Power [W]", "1");
    stack.set(heater + "Hold mean temperature of",
              random.chance(0.5) ? "under electrode 1"
                                 : random.one_of(plan.solids));
    stack.set(heater + "Set-point [K]", random.whole(950, 1150));
  }


  void
  make_measurements(Stack &stack)
  {
    const auto add =
      [&](const std::string &name,
          const std::string &kind,
          const std::vector<std::pair<std::string, std::string>> &entries) {
        stack.list("Measurements/Measurements", name);
        const std::string path = "Measurements/Measurement " + name + "/";
        stack.set(path + "Kind", kind);
        for (const auto &[entry, value] : entries)
          stack.set(path + entry, value);
      };
    for (const auto &terminal : stack.names("Circuit/Terminals"))
    {
      add("I of " + terminal, "terminal current", {{"Terminal", terminal}});
      if (terminal != "ground")
        add("U of " + terminal,
            "voltage",
            {{"Between", terminal + ", ground"}});
    }
    for (const auto &electrode : stack.names("Electrodes/Electrodes"))
    {
      const std::string surface = "under " + electrode;
      add("phi " + surface, "mean", {{"Field", "phi"}, {"Place", surface}});
      if (stack.value("Electrodes/Electrode " + electrode + "/Atmosphere")
            .empty())
        add("oxygen at " + electrode,
            "mean",
            {{"Field", "p_O2"}, {"Place", surface}});
    }
    for (const auto &surface : stack.names("Geometry/Surfaces"))
      if (surface.rfind("mouth", 0) == 0)
        add("oxygen through " + surface,
            "flux",
            {{"Field", "O2"}, {"Place", surface}});
    if (stack.value("Heat/Solve temperature") == "true")
    {
      add("T_max", "maximum", {{"Field", "T"}, {"Place", "all"}});
      add("T_min", "minimum", {{"Field", "T"}, {"Place", "all"}});
    }
    for (const auto &heater : stack.names("Heat/Heaters"))
      add("power of " + heater, "heater power", {{"Place", heater}});
  }


  Stack
  random_stack(const std::uint64_t seed)
  {
    Random random(seed);
    Stack stack;
    const Plan plan = make_geometry(random, stack);
    make_grid(random, plan, stack);
    make_gas(random, plan, stack);
    make_electrodes(random, plan, stack);
    make_heat(random, plan, stack);
    make_measurements(stack);
    return stack;
  }
} // namespace Oxion::Testing
