#include <oxion/output/memory_use.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/utilities.h>

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr double kB_in_MB = 1024.; // as the system counts
  }


  double
  MemoryUse::per(const std::uint64_t number) const
  {
    const double all = std::accumulate(of_rank.begin(), of_rank.end(), 0.);
    return number == 0 ? 0. : all * kB_in_MB / number;
  }


  std::string
  MemoryUse::line(const std::uint64_t n_unknowns,
                  const std::uint64_t n_cells) const
  {
    if (of_rank.empty())
      return "";
    char text[120];
    std::snprintf(text,
                  sizeof(text),
                  "Memory: at most %.0f MB a rank, %.3g kB an unknown, "
                  "%.3g kB a cell",
                  *std::max_element(of_rank.begin(), of_rank.end()),
                  per(n_unknowns),
                  per(n_cells));
    return text;
  }


  MemoryUse
  peak_memory(const MPI_Comm communicator)
  {
    Utilities::System::MemoryStats memory;
    Utilities::System::get_memory_stats(memory);
    // VmHWM, the largest resident set so far, comes in kB.
    return {Utilities::MPI::gather(communicator, memory.VmHWM / kB_in_MB)};
  }
} // namespace Oxion
