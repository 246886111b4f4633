#include <oxion/solver/step_limits.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr double largest_loss        = 0.9;  ///< of a partial pressure
    constexpr double largest_potential   = 0.3;  ///< [V]
    constexpr double largest_temperature = 200.; ///< [K]
    /// Below this share of the reference pressure a species counts as absent
    /// and may change sign: converged rich gas holds O2 at -6e-17.
    constexpr double trace = 1e-13;
  } // namespace


  template <int dim>
  StepLimits<dim>::StepLimits(const Assembler<dim> &assembler,
                              const std::vector<unsigned char> &field_of_row)
    : assembler_(assembler)
    , field_of_row_(field_of_row)
  {}


  template <int dim>
  std::vector<double>
  StepLimits<dim>::absolute_limits() const
  {
    const auto &layout = assembler_.layout();
    const auto &fields = layout.fields();
    std::vector<double> limits(fields.size(), 0.);
    const auto set = [&](const unsigned field, const double limit) {
      limits[field] = limit / fields[field].scale;
    };
    if (layout.has(temperature))
      set(layout.field_index(temperature, 0), largest_temperature);
    if (layout.has(ionic))
      set(layout.field_index(ionic, 0), largest_potential);
    const auto &circuit = assembler_.model().conditions.circuit;
    const unsigned first_global =
      fields.size() - layout.description().globals.size();
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      set(first_global + circuit.voltage_unknown(t), largest_potential);
    return limits;
  }


  template <int dim>
  LimitedStep
  StepLimits<dim>::apply(Vec x, Vec y) const
  {
    const auto &layout          = assembler_.layout();
    const MPI_Comm communicator = layout.mesh().communicator();
    const auto limits           = absolute_limits();
    const std::size_t n         = field_of_row_.size();

    const PetscScalar *state;
    PetscScalar *step;
    VecGetArrayRead(x, &state);
    VecGetArray(y, &step);
    double factor = 1.;
    for (std::size_t i = 0; i < n; ++i)
    {
      const double allowed = limits[field_of_row_[i]];
      if (allowed > 0. && std::abs(step[i]) * factor > allowed)
        factor = allowed / std::abs(step[i]);
    }
    factor = Utilities::MPI::min(factor, communicator);

    const unsigned first_partial =
      layout.has(gas) ? layout.field_index(gas, 1) : layout.fields().size();
    const unsigned end_partial =
      layout.has(gas) ? layout.field_index(gas, 0) + layout.n_components(gas)
                      : layout.fields().size();
    double largest = 0., limited = factor < 1. ? 1. : 0.;
    for (std::size_t i = 0; i < n; ++i)
    {
      step[i] *= factor;
      const unsigned field = field_of_row_[i];
      if (field >= first_partial && field < end_partial && state[i] > trace)
        if (step[i] > largest_loss * state[i])
        {
          step[i] = largest_loss * state[i];
          limited = 1;
        }
      largest = std::max(largest, std::abs(step[i]));
    }
    VecRestoreArray(y, &step);
    VecRestoreArrayRead(x, &state);
    return {Utilities::MPI::max(largest, communicator),
            Utilities::MPI::max(limited, communicator) > 0.};
  }


  template class StepLimits<2>;
  template class StepLimits<3>;
} // namespace Oxion
