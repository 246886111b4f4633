// Random devices that are valid: each is meshed and solved, conserves what has
// to be conserved, and reads the same on any number of ranks.

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>
#include <iomanip>
#include <iostream>

#include "property/cases.h"
#include "property/random_stack.h"
#include "property/solve.h"

using namespace Oxion::Testing;
namespace MPI = dealii::Utilities::MPI;

namespace
{
  constexpr unsigned most_seconds = 300; ///< for a device, on a busy machine
  constexpr double agreement      = 1e-8;

  struct Device
  {
    std::uint64_t seed;
    std::string text;
    std::vector<Solved> on; ///< 1, 2, 4, ... ranks
  };

  /** On 1, 2, 4, ... ranks, as many devices at a time as there are ranks. */
  void
  solve_all(std::vector<Device> &devices)
  {
    const unsigned rank    = MPI::this_mpi_process(MPI_COMM_WORLD),
                   n_ranks = MPI::n_mpi_processes(MPI_COMM_WORLD);
    for (unsigned size = 1; size <= n_ranks; size *= 2)
    {
      const unsigned n_teams = n_ranks / size, team = rank / size;
      MPI_Comm communicator;
      MPI_Comm_split(MPI_COMM_WORLD, team, rank, &communicator);
      for (unsigned i = 0; i < devices.size(); i += n_teams)
      {
        Solved own;
        if (team < n_teams && i + team < devices.size())
        {
          const auto &device = devices[i + team];
          const Watch watch(device.seed, most_seconds);
          own = solve(device.text, communicator);
        }
        const auto all = MPI::all_gather(MPI_COMM_WORLD, own);
        for (unsigned t = 0; t < n_teams && i + t < devices.size(); ++t)
          devices[i + t].on.push_back(all[t * size]);
      }
      MPI_Comm_free(&communicator);
    }
  }

  int
  n_failures()
  {
    return testing::UnitTest::GetInstance()
      ->current_test_info()
      ->result()
      ->total_part_count();
  }

  void
  expect_agreement(const Solved &one, const Solved &other, const unsigned ranks)
  {
    ASSERT_EQ(one.readings.size(), other.readings.size());
    for (unsigned m = 0; m < one.readings.size(); ++m)
      EXPECT_NEAR(one.readings[m].value,
                  other.readings[m].value,
                  agreement * one.readings[m].scale)
        << one.readings[m].name << ", 1 and " << ranks << " ranks";
  }
} // namespace


TEST(ValidStacks, AreSolvedAndConserveOnAllRanksAlike)
{
  const auto [first, number] = cases(12);
  const unsigned n_ranks     = MPI::n_mpi_processes(MPI_COMM_WORLD);
  const bool talks           = MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
  for (unsigned done = 0; done < number; done += n_ranks)
  {
    std::vector<Device> devices;
    for (unsigned i = done; i < std::min(done + n_ranks, number); ++i)
      devices.push_back({first + i, random_stack(first + i).text(), {}});
    solve_all(devices);
    for (const auto &device : devices)
    {
      const int before = n_failures();
      if (talks)
        std::cout << "seed " << device.seed << ": " << device.on[0].remarks
                  << std::endl;
      for (unsigned size = 1, i = 0; i < device.on.size(); size *= 2, ++i)
      {
        EXPECT_EQ(device.on[i].complaint, "") << size << " ranks";
        if (i > 0 && device.on[0].complaint.empty() &&
            device.on[i].complaint.empty())
          expect_agreement(device.on[0], device.on[i], size);
      }
      if (n_failures() > before && talks)
        ADD_FAILURE() << how_to_repeat(device.seed,
                                       "stack_" + std::to_string(device.seed) +
                                         ".prm",
                                       device.text);
    }
  }
}
