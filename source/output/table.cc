#include <oxion/output/atomic_file.h>
#include <oxion/output/table.h>

#include <deal.II/base/exceptions.h>

#include <cmath>
#include <cstdio>

namespace Oxion
{
  namespace
  {
    /** Quoted if it would break the line, or make a comment of it. */
    std::string
    quoted(const std::string &text)
    {
      if (text.find_first_of(",\"\n") == std::string::npos &&
          text.rfind('#', 0) != 0)
        return text;
      std::string result = "\"";
      for (const char c : text)
      {
        if (c == '"')
          result += '"';
        result += c == '\n' ? ' ' : c;
      }
      return result + '"';
    }


    std::string
    number(const double value)
    {
      if (std::isnan(value))
        return "nan"; // never "-nan"
      // 12 digits are more than the solver has; most values stay readable.
      char text[32];
      std::snprintf(text, sizeof(text), "%.12g", value);
      return text;
    }
  } // namespace


  Table::Table(MPI_Comm communicator,
               const std::string &path,
               const std::vector<std::string> &titles,
               const std::vector<std::string> &comment_lines,
               const std::string &by_then)
    : communicator_(communicator)
    , path_(path)
    , n_columns_(titles.size())
  {
    for (std::string line : comment_lines)
    {
      for (char &c : line)
        if (c == '\n')
          c = ' ';
      text_ += "# " + line + '\n';
    }
    for (const auto &title : titles)
      text_ += quoted(title) + ',';
    text_ += "Status,Remarks\n";
    head_ = text_.size();
    if (!by_then.empty())
      text_ = by_then;
    write();
  }


  void
  Table::add_row(const SweptValues &swept,
                 const NamedValues &measured,
                 const std::string &status,
                 const std::string &remarks)
  {
    add_rows({{swept, measured, status, remarks}});
  }


  void
  Table::add_rows(const std::vector<Row> &rows)
  {
    for (const Row &row : rows)
      append(row);
    write();
  }


  void
  Table::append(const Row &row)
  {
    const std::size_t n = row.swept.size() + row.measured.size();
    AssertThrow(n == n_columns_, dealii::ExcDimensionMismatch(n, n_columns_));
    for (const auto &value : row.swept)
      text_ +=
        (value.number ? number(*value.number) : quoted(value.text)) + ',';
    for (const auto &[title, value] : row.measured)
      text_ += number(value) + ',';
    text_ += quoted(row.status) + ',' + quoted(row.remarks) + '\n';
  }


  void
  Table::follow_with(const std::vector<std::string> &tables)
  {
    rows_of_others_.clear();
    for (const auto &text : tables)
      rows_of_others_ += text.substr(head_);
    write();
  }


  void
  Table::write() const
  {
    if (!path_.empty())
      on_first_rank(communicator_, [&] {
        write_file_atomically(path_, text_ + rows_of_others_);
      });
  }
} // namespace Oxion
