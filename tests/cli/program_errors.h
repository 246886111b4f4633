#pragma once

#include <fstream>
#include <iterator>

#include "device/program.h"

namespace Oxion::Testing
{
  /** A run that ends badly, and what it has to say. */
  struct Case
  {
    std::string name;
    std::string file; ///< in the folder of the test
    Settings settings;
    int exit_code;
    std::vector<std::string> fragments;
  };

  /** A limiting-current cell as "cell.prm" and files that change it. */
  class ProgramErrors : public testing::Test
  {
  protected:
    void
    SetUp() override
    {
      std::ifstream file(OXION_SOURCE_DIR "/tests/cell.prm");
      folder.write("cell.prm", {std::istreambuf_iterator<char>(file), {}});
    }

    void
    expect(const Case &one)
    {
      SCOPED_TRACE(one.name);
      const std::string results = folder.path("results_" + one.name);
      const auto run =
        run_program(folder.path(one.file), one.settings, results);
      expect(one, run);
      if (one.exit_code == 2)
      {
        EXPECT_FALSE(std::filesystem::exists(results)) << "half-written";
      }
    }

    static void
    expect(const Case &one, const ProgramRun &run)
    {
      EXPECT_EQ(run.exit_code, one.exit_code) << run.output;
      for (const auto &fragment : one.fragments)
        EXPECT_NE(run.output.find(fragment), std::string::npos)
          << "no \"" << fragment << "\" in\n"
          << run.output;
    }

    Folder folder;
  };

  /** Makes the template's one sweep go over a parameter. */
  inline Settings
  sweep(const std::string &parameter, const std::string &values)
  {
    return {"Protocol/Sweep voltage/Linear=",
            "Protocol/Sweep voltage/Parameter=" + parameter,
            "Protocol/Sweep voltage/Values=" + values,
            "Output/Fields=false"};
  }
} // namespace Oxion::Testing
