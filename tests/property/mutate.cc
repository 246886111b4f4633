#include "property/mutate.h"

#include <algorithm>
#include <sstream>

namespace Oxion::Testing
{
  namespace
  {
    using Lines = std::vector<std::string>;

    Lines
    lines_of(const std::string &text)
    {
      Lines lines;
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);)
        lines.push_back(line);
      return lines;
    }

    std::string
    joined(const Lines &lines)
    {
      std::string text;
      for (const auto &line : lines)
        text += line + '\n';
      return text;
    }

    const std::vector<std::string> hostile_values = {"",
                                                     "0",
                                                     "-0",
                                                     "-1",
                                                     "1",
                                                     "2",
                                                     "3",
                                                     "1e300",
                                                     "-1e300",
                                                     "1e-300",
                                                     "1e5000",
                                                     "5e-324",
                                                     "nan",
                                                     "-nan",
                                                     "inf",
                                                     "-inf",
                                                     "infinity",
                                                     "1e",
                                                     "0x1p3",
                                                     ".",
                                                     "1,5",
                                                     "1.5.2",
                                                     "1 2",
                                                     "99999999999999999999",
                                                     "-2147483649",
                                                     "4294967296",
                                                     "1e9",
                                                     "1e-9",
                                                     "1e6",
                                                     ",",
                                                     ",,,",
                                                     ":",
                                                     "0: 1",
                                                     "0: 1, 0: 2",
                                                     "1: 2, 0: 1",
                                                     "O2: -1, N2: 2",
                                                     "O2: nan",
                                                     "O2: 1, O2: 1",
                                                     "O2:",
                                                     ": 0.5",
                                                     "a: b",
                                                     "none",
                                                     "all",
                                                     "air",
                                                     "true",
                                                     "false",
                                                     "any",
                                                     "+",
                                                     "-",
                                                     "a + b",
                                                     "+ , +",
                                                     "/",
                                                     "//",
                                                     "../..",
                                                     ".",
                                                     "/dev/null",
                                                     "\\",
                                                     "\"",
                                                     "'",
                                                     "#",
                                                     "$x",
                                                     "%s%n%d",
                                                     "[um]",
                                                     "1 um",
                                                     "5 [mm]",
                                                     "300 K",
                                                     "set a = b",
                                                     "end",
                                                     "subsection x",
                                                     "include x",
                                                     "x",
                                                     "t",
                                                     "x*y*z",
                                                     "1/0",
                                                     "0/0",
                                                     "sqrt(-1)",
                                                     "log(0)",
                                                     "((((1))))",
                                                     "((1",
                                                     "1))",
                                                     "rand()",
                                                     "if(x>0,1,2)",
                                                     "1e400*0",
                                                     "x^x^x^x",
                                                     "\xc3\xa4",
                                                     "\xe6\xb8\xa9\xe5\xba\xa6",
                                                     "\xe2\x88\x92"
                                                     "5",
                                                     "\xc2\xb5m",
                                                     "\xff\xfe",
                                                     "\xf0\x9f\x94\xa5",
                                                     "\xc2\xa0",
                                                     "\x01\x02",
                                                     "O2, N2, O2",
                                                     "N2",
                                                     "O2",
                                                     "H2O2",
                                                     "C-1H2",
                                                     "C1e9",
                                                     "O2 = O2",
                                                     "= ",
                                                     "CO + O2- = CO2 + 2 e-",
                                                     "0, 1",
                                                     "1, 0",
                                                     "0, 0",
                                                     "-1e9, 1e9",
                                                     "0, 1, 2",
                                                     "1, 10, 1000000",
                                                     "1, 10, 1000000000",
                                                     "0, 1, 0",
                                                     "1, 2, -3",
                                                     "1, 2, 2.5",
                                                     "inf, -inf",
                                                     "-inf, inf"};

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
              "line " + std::to_string(number + 1) + ": " +
                line.substr(0, 100)};
    }

    Mutant
    mutate_lines(Lines lines, Random &random)
    {
      if (lines.size() < 2)
        return {joined(lines) + joined(lines), "all lines twice"};
      const auto [i, j] = random.two_below(lines.size());
      const std::string at =
        std::to_string(i + 1) + " and " + std::to_string(j + 1);
      switch (random.below(5))
      {
        case 0:
          std::swap(lines[i], lines[j]);
          return {joined(lines), "lines swapped: " + at};
        case 1:
          lines.insert(lines.begin() + j, lines[i]);
          return {joined(lines), "a line copied: " + at};
        case 2:
          lines.erase(lines.begin() + i);
          return {joined(lines), "line removed: " + std::to_string(i + 1)};
        case 3:
          lines.erase(lines.begin() + i,
                      lines.begin() + std::min<std::size_t>(j, i + 8));
          return {joined(lines), "lines removed: " + at};
        default:
          lines.resize(j);
          return {joined(lines), "cut off at line " + std::to_string(j)};
      }
    }

    Mutant
    mutate_bytes(std::string text, Random &random)
    {
      if (text.empty())
        return {"\xff", "a byte"};
      const std::size_t at    = random.below(text.size());
      const auto byte         = char(random.below(256));
      const std::string where = " at byte " + std::to_string(at);
      switch (random.below(5))
      {
        case 0:
          text[at] = char(text[at] ^ (1 << random.below(8)));
          return {text, "a bit flipped" + where};
        case 1:
          text[at] = byte;
          return {text, "a byte replaced" + where};
        case 2:
          text.insert(at, 1, byte);
          return {text, "a byte inserted" + where};
        case 3:
          text.erase(at, random.whole(1, 8));
          return {text, "bytes removed" + where};
        default:
          text.insert(at,
                      text.substr(random.below(text.size()),
                                  random.whole(1, 200)));
          return {text, "a piece copied" + where};
      }
    }
  } // namespace


  Mutant
  mutate(const std::string &text, Random &random)
  {
    switch (random.below(10))
    {
      case 0:
      case 1:
        return mutate_bytes(text, random);
      case 2:
      case 3:
        return mutate_lines(lines_of(text), random);
      case 4:
        return mutate_name(lines_of(text), random);
      default:
        return mutate_value(lines_of(text), random);
    }
  }
} // namespace Oxion::Testing
