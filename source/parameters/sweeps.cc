#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

#include "swept_rows.h"

namespace Oxion::Parameters
{
  namespace
  {
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

    /** One of "Parameter" and "Parameters", whichever is given. */
    std::string
    given_parameters(const Section &section)
    {
      const bool one = section.is_set("Parameter"),
                 all = section.is_set("Parameters");
      if (one && all)
        section.error("Parameters",
                      "the parameters are given twice",
                      "one of Parameter, Parameters");
      if (!one && !all)
        section.error("Parameter",
                      "this entry is missing",
                      "the full path of an entry; or \"Parameters\", several");
      return all ? "Parameters" : "Parameter";
    }

    std::vector<SweptParameter>
    read_swept_parameters(const Section &section, const std::string &given)
    {
      std::vector<SweptParameter> result;
      if (given == "Parameter" && section.has(given))
        result.push_back({section.text(given), ""});
      else if (section.has(given))
        for (const auto &path : section.names(given))
          result.push_back({path, ""});

      std::vector<std::string> titles;
      if (section.has("Title"))
        titles = result.size() == 1
                   ? std::vector<std::string>{section.text("Title")}
                   : split_list(section.text("Title"));
      if (!titles.empty() && titles.size() != result.size())
        section.error("Title",
                      "these are " + std::to_string(titles.size()) +
                        " titles for " + std::to_string(result.size()) +
                        " parameters",
                      "one for each, with commas between");
      for (std::size_t i = 0; i < result.size(); ++i)
        result[i].title = i < titles.size() && !titles[i].empty()
                            ? titles[i]
                            : title_of(result[i].path);
      return result;
    }

    std::vector<std::vector<std::string>>
    read_rows(const Section &section,
              const std::vector<const EntryDeclaration *> &entries,
              const double point_limit)
    {
      const std::vector<std::string> ways = {"Values",
                                             "Values from",
                                             "Linear",
                                             "Logarithmic"};
      std::string given;
      for (const auto &entry : ways)
        if (section.is_set(entry))
        {
          if (!given.empty())
            section.error(entry,
                          "the values are given twice",
                          "one of " + join_list(ways));
          given = entry;
        }
      if (given.empty())
        section.error("", "no values", "one of the entries " + join_list(ways));
      if (section.has("Columns") && given != "Values from")
        section.error("Columns",
                      "there is no file they could be of",
                      "also \"Values from\"");
      if (given.empty() || !section.has(given) || given == "Values from")
        return {}; // which is told where the file is read
      if (given == "Values")
        return swept_rows(section, entries, point_limit);
      if (entries.size() > 1)
      {
        section.error(given,
                      "these are the values of one parameter",
                      "for several, \"Values\" in rows: 1, 2; 3, 4");
        return {};
      }
      return spaced_rows(section, given, point_limit);
    }

    void
    check_parameter(const Section &section,
                    const std::string &given,
                    const SweptParameter &parameter,
                    const EntryDeclaration &entry,
                    const bool shows_storage)
    {
      if (is_fixed(split_path(parameter.path).front()))
        section.error(given,
                      "this parameter cannot be swept",
                      "a parameter of the element or its operation");
      else if (!shows_storage && contains(storage_entries(), entry.name))
        section.error(given,
                      "no steady state depends on this parameter: all points "
                      "would be the same",
                      "a parameter with an effect; diffusion through pores "
                      "follows \"Structure factor [-]\"");
    }

