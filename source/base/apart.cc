#include <oxion/base/apart.h>
#include <oxion/exceptions.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Exit codes, from mild to grave.
    constexpr int gravity[] = {0, 5, 3, 4, 2};


    /** A rank that waits in MPI_Barrier takes a whole core while it does. */
    void
    meet_asleep(MPI_Comm communicator)
    {
      MPI_Request request;
      MPI_Ibarrier(communicator, &request);
      int done = 0;
      for (MPI_Test(&request, &done, MPI_STATUS_IGNORE); done == 0;
           MPI_Test(&request, &done, MPI_STATUS_IGNORE))
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  } // namespace


  End
  end_of(const std::function<void()> &action)
  {
    try
    {
      action();
    }
    catch (const BadInput &problem)
    {
      return {2, problem.what()};
    }
    catch (const NumericalFailure &problem)
    {
      return {3, problem.what()};
    }
    catch (const EnvironmentFailure &problem)
    {
      return {4, problem.what()};
    }
    catch (const Stopped &problem)
    {
      return {5, problem.what()};
    }
    return {};
  }


  End
  common_end(const End &here, MPI_Comm communicator)
  {
    meet_asleep(communicator);
    const int here_is =
      std::find(std::begin(gravity), std::end(gravity), here.exit_code) -
      std::begin(gravity);
    const int gravest = Utilities::MPI::max(here_is, communicator);
    const unsigned n  = Utilities::MPI::n_mpi_processes(communicator);
    const unsigned of_rank =
      Utilities::MPI::min(here_is == gravest
                            ? Utilities::MPI::this_mpi_process(communicator)
                            : n,
                          communicator);
    return {gravity[gravest],
            Utilities::MPI::broadcast(communicator, here.text, of_rank)};
  }


  void
  throw_end(const End &end)
  {
    switch (end.exit_code)
    {
      case 2:
        throw BadInput(end.text);
      case 3:
        throw NumericalFailure(end.text);
      case 4:
        throw EnvironmentFailure(end.text);
      case 5:
        throw Stopped(end.text);
      default:
        return;
    }
  }
} // namespace Oxion
