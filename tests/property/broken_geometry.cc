#include "property/broken_stack.h"

namespace Oxion::Testing
{
  namespace
  {
    const std::string geometry = "Geometry/", grid = "Geometry/Grid/";

    std::string
    along(const Stack &stack)
    {
      return stack.value("Geometry/Symmetry") == "axisymmetric" ? "r [mm]"
                                                                : "x [mm]";
    }

    /** Both ends [mm]. */
    std::pair<double, double>
    extent(const Stack &stack, const std::string &path)
    {
      const auto ends = stack.names(path);
      return {std::stod(ends.at(0)), std::stod(ends.at(1))};
    }
    std::string
    between(const double from, const double to)
    {
      return text_of(from) + ", " + text_of(to);
    }

    /** Of a setting: its path. */
    std::string
    spoil(Stack &stack, const std::string &path, const std::string &value)
    {
      stack.set(path, value);
      return path;
    }

    std::string
    some_layer(const Stack &stack, Random &random)
    {
      return geometry + "Layer " +
             random.one_of(stack.names("Geometry/Layers")) + "/";
    }

    /** Spoils an entry of some insert, if there is one. */
    Rule
    insert_with(const char *name,
                const std::string &entry,
                const std::string &value)
    {
      return {name, [entry, value](Stack &stack, Random &random) {
                const auto inserts = stack.names("Geometry/Inserts");
                return inserts.empty()
                         ? ""
                         : spoil(stack,
                                 geometry + "Insert " + random.one_of(inserts) +
                                   "/" + entry,
                                 value);
              }};
    }
    Rule
    layer_with(const char *name,
               const std::string &entry,
               const std::string &value)
    {
      return {name, [entry, value](Stack &stack, Random &random) {
                return spoil(stack, some_layer(stack, random) + entry, value);
              }};
    }

    /** A surface more, with these entries of which one is wrong. */
    Rule
    surface_with(
      const char *name,
      const std::vector<std::pair<std::string, std::string>> &entries,
      const std::string &wrong)
    {
      return {name, [entries, wrong](Stack &stack, Random &) {
                const std::string path = geometry + "Surface fold";
                stack.list("Geometry/Surfaces", "fold");
                for (const auto &[entry, value] : entries)
                  stack.set(path + "/" + entry, value);
                return wrong.empty() ? path : path + "/" + wrong;
              }};
    }

    std::string
    reach_out(Stack &stack, Random &random)
    {
      const auto inserts = stack.names("Geometry/Inserts");
      if (inserts.empty())
        return "";
      const std::string path =
        geometry + "Insert " + random.one_of(inserts) + "/" + along(stack);
      const auto [from, to] = extent(stack, geometry + along(stack));
      return spoil(stack, path, between(from + 0.1, to + 0.1));
    }

    std::string
    overlap(Stack &stack, Random &random)
    {
      const auto inserts = stack.names("Geometry/Inserts");
      if (inserts.empty())
        return "";
      const std::string other =
        geometry + "Insert " + random.one_of(inserts) + "/";
      const auto [first, last] = extent(stack, geometry + along(stack));
      const auto [from, to]    = extent(stack, other + along(stack));
      if (to >= last && from <= first)
        return "";
      const double edge      = to < last ? to : from;
      const std::string path = geometry + "Insert intruder/";
      stack.list("Geometry/Inserts", "intruder");
      stack.set(path + "Layers", stack.value(other + "Layers"));
      stack.set(path + "Material", "alumina");
      return spoil(stack,
                   path + along(stack),
                   between(edge - 0.05, edge + 0.05));
    }

    /** An insert that leaves nothing of a sheet. */
    std::string
    bury(Stack &stack, Random &)
    {
      if (!stack.value("Geometry/Insert hole/Layers").empty())
        return "";
      stack.list("Geometry/Inserts", "lid");
      stack.set("Geometry/Insert lid/Layers", "sheet 1");
      stack.set("Geometry/Insert lid/Material", "alumina");
      stack.set("Geometry/Insert lid/" + along(stack),
                stack.value(geometry + along(stack)));
      return "Geometry/Layer sheet 1";
    }

    std::string
    fall_apart(Stack &stack, Random &)
    {
      const auto layers = stack.names("Geometry/Layers");
      if (layers.size() < 2)
        return "";
      std::string with_void;
      for (const auto &layer : layers)
        with_void += (with_void.empty() ? "" : ", ") + layer +
                     (layer == "sheet 1" ? ", void, roof" : "");
      stack.set("Geometry/Layers", with_void);
      for (const std::string name : {"void", "roof"})
      {
        const std::string path = geometry + "Layer " + name + "/";
        stack.set(path + "Thickness [um]", "100");
        stack.set(path + "Material", name == "void" ? "none" : "alumina");
      }
      // Nothing else is to be missed on the sheet.
      for (const auto &surface : stack.names("Geometry/Surfaces"))
      {
        const std::string path = geometry + "Surface " + surface + "/";
        if (stack.value(path + "Between").find("sheet 1") !=
              std::string::npos ||
            stack.value(path + "Outside of") == "sheet 1")
          return "";
      }
      return "Geometry/Layers";
    }

