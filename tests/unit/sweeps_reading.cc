// The values of sweeps, however they are written: lists, steps, rows of several
// parameters, and files of columns.

#include <oxion/parameters/paths.h>
#include <oxion/parameters/table_files.h>

#include "files_of_a_cell.h"

using namespace Oxion::Parameters;

namespace
{
  const std::string voltage = "Circuit/Terminal pump/Voltage [V]",
                    edges   = "Geometry/Insert barrier/x [mm]";

  class SweepValues : public FilesOfACell
  {
  protected:
    /** Rows of the sweep with these entries: "1, 2; 3, 4". */
    std::string
    rows(const std::string &entries)
    {
      const auto file = with(entries);
      EXPECT_FALSE(file.diagnostics.has_errors()) << file.diagnostics.text();
      std::string result;
      for (const auto &row : file.parameters.sweeps.at(0).rows)
        result += (result.empty() ? "" : "; ") + join_list(row);
      return result;
    }

    ReadFile
    with(const std::string &entries)
    {
      const bool is_linear = entries.find("set Linear") != std::string::npos;
      return read("include base.prm\nsubsection Protocol\n"
                  "subsection Sweep voltage\n" +
                  std::string(is_linear ? "" : "set Linear =\n") + entries +
                  "\nend\nend\n");
    }
  };

  std::string
  of_several(const std::string &entries)
  {
    return "set Title =\nset Parameter =\nset Parameters = " + voltage + ", " +
           edges + "\n" + entries;
  }
} // namespace


TEST_F(SweepValues, OfOneParameter)
{
  EXPECT_EQ(rows("set Linear = 0, 0.3, 4"), "0; 0.1; 0.2; 0.3");
  EXPECT_EQ(rows("set Logarithmic = 1, 1e-2, 3"), "1; 0.1; 0.01");
  EXPECT_EQ(rows("set Values = 0.3, 0.1"), "0.3; 0.1");
  EXPECT_EQ(rows("set Values = 0.3; 0.1"), "0.3; 0.1");
}


// Both ends count, in either direction, and so do several stretches in a list.
TEST_F(SweepValues, InSteps)
{
  EXPECT_EQ(rows("set Values = 0.1 : 0.3 : 0.1"), "0.1; 0.2; 0.3");
  EXPECT_EQ(rows("set Values = 1, 0.3:0.05:-0.1, 0"), "1; 0.3; 0.2; 0.1; 0");
  EXPECT_EQ(rows("set Values = 0.2 : 0.2 : 1"), "0.2");
  EXPECT_EQ(rows("set Values = -0.1 : 0.1 : 0.1"), "-0.1; 0; 0.1");
}


TEST_F(SweepValues, ThatAreLists)
{
  const std::string parameter = "set Parameter = " + edges + "\nset Values = ";
  EXPECT_EQ(rows(parameter + "0.5, 2; 0.5, 1.9"), "0.5, 2; 0.5, 1.9");
  EXPECT_EQ(rows(parameter + "(0.5, 2), (0.5, 1.9)"), "0.5, 2; 0.5, 1.9");
  EXPECT_EQ(rows(parameter + "0.5, 2"), "0.5, 2");
  EXPECT_EQ(rows("set Parameter = Gas/Species\nset Values = O2, N2; N2, O2"),
            "O2, N2; N2, O2");
}


TEST_F(SweepValues, OfSeveralParameters)
{
  const std::string text =
    of_several("set Values = 0.5, (0.5, 2); 0.6, (0.5, 1.9)");
  EXPECT_EQ(rows(text), "0.5, 0.5, 2; 0.6, 0.5, 1.9");
  const auto &sweep = with(text).parameters.sweeps.at(0);
  ASSERT_EQ(sweep.rows.at(1).size(), 2u);
  EXPECT_EQ(sweep.rows[1][1], "0.5, 1.9");
  EXPECT_EQ(sweep.parameters.at(0).title, "Voltage [V]");
  EXPECT_EQ(sweep.parameters.at(1).title, "x [mm]");
  EXPECT_EQ(with(of_several("set Title = U [V], edges\nset Values = 1, (0, 1)"))
              .parameters.sweeps.at(0)
              .parameters.at(1)
              .title,
            "edges");
}


// Columns are found by the parameters' names, or by their own; what was read
// stands in the file from then on.
TEST_F(SweepValues, FromColumns)
{
  const auto values = [](const std::string &entries, const std::string &table) {
    Diagnostics diagnostics;
    auto file =
      ParameterFile::parse("subsection Protocol\nsubsection Sweep s\n" +
                             entries + "\nend\nend\n",
                           "device.prm",
                           diagnostics);
    read_table_files(
      file,
      [&](const std::string &name) {
        FileOnDisk result;
        result.exists = result.is_readable = name == "points.csv";
        result.text                        = table;
        result.neighbours                  = {"points.csv"};
        return result;
      },
      diagnostics);
    const auto *found = file.find("Protocol/Sweep s/Values");
    return found == nullptr ? diagnostics.text() : found->value;
  };
  const std::string table = "\xEF\xBB\xBF# measured\nVoltage [V],\"x [mm]\",T\n"
                            "0.5,\"0.5, 2\",900\n\n0.6,\"0.5, 1.9\",950\n";
  EXPECT_EQ(values(of_several("set Values from = points.csv"), table),
            "0.5, (0.5, 2); 0.6, (0.5, 1.9)");
  EXPECT_EQ(values("set Parameter = " + voltage +
                     "\nset Values from = points.csv\nset Columns = T",
                   table),
            "900; 950");

  const auto expect = [&](const std::string &entries,
                          const std::string &text,
                          const std::string &part) {
    EXPECT_NE(
      values("set Parameter = " + voltage + "\n" + entries, text).find(part),
      std::string::npos)
      << values("set Parameter = " + voltage + "\n" + entries, text);
  };
  expect("set Values from = point.csv", table, "did you mean \"points.csv\"");
  expect("set Values from = points.csv",
         "T\n900\n",
         "this table has no column \"Voltage [V]\"");
  expect(
    "set Values from = points.csv",
    "Voltage [V],T\n,900\n",
    "points.csv:2: error: Protocol/Sweep s/Values from: this table has a hole");
  expect("set Values from = points.csv", "Voltage [V]\n", "no rows");
}
