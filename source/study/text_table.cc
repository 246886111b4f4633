#include "text_table.h"

#include <algorithm>


namespace Oxion
{
  std::vector<std::string>
  TextTable::lines() const
  {
    std::vector<unsigned> widths;
    for (unsigned c = 0; c < titles.size(); ++c)
    {
      widths.push_back(titles[c].size());
      for (const auto &row : rows)
        widths[c] = std::max<unsigned>(widths[c], row[c].size());
    }
    const auto line = [&](const std::vector<std::string> &cells) {
      std::string result;
      for (unsigned c = 0; c < cells.size(); ++c)
        result += (c == 0 ? "" : "  ") +
                  (c < n_left ? Console::left(cells[c], widths[c])
                              : Console::right(cells[c], widths[c]));
      return result;
    };
    std::vector<std::string> result{line(titles)};
    for (const auto &row : rows)
      result.push_back(line(row));
    return result;
  }


  std::string
  TextTable::markdown() const
  {
    const auto line = [](const std::vector<std::string> &cells) {
      std::string result = "|";
      for (const auto &cell : cells)
        result += ' ' + cell + " |";
      return result + '\n';
    };
    std::string result = line(titles) + "|";
    for (unsigned c = 0; c < titles.size(); ++c)
      result += c < n_left ? "---|" : "---:|";
    result += '\n';
    for (const auto &row : rows)
      result += line(row);
    return result;
  }
} // namespace Oxion
