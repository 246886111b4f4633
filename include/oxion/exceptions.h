#pragma once

#include <stdexcept>

namespace Oxion
{
  /** The user's input is wrong; what() is the full report. Exit code 2. */
  struct BadInput : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };

  /** A solve did not succeed; what() names field and place. Exit code 3. */
  struct NumericalFailure : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };

  /** Equations without a solution, or of which no digit is known. */
  struct Undetermined : NumericalFailure
  {
    using NumericalFailure::NumericalFailure;
  };

  /** A point took longer than it may. */
  struct OutOfTime : NumericalFailure
  {
    using NumericalFailure::NumericalFailure;
  };

  /** The run was told to stop; its state is kept. Exit code 5. */
  struct Stopped : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };

  /** Files, disk, MPI or libraries let us down. Exit code 4. */
  struct EnvironmentFailure : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };
} // namespace Oxion
