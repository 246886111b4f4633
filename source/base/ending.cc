#include <oxion/base/ending.h>
#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>

#include <deal.II/lac/exceptions.h>

#include <chrono>
#include <iostream>
#include <new>
#include <thread>

namespace Oxion
{
  namespace
  {
    /// Ranks that fail alike do so within a time much shorter than this.
    constexpr std::chrono::seconds patience(3);

    bool
    all_come(MPI_Comm communicator)
    {
      MPI_Request request;
      MPI_Ibarrier(communicator, &request);
      const auto deadline = std::chrono::steady_clock::now() + patience;
      int done            = 0;
      while (true)
      {
        MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        if (done != 0 || std::chrono::steady_clock::now() > deadline)
          return done != 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
  } // namespace


  Ending
  ending_of(const std::exception_ptr &problem)
  {
    try
    {
      std::rethrow_exception(problem);
    }
    catch (const BadInput &bad_input)
    {
      return {2, bad_input.what()};
    }
    catch (const NumericalFailure &failure)
    {
      return {3, failure.what()};
    }
    catch (const EnvironmentFailure &failure)
    {
      return {4, failure.what()};
    }
    catch (const Stopped &stopped)
    {
      return {5, stopped.what()};
    }
    catch (const dealii::LACExceptions::ExcPETScError &error)
    {
      return ending_of_petsc(error.error_code);
    }
    catch (const std::bad_alloc &)
    {
      return {4, "The memory does not suffice."};
    }
    catch (const std::exception &error)
    {
      return {4, std::string("oxion: unexpected error: ") + error.what()};
    }
    catch (...)
    {
      return {4, "oxion: unexpected error"};
    }
  }


  Ending
  ending_of_petsc(const int code)
  {
    try
    {
      Petsc::throw_error(code);
    }
    catch (...)
    {
      return ending_of(std::current_exception());
    }
  }


  int
  end_together(const Ending &ending, MPI_Comm communicator)
  {
    const bool together = all_come(communicator);
    int rank;
    MPI_Comm_rank(communicator, &rank);
    if (!together)
    {
      std::cerr << "rank " << rank << ": " << ending.text << std::endl;
      MPI_Abort(communicator, ending.exit_code);
    }
    else if (rank == 0)
      std::cerr << ending.text << std::endl;
    return ending.exit_code;
  }
} // namespace Oxion
