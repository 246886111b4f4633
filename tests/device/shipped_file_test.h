#pragma once

#include "device/shipped_runs.h"

// Every shipped parameter file runs as it stands, on its own mesh: from a cold
// start, without a failed point, with closed balances. A program has those that
// its other tests look at, too.

namespace Oxion::Testing
{
  /** Is the claims' program to run it, or that of the devices? */
  inline bool
  shows_a_claim(const std::string &name)
  {
    for (const std::string start : {"mixed_potential/",
                                    "pump_cell/",
                                    "sealed_reference/",
                                    "wide_band/barrier",
                                    "wide_band/joint",
                                    "wide_band/lower",
                                    "wide_band/reference",
                                    "wide_band/second",
                                    "wide_band/shared",
                                    "wide_band/side",
                                    "wide_band/upper"})
      if (name.rfind(start, 0) == 0)
        return true;
    return false;
  }

  /** Is the program of the verification report to run it? Of the older ones
   * that of the devices asks more. */
  inline bool
  is_a_verification_case(const std::string &name)
  {
    for (const std::string other : {"cermet",
                                    "cross_talk_strip",
                                    "filling",
                                    "impedance",
                                    "nafems_t3",
                                    "own_species",
                                    "radiative_cooling",
                                    "sheet_resistance",
                                    "sinusoidal_film",
                                    "square_wave",
                                    "thin_barrier",
                                    "thin_layer",
                                    "time_lag"})
      if (name == "verification/" + other + ".prm")
        return false;
    return name.rfind("verification/", 0) == 0;
  }

  enum class Program
  {
    claims,
    verification,
    device ///< all others
  };

  inline std::vector<std::string>
  shipped_files(const Program program)
  {
    const std::filesystem::path root = shipped("");
    std::vector<std::string> names;
    for (const auto &entry :
         std::filesystem::recursive_directory_iterator(root))
    {
      const std::string name =
        std::filesystem::relative(entry.path(), root).string();
      if (entry.path().extension() == ".prm" &&
          program == (shows_a_claim(name)            ? Program::claims
                      : is_a_verification_case(name) ? Program::verification
                                                     : Program::device))
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  class ShippedFile : public testing::TestWithParam<std::string>
  {
  };

  inline std::string
  name_of_test(const testing::TestParamInfo<std::string> &info)
  {
    std::string name = info.param.substr(0, info.param.size() - 4);
    for (char &c : name)
      if (!std::isalnum(c))
        c = '_';
    return name;
  }


  TEST_P(ShippedFile, Runs)
  {
    const auto &run = shipped_run(GetParam()).run;
    ASSERT_EQ(run.exit_code, 0) << run.output;
    const auto &points = run.summary.at("points");
    ASSERT_FALSE(points.empty());
    EXPECT_EQ(run.summary.at("totals").at("failed points"), 0);

    // What the device itself carries: its current as oxygen, its heater's
    // power.
    double current = 0., power = 0.; // [A], [W]
    for (const auto &[title, values] : run.table.columns)
      for (const double value : values)
        if (title == "I_p [mA]" || title == "I [mA]")
          current = std::max(current, 1e-3 * std::abs(value));
        else if (title == "P_heater [W]")
          power = std::max(power, value);

    // On a mesh that adapts itself some points are solved on each of the
    // meshes.
    unsigned n_meshes = 0;
    for (auto at = run.output.find("\nMesh "); at != std::string::npos;
         at      = run.output.find("\nMesh ", at + 1))
      ++n_meshes;

    for (unsigned i = 0; i < points.size(); ++i)
    {
      SCOPED_TRACE(points[i].at("swept").dump());
      EXPECT_TRUE(points[i].at("converged").get<bool>());
      // From lambda 1 straight to 0.8 it takes 16; where a word is swept each
      // point is a start, in time a row takes any.
      bool starts = i == 0;
      for (const auto &[title, value] : points[i].at("swept").items())
        starts = starts || value.is_string();
      const bool in_time = run.table.columns.count("Time [s]") > 0;
      if (!in_time)
      {
        EXPECT_LE(points[i].at("newton steps"),
                  starts ? 80u + 20u * n_meshes : 20u);
      }
      else if (i > 0)
      {
        EXPECT_GE(points[i].at("steps in time").at("taken"), 1u);
      }
      for (const auto &balance : points[i].at("balances").items())
      {
        const bool energy =
          balance.key() == "energy" || balance.key() == "power";
        double scale = balance.value().at("scale");
        if (energy && power > 0.)
          scale = power;
        else if (balance.key() == "charge" && current > 0.)
          scale = current;
        else if (!energy && current > 0.)
          scale = current / (4. * 96485.33212);
        // 1e-13 and 1e-12 are seen; in time 1e-10, what is stored to the last
        // digit over the length of a short step.
        EXPECT_LE(std::abs(balance.value().at("defect").get<double>()),
                  (energy || in_time ? 1e-9 : 1e-11) * scale)
          << balance.key();
      }
    }
  }
} // namespace Oxion::Testing
