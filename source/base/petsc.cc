#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>

#include <exception>
#include <sstream>
#include <string>
#include <utility>

namespace Oxion::Petsc
{
  namespace
  {
    /** PETSc's handler of errors is one for the process, and so is this. */
    struct LastError
    {
      std::string text;       ///< PETSc's, on one line
      bool of_option = false; ///< met while options were read
      std::exception_ptr exception;
    };

    LastError &
    last_error()
    {
      static LastError error;
      return error;
    }

    std::string
    on_one_line(const std::string &text)
    {
      std::istringstream words(text);
      std::string result, word;
      while (words >> word)
        result += (result.empty() ? "" : " ") + word;
      return result;
    }

    /** Called where an error comes up, then by each function it passes. */
    PetscErrorCode
    keep_error(MPI_Comm,
               int,
               const char *function,
               const char *,
               const PetscErrorCode code,
               const PetscErrorType type,
               const char *message,
               void *)
    {
      LastError &error       = last_error();
      const std::string name = function == nullptr ? "" : function;
      if (type == PETSC_ERROR_INITIAL)
        error = {message == nullptr ? "" : on_one_line(message),
                 false,
                 error.exception};
      error.of_option = error.of_option || name.rfind("PetscOptions", 0) == 0 ||
                        name.find("FromOptions") != std::string::npos;
      return code;
    }

    bool
    is_numerical(const PetscErrorCode code)
    {
      return code == PETSC_ERR_FP || code == PETSC_ERR_CONV_FAILED ||
             code == PETSC_ERR_NOT_CONVERGED ||
             code == PETSC_ERR_MAT_LU_ZRPVT || code == PETSC_ERR_MAT_CH_ZRPVT;
    }
  } // namespace


  void
  throw_error(const PetscErrorCode code)
  {
    const LastError error = std::exchange(last_error(), {});
    if (error.exception)
      std::rethrow_exception(error.exception);

    std::string text = error.text;
    const char *generic;
    if (text.empty() && PetscErrorMessage(code, &generic, nullptr) == 0 &&
        generic != nullptr)
      text = generic;
    if (text.empty())
      text = "error " + std::to_string(code);
    if (error.of_option)
      throw BadInput("error: an option of PETSc cannot be followed: " + text +
                     "; see what stands after \"--\"");
    if (is_numerical(code))
      throw NumericalFailure("PETSc's solver failed: " + text);
    throw EnvironmentFailure("PETSc failed: " + text);
  }


  PetscErrorCode
  keep_exception() noexcept
  {
    last_error().exception = std::current_exception();
    return PETSC_ERR_LIB;
  }


  QuietErrors::QuietErrors()
  {
    // Can only fail for lack of memory, and then others will say so.
    PetscPushErrorHandler(keep_error, nullptr);
  }


  QuietErrors::~QuietErrors()
  {
    PetscPopErrorHandler();
  }
} // namespace Oxion::Petsc