    std::string
    namesake(Stack &stack, Random &random)
    {
      const auto layer       = random.one_of(stack.names("Geometry/Layers"));
      const std::string path = geometry + "Insert " + layer;
      stack.list("Geometry/Inserts", layer);
      stack.set(path + "/Layers", layer);
      stack.set(path + "/Material", "alumina");
      const auto [from, to] = extent(stack, geometry + along(stack));
      stack.set(path + "/" + along(stack), between(from, to));
      return path;
    }

    std::string
    strange_coordinate(Stack &stack, Random &)
    {
      return spoil(stack,
                   geometry + (along(stack) == "x [mm]" ? "r [mm]" : "x [mm]"),
                   "0, 1");
    }

    std::string
    no_extent(Stack &stack, Random &)
    {
      return spoil(stack, geometry + along(stack), "");
    }

    std::string
    negative_radius(Stack &stack, Random &)
    {
      if (along(stack) == "x [mm]")
        return "";
      const auto [from, to] = extent(stack, "Geometry/r [mm]");
      return spoil(stack, "Geometry/r [mm]", between(-0.5, to));
    }

    std::string
    twice(Stack &stack, Random &random)
    {
      stack.list("Geometry/Layers",
                 random.one_of(stack.names("Geometry/Layers")));
      return "Geometry/Layers";
    }

    std::string
    without_section(Stack &stack, Random &)
    {
      stack.list("Geometry/Layers", "attic");
      return "Geometry/Layers";
    }
  } // namespace


  const std::vector<Rule> &
  rules_of_geometry()
  {
    static const std::vector<Rule> rules = {
      layer_with("negative thickness", "Thickness [um]", "-5"),
      layer_with("no thickness", "Thickness [um]", ""),
      layer_with("layer of unknown material", "Material", "unobtainium"),
      layer_with("negative cell", "Largest cell [um]", "-1"),
      insert_with("insert of unknown material", "Material", "unobtainium"),
      insert_with("insert in no layer", "Layers", "attic"),
      {"insert that reaches out", reach_out},
      {"inserts that overlap", overlap},
      {"layer without cells", bury},
      {"body that falls apart", fall_apart},
      {"insert named like a layer", namesake},
      {"coordinate of another symmetry", strange_coordinate},
      {"no extent", no_extent},
      {"negative radius", negative_radius},
      {"layer listed twice", twice},
      {"layer without a section", without_section},
      {"section that is not listed",
       [](Stack &stack, Random &) {
         stack.set("Geometry/Layer attic/Thickness [um]", "100");
         return std::string("Geometry/Layer attic");
       }},
      with("unknown symmetry", "Geometry/Symmetry", "spherical"),
      surface_with("surface of an unknown region",
                   {{"Outside of", "attic"}},
                   "Outside of"),
      surface_with("surface inside and outside",
                   {{"Outside of", "sheet 1"}, {"Between", "sheet 1, sheet 1"}},
                   "Between"),
      surface_with("surface of one region",
                   {{"Between", "sheet 1, sheet 1"}},
                   "Between"),
      surface_with("surface of nothing", {{"Facing", "top"}}, ""),
      surface_with("surface too high",
                   {{"Outside of", "sheet 1"}, {"z [mm]", "100, 200"}},
                   "z [mm]"),
      surface_with("surface facing nowhere",
                   {{"Outside of", "sheet 1"}, {"Facing", "up"}},
                   "Facing"),
      surface_with(
        "surface without faces",
        {{"Outside of", "sheet 1"}, {"Facing", "right"}, {"z [mm]", "0, 1e-6"}},
        ""),
      with("shrinking cells", grid + "Growth ratio [-]", "0.5"),
      with("edges above all", grid + "Edge cell size [um]", "5000"),
      with("too many refinements", grid + "Refinements", "11"),
      with("no such degree", grid + "Degree", "4"),
      with("half a refinement", grid + "Refinements", "0.5"),
      {"too many cells", [](Stack &stack, Random &) {
         stack.set(grid + "Fineness [-]", "1000");
         return std::string("Geometry/");
       }}};
    return rules;
  }
} // namespace Oxion::Testing
