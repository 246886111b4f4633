#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    SectionDeclaration
    declare_sweep()
    {
      return {
        "Sweep",
        "One parameter that takes several values.",
        {{"Parameter",
          &Sweep::parameter,
          "Full path: Gas/Atmosphere exhaust/Lambda [-].",
          required},
         {"Title",
          {&Sweep::title, text()},
          "Of its column; default: its name."},
         {"Values", names(1), "The values."},
         {"Linear", numbers(3, 3), "First value, last value, how many."},
         {"Logarithmic", numbers(3, 3), "First value, last value, how many."}}};
    }

    /** Twelve digits: 0.1 + 2 * 0.1 is to be 0.3. */
    std::string
    as_text(const double value)
    {
      std::ostringstream out;
      out.precision(12);
      out << value;
      return out.str();
    }

    void
    too_many_points(const Section &section,
                    const std::string &entry,
                    const double number,
                    const double limit)
    {
      section.error(entry,
                    "these are " + as_text(number) + " operating points",
                    "fewer, or a higher \"Protocol/Point limit [-]\" than " +
                      as_text(limit));
    }

    std::vector<std::string>
    spaced_values(const Section &section,
                  const std::string &entry,
                  const double point_limit)
    {
      const auto numbers     = section.numbers(entry);
      const bool logarithmic = entry == "Logarithmic";
      const double from = numbers[0], to = numbers[1], count = numbers[2];
      if (count > point_limit)
      {
        too_many_points(section, entry, count, point_limit);
        return {};
      }
      if (count != std::floor(count) || count < 2.)
      {
        section.error(entry,
                      "the third number is how many values there are",
                      "a whole number of at least 2");
        return {};
      }
      if (logarithmic && (from <= 0. || to <= 0.))
      {
        section.error(entry,
                      "no logarithm of these",
                      "first and last value above 0");
        return {};
      }
      std::vector<std::string> result;
      for (unsigned i = 0; i < count; ++i)
      {
        const double s = i / (count - 1.);
        result.push_back(as_text(logarithmic ? from * std::pow(to / from, s)
                                             : from + (to - from) * s));
      }
      return result;
    }

    std::vector<std::string>
    read_values(const Section &section, const double point_limit)
    {
      const std::vector<std::string> entries = {"Values",
                                                "Linear",
                                                "Logarithmic"};
      std::string given;
      for (const auto &entry : entries)
        if (section.is_set(entry))
        {
          if (!given.empty())
            section.error(entry,
                          "the values are given twice",
                          "one of " + join_list(entries));
          given = entry;
        }
      if (given.empty())
        section.error("",
                      "no values",
                      "one of the entries " + join_list(entries));
      if (given.empty() || !section.has(given))
        return {};
      return given == "Values" ? section.names(given)
                               : spaced_values(section, given, point_limit);
    }

    /** Sections that say what is done and shown, once for all points. */
    bool
    is_fixed(const std::string &section)
    {
      return section == "Protocol" || section == "Measurements" ||
             section == "Output";
    }

    /** A mesh's own numbers have nothing but their names to tell them apart. */
    std::string
    title_of(const std::string &parameter)
    {
      const std::string kind    = "Mesh parameter ";
      const std::string section = last_component(parent_path(parameter));
      return section.rfind(kind, 0) == 0 ? section.substr(kind.size())
                                         : last_component(parameter);
    }

    Sweep
    read_sweep(const Section &section,
               const ParameterFile &file,
               const double point_limit,
               const bool shows_storage)
    {
      Sweep sweep = section.read<Sweep>();
      if (sweep.title.empty())
        sweep.title = title_of(sweep.parameter);
      sweep.values      = read_values(section, point_limit);
      const auto *entry = varied_entry(section, sweep.parameter, file);
      if (entry == nullptr)
        return sweep;

      sweep.of_words = entry->type.is_word;
      if (is_fixed(split_path(sweep.parameter).front()))
        section.error("Parameter",
                      "this parameter cannot be swept",
                      "a parameter of the element or its operation");
      else if (!shows_storage && contains(storage_entries(), entry->name))
        section.error("Parameter",
                      "no steady state depends on this parameter: all points "
                      "would be the same",
                      "a parameter with an effect; diffusion through pores "
                      "follows \"Structure factor [-]\"");
      else
        for (const auto &value : sweep.values)
          if (!entry->type.accepts(value))
            section.error(section.has("Values")   ? "Values"
                          : section.has("Linear") ? "Linear"
                                                  : "Logarithmic",
                          "\"" + value + "\" is not possible for \"" +
                            entry->name + "\"",
                          entry->type.expectation,
                          nearest_name(value, entry->type.words));
      return sweep;
    }
  } // namespace


  SectionDeclaration
  declare_protocol()
  {
    return {"Protocol",
            "What is done with the element; without sweeps one operating "
            "point.",
            {{"Sweeps", names(0), "Nested sweeps, the outermost first."},
             {"Signals", names(0), "Numbers that follow functions of time."},
             {"Controllers", names(0), "Loops of a control unit, in time."},
             {"Events", names(0), "What is looked out for, in time."},
             {"Impedances",
              names(0),
              "Answers to small harmonic changes, of each steady point."},
             {"Point limit [-]",
              {number_between(1., 1e8), "10000"},
              "Sweeps over more operating points are refused."}},
            {{"Sweeps", {declare_sweep()}},
             {"Signals", {declare_signal()}},
             {"Controllers", {declare_controller()}},
             {"Events", {declare_event()}},
             {"Impedances", {declare_impedance()}}},
            {declare_transient()}};
  }


  std::vector<Sweep>
  read_sweeps(const Section &section, const ParameterFile &file)
  {
    const double point_limit = section.number("Point limit [-]");
    double n_points          = 1.;
    std::vector<Sweep> result;
    ColumnOwners columns;
    for (const auto &item : section.items("Sweep"))
    {
      result.push_back(read_sweep(
        item, file, point_limit, !section.names("Impedances").empty()));
      claim_title(item,
                  result.back().title,
                  "the sweep \"" + result.back().name + "\"",
                  columns);
      n_points *= std::max<std::size_t>(1, result.back().values.size());
      for (std::size_t i = 0; i + 1 < result.size(); ++i)
        if (result[i].parameter == result.back().parameter &&
            !result[i].parameter.empty())
          item.error("Parameter",
                     "the sweep \"" + result[i].name +
                       "\" has this parameter already",
                     "another parameter");
    }
    if (n_points > point_limit)
      too_many_points(section, "Sweeps", n_points, point_limit);
    return result;
  }
} // namespace Oxion::Parameters
