// Input that is wrong a thousandfold, or by names of a thousand letters, is
// told of on a page; and names that files and tables could not hold.

#include <chrono>
#include <gtest/gtest.h>

#include "parameters_helpers.h"

using namespace Oxion::Parameters;

namespace
{
  std::string
  diagnostics_of(const std::string &snippet)
  {
    TemporaryFolder folder;
    folder.write("base.prm", small_device());
    return read_all(folder.write("device.prm", "include base.prm\n" + snippet))
      .diagnostics.text();
  }

  void
  expect_contains(const std::string &text, const std::string &part)
  {
    EXPECT_NE(text.find(part), std::string::npos)
      << "no \"" << part << "\" in\n"
      << text;
  }

  std::string
  many_names(const unsigned n)
  {
    std::string list;
    for (unsigned i = 0; i < n; ++i)
      list += (i == 0 ? "" : ", ") + ("name" + std::to_string(i));
    return list;
  }

  constexpr std::size_t a_page = 20000;
} // namespace


TEST(ManyErrors, AListOfTwentyThousandNamesIsToldShort)
{
  const auto start       = std::chrono::steady_clock::now();
  const std::string text = diagnostics_of(
    "subsection Circuit\nset Terminals = " + many_names(20000) + "\nend\n");
  const std::chrono::duration<double> seconds =
    std::chrono::steady_clock::now() - start;
  EXPECT_LT(text.size(), a_page);
  expect_contains(text,
                  "Circuit/Terminals: there is no \"subsection Terminal "
                  "name0\"");
  expect_contains(text, "3 | set Terminals = name0, name1, name2");
  expect_contains(text, "errors, of which the first 30 are shown");
  EXPECT_LT(seconds.count(), 60.); // it took minutes
}


TEST(ManyErrors, AWrongNameAmongThousandsShowsTheNearest)
{
  std::string surfaces, sections;
  for (unsigned i = 0; i < 2000; ++i)
    sections += "subsection Surface name" + std::to_string(i) +
                "\nset Between = chamber, sheet\nend\n";
  const std::string text = diagnostics_of(
    "subsection Geometry\nset Surfaces = opening, cathode, anode, " +
    many_names(2000) + "\n" + sections +
    "end\nsubsection Electrodes\nsubsection Electrode anode\n"
    "set Surface = anoed\nend\nend\n");
  EXPECT_LT(text.size(), a_page);
  expect_contains(text, "no surface is called \"anoed\"");
  expect_contains(text, "one of opening, cathode, anode, name0");
  expect_contains(text, "and 1991 more");
  expect_contains(text, "did you mean \"anode\"?");
}


TEST(ManyErrors, ALongLineIsQuotedAroundItsMark)
{
  const std::string text =
    diagnostics_of("subsection Protocol\nsubsection Sweep voltage\n"
                   "set Linear =\nset Values = " +
                   std::string(5000, '1') + "x\nend\nend\n");
  EXPECT_LT(text.size(), 2000u);
  expect_contains(text, "5 | set Values = 111");
  expect_contains(text, "111...\n");
  expect_contains(text, "  value: 111");
}


TEST(Names, MustBeFitForFilesAndTables)
{
  const std::string long_name(101, 'x');
  for (const std::string &name : {std::string("a/b"),
                                  long_name,
                                  std::string("bell\a"),
                                  std::string("latin \xb5m")})
    expect_contains(diagnostics_of("subsection Measurements\n"
                                   "set Measurements = I, " +
                                   name + "\nend\n"),
                    "at most 100 printable characters, without \"/\"");
  const std::string micro = "I in \xc2\xb5m [A/m2]"; // as UTF-8
  EXPECT_EQ(diagnostics_of("subsection Measurements\nset Measurements = " +
                           micro + "\nsubsection Measurement " + micro +
                           "\nset Kind = terminal current\n"
                           "set Terminal = pump\nend\nend\n"),
            "");
}


TEST(Names, OfColumnsMayNotMeet)
{
  const std::string sweep =
    "subsection Protocol\nsubsection Sweep voltage\nset Title = ";
  expect_contains(diagnostics_of(sweep + "Status\nend\nend\n"),
                  "\"Status\" has a meaning of its own in the results");
  expect_contains(diagnostics_of(sweep + "I [uA]\nend\nend\n"),
                  "Measurements/Measurement I: the sweep \"voltage\" has the "
                  "column \"I [uA]\" already");
}


// Air is dry air; exhaust of infinite lambda would be something else.
TEST(Air, IsNotTheExhaustOfLargeLambda)
{
  const auto lambda = [](const std::string &value) {
    return diagnostics_of("subsection Gas\nset Species = O2, N2, H2O, CO2\n"
                          "subsection Atmosphere measured gas\n"
                          "set Composition = exhaust\n"
                          "set Oxygen fraction [-] =\nset Lambda [-] = " +
                          value + "\nend\nend\n");
  };
  const std::string text = lambda("1e9");
  expect_contains(text, "warning: Gas/Atmosphere measured gas/Lambda [-]");
  expect_contains(text, "20.964 % O2");
  expect_contains(text, "dry air has 20.95 %");
  expect_contains(text, "write \"air\"");
  EXPECT_EQ(lambda("air"), "");
  EXPECT_EQ(lambda("10"), "");
}
