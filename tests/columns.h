#pragma once

#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace Oxion::Testing
{
  /** The cells of a line of CSV; a quoted one may contain commas. */
  inline std::vector<std::string>
  split_row(const std::string &line)
  {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line)
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        cells.emplace_back();
      else
        cells.back() += c;
    return cells;
  }


  inline double
  number_or_nan(const std::string &cell)
  {
    char *end          = nullptr;
    const double value = std::strtod(cell.c_str(), &end);
    return end != cell.c_str() && *end == '\0'
             ? value
             : std::numeric_limits<double>::quiet_NaN();
  }


  /** Columns by title, as numbers (NaN for a word) and as they are written. */
  struct Columns
  {
    std::map<std::string, std::vector<double>> columns;
    std::map<std::string, std::vector<std::string>> words;
    std::vector<std::string> status, remarks;

    const std::vector<double> &
    operator[](const std::string &title) const
    {
      const auto found = columns.find(title);
      if (found == columns.end())
        throw std::runtime_error("the table has no column \"" + title + "\"");
      return found->second;
    }

    static Columns
    read(const std::string &path)
    {
      Columns result;
      std::ifstream in(path);
      std::vector<std::string> titles;
      for (std::string line; std::getline(in, line);)
      {
        if (line.empty() || line[0] == '#')
          continue;
        const auto cells = split_row(line);
        if (titles.empty())
        {
          titles = cells;
          continue;
        }
        for (unsigned c = 0; c < cells.size() && c < titles.size(); ++c)
        {
          result.words[titles[c]].push_back(cells[c]);
          if (titles[c] == "Status")
            result.status.push_back(cells[c]);
          else if (titles[c] == "Remarks")
            result.remarks.push_back(cells[c]);
          else
            result.columns[titles[c]].push_back(number_or_nan(cells[c]));
        }
      }
      return result;
    }
  };


  /** A table of tests/reference, made by the script it names. */
  inline Columns
  reference(const std::string &name)
  {
    return Columns::read(std::string(OXION_SOURCE_DIR) + "/tests/reference/" +
                         name);
  }
} // namespace Oxion::Testing
