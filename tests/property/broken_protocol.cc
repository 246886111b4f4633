#include "property/broken_stack.h"

namespace Oxion::Testing
{
  namespace
  {
    using Entries = std::vector<std::pair<std::string, std::string>>;

    /** One more of a list of sections, of whose entries one is wrong. */
    Rule
    added(const char *name,
          const std::string &list,
          const std::string &section,
          const Entries &entries,
          const std::string &wrong)
    {
      return {name, [=](Stack &stack, Random &) {
                stack.list(list, "odd");
                const std::string path = section + " odd";
                for (const auto &[entry, value] : entries)
                  stack.set(path + "/" + entry, value);
                return wrong.empty() ? path : path + "/" + wrong;
              }};
    }
    Rule
    heater(const char *name, const Entries &entries, const std::string &wrong)
    {
      return added(name, "Heat/Heaters", "Heat/Heater", entries, wrong);
    }
    Rule
    exchange(const char *name, const Entries &entries, const std::string &wrong)
    {
      return added(name, "Heat/Exchanges", "Heat/Exchange", entries, wrong);
    }
    Rule
    measurement(const char *name,
                const Entries &entries,
                const std::string &wrong)
    {
      return added(name,
                   "Measurements/Measurements",
                   "Measurements/Measurement",
                   entries,
                   wrong);
    }
    Rule
    sweep(const char *name, const Entries &entries, const std::string &wrong)
    {
      return added(name, "Protocol/Sweeps", "Protocol/Sweep", entries, wrong);
    }
    Rule
    condition(const char *name,
              const Entries &entries,
              const std::string &wrong)
    {
      return added(name,
                   "Boundary conditions/Boundary conditions",
                   "Boundary conditions/Boundary condition",
                   entries,
                   wrong);
    }
    Rule
    thin_layer(const char *name,
               const Entries &entries,
               const std::string &wrong)
    {
      return added(name,
                   "Thin layers/Thin layers",
                   "Thin layers/Thin layer",
                   entries,
                   wrong);
    }

    std::string
    heat_that_stays(Stack &stack, Random &)
    {
      if (!stack.value("Heat/Solve temperature").empty())
        return "";
      stack.set("Heat/Solve temperature", "true");
      return "Heat/";
    }

    /** Any number of the file. */
    std::string
    number_of_words(Stack &stack, Random &random)
    {
      std::vector<std::string> numbers;
      for (const auto &[path, value] : stack.settings())
        if (value.find_first_not_of("0123456789.-e") == std::string::npos)
          numbers.push_back(path);
      const auto path = random.one_of(numbers);
      stack.set(path,
                random.one_of(std::vector<std::string>{
                  "many", "nan", "1 mm", "1e", "--1", "1, 2, 3, 4, 5, 6, 7"}));
      return path;
    }

    std::string
    entry_misspelt(Stack &stack, Random &random)
    {
      const auto path = random.one_of(stack.settings()).first;
      stack.set(path + "x", "1");
      return path + "x";
    }
  } // namespace


  const std::vector<Rule> &
  rules_of_heat_and_protocol()
  {
    static const std::vector<Rule> rules = {
      with("frozen", "Heat/Temperature [K]", "50"),
      {"heat that cannot leave", heat_that_stays},
      exchange("more than black",
               {{"Surface", "under electrode 1"}, {"Emissivity [-]", "2"}},
               "Emissivity [-]"),
      exchange("exchange nowhere", {{"Surface", "attic"}}, "Surface"),
      heater("heater nowhere",
             {{"Region", "attic"}, {"Power [W]", "1"}},
             "Region"),
      heater("heater that cools",
             {{"Region", "sheet 1"}, {"Power [W]", "-1"}},
             "Power [W]"),
      heater("heater that holds nothing known",
             {{"Region", "sheet 1"},
              {"Hold mean temperature of", "attic"},
              {"Set-point [K]", "1000"}},
             "Hold mean temperature of"),
      heater("heater without a set-point",
             {{"Region", "sheet 1"}, {"Hold mean temperature of", "sheet 1"}},
             "Set-point [K]"),
      measurement("measurement of a kind unknown",
                  {{"Kind", "beauty"}},
                  "Kind"),
      measurement("current of nothing",
                  {{"Kind", "terminal current"}, {"Terminal", "attic"}},
                  "Terminal"),
      measurement("voltage of one",
                  {{"Kind", "voltage"}, {"Between", "ground"}},
                  "Between"),
      measurement("unknown field",
                  {{"Kind", "mean"}, {"Field", "aura"}, {"Place", "sheet 1"}},
                  "Field"),
      measurement("field that is not there",
                  {{"Kind", "mean"}, {"Field", "p_O2"}, {"Place", "sheet 1"}},
                  "Place"),
      measurement("field nowhere",
                  {{"Kind", "mean"}, {"Field", "phi"}, {"Place", "attic"}},
                  "Place"),
      measurement(
        "unit of another kind",
        {{"Kind", "terminal current"}, {"Terminal", "ground"}, {"Unit", "K"}},
        "Unit"),
      measurement("point outside",
                  {{"Kind", "point"},
                   {"Field", "phi"},
                   {"Position [mm]", "100, 100, 100"}},
                  "Position [mm]"),
      sweep("sweep of nothing",
            {{"Parameter", "Gas/Attic"}, {"Values", "1"}},
            "Parameter"),
      sweep("sweep without values",
            {{"Parameter", "Heat/Temperature [K]"}},
            ""),
      sweep("sweep beyond all limits",
            {{"Parameter", "Heat/Temperature [K]"}, {"Values", "1000, 1"}},
            "Values"),
      sweep("sweep of a geometry that cannot be",
            {{"Parameter", "Geometry/Layer sheet 1/Material"},
             {"Values", "alumina, unobtainium"}},
            ""),
      with("time before the start", "Protocol/Transient/End time [s]", "-1"),
      condition(
        "condition nowhere",
        {{"Surface", "attic"}, {"Field", "phi"}, {"Potential [V]", "0"}},
        "Surface"),
      condition("condition of no field",
                {{"Surface", "under electrode 1"},
                 {"Field", "aura"},
                 {"Potential [V]", "0"}},
                "Field"),
      condition("condition of no formula",
                {{"Surface", "under electrode 1"},
                 {"Field", "phi"},
                 {"Potential [V]", "sin(x"}},
                "Potential [V]"),
      thin_layer("layer nowhere",
                 {{"Surface", "attic"},
                  {"Material", "alumina"},
                  {"Thickness [um]", "1"}},
                 "Surface"),
      thin_layer("layer under an electrode",
                 {{"Surface", "under electrode 1"},
                  {"Material", "alumina"},
                  {"Thickness [um]", "1"}},
                 "Surface"),
      with("no steps", "Solver/Newton steps", "0"),
      with("unknown solver", "Solver/Linear solver", "abacus"),
      with("no memory", "Solver/Memory limit [GB]", "0.001"),
      {"unknown section",
       [](Stack &stack, Random &) {
         stack.set("Geomtry/Degree", "1");
         return std::string("Geomtry");
       }},
      {"words for a number", number_of_words},
      {"entry misspelt", entry_misspelt}};
    return rules;
  }
} // namespace Oxion::Testing
