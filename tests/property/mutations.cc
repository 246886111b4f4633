// Shipped parameter files with something wrong: whatever it is, `--check` ends
// with a verdict, soon.

#include <oxion/parameters/read_parameters.h>

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "property/cases.h"
#include "property/look.h"
#include "property/mutate.h"

using namespace Oxion;
using namespace Oxion::Testing;
namespace fs = std::filesystem;

namespace
{
  constexpr unsigned most_seconds = 60; ///< for one file on a busy machine

  /** The shipped jobs, each with the files that it is read from. */
  class ShippedJobs
  {
  public:
    ShippedJobs()
    {
      const fs::path folder = OXION_SOURCE_DIR "/parameter_files";
      for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".prm")
          jobs.push_back(entry.path().string());
      std::sort(jobs.begin(), jobs.end()); // as no disk does
    }

    std::vector<std::string>
    files_of(const std::string &job)
    {
      std::vector<std::string> result;
      Parameters::Diagnostics ignored;
      Parameters::CommandLine command_line;
      command_line.file = job;
      Parameters::read_parameter_file(
        command_line, ignored, [&](const std::string &name) {
          const auto file = read(name);
          if (file.is_readable &&
              std::find(result.begin(), result.end(), name) == result.end())
            result.push_back(name);
          return file;
        });
      return result;
    }

    const Parameters::FileOnDisk &
    read(const std::string &name)
    {
      const auto known = files_.find(name);
      return known != files_.end()
               ? known->second
               : files_.emplace(name, Parameters::read_from_disk(name))
                   .first->second;
    }

    std::vector<std::string> jobs;

  private:
    std::map<std::string, Parameters::FileOnDisk> files_;
  };
} // namespace


TEST(Mutations, OfShippedFilesAreToldOrDone)
{
  ShippedJobs shipped;
  ASSERT_GT(shipped.jobs.size(), 100u);
  const auto [first, number] = cases(300);
  std::map<int, unsigned> n_ends;
  for (auto seed = first; seed < first + number; ++seed)
  {
    Random random(seed);
    const auto job    = random.one_of(shipped.jobs);
    const auto &files = shipped.files_of(job);
    const auto name   = random.one_of(files);
    Mutant mutant     = mutate(shipped.read(name).text, random);
    while (random.chance(0.3))
    {
      const Mutant next = mutate(mutant.text, random);
      mutant            = {next.text, mutant.what + "; " + next.what};
    }
    const auto source = [&](const std::string &wanted) {
      auto file = shipped.read(wanted);
      if (wanted == name)
        file.text = mutant.text;
      return file;
    };
    const Watch watch(seed, most_seconds);
    const Look look = look_at_file(job, source, MPI_COMM_WORLD);
    ++n_ends[look.exit_code];
    const bool is_told = look.exit_code == 2 && look.diagnostics.has_errors();
    EXPECT_TRUE(look.exit_code == 0 || is_told)
      << "exit code " << look.exit_code << ": " << look.text << "\n"
      << job << ", " << name << ": " << mutant.what << "\n"
      << how_to_repeat(seed,
                       "mutant_" + std::to_string(seed) + ".prm",
                       mutant.text);
  }
  std::cout << number << " mutants from seed " << first << " on: " << n_ends[0]
            << " are right, " << n_ends[2] << " refused" << std::endl;
}
