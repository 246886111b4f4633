#include "property/mutate.h"

#include <algorithm>
#include <sstream>

#include "property/mutate_lines.h"

namespace Oxion::Testing
{
  namespace
  {
    Lines
    lines_of(const std::string &text)
    {
      Lines lines;
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);)
        lines.push_back(line);
      return lines;
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
        {
          const std::size_t from = random.below(text.size());
          text.insert(at, text.substr(from, random.whole(1, 200)));
          return {text, "a piece copied" + where};
        }
      }
    }
  } // namespace


  Mutant
  mutate_text(const std::string &text, Random &random)
  {
    return random.chance(0.7) ? mutate_bytes(text, random)
                              : mutate_lines(lines_of(text), random);
  }


  Mutant
  mutate(const std::string &text, Random &random)
  {
    switch (random.below(10))
    {
      case 0:
        return mutate_bytes(text, random);
      case 1:
        return mutate_lines(lines_of(text), random);
      case 2:
        return mutate_name(lines_of(text), random);
      case 3:
      case 4:
      case 5:
        return mutate_value(lines_of(text), random);
      default:
        return mutate_plausibly(lines_of(text), random);
    }
  }
} // namespace Oxion::Testing
