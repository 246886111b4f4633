#include <oxion/output/atomic_file.h>
#include <oxion/output/table.h>

#include <deal.II/base/exceptions.h>

#include <cmath>
#include <cstdio>

namespace Oxion
{
  namespace
  {
    /** A title that would break the line into more columns is quoted. */
    std::string
    quoted(const std::string &text)
    {
      if (text.find_first_of(",\"\n") == std::string::npos)
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
               const std::vector<std::string> &comment_lines)
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
    write();
  }


  void
  Table::add_row(const std::vector<double> &values,
                 const std::string &status,
                 const std::string &remarks)
  {
    AssertThrow(values.size() == n_columns_,
                dealii::ExcDimensionMismatch(values.size(), n_columns_));
    for (const double value : values)
      text_ += number(value) + ',';
    text_ += quoted(status) + ',' + quoted(remarks) + '\n';
    write();
  }


  void
  Table::write() const
  {
    on_first_rank(communicator_, [&] { write_file_atomically(path_, text_); });
  }
} // namespace Oxion
