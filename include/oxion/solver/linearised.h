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

  /** What is injected into the rows of global unknowns [SI]. */
  template <int dim>
  Excitation<dim>
  excitation_of(const GlobalRow::Derivatives &injected,
                const FieldLayout<dim> &layout);

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
    using Vector   = typename FieldLayout<dim>::Vector;
    using Replaced = decltype(HarmonicQuestion::replaced);

    /** At a completed state. Collective, as are all members. */
    Linearised(const Assembler<dim> &assembler,
               const Vector &x,
               const Replaced &replaced = {});
    /** About another state; what is known of the pattern is kept. */
    void
    linearise(const Vector &x, const Replaced &replaced);
    ~Linearised();
    Linearised(const Linearised &) = delete;
    Linearised &
    operator=(const Linearised &) = delete;

    /** Of all unknowns, in the layout's scales. */
    struct Amplitudes
    {
      Vector real, imaginary;
    };

    /**
     * The unknowns by the input.
     * @throw NumericalFailure where the equations have no solution.
     */
    Amplitudes
    answer(double frequency, const Excitation<dim> &excitation);
    /** Of an answer the global unknowns [SI], on all ranks. */
    std::vector<std::complex<double>>
    globals(const Amplitudes &answer) const;
    /**
     * Solution of the real two by two system's transpose, at the frequency of
     * the last answer: what each row's right side adds to the real part of a
     * sum of global unknowns [SI].
     */
    Amplitudes
    adjoint(const GlobalRow::Derivatives &measured);

  private:
    void
    make_blocks();
    void
    prepare(double frequency);
    Amplitudes
    solution() const;

    const Assembler<dim> &assembler_;
    const FieldLayout<dim> &layout_;
    typename Assembler<dim>::Matrix spatial_, stored_;
    Mat of_spatial_ = nullptr, of_stored_ = nullptr; ///< blocks, omega one
    Mat sum_ = nullptr;
    KSP ksp_ = nullptr;
    Vec x_ = nullptr, right_side_ = nullptr, residual_ = nullptr;
  };
} // namespace Oxion
