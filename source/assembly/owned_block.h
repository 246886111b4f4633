#pragma once

#include <oxion/base/petsc.h>

#include <deal.II/base/exceptions.h>

#include <petscmat.h>

namespace Oxion
{
  /**
   * What an MPIAIJ matrix has in this rank's rows and columns, to add to. As
   * long as it lives the pattern must stay.
   */
  class OwnedBlock
  {
  public:
    explicit OwnedBlock(const Mat matrix)
    {
      using Petsc::check;
      PetscInt n;
      PetscBool done;
      check(MatMPIAIJGetSeqAIJ(matrix, &block_, nullptr, nullptr));
      check(MatGetRowIJ(
        block_, 0, PETSC_FALSE, PETSC_FALSE, &n, &start_, &columns_, &done));
      AssertThrow(done == PETSC_TRUE, dealii::ExcInternalError());
      check(MatSeqAIJGetArray(block_, &values_));
    }
    ~OwnedBlock()
    {
      // Nobody could be told if one of these failed.
      PetscInt n;
      PetscBool done;
      MatSeqAIJRestoreArray(block_, &values_);
      MatRestoreRowIJ(
        block_, 0, PETSC_FALSE, PETSC_FALSE, &n, &start_, &columns_, &done);
    }
    OwnedBlock(const OwnedBlock &) = delete;
    OwnedBlock &
    operator=(const OwnedBlock &) = delete;

    /** A row, to which is added from left to right. */
    class Row
    {
    public:
      Row(const PetscInt *column, const PetscInt *end, PetscScalar *value)
        : column_(column)
        , end_(end)
        , value_(value)
      {}

      void
      add(const PetscInt column, const double value)
      {
        while (column_ != end_ && *column_ < column)
        {
          ++column_;
          ++value_;
        }
        AssertThrow(column_ != end_ && *column_ == column,
                    dealii::ExcInternalError());
        *value_ += value;
      }

    private:
      const PetscInt *column_, *end_;
      PetscScalar *value_;
    };

    /** Both counted from the first of this rank. */
    Row
    row(const PetscInt i)
    {
      return {columns_ + start_[i],
              columns_ + start_[i + 1],
              values_ + start_[i]};
    }

  private:
    Mat block_;
    const PetscInt *start_, *columns_;
    PetscScalar *values_;
  };
} // namespace Oxion
