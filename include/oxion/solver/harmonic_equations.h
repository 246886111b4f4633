#pragma once

#include <oxion/solver/linearised.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * The share of the problem's harmonic equations that looks at the whole
   * state.
   *
   * With S x = b, the linearised equations as a real system of twice the size,
   * and S^T mu = c, the answer c.x has the derivatives -mu^T dS/du_j x. S is
   * made of Jacobians, whose derivatives do not ask for the order of two
   * directions: the rows of dS/du_j x are those of the Jacobians' change along
   * x, which is a central difference.
   */
  template <int dim>
  class HarmonicEquations
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;
    using Matrix = typename Assembler<dim>::Matrix;

    explicit HarmonicEquations(const Assembler<dim> &assembler);

    /** To the assembled rows of a completed state. Collective. */
    void
    complete_residual(const Vector &x, Vector &residual);
    /** The matrix has room for the rows. */
    void
    complete_jacobian(const Vector &x, Matrix &jacobian);

    /** The equations are others from here on, the pattern stays. */
    void
    forget_answers()
    {
      state_.reset();
    }

    /** Why there was no answer at the last state; "" where there was. */
    const std::string &
    failure() const
    {
      return failure_;
    }

  private:
    struct Answer
    {
      std::unique_ptr<Linearised<dim>> linearised;
      HarmonicQuestion question;
      std::optional<typename Linearised<dim>::Amplitudes> amplitudes;
      bool is_one = false; ///< else the question had none
      double real = 0.;    ///< part of what is measured
      double log  = 0.;    ///< of the real part, or of the largest
      /// Of the logarithm, by unknowns in the layout's scales, and where.
      std::optional<Vector> gradient;
      double log_at_gradient = 0.;
    };

    void
    ask_at(const Vector &x);
    /**
     * The real part of what is measured.
     * @throw NumericalFailure where there is none.
     */
    double
    ask(const Vector &x, Answer &answer);
    /** Of a global unknown at the state of the answers. */
    double
    value_of(unsigned unknown) const;
    /** How the real part changes with the unknowns in the layout's scales. */
    Vector
    gradient(const Answer &answer);
    /** Adds factor mu^T d/d(x along direction) of either Jacobian. */
    void
    add_change(const Vector &direction,
               const Vector &by_spatial,
               const Vector &by_stored,
               Vector &sum);

    const Assembler<dim> &assembler_;
    std::string failure_;
    std::optional<Vector> state_;      ///< of the answers
    std::vector<Answer> answers_;      ///< [harmonic equation]
    std::unique_ptr<Matrix> jacobian_; ///< room for one
  };
} // namespace Oxion
