#include "swept_rows.h"

#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    using Rows = std::vector<std::vector<std::string>>;

    /** Twelve digits: 0.1 + 2 * 0.1 is to be 0.3. */
    std::string
    as_text(const double value)
    {
      std::ostringstream out;
      out.precision(12);
      out << (value == 0. ? 0. : value); // never "-0"
      return out.str();
    }

    /** Parts between separators outside of parentheses. */
    std::vector<std::string>
    split_outside(const std::string &text, const char separator)
    {
      std::vector<std::string> result(1);
      int depth = 0;
      for (const char c : text)
      {
        depth += (c == '(') - (c == ')');
        if (c == separator && depth <= 0)
          result.emplace_back();
        else
          result.back() += c;
      }
      for (auto &part : result)
        part = normalised(part);
      return result;
    }

    /** "(a, b)" as "a, b"; anything else as it is. */
    std::string
    without_parentheses(const std::string &text)
    {
      if (text.size() < 2 || text.front() != '(')
        return text;
      int depth = 0;
      for (std::size_t i = 0; i < text.size(); ++i)
      {
        depth += (text[i] == '(') - (text[i] == ')');
        if (depth == 0 && i + 1 < text.size())
          return text;
      }
      return normalised(text.substr(1, text.size() - 2));
    }

    /** Is it one value of an entry that can only be so as a whole? */
    bool
    is_one_list(const std::string &text, const EntryDeclaration *entry)
    {
      const auto parts = split_list(text);
      return entry != nullptr && entry->type.accepts(text) &&
             std::any_of(parts.begin(), parts.end(), [&](const auto &part) {
               return !entry->type.accepts(part);
             });
    }

    /** "first : last : step" as values; what else it is, as it is. */
    std::vector<std::string>
    stepped(const Section &section,
            const std::string &text,
            const double point_limit)
    {
      const auto parts = split_list(text, ':');
      double first, last, step;
      if (parts.size() != 3 || !parse_number(parts[0], first) ||
          !parse_number(parts[1], last) || !parse_number(parts[2], step) ||
          !std::isfinite(first) || !std::isfinite(last))
        return {text};
      const double n_steps = (last - first) / step;
      if (!(n_steps >= 0.) || !std::isfinite(n_steps))
      {
        section.error("Values",
                      "\"" + text + "\" comes to no end",
                      "first : last : step, the step towards the last value");
        return {};
      }
      constexpr double round_off = 1e-9;
      const double n             = std::floor(n_steps + round_off) + 1.;
      if (n > point_limit)
      {
        too_many_points(section, "Values", n, point_limit);
        return {};
      }
      std::vector<std::string> result;
      for (unsigned i = 0; i < n; ++i)
        result.push_back(as_text(first + i * step));
      return result;
    }

    Rows
    rows_of_several(const Section &section,
                    const std::string &text,
                    const std::size_t n_parameters)
    {
      Rows result;
      for (const auto &row : split_outside(text, ';'))
      {
        std::vector<std::string> values;
        for (const auto &value : split_outside(row, ','))
          values.push_back(without_parentheses(value));
        if (values.size() != n_parameters ||
            std::count(values.begin(), values.end(), "") > 0)
        {
          section.error("Values",
                        "row " + std::to_string(result.size() + 1) + ", \"" +
                          shortened(row) + "\", is not a value for each of " +
                          std::to_string(n_parameters) + " parameters",
                        "rows like \"1, 2; 3, 4\"; in them a list stands in "
                        "parentheses");
          return {};
        }
        result.push_back(values);
      }
      return result;
    }

    Rows
    rows_of_one(const Section &section,
                const std::string &text,
                const EntryDeclaration *entry,
                const double point_limit)
    {
      std::vector<std::string> values;
      if (text.find(';') != std::string::npos)
        values = split_outside(text, ';');
      else if (is_one_list(text, entry))
        values = {text};
      else
        values = split_outside(text, ',');
      Rows result;
      for (const auto &value : values)
      {
        if (value.empty())
          section.error("Values", "a value is missing", "no empty ones");
        const auto bare = without_parentheses(value);
        for (const auto &one : entry != nullptr && !entry->type.accepts(bare)
                                 ? stepped(section, bare, point_limit)
                                 : std::vector<std::string>{bare})
          result.push_back({one});
      }
      return result;
    }
  } // namespace


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


  std::vector<std::vector<std::string>>
  swept_rows(const Section &section,
             const std::vector<const EntryDeclaration *> &entries,
             const double point_limit)
  {
    const std::string &text = section.text("Values");
    return entries.size() == 1
             ? rows_of_one(section, text, entries.front(), point_limit)
             : rows_of_several(section, text, entries.size());
  }


  std::vector<std::vector<std::string>>
  spaced_rows(const Section &section,
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
    Rows result;
    for (unsigned i = 0; i < count; ++i)
    {
      const double s = i / (count - 1.);
      result.push_back({as_text(logarithmic ? from * std::pow(to / from, s)
                                            : from + (to - from) * s)});
    }
    return result;
  }
} // namespace Oxion::Parameters
