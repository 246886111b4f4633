#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/solver/state_change.h>

#include <functional>
#include <vector>

namespace Oxion
{
  /**
   * How large a change of the unknowns is in what they store, beside all that
   * is stored there and 1 % of what the fields' scales would be,
   *
   *     sum_j dC_i/du_j change_j / (|C_i| + 1 % sum_j |dC_i/du_j|)
   *
   * in scaled unknowns. So of V and phi at a double layer their difference
   * counts. Rows that store nothing and what is prescribed stay out.
   */
  template <int dim>
  class StoredChange
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    explicit StoredChange(const Assembler<dim> &assembler);

    /** About a completed state. Collective. */
    void
    linearise(const Vector &x);

    /**
     * Of the field that is worst the root of the mean square over its rows, of
     * what `of_row` makes of each; and which field that is. stored: C, in the
     * state that the change is judged by. Collective.
     */
    LargestChange
    worst(const Vector &change,
          const Vector &stored,
          const std::function<double(double)> &of_row) const;

  private:
    const Assembler<dim> &assembler_;
    std::vector<unsigned char> field_of_row_;
    std::vector<bool>
      is_free_; ///< by owned row: neither prescribed nor hanging
    typename Assembler<dim>::Matrix storage_; ///< dC/du
    std::vector<double> small_; ///< by owned row; 0: nothing is stored
  };
} // namespace Oxion
