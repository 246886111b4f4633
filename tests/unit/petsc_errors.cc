// What PETSc's errors become, and exceptions that meet its C functions.

#include <oxion/base/ending.h>
#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>

#include <petscsnes.h>

#include <gtest/gtest.h>

using namespace Oxion;

namespace
{
  PetscErrorCode
  refuse(SNES, Vec, Vec, void *)
  {
    throw NumericalFailure("not with me");
  }

  template <typename Action>
  Ending
  ending_by(const Action &action)
  {
    try
    {
      action();
    }
    catch (...)
    {
      return ending_of(std::current_exception());
    }
    return {0, ""};
  }
} // namespace


TEST(PetscErrors, AreExceptions)
{
  const Petsc::QuietErrors quiet;
  Vec x;
  Petsc::check(VecCreate(PETSC_COMM_SELF, &x));
  Petsc::check(VecSetSizes(x, 1, 1));

  testing::internal::CaptureStderr();
  const auto by_call =
    ending_by([&] { Petsc::check(VecSetType(x, "fantasy")); });
  EXPECT_EQ(by_call.exit_code, 4);
  EXPECT_EQ(by_call.text, "PETSc failed: Unknown vector type: fantasy");

  Petsc::check(VecSetOptionsPrefix(x, "test_"));
  Petsc::check(PetscOptionsSetValue(nullptr, "-test_vec_type", "dream"));
  const auto by_option = ending_by([&] { Petsc::check(VecSetFromOptions(x)); });
  Petsc::check(PetscOptionsClearValue(nullptr, "-test_vec_type"));
  EXPECT_EQ(by_option.exit_code, 2);
  EXPECT_NE(by_option.text.find("Unknown vector type: dream"),
            std::string::npos)
    << by_option.text;

  EXPECT_EQ(ending_by([] { Petsc::check(PETSC_ERR_FP); }).exit_code, 3);
  Petsc::check(VecDestroy(&x));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}


TEST(PetscErrors, ExceptionsPassItsFunctions)
{
  const Petsc::QuietErrors quiet;
  Vec x, f;
  Petsc::check(VecCreateSeq(PETSC_COMM_SELF, 1, &x));
  Petsc::check(VecDuplicate(x, &f));
  SNES snes;
  Petsc::check(SNESCreate(PETSC_COMM_SELF, &snes));
  Petsc::check(SNESSetFunction(snes, f, Petsc::guarded<refuse>, nullptr));
  const auto by_callback =
    ending_by([&] { Petsc::check(SNESComputeFunction(snes, x, f)); });
  EXPECT_EQ(by_callback.exit_code, 3);
  EXPECT_EQ(by_callback.text, "not with me");

  // And the next error is one of its own again.
  EXPECT_EQ(
    ending_by([&] { Petsc::check(VecSetType(x, "fantasy")); }).exit_code, 4);
  Petsc::check(SNESDestroy(&snes));
  Petsc::check(VecDestroy(&f));
  Petsc::check(VecDestroy(&x));
}
