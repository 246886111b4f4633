#pragma once

#include <oxion/fields/field_layout.h>

#include <petscksp.h>

#include <vector>

namespace Oxion
{
  /**
   * Preconditions all fields, but no global unknowns: one scalar field after
   * the other in their groups' turns, each by an algebraic multigrid of its
   * own (block Gauss-Seidel). The PETSc options of a field have the prefix
   * "fields_fieldsplit_NAME_".
   *
   * Of the matrix it holds the blocks on the diagonal and those below it, the
   * nonzero entries alone; PCFIELDSPLIT holds all rows again, and takes them
   * from a copy without the global unknowns.
   */
  template <int dim>
  class FieldSplit
  {
  public:
    /** The layout is kept by reference. */
    explicit FieldSplit(const FieldLayout<dim> &layout);
    ~FieldSplit();
    FieldSplit(const FieldSplit &) = delete;
    FieldSplit &
    operator=(const FieldSplit &) = delete;

    /** matrix: of all unknowns. Collective, as all members. */
    void
    setup(Mat matrix);

    /** Of vectors over the fields. */
    void
    apply(Vec in, Vec out);

  private:
    /** Some of the unknowns of this rank. */
    struct Unknowns
    {
      std::vector<PetscInt> places; ///< among the owned ones
      IS indices = nullptr;
      Vec values = nullptr; ///< room for theirs
    };

    struct Block
    {
      Unknowns own, before; ///< before: what is solved for by then
      Mat diagonal = nullptr, below = nullptr;
      KSP solver   = nullptr;
      Vec solution = nullptr, coupling = nullptr;
    };

    void
    add_block(unsigned group, unsigned component);

    const FieldLayout<dim> &layout_;
    std::vector<Block> blocks_;
  };
} // namespace Oxion
