// Every number of a parameter file that is neither geometry nor a setting of
// the solver can be continued: a change of it moves one of numbers().

#include <oxion/parameters/numbers.h>
#include <oxion/parameters/read_parameters.h>

#include <cstdlib>
#include <gtest/gtest.h>
#include <iomanip>
#include <sstream>

using namespace Oxion::Parameters;

namespace
{
  std::vector<double>
  values(const ParameterFile &file)
  {
    Diagnostics diagnostics;
    auto parameters = read_parameters(file, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    std::vector<double> result;
    for (const double *number : numbers(parameters))
      result.push_back(*number);
    return result;
  }
} // namespace

TEST(ParameterNumbers, AreAllOfThem)
{
  Diagnostics diagnostics;
  auto file =
    ParameterFile::read(std::string(OXION_SOURCE_DIR) +
                          "/parameter_files/wide_band/lambda_sweep.prm",
                        diagnostics);
  file.set("Gas/Atmosphere exhaust/Lambda [-]", "0.8"); // rich: all count
  const auto before = values(file);
  unsigned n        = 0;
  for (const auto &setting : file.settings())
  {
    const std::string section = setting.path.substr(0, setting.path.find('/'));
    char *end                 = nullptr;
    const double value        = std::strtod(setting.value.c_str(), &end);
    if (setting.value.empty() || *end != '\0' || value == 0. ||
        (section != "Materials" && section != "Gas" &&
         section != "Electrodes" && section != "Circuit" && section != "Heat"))
      continue;
    SCOPED_TRACE(setting.path);
    std::ostringstream text;
    text << std::setprecision(12) << 0.99 * value;
    auto other = file;
    other.set(setting.path, text.str());
    const auto after = values(other);
    ASSERT_EQ(after.size(), before.size());
    EXPECT_NE(after, before);
    ++n;
  }
  EXPECT_GT(n, 10u);
}

TEST(ParameterNumbers, BlendBetweenFiniteEnds)
{
  Parameters from, to;
  from.terminals.resize(2);
  to.terminals.resize(2);
  from.terminals[0].voltage    = 1.;
  to.terminals[0].voltage      = 3.;
  to.terminals[1].resistance   = 5.; // from infinite
  to.heat.temperature          = 1000.;
  from.heat.temperature        = 900.;
  to.geometry.grid.refinements = 2;
  // By factors, and once only though two entries give it.
  from.gas.atmospheres.resize(1);
  to.gas.atmospheres.resize(1);
  from.gas.atmospheres[0].pressure = 1e5;
  to.gas.atmospheres[0].pressure   = 16e5;
  const auto middle                = blend(from, to, 0.25);
  EXPECT_DOUBLE_EQ(middle.gas.atmospheres[0].pressure, 2e5);
  EXPECT_EQ(middle.terminals[0].voltage, 1.5);
  EXPECT_EQ(middle.terminals[1].resistance, 5.);
  EXPECT_EQ(middle.heat.temperature, 925.);
  EXPECT_EQ(middle.geometry.grid.refinements, 2u);
  // Of two structures the second.
  from.terminals.pop_back();
  EXPECT_EQ(blend(from, to, 0.25).heat.temperature, 1000.);
}
