#include "property/broken_stack.h"

namespace Oxion::Testing
{
  namespace
  {
    const std::string exhaust = "Gas/Atmosphere exhaust/";

    /** Of a material that something is made of. */
    Rule
    zirconia_with(const char *name,
                  const std::string &entry,
                  const std::string &value)
    {
      return with(name,
                  "Materials/Material zirconia of sheet 1/" + entry,
                  value);
    }

    /** The atmosphere of another composition. */
    Rule
    exhaust_with(const char *name,
                 const std::string &composition,
                 const std::string &entry,
                 const std::string &value,
                 const std::string &wrong)
    {
      return {name, [=](Stack &stack, Random &) {
                for (const std::string other : {"Oxygen fraction [-]",
                                                "Mole fractions [-]",
                                                "Lambda [-]",
                                                "H/C ratio [-]"})
                  if (!stack.value(exhaust + other).empty())
                    stack.set(exhaust + other, "");
                stack.set(exhaust + "Composition", composition);
                stack.set(exhaust + entry, value);
                return exhaust + wrong;
              }};
    }

    std::vector<std::string>
    mouths(const Stack &stack)
    {
      std::vector<std::string> result;
      for (const auto &surface : stack.names("Geometry/Surfaces"))
        if (surface.rfind("mouth", 0) == 0)
          result.push_back(surface);
      return result;
    }

    std::string
    close_all(Stack &stack, Random &)
    {
      if (mouths(stack).empty())
        return "";
      stack.set("Gas/Atmosphere exhaust/Surfaces", "");
      stack.set("Gas/Atmosphere air/Surfaces", "");
      return "Geometry/";
    }

    std::string
    open_twice(Stack &stack, Random &random)
    {
      const auto all = mouths(stack);
      if (all.empty())
        return "";
      const auto mouth = random.one_of(all);
      bool is_in_air   = false;
      for (const auto &one : stack.names("Gas/Atmosphere air/Surfaces"))
        is_in_air = is_in_air || one == mouth;
      stack.list(is_in_air ? exhaust + "Surfaces"
                           : "Gas/Atmosphere air/Surfaces",
                 mouth);
      return "Gas/Atmosphere "; // either may be told
    }

    std::string
    open_a_solid(Stack &stack, Random &)
    {
      stack.list("Geometry/Surfaces", "leak");
      stack.set("Geometry/Surface leak/Outside of", "sheet 1");
      stack.set("Geometry/Surface leak/Facing", "right");
      stack.list(exhaust + "Surfaces", "leak");
      return exhaust + "Surfaces";
    }

    std::string
    open_an_electrode(Stack &stack, Random &random)
    {
      const auto electrode =
        random.one_of(stack.names("Electrodes/Electrodes"));
      stack.list(exhaust + "Surfaces", "under " + electrode);
      return exhaust + "Surfaces";
    }

    std::string
    open_nothing(Stack &stack, Random &)
    {
      stack.list(exhaust + "Surfaces", "attic");
      return exhaust + "Surfaces";
    }

    /** A region of gas below two lids. */
    std::string
    enclose(Stack &stack, Random &)
    {
      if (stack.value("Geometry/Layer carrier/Material").empty())
        return "";
      stack.set("Geometry/Layers",
                "pocket, lid, " + stack.value("Geometry/Layers"));
      for (const std::string name : {"pocket", "lid"})
      {
        const std::string path = "Geometry/Layer " + name + "/";
        stack.set(path + "Thickness [um]", "100");
        stack.set(path + "Material",
                  name == "lid" ? "alumina" : "porous alumina");
      }
      return "Geometry/Layer pocket";
    }

    std::string
    gap_with_pores(Stack &stack, Random &)
    {
      stack.set("Materials/Material gap/Based on", "open gap");
      stack.set("Materials/Material gap/Pore radius [um]", "1");
      return "Materials/Material gap/Pore radius [um]";
    }

    std::string
    strange_species(Stack &stack, Random &)
    {
      stack.list("Gas/Species", "H2X");
      return "Gas/Species";
    }
  } // namespace


  const std::vector<Rule> &
  rules_of_gas_and_materials()
  {
    static const std::vector<Rule> rules = {
      zirconia_with("unknown material", "Based on", "unobtainium"),
      zirconia_with("negative conductivity", "Ionic prefactor [S K^n/m]", "-1"),
      zirconia_with("no conduction of heat",
                    "Thermal conductivity [W/m/K]",
                    "0"),
      zirconia_with("more than all of it", "Structure factor [-]", "2"),
      zirconia_with("unknown path", "Gas path", "cracks"),
      zirconia_with("falling temperatures",
                    "Thermal conductivity [W/m/K]",
                    "1000: 2, 300: 3"),
      {"pores of a gap", gap_with_pores},
      {"unknown species", strange_species},
      with("carrier that is not there", "Gas/Carrier", "He"),
      with("one gas alone", "Gas/Species", "N2"),
      with("unknown model", "Gas/Model", "magic"),
      with("negative viscosity", "Gas/Viscosity [Pa s]", "-1e-5"),
      with("no pressure", exhaust + "Pressure [bar]", "0"),
      {"two pressures",
       [](Stack &stack, Random &) {
         stack.set(exhaust + "Pressure [Pa]", "1e5");
         return exhaust + "Pressure [bar]";
       }},
      with("film of no velocity", exhaust + "Film velocity [m/s]", "0"),
      with("unknown composition", exhaust + "Composition", "smoke"),
      exhaust_with("a part of a mixture",
                   "mole fractions",
                   "Mole fractions [-]",
                   "O2: 0.2, N2: 0.7",
                   "Mole fractions [-]"),
      exhaust_with("more oxygen than all",
                   "oxygen in nitrogen",
                   "Oxygen fraction [-]",
                   "1.5",
                   "Oxygen fraction [-]"),
      exhaust_with("no lambda", "exhaust", "Lambda [-]", "-1", "Lambda [-]"),
      exhaust_with("lambda of soot", "exhaust", "Lambda [-]", "0.1", ""),
      {"gas without an opening", close_all},
      {"mouth of two gases", open_twice},
      {"opening of a solid", open_a_solid},
      {"opening on an electrode", open_an_electrode},
      {"opening that is not there", open_nothing},
      {"gas that is enclosed", enclose}};
    return rules;
  }
} // namespace Oxion::Testing
