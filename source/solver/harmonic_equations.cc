#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>
#include <oxion/solver/harmonic_equations.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/numbers.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// Of a difference, in the fields' scales: what reacts most strongly, the
    /// traces of a species, changes by some 0.1 %.
    constexpr double difference = 1e-4;
    /// Of an equation: the last step is taken with the derivatives of the one
    /// before, if they are of about the same logarithm; so is a first one from
    /// a solution.
    constexpr double nearly_solved = 1e-6, near = 0.1;
  } // namespace


  template <int dim>
  HarmonicEquations<dim>::HarmonicEquations(const Assembler<dim> &assembler)
    : assembler_(assembler)
  {}


  template <int dim>
  void
  HarmonicEquations<dim>::ask_at(const Vector &x)
  {
    PetscBool known = PETSC_FALSE;
    if (state_)
      check(VecEqual(x, *state_, &known));
    if (known == PETSC_TRUE)
      return;
    const auto &equations = assembler_.problem().harmonic_equations;
    answers_.resize(equations.size());
    failure_.clear();
    for (unsigned e = 0; e < equations.size(); ++e)
    {
      Answer &answer  = answers_[e];
      answer.question = equations[e].question();
      answer.is_one   = false;
      try
      {
        answer.real   = ask(x, answer);
        answer.is_one = true;
      }
      catch (const Undetermined &failure)
      {
        answer.real = answer.question.largest;
        failure_    = failure.what();
      }
      answer.log = std::log(std::min(answer.real, answer.question.largest));
    }
    state_ = x;
  }


  template <int dim>
  double
  HarmonicEquations<dim>::ask(const Vector &x, Answer &answer)
  {
    const auto &question = answer.question;
    if (answer.linearised)
      answer.linearised->linearise(x, question.replaced);
    else
      answer.linearised =
        std::make_unique<Linearised<dim>>(assembler_, x, question.replaced);
    answer.amplitudes.emplace(answer.linearised->answer(
      question.frequency,
      excitation_of(question.injected, assembler_.layout())));
    const auto globals = answer.linearised->globals(*answer.amplitudes);
    double real        = 0.;
    for (const auto &[unknown, factor] : question.measured)
      real += factor * globals[unknown].real();
    if (real > 0.)
      return real;
    std::ostringstream text;
    text << "the real part of an answer at " << question.frequency << " Hz is "
         << real << ": it has no logarithm";
    throw Undetermined(text.str());
  }


  template <int dim>
  void
  HarmonicEquations<dim>::complete_residual(const Vector &x, Vector &residual)
  {
    const auto &equations = assembler_.problem().harmonic_equations;
    if (equations.empty())
      return;
    ask_at(x);
    const auto &layout = assembler_.layout();
    for (unsigned e = 0; e < equations.size(); ++e)
      if (const auto row = layout.global_unknown(equations[e].unknown);
          layout.owned().is_element(row))
        residual(row) -=
          answers_[e].log /
          layout.description().globals[equations[e].unknown].residual_scale;
    residual.compress(VectorOperation::add);
  }


  template <int dim>
  void
  HarmonicEquations<dim>::complete_jacobian(const Vector &x, Matrix &jacobian)
  {
    const auto &equations = assembler_.problem().harmonic_equations;
    if (equations.empty())
      return;
    ask_at(x);
    const auto &layout = assembler_.layout();
    const auto &owned  = layout.owned();
    std::vector<PetscInt> columns(owned.begin(), owned.end());
    for (unsigned e = 0; e < equations.size(); ++e)
    {
      Answer &answer     = answers_[e];
      const Field &field = layout.description().globals[equations[e].unknown];
      const PetscInt row = layout.global_unknown(equations[e].unknown);
      const double off = std::abs(value_of(equations[e].unknown) - answer.log);
      const bool is_near =
        answer.gradient && off <= nearly_solved &&
        std::abs(answer.log - answer.log_at_gradient) <= near;
      if (answer.is_one && !is_near)
      {
        answer.gradient        = gradient(answer);
        answer.log_at_gradient = answer.log;
        *answer.gradient /= answer.real;
      }
      if (!answer.gradient)
        continue;
      Vector by = *answer.gradient;
      by /= -field.residual_scale;
      const PetscScalar *values;
      check(VecGetArrayRead(by, &values));
      check(MatSetValues(
        jacobian, 1, &row, columns.size(), columns.data(), values, ADD_VALUES));
      check(VecRestoreArrayRead(by, &values));
    }
    jacobian.compress(VectorOperation::add);
  }


  template <int dim>
  double
  HarmonicEquations<dim>::value_of(const unsigned unknown) const
  {
    const auto &layout = assembler_.layout();
    const auto row     = layout.global_unknown(unknown);
    const Vector &x    = *state_;
    return Utilities::MPI::sum(layout.owned().is_element(row)
                                 ? x(row) *
                                     layout.description().globals[unknown].scale
                                 : 0.,
                               layout.mesh().communicator());
  }


  template <int dim>
  typename HarmonicEquations<dim>::Vector
  HarmonicEquations<dim>::gradient(const Answer &answer)
  {
    const auto &[real, imaginary] = *answer.amplitudes;
    auto [mu_real, mu_imaginary] =
      answer.linearised->adjoint(answer.question.measured);
    // Rows that are replaced are linear, whatever the problem says there.
    for (const auto &[unknown, equation] : answer.question.replaced)
      if (const auto row = assembler_.layout().global_unknown(unknown);
          assembler_.layout().owned().is_element(row))
      {
        mu_real(row)      = 0.;
        mu_imaginary(row) = 0.;
      }
    mu_real.compress(VectorOperation::insert);
    mu_imaginary.compress(VectorOperation::insert);

    const double omega = 2. * numbers::PI * answer.question.frequency;
    Vector by_stored   = mu_imaginary;
    by_stored *= omega;
    Vector result = assembler_.layout().make_vector();
    add_change(real, mu_real, by_stored, result);
    by_stored = mu_real;
    by_stored *= -omega;
    add_change(imaginary, mu_imaginary, by_stored, result);
    result *= -1.;
    return result;
  }


  template <int dim>
  void
  HarmonicEquations<dim>::add_change(const Vector &direction,
                                     const Vector &by_spatial,
                                     const Vector &by_stored,
                                     Vector &sum)
  {
    const double size = direction.linfty_norm();
    if (size == 0.)
      return;
    if (!jacobian_)
    {
      jacobian_ = std::make_unique<Matrix>();
      assembler_.make_matrix(*jacobian_);
    }
    const double step = difference / size;
    Vector product    = assembler_.layout().make_vector();
    for (const double side : {-step, step})
    {
      Vector x = *state_;
      x.add(side, direction);
      assembler_.complete(x);
      const auto add = [&](const Vector &rows) {
        jacobian_->Tvmult(product, rows);
        sum.add(0.5 / side, product);
      };
      assembler_.jacobian(x, *jacobian_);
      add(by_spatial);
      assembler_.storage_jacobian(x, *jacobian_);
      add(by_stored);
    }
  }


  template class HarmonicEquations<2>;
  template class HarmonicEquations<3>;
} // namespace Oxion
