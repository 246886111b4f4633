#include <oxion/base/petsc.h>
#include <oxion/solver/step_limits.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// Below this share of its scale what may lose but a part counts as absent
    /// and may change sign: what is absent converges to -6e-17.
    constexpr double trace = 1e-13;
  } // namespace


  template <int dim>
  StepLimits<dim>::StepLimits(const FieldLayout<dim> &layout,
                              const std::vector<unsigned char> &field_of_row)
    : layout_(layout)
    , field_of_row_(field_of_row)
  {}


  template <int dim>
  LimitedStep
  StepLimits<dim>::apply(Vec x, Vec y) const
  {
    const auto &fields          = layout_.fields();
    const MPI_Comm communicator = layout_.mesh().communicator();
    const std::size_t n         = field_of_row_.size();
    std::vector<double> limits; // scaled
    for (const Field &field : fields)
      limits.push_back(field.step.largest / field.scale);

    const PetscScalar *state;
    PetscScalar *step;
    check(VecGetArrayRead(x, &state));
    check(VecGetArray(y, &step));
    double factor = 1.;
    for (std::size_t i = 0; i < n; ++i)
    {
      const double allowed = limits[field_of_row_[i]];
      if (allowed > 0. && std::abs(step[i]) * factor > allowed)
        factor = allowed / std::abs(step[i]);
    }
    factor = Utilities::MPI::min(factor, communicator);

    double largest = 0., limited = factor < 1. ? 1. : 0.;
    for (std::size_t i = 0; i < n; ++i)
    {
      step[i] *= factor;
      const double loss = fields[field_of_row_[i]].step.largest_loss;
      if (loss > 0. && state[i] > trace && step[i] > loss * state[i])
      {
        step[i] = loss * state[i];
        limited = 1;
      }
      largest = std::max(largest, std::abs(step[i]));
    }
    check(VecRestoreArray(y, &step));
    check(VecRestoreArrayRead(x, &state));
    return {Utilities::MPI::max(largest, communicator),
            Utilities::MPI::max(limited, communicator) > 0.};
  }


  template class StepLimits<2>;
  template class StepLimits<3>;
} // namespace Oxion
