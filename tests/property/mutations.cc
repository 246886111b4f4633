// Shipped parameter files with something wrong: whatever it is, `--check` ends
// with a verdict, soon.

#include <gtest/gtest.h>
#include <iostream>
#include <map>

#include "property/cases.h"
#include "property/look.h"
#include "property/mutate.h"
#include "property/shipped_jobs.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  constexpr unsigned most_seconds = 60; ///< for one file on a busy machine

  /** Counts verdicts, of which each mutant must have one. */
  class Verdicts
  {
  public:
    explicit Verdicts(const Cases &cases)
      : cases_(cases)
    {}

    void
    count(const Look &look,
          const std::uint64_t seed,
          const std::string &of,
          const Mutant &mutant,
          const std::string &ending)
    {
      ++n_ends_[look.exit_code];
      const bool is_told = look.exit_code == 2 && look.diagnostics.has_errors();
      EXPECT_TRUE(look.exit_code == 0 || is_told)
        << "exit code " << look.exit_code << ": " << look.text << "\n"
        << of << ": " << mutant.what << "\n"
        << how_to_repeat(seed,
                         "mutant_" + std::to_string(seed) + ending,
                         mutant.text);
    }

    void
    tell() const
    {
      std::cout << cases_.number << " mutants from seed " << cases_.first
                << " on: " << n_ends_.at(0) << " are right, " << n_ends_.at(2)
                << " refused" << std::endl;
    }

  private:
    const Cases cases_;
    std::map<int, unsigned> n_ends_ = {{0, 0}, {2, 0}};
  };
} // namespace


TEST(Mutations, OfShippedFilesAreToldOrDone)
{
  ShippedJobs shipped;
  ASSERT_GT(shipped.jobs.size(), 100u);
  const Cases all = cases(300);
  Verdicts verdicts(all);
  for (auto seed = all.first; seed < all.first + all.number; ++seed)
  {
    Random random(seed);
    const auto job   = random.one_of(shipped.jobs);
    const auto files = shipped.files_of(job);
    const auto name  = random.one_of(files);
    Mutant mutant    = mutate(shipped.read(name).text, random);
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
    verdicts.count(look_at_file(job, source, MPI_COMM_WORLD),
                   seed,
                   job + ", " + name,
                   mutant,
                   ".prm");
  }
  verdicts.tell();
}


// The jobs of one file as JSON, which has a reader of its own: a tenth as many.
TEST(Mutations, OfJsonAreToldOrDone)
{
  ShippedJobs shipped;
  std::vector<std::string> jobs;
  for (const auto &job : shipped.jobs)
    if (shipped.files_of(job).size() == 1)
      jobs.push_back(job);
  const auto look_at_json = [&](const std::string &job,
                                const std::string &text) {
    const auto name   = job + ".json"; // beside what it names
    const auto source = [&](const std::string &wanted) {
      if (wanted != name)
        return shipped.read(wanted);
      Parameters::FileOnDisk file;
      file.exists = file.is_readable = true;
      file.identity                  = name;
      file.text                      = text;
      return file;
    };
    return look_at_file(name, source, MPI_COMM_WORLD);
  };
  for (std::size_t i = 0; i < jobs.size(); i += 8)
    EXPECT_EQ(look_at_json(jobs[i], shipped.as_json(jobs[i])).text, "")
      << jobs[i];

  Cases all  = cases(300);
  all.number = (all.number + 9) / 10;
  Verdicts verdicts(all);
  for (auto seed = all.first; seed < all.first + all.number; ++seed)
  {
    Random random(seed);
    const auto job      = random.one_of(jobs);
    const Mutant mutant = mutate_json(shipped.as_json(job), random);
    const Watch watch(seed, most_seconds);
    verdicts.count(look_at_json(job, mutant.text), seed, job, mutant, ".json");
  }
  verdicts.tell();
}
