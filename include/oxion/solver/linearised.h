#pragma once

#include <oxion/assembly/assembler.h>

#include <petscksp.h>

#include <complex>
#include <map>
#include <utility>
#include <vector>

namespace Oxion
{
  /**
   * How the rows of d C/dt + S = 0 answer to an input alone, by its unit; rows
   * as those of the residual.
   */
  template <int dim>
  struct Excitation
  {
    typename FieldLayout<dim>::Vector spatial, stored; ///< dS, dC
  };

  /**
   * Small harmonic motion about a state,
   *
   *     (i omega dC/du + dS/du) du = -(dS + i omega dC),
   *
   * as a real system of two by two blocks that MUMPS factorises; its pattern is
   * analysed once for all frequencies. Prescribed unknowns rest: what their
   * motion does to the others belongs to the excitation.
   */
  template <int dim>
  class Linearised
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;
    /// By global unknown, what its equation says in place of the problem's:
    /// sum coefficient unknown = 0 [SI].
    using Replaced =
      std::map<unsigned, std::vector<std::pair<unsigned, double>>>;

    /** At a completed state. Collective, as are all members. */
    Linearised(const Assembler<dim> &assembler,
               const Vector &x,
               const Replaced &replaced = {});
    ~Linearised();
    Linearised(const Linearised &) = delete;
    Linearised &
    operator=(const Linearised &) = delete;

    /**
     * The global unknowns [SI] by the input, on all ranks.
     * @throw NumericalFailure where the equations have no solution.
     */
    std::vector<std::complex<double>>
    globals(double frequency, const Excitation<dim> &excitation);

  private:
    void
    make_blocks(Mat spatial, Mat stored);
    void
    prepare(double frequency);

    const FieldLayout<dim> &layout_;
    Mat of_spatial_ = nullptr, of_stored_ = nullptr; ///< blocks, omega one
    Mat sum_ = nullptr;
    KSP ksp_ = nullptr;
    Vec x_ = nullptr, right_side_ = nullptr, residual_ = nullptr;
  };
} // namespace Oxion
