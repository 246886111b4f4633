#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>

#include <deal.II/base/mpi.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "temporary_file.h"

namespace Oxion
{
  using namespace dealii;

  void
  write_file_atomically(const std::string &path, const std::string &content)
  {
    // Always the same name: what a killed run has left is overwritten.
    TemporaryFile file(path + ".tmp");
    if (!file.write_all(content) || !file.close() || !file.rename_to(path))
    {
      const int reason = errno;
      throw EnvironmentFailure("Cannot write the file '" + path +
                               "': " + std::strerror(reason) + ".");
    }
  }


  void
  make_output_folder(const std::string &path)
  {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error && !std::filesystem::is_directory(path, error) && !error)
      error = std::make_error_code(std::errc::not_a_directory);
    if (error)
      throw EnvironmentFailure("Cannot create the output folder '" + path +
                               "': " + error.message() + ".");

    const std::string probe = path + "/writable";
    TemporaryFile file(probe);
    if (!file.write_all("Oxion may write here.\n") || !file.close())
    {
      const int reason = errno;
      throw EnvironmentFailure("Cannot write into the output folder '" + path +
                               "': " + std::strerror(reason) + ".");
    }
  }


  void
  make_output_folder(const std::string &path, MPI_Comm communicator)
  {
    on_first_rank(communicator, [&] { make_output_folder(path); });
  }


  void
  fail_together(MPI_Comm communicator, const std::function<void()> &action)
  {
    const unsigned n_ranks = Utilities::MPI::n_mpi_processes(communicator);
    const unsigned rank    = Utilities::MPI::this_mpi_process(communicator);

    std::string message;
    unsigned failed = n_ranks;
    try
    {
      action();
    }
    catch (const EnvironmentFailure &failure)
    {
      message = failure.what();
      failed  = rank;
    }
    failed = Utilities::MPI::min(failed, communicator);
    if (failed < n_ranks)
      throw EnvironmentFailure(
        Utilities::MPI::broadcast(communicator, message, failed));
  }


  void
  on_first_rank(MPI_Comm communicator, const std::function<void()> &action)
  {
    fail_together(communicator, [&] {
      if (Utilities::MPI::this_mpi_process(communicator) == 0)
        action();
    });
  }
} // namespace Oxion
