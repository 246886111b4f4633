#include <oxion/solver/state_change.h>

#include <deal.II/base/mpi.h>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  LargestChange
  largest_change(
    const FieldLayout<dim> &layout,
    const std::vector<unsigned char> &field_of_row,
    const std::function<std::optional<double>(std::size_t)> &change)
  {
    const unsigned n_fields = layout.fields().size();
    std::vector<double> sums(n_fields, 0.), numbers(n_fields, 0.);
    for (std::size_t i = 0; i < field_of_row.size(); ++i)
      if (const auto one = change(i))
      {
        sums[field_of_row[i]] += *one * *one;
        numbers[field_of_row[i]] += 1.;
      }
    const MPI_Comm communicator = layout.mesh().communicator();
    Utilities::MPI::sum(sums, communicator, sums);
    Utilities::MPI::sum(numbers, communicator, numbers);

    LargestChange result;
    for (unsigned f = 0; f < n_fields; ++f)
      if (numbers[f] > 0.)
        if (const double of_field = std::sqrt(sums[f] / numbers[f]);
            of_field > result.value)
          result = {of_field, f};
    return result;
  }


  template LargestChange
  largest_change(const FieldLayout<2> &,
                 const std::vector<unsigned char> &,
                 const std::function<std::optional<double>(std::size_t)> &);
  template LargestChange
  largest_change(const FieldLayout<3> &,
                 const std::vector<unsigned char> &,
                 const std::function<std::optional<double>(std::size_t)> &);
} // namespace Oxion
