#include <oxion/base/petsc.h>
#include <oxion/solver/state_change.h>

#include <deal.II/base/mpi.h>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  template <int dim>
  LargestChange
  largest_change(const FieldLayout<dim> &layout,
                 const std::vector<unsigned char> &field_of_row,
                 const typename FieldLayout<dim>::Vector &from,
                 const typename FieldLayout<dim>::Vector &to,
                 const std::function<bool(std::size_t)> &counts,
                 const std::function<double(double)> &weigh)
  {
    const unsigned n_fields = layout.fields().size();
    std::vector<double> sums(n_fields, 0.), numbers(n_fields, 0.);
    const PetscScalar *before, *after;
    check(VecGetArrayRead(from, &before));
    check(VecGetArrayRead(to, &after));
    for (std::size_t i = 0; i < field_of_row.size(); ++i)
      if (counts(i))
      {
        const double change = weigh(relative_change(before[i], after[i], 1.));
        sums[field_of_row[i]] += change * change;
        numbers[field_of_row[i]] += 1.;
      }
    check(VecRestoreArrayRead(to, &after));
    check(VecRestoreArrayRead(from, &before));
    const MPI_Comm communicator = layout.mesh().communicator();
    Utilities::MPI::sum(sums, communicator, sums);
    Utilities::MPI::sum(numbers, communicator, numbers);

    LargestChange result;
    for (unsigned f = 0; f < n_fields; ++f)
      if (numbers[f] > 0.)
        if (const double change = std::sqrt(sums[f] / numbers[f]);
            change > result.value)
          result = {change, f};
    return result;
  }


  template LargestChange
  largest_change(const FieldLayout<2> &,
                 const std::vector<unsigned char> &,
                 const FieldLayout<2>::Vector &,
                 const FieldLayout<2>::Vector &,
                 const std::function<bool(std::size_t)> &,
                 const std::function<double(double)> &);
  template LargestChange
  largest_change(const FieldLayout<3> &,
                 const std::vector<unsigned char> &,
                 const FieldLayout<3>::Vector &,
                 const FieldLayout<3>::Vector &,
                 const std::function<bool(std::size_t)> &,
                 const std::function<double(double)> &);
} // namespace Oxion
