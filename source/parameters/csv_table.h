#pragma once

#include <oxion/parameters/diagnostics.h>

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * A file of comma-separated values: a line of titles, then rows. Cells may be
   * quoted; empty lines and those that begin with # count for nothing.
   */
  struct CsvTable
  {
    struct Row
    {
      Origin origin;
      std::vector<std::string> cells;
    };

    CsvTable(const std::string &filename, const std::string &text);

    Row titles;
    std::vector<Row> rows;
  };

  /**
   * The columns that an entry names in a table; of what is wrong the first is
   * reported, as what follows may follow from it.
   */
  class CsvColumns
  {
  public:
    CsvColumns(const CsvTable &table,
               const std::string &entry_path,
               Diagnostics &diagnostics);

    /** The index of a column by its title. */
    std::size_t
    find(const std::string &title);
    /** Of the only one besides that index. */
    std::size_t
    other_than(std::size_t column);
    /** What stands there. */
    std::string
    cell(const CsvTable::Row &row, std::size_t column);
    double
    number(const CsvTable::Row &row, std::size_t column);

    void
    wrong(const Origin &origin,
          const std::string &message,
          const std::string &expected,
          const std::string &nearest = "");
    bool
    is_wrong() const
    {
      return is_wrong_;
    }

  private:
    const CsvTable &table_;
    std::string path_;
    Diagnostics &diagnostics_;
    bool is_wrong_ = false;
  };
} // namespace Oxion::Parameters
