#include "end_of_run.h"

#include <oxion/base/ending.h>
#include <oxion/output/atomic_file.h>

#include <deal.II/base/mpi.h>

#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>

namespace Oxion
{
  void
  note_reason_of_end(const std::string &folder, MPI_Comm communicator)
  {
    if (dealii::Utilities::MPI::this_mpi_process(communicator) != 0)
      return;
    const Ending ending    = ending_of(std::current_exception());
    const std::string path = folder + "/summary.json";
    try
    {
      auto summary = nlohmann::ordered_json::parse(std::ifstream(path));
      if (summary.at("finished") == true)
        return; // that of an earlier run: this one has not begun
      summary["exit code"] = ending.exit_code;
      summary["ended by"]  = ending.text;
      write_file_atomically(path, summary.dump(2) + '\n');
    }
    catch (...)
    {
      // The disk may be what ends the run; its own reason is told anyway.
    }
  }
} // namespace Oxion