    void
    check_values(const Section &section,
                 const Sweep &sweep,
                 const std::vector<const EntryDeclaration *> &entries)
    {
      const std::string given = section.has("Values")   ? "Values"
                                : section.has("Linear") ? "Linear"
                                                        : "Logarithmic";
      for (const auto &row : sweep.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
          if (const auto *entry = entries[i];
              entry != nullptr && !entry->type.accepts(row[i]))
            section.error(given,
                          "\"" + row[i] + "\" is not possible for \"" +
                            entry->name + "\"",
                          entry->type.expectation,
                          nearest_name(row[i], entry->type.words));
    }

    Sweep
    read_sweep(const Section &section,
               const ParameterFile &file,
               const double point_limit,
               const bool shows_storage)
    {
      Sweep sweep;
      sweep.name       = section.name();
      const auto given = given_parameters(section);
      sweep.parameters = read_swept_parameters(section, given);
      std::vector<const EntryDeclaration *> entries;
      for (auto &parameter : sweep.parameters)
      {
        entries.push_back(varied_entry(section, parameter.path, file, given));
        if (const auto *entry = entries.back())
        {
          parameter.of_words = entry->type.is_word;
          check_parameter(section, given, parameter, *entry, shows_storage);
        }
      }
      if (!entries.empty())
        sweep.rows = read_rows(section, entries, point_limit);
      check_values(section, sweep, entries);
      return sweep;
    }

    /** Of no parameter two sweeps, nor one twice. */
    void
    check_owners(const Section &section,
                 const Sweep &sweep,
                 std::map<std::string, std::string> &owners)
    {
      for (const auto &parameter : sweep.parameters)
      {
        const auto [owner, is_new] = owners.emplace(parameter.path, sweep.name);
        if (!is_new && !parameter.path.empty())
          section.error(section.is_set("Parameters") ? "Parameters"
                                                     : "Parameter",
                        "the sweep \"" + owner->second +
                          "\" has this parameter already",
                        "another parameter");
      }
    }
  } // namespace


  std::vector<SweptParameter>
  swept_parameters(const std::vector<Sweep> &sweeps)
  {
    std::vector<SweptParameter> result;
    for (const auto &sweep : sweeps)
      result.insert(result.end(),
                    sweep.parameters.begin(),
                    sweep.parameters.end());
    return result;
  }


  double
  n_points(const std::vector<Sweep> &sweeps)
  {
    double result = 1.;
    for (const auto &sweep : sweeps)
      result *= std::max<std::size_t>(1, sweep.rows.size());
    return result;
  }


  SectionDeclaration
  declare_sweep()
  {
    return {
      "Sweep",
      "A parameter that takes several values, or several that do so together.",
      {{"Parameter", text(), "Full path: Gas/Atmosphere exhaust/Lambda [-]."},
       {"Parameters",
        names(2),
        "In its place: several that change together, in rows of values."},
       {"Title", text(), "Of the column, or of each; default: the names."},
       {"Values",
        names(1),
        "The values, \"2, 1, 0.8 : 0.4 : -0.1\" (first : last : step). Rows of "
        "several parameters, and values that are lists, have semicolons "
        "between: \"573, 0.1; 673, 0.2\"; in a row a list stands in "
        "parentheses."},
       {"Values from",
        text(),
        "The same as columns of a file of comma-separated values."},
       {"Columns",
        names(1),
        "Their titles there; default: those of the parameters."},
       {"Linear", numbers(3, 3), "First value, last value, how many."},
       {"Logarithmic", numbers(3, 3), "First value, last value, how many."}}};
  }


  std::vector<Sweep>
  read_sweeps(const Section &section, const ParameterFile &file)
  {
    const double point_limit = section.number("Point limit [-]");
    std::vector<Sweep> result;
    ColumnOwners columns;
    std::map<std::string, std::string> owners;
    for (const auto &item : section.items("Sweep"))
    {
      result.push_back(read_sweep(
        item, file, point_limit, !section.names("Impedances").empty()));
      for (const auto &parameter : result.back().parameters)
        claim_title(item,
                    parameter.title,
                    "the sweep \"" + result.back().name + "\"",
                    columns);
      check_owners(item, result.back(), owners);
    }
    if (const double n = n_points(result); n > point_limit)
      too_many_points(section, "Sweeps", n, point_limit);
    return result;
  }
} // namespace Oxion::Parameters
