#include <oxion/base/petsc.h>
#include <oxion/solver/residual_judge.h>

#include <deal.II/base/mpi.h>

#include <petscmat.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// A device that carries a picoampere is solved for its own current: 1e-9
    /// of the scale, a milliampere, would be all of it. A millionth of the
    /// current serves; where the scale's tolerance is the tighter one, that
    /// holds.
    constexpr double share_of_throughput = 1e-6;

    /// A row of J x is not known better than some units in the last place of
    /// sum_j |J_ij x_j| (componentwise backward error: Oettli and Prager,
    /// Numer. Math. 6 (1964) 405). It matters in open channels, which conduct
    /// so well that the last place of the pressure exceeds the tolerance.
    constexpr double units_in_the_last_place = 16.;
  } // namespace


  template <int dim>
  ResidualJudge<dim>::ResidualJudge(const FieldLayout<dim> &layout,
                                    const double tolerance)
    : layout_(layout)
    , tolerance_(tolerance)
    , field_of_row_(layout.field_of_owned_rows())
  {}


  template <int dim>
  ResidualNorms
  ResidualJudge<dim>::norms(const Vector &residual) const
  {
    const MPI_Comm communicator = layout_.mesh().communicator();
    const unsigned n            = layout_.fields().size();
    ResidualNorms result;
    result.of_field.assign(n, 0.);
    std::vector<unsigned> finite(n, 1);
    const PetscScalar *values;
    check(VecGetArrayRead(residual, &values));
    for (std::size_t i = 0; i < field_of_row_.size(); ++i)
    {
      const unsigned f   = field_of_row_[i];
      finite[f]          = finite[f] && std::isfinite(values[i]);
      result.of_field[f] = std::max(result.of_field[f], std::abs(values[i]));
    }
    check(VecRestoreArrayRead(residual, &values));
    Utilities::MPI::min(finite, communicator, finite); // a logical and
    Utilities::MPI::max(result.of_field, communicator, result.of_field);

    for (unsigned f = 0; f < n; ++f)
      if (!finite[f])
        result.of_field[f] = std::numeric_limits<double>::quiet_NaN();
    const auto broken = std::find(finite.begin(), finite.end(), 0u);
    result.worst =
      broken != finite.end()
        ? broken - finite.begin()
        : std::max_element(result.of_field.begin(), result.of_field.end()) -
            result.of_field.begin();
    result.largest = n == 0 ? 0. : result.of_field[result.worst];
    return result;
  }


  template <int dim>
  typename ResidualJudge<dim>::Index
  ResidualJudge<dim>::worst_row(const Vector &residual,
                                const unsigned field) const
  {
    const MPI_Comm communicator = layout_.mesh().communicator();
    const unsigned rank    = Utilities::MPI::this_mpi_process(communicator);
    const unsigned n_ranks = Utilities::MPI::n_mpi_processes(communicator);
    // What is not finite is the worst of all.
    const auto size = [](const double value) {
      return std::isfinite(value) ? std::abs(value)
                                  : std::numeric_limits<double>::max();
    };
    double largest = -1.;
    Index row      = numbers::invalid_dof_index;
    const PetscScalar *values;
    check(VecGetArrayRead(residual, &values));
    std::size_t i = 0;
    for (const auto owned_row : layout_.owned())
    {
      if (field_of_row_[i] == field && size(values[i]) > largest)
      {
        largest = size(values[i]);
        row     = owned_row;
      }
      ++i;
    }
    check(VecRestoreArrayRead(residual, &values));
    const double overall = Utilities::MPI::max(largest, communicator);
    const unsigned owner =
      Utilities::MPI::min(largest == overall ? rank : n_ranks, communicator);
    return owner == rank ? row : numbers::invalid_dof_index;
  }


  template <int dim>
  double
  ResidualJudge<dim>::excess(const Vector &residual,
                             const Vector &state,
                             Mat jacobian,
                             const double throughput) const
  {
    const Fields &description = layout_.description();
    const double of_the_device =
      std::min(tolerance_,
               share_of_throughput *
                 std::max(throughput, description.smallest_throughput) /
                 description.throughput_scale);
    const auto &owned = layout_.owned();
    std::vector<double> allowed;
    for (const unsigned field : field_of_row_)
      allowed.push_back(layout_.fields()[field].tolerance.of_throughput
                          ? of_the_device
                          : tolerance_);
    const PetscScalar *values;
    check(VecGetArrayRead(residual, &values));
    if (jacobian != nullptr)
    {
      std::vector<Index> rows;
      for (std::size_t i = 0; i < allowed.size(); ++i)
        if (std::abs(values[i]) > allowed[i])
          rows.push_back(owned.nth_index_in_set(i));
      const auto round_off = magnitudes(jacobian, state, rows);
      for (std::size_t r = 0; r < rows.size(); ++r)
      {
        double &here = allowed[owned.index_within_set(rows[r])];
        here =
          std::max(here,
                   units_in_the_last_place *
                     std::numeric_limits<double>::epsilon() * round_off[r]);
      }
    }
    double result = 0.;
    for (std::size_t i = 0; i < allowed.size(); ++i)
      result = std::max(result, std::abs(values[i]) / allowed[i]);
    check(VecRestoreArrayRead(residual, &values));
    return Utilities::MPI::max(result, layout_.mesh().communicator());
  }


  template <int dim>
  std::vector<double>
  ResidualJudge<dim>::magnitudes(Mat jacobian,
                                 const Vector &state,
                                 const std::vector<Index> &rows) const
  {
    std::vector<double> result;
    const auto for_each_row = [&](const auto &action) {
      for (const auto row : rows)
      {
        PetscInt n;
        const PetscInt *columns;
        const PetscScalar *coefficients;
        check(MatGetRow(jacobian, row, &n, &columns, &coefficients));
        action(std::vector<Index>(columns, columns + n), coefficients);
        check(MatRestoreRow(jacobian, row, &n, &columns, &coefficients));
      }
    };
    // The row of a current has columns far from all cells of its rank.
    IndexSet needed(state.size());
    for_each_row([&](const std::vector<Index> &columns, const PetscScalar *) {
      needed.add_indices(columns.begin(), columns.end());
    });
    Vector entries(layout_.owned(), needed, layout_.mesh().communicator());
    entries = state;
    for_each_row(
      [&](const std::vector<Index> &columns, const PetscScalar *coefficients) {
        std::vector<double> x(columns.size());
        entries.extract_subvector_to(columns.begin(), columns.end(), x.begin());
        double sum = 0.;
        for (std::size_t j = 0; j < x.size(); ++j)
          sum += std::abs(coefficients[j] * x[j]);
        result.push_back(sum);
      });
    return result;
  }


  template <int dim>
  double
  ResidualJudge<dim>::excess_of_sums(const Vector &residual,
                                     const double throughput) const
  {
    std::vector<double> sums(layout_.fields().size(), 0.);
    const PetscScalar *values;
    check(VecGetArrayRead(residual, &values));
    for (std::size_t i = 0; i < field_of_row_.size(); ++i)
      sums[field_of_row_[i]] += values[i];
    check(VecRestoreArrayRead(residual, &values));
    Utilities::MPI::sum(sums, layout_.mesh().communicator(), sums);

    const double above_scale =
      std::max(1., throughput / layout_.description().throughput_scale);
    double result = 0.;
    for (unsigned f = 0; f < sums.size(); ++f)
    {
      const RowTolerance &of_field = layout_.fields()[f].tolerance;
      result                       = std::max(result,
                        std::abs(sums[f]) /
                          (of_field.share_in_sum *
                           (of_field.of_throughput ? above_scale : 1.)));
    }
    return result / tolerance_;
  }


  template class ResidualJudge<2>;
  template class ResidualJudge<3>;
} // namespace Oxion
