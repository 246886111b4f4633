#include <oxion/parameters/paths.h>

#include <algorithm>
#include <sstream>

#include "property/hostile_values.h"
#include "property/mutate_lines.h"

namespace Oxion::Testing
{
  namespace
  {
    const std::vector<std::string> units = {"[um]",
                                            "[mm]",
                                            "[m]",
                                            "[nm]",
                                            "[K]",
                                            "[-]",
                                            "[V]",
                                            "[mA]",
                                            "[uA]",
                                            "[]",
                                            "[s]",
                                            "[C]",
                                            "um",
                                            "[mm",
                                            "mm]",
                                            "[[mm]]",
                                            "[bar]",
                                            "[Pa]"};

    std::string
    long_text(Random &random)
    {
      std::string text;
      const auto piece = random.one_of(std::vector<std::string>{
        "9", "a", "(", "-", "1, ", "1: 2, ", "x + ", "\xc3\xa4", "a/", "["});
      for (unsigned n = 0; n < 20000; ++n)
        text += piece;
      return text;
    }

    /** "name = value" of the lines that set something. */
    struct Assignment
    {
      std::size_t line, equals;
    };

    std::vector<Assignment>
    assignments_in(const Lines &lines)
    {
      std::vector<Assignment> result;
      for (std::size_t i = 0; i < lines.size(); ++i)
      {
        const auto first = lines[i].find_first_not_of(' ');
        if (first != std::string::npos &&
            lines[i].compare(first, 4, "set ") == 0)
          if (const auto equals = lines[i].find('=');
              equals != std::string::npos)
            result.push_back({i, equals});
      }
      return result;
    }

    std::string
    other_value(const std::string &old,
                const Lines &lines,
                const std::vector<Assignment> &all,
                Random &random)
    {
      switch (random.below(8))
      {
        case 0:
        {
          const auto other = random.one_of(all);
          return lines[other.line].substr(other.equals + 1);
        }
        case 1:
          return random.chance(0.1) ? long_text(random) : old + old;
        case 2:
        {
          const double factor = random.one_of(std::vector<double>{
            -1., 0.1, 10., 1e-3, 1e3, 1e-9, 1e9, 0.999999, 1.000001});
          std::istringstream in(old);
          double number;
          std::ostringstream out;
          out.precision(12);
          if (in >> number)
            out << number * factor << in.rdbuf();
          return " " + out.str();
        }
        case 3:
          return old + "," + random.one_of(hostile_values);
        default:
          return " " + random.one_of(hostile_values);
      }
    }

    std::string
    entry_of(const Lines &lines, const Assignment &one)
    {
      return lines[one.line].substr(0, one.equals);
    }

  } // namespace


  Mutant
  mutate_value(Lines lines, Random &random)
  {
    const auto all = assignments_in(lines);
    if (all.empty())
      return {joined(lines) + random.one_of(hostile_values), "a value added"};
    const auto one        = random.one_of(all);
    std::string &line     = lines[one.line];
    const std::string old = line.substr(one.equals + 1);
    line =
      line.substr(0, one.equals + 1) + other_value(old, lines, all, random);
    return {joined(lines),
            "line " + std::to_string(one.line + 1) + ": " +
              line.substr(0, 100)};
  }

  Mutant
  mutate_plausibly(Lines lines, Random &random)
  {
    const auto all = assignments_in(lines);
    if (all.empty())
      return {joined(lines), "nothing"};
    const auto one        = random.one_of(all);
    std::string &line     = lines[one.line];
    const std::string old = line.substr(one.equals + 1);
    auto parts            = Parameters::split_list(old);
    std::vector<std::string> alike; // of entries of this name
    for (const auto &other : all)
      if (other.line != one.line &&
          entry_of(lines, other) == entry_of(lines, one))
        alike.push_back(lines[other.line].substr(other.equals + 1));
    std::string value;
    if (!alike.empty() && random.chance(0.5))
      value = random.one_of(alike);
    else if (parts.empty())
      value = " 1";
    else
    {
      auto &part = parts[random.below(parts.size())];
      std::istringstream in(part);
      double number;
      if (in >> number)
      {
        std::ostringstream out;
        out.precision(12);
        out << number * random.one_of(std::vector<double>{
                          0., -1., 0.01, 0.1, 0.5, 0.9, 1.1, 2., 10., 100.})
            << in.rdbuf();
        part = out.str();
      }
      else if (random.chance(0.5))
        part = parts[random.below(parts.size())];
      else
        parts.erase(parts.begin() + (&part - parts.data()));
      value = " " + Parameters::join_list(parts);
    }
    line = line.substr(0, one.equals + 1) + value;
    return {joined(lines),
            "line " + std::to_string(one.line + 1) + ": " + line};
  }

  Mutant
  mutate_name(Lines lines, Random &random)
  {
    std::vector<std::size_t> with_names;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].find_first_not_of(' ') != std::string::npos &&
          lines[i].find('#') == std::string::npos)
        with_names.push_back(i);
    if (with_names.empty())
      return {joined(lines) + "set", "a name added"};
    const auto number = random.one_of(with_names);
    std::string &line = lines[number];
    const auto end    = std::min(line.find('='), line.size());
    std::string name  = line.substr(0, end);
    if (const auto unit = name.find('[');
        unit != std::string::npos && random.chance(0.5))
      name = name.substr(0, unit) + random.one_of(units) + " ";
    else
    {
      std::istringstream in(name);
      std::vector<std::string> words;
      for (std::string word; in >> word;)
        words.push_back(word);
      auto &word = words[random.below(words.size())];
      word       = random.chance(0.3)   ? word + "x"
                   : random.chance(0.3) ? random.one_of(words)
                                        : random.one_of(hostile_values);
      name.clear();
      for (const auto &part : words)
        name += part + " ";
    }
    line = name + line.substr(end);
    return {joined(lines),
            "line " + std::to_string(number + 1) + ": " + line.substr(0, 100)};
  }

} // namespace Oxion::Testing
