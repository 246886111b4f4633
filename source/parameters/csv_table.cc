#include "csv_table.h"

#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    const std::string byte_order_mark = "\xEF\xBB\xBF";

    std::vector<std::string>
    split_cells(const std::string &line)
    {
      std::vector<std::string> result(1);
      bool is_quoted = false;
      for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '"')
        {
          if (is_quoted && i + 1 < line.size() && line[i + 1] == '"')
            result.back() += line[i++];
          else
            is_quoted = !is_quoted;
        }
        else if (line[i] == ',' && !is_quoted)
          result.emplace_back();
        else
          result.back() += line[i];
      for (auto &cell : result)
        cell = normalised(cell);
      return result;
    }
  } // namespace


  CsvTable::CsvTable(const std::string &filename, const std::string &text)
  {
    const bool is_marked = text.rfind(byte_order_mark, 0) == 0;
    std::istringstream lines(is_marked ? text.substr(byte_order_mark.size())
                                       : text);
    Origin origin{filename, 0, "", ""};
    std::string line;
    while (std::getline(lines, line))
    {
      ++origin.line;
      origin.text = shortened(normalised(line));
      if (normalised(line).empty() || normalised(line).front() == '#')
        continue;
      const Row row{origin, split_cells(line)};
      if (titles.cells.empty())
        titles = row;
      else
        rows.push_back(row);
    }
    if (titles.cells.empty())
      titles.origin = origin;
  }


  CsvColumns::CsvColumns(const CsvTable &table,
                         const std::string &entry_path,
                         Diagnostics &diagnostics)
    : table_(table)
    , path_(entry_path)
    , diagnostics_(diagnostics)
  {}


  std::size_t
  CsvColumns::find(const std::string &title)
  {
    const auto &titles = table_.titles.cells;
    const auto found   = std::find(titles.begin(), titles.end(), title);
    if (found == titles.end())
      wrong(table_.titles.origin,
            "this table has no column \"" + title + "\"",
            "one of " + short_list(titles),
            nearest_name(title, titles));
    return found - titles.begin();
  }


  std::size_t
  CsvColumns::other_than(const std::size_t column)
  {
    const auto &titles = table_.titles.cells;
    if (titles.size() != 2)
      wrong(table_.titles.origin,
            "this table has " + std::to_string(titles.size()) + " columns",
            "also \"Table column\", one of " + short_list(titles));
    return 1 - std::min<std::size_t>(column, 1);
  }


  std::string
  CsvColumns::cell(const CsvTable::Row &row, const std::size_t column)
  {
    if (column < row.cells.size() && !row.cells[column].empty())
      return row.cells[column];
    wrong(row.origin,
          "this table has a hole",
          "a value in each column that is read");
    return "";
  }


  double
  CsvColumns::number(const CsvTable::Row &row, const std::size_t column)
  {
    const std::string text = cell(row, column);
    double value           = 0.;
    if (!parse_number(text, value) || !std::isfinite(value))
      wrong(row.origin, "\"" + shortened(text) + "\" is no number", "a number");
    return value;
  }


  void
  CsvColumns::wrong(const Origin &origin,
                    const std::string &message,
                    const std::string &expected,
                    const std::string &nearest)
  {
    if (!is_wrong_)
      diagnostics_.add({true, path_, origin, message, expected, nearest});
    is_wrong_ = true;
  }
} // namespace Oxion::Parameters
