#pragma once

#include <petscsys.h>

namespace Oxion::Petsc
{
  /** As check(), of a code that is no success. */
  [[noreturn]] void
  throw_error(PetscErrorCode code);

  /**
   * Around every call of a PETSc function.
   *
   * @throw what a guarded() callback below that function threw; or else, with
   * PETSc's own words, BadInput if it stumbled over an option, NumericalFailure
   * over numbers, and EnvironmentFailure over anything else.
   */
  inline void
  check(const PetscErrorCode code)
  {
    if (code != 0)
      throw_error(code);
  }

  /** Keeps the exception being handled for check(); an error for PETSc. */
  PetscErrorCode
  keep_exception() noexcept;

  /**
   * What to hand PETSc in place of a function that it is to call back:
   * exceptions must not pass through its C functions, so they become an error
   * code, which check() turns back.
   */
  template <auto function, typename... Arguments>
  PetscErrorCode
  guarded(Arguments... arguments) noexcept
  {
    try
    {
      return function(arguments...);
    }
    catch (...)
    {
      return keep_exception();
    }
  }

  /**
   * As long as it lives, PETSc keeps its errors for check() instead of printing
   * a trace of them. May live before PETSc starts.
   */
  class QuietErrors
  {
  public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors &) = delete;
    QuietErrors &
    operator=(const QuietErrors &) = delete;
  };
} // namespace Oxion::Petsc
