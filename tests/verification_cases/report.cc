// The verification report: after the tests of this folder, if all of them ran,
// verification_report.md and .html in the build folder, the first one also as
// tests/verification.md.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <sstream>

#include "rows.h"

using namespace Oxion::Testing;

namespace
{
  struct Row
  {
    Quantity quantity;
    double computed;
    Reference reference;

    double
    error() const
    {
      const double difference = computed - reference.value;
      return reference.is_relative ? difference / reference.value : difference;
    }
    bool
    passes() const
    {
      return std::abs(error()) <= reference.tolerance;
    }
  };

  std::vector<Row> &
  table()
  {
    static std::vector<Row> rows;
    return rows;
  }


  std::string
  text_of(const double value, const unsigned digits)
  {
    std::ostringstream text;
    text.precision(digits);
    text << value;
    return text.str();
  }

  /** Of the tolerance: what is less is round-off, which no run repeats. */
  constexpr double negligible = 1e-3;

  bool
  is_negligible(const Row &row, const double value)
  {
    return std::abs(value) < negligible * row.reference.tolerance;
  }

  /** "1e-05", or "0.01 K" of an absolute one. */
  std::string
  of_error(const Row &row, double value)
  {
    if (is_negligible(row, value))
      value = 0.;
    const bool bare = row.reference.is_relative || row.quantity.unit == "-";
    return text_of(value, 2) + (bare ? "" : " " + row.quantity.unit) +
           (row.reference.is_relative ? "" : " abs.");
  }

  const std::vector<std::string> titles = {"file",
                                           "quantity",
                                           "source of the reference",
                                           "reference",
                                           "computed",
                                           "error",
                                           "tolerance",
                                           "verdict"};

  std::vector<std::string>
  cells_of(const Row &row)
  {
    const std::string unit =
      row.quantity.unit == "-" ? "" : " " + row.quantity.unit;
    return {row.quantity.file,
            row.quantity.what,
            row.quantity.source,
            text_of(row.reference.value, 7) + unit,
            text_of(row.reference.is_relative ||
                        !is_negligible(row, row.computed)
                      ? row.computed
                      : 0.,
                    7) +
              unit,
            of_error(row, row.error()),
            of_error(row, row.reference.tolerance),
            row.passes() ? "pass" : "FAIL"};
  }


  /** Subjects in the order in which they have been seen first. */
  std::vector<std::string>
  subjects()
  {
    std::vector<std::string> result;
    for (const Row &row : table())
      if (std::find(result.begin(), result.end(), row.quantity.subject) ==
          result.end())
        result.push_back(row.quantity.subject);
    std::sort(result.begin(), result.end());
    return result;
  }

  std::string
  sum_of_all()
  {
    const auto &rows = table();
    const auto n = std::count_if(rows.begin(), rows.end(), [](const Row &row) {
      return row.passes();
    });
    return std::to_string(n) + " of " + std::to_string(rows.size()) +
           " quantities agree with their references. Every row is a run of a "
           "file in parameter_files; errors are relative but where a unit or "
           "\"abs.\" stands.";
  }


  void
  write_markdown(std::ostream &out)
  {
    out << "# Verification\n\nWritten by `ctest --preset release -L "
           "verification`. "
        << sum_of_all() << '\n';
    for (const auto &subject : subjects())
    {
      out << "\n## " << subject << "\n\n|";
      for (const auto &title : titles)
        out << ' ' << title << " |";
      out << "\n|";
      for (unsigned i = 0; i < titles.size(); ++i)
        out << "---|";
      out << '\n';
      for (const Row &row : table())
        if (row.quantity.subject == subject)
        {
          out << '|';
          for (const auto &cell : cells_of(row))
            out << ' ' << cell << " |";
          out << '\n';
        }
    }
  }


  std::string
  escaped(const std::string &text)
  {
    std::string result;
    for (const char c : text)
      result += c == '<'   ? "&lt;"
                : c == '>' ? "&gt;"
                : c == '&' ? "&amp;"
                           : std::string(1, c);
    return result;
  }

  void
  write_html(std::ostream &out)
  {
    out << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
           "<title>Oxion: verification</title>\n<style>body{font-family:"
           "sans-serif;margin:2em}table{border-collapse:collapse}th,td{border-"
           "bottom:1px solid #ccc;padding:.3em .7em;text-align:left}"
           ".FAIL{background:#fcc}.pass{color:#060}</style></head>\n<body>"
           "<h1>Verification</h1>\n<p>"
        << escaped(sum_of_all()) << "</p>\n";
    for (const auto &subject : subjects())
    {
      out << "<h2>" << escaped(subject) << "</h2>\n<table><tr>";
      for (const auto &title : titles)
        out << "<th>" << escaped(title) << "</th>";
      out << "</tr>\n";
      for (const Row &row : table())
        if (row.quantity.subject == subject)
        {
          out << "<tr>";
          const auto cells = cells_of(row);
          for (const auto &cell : cells)
            out << "<td" << (&cell == &cells.back() ? " class=" + cell : "")
                << '>' << escaped(cell) << "</td>";
          out << "</tr>\n";
        }
      out << "</table>\n";
    }
    out << "</body></html>\n";
  }


  class Report : public testing::EmptyTestEventListener
  {
    void
    OnTestProgramEnd(const testing::UnitTest &program) override
    {
      if (table().empty())
        return;
      write_markdown(std::cout);
      if (program.test_to_run_count() < program.total_test_count())
        return;
      const auto folder = std::filesystem::path(OXION_PROGRAM).parent_path();
      for (const auto &path :
           {folder / "verification_report.md",
            std::filesystem::path(OXION_SOURCE_DIR) / "tests/verification.md"})
      {
        std::ofstream file(path);
        write_markdown(file);
      }
      std::ofstream page(folder / "verification_report.html");
      write_html(page);
    }
  };

  const bool is_registered = [] {
    testing::UnitTest::GetInstance()->listeners().Append(new Report);
    return true;
  }();
} // namespace


void
Oxion::Testing::compare(const Quantity &quantity,
                        const double computed,
                        const Reference &reference)
{
  table().push_back({quantity, computed, reference});
  const Row &row = table().back();
  EXPECT_TRUE(row.passes()) << quantity.file << ": " << quantity.what << " is "
                            << computed << ", expected " << reference.value
                            << " to " << of_error(row, reference.tolerance)
                            << ", error " << of_error(row, row.error());
}
