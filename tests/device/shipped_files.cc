// Every shipped parameter file runs as it stands: from a cold start, without a
// failed point, with closed balances.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  std::vector<std::string>
  all_files()
  {
    const std::filesystem::path root = shipped("");
    std::vector<std::string> names;
    for (const auto &entry :
         std::filesystem::recursive_directory_iterator(root))
      if (entry.path().extension() == ".prm")
        names.push_back(std::filesystem::relative(entry.path(), root).string());
    std::sort(names.begin(), names.end());
    return names;
  }

  class ShippedFile : public testing::TestWithParam<std::string>
  {
  };

  std::string
  test_name(const testing::TestParamInfo<std::string> &info)
  {
    std::string name = info.param.substr(0, info.param.size() - 4);
    for (char &c : name)
      if (!std::isalnum(c))
        c = '_';
    return name;
  }
} // namespace


TEST_P(ShippedFile, Runs)
{
  // Wide-band files on their coarse mesh, where the cold start happens.
  const bool wide_band = GetParam().rfind("wide_band/", 0) == 0;
  const auto run =
    run_program(shipped(GetParam()),
                wide_band ? Settings{"Geometry/Grid/Refinements=0"}
                          : Settings{});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &points = run.summary.at("points");
  ASSERT_FALSE(points.empty());
  EXPECT_EQ(run.summary.at("totals").at("failed points"), 0);

  unsigned later_steps = 0;
  for (unsigned i = 0; i < points.size(); ++i)
  {
    SCOPED_TRACE(points[i].at("swept").dump());
    EXPECT_TRUE(points[i].at("converged").get<bool>());
    const unsigned steps = points[i].at("newton steps");
    if (i > 0)
      later_steps += steps;
    EXPECT_LE(steps, i == 0 ? 80u : 15u);
    for (const auto &balance : points[i].at("balances").items())
    {
      const double defect = balance.value().at("defect"),
                   scale  = balance.value().at("scale");
      const bool energy = balance.key() == "energy" || balance.key() == "power";
      EXPECT_LE(std::abs(defect), (energy ? 1e-6 : 1e-8) * scale)
        << balance.key();
    }
  }
  EXPECT_LE(later_steps, 5 * (points.size() - 1));
}

INSTANTIATE_TEST_SUITE_P(ParameterFiles,
                         ShippedFile,
                         testing::ValuesIn(all_files()),
                         test_name);
