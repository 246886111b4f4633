// Verifies a field that is torn along a surface which ends inside the body, on
// any number of ranks: its unknowns are double there and nowhere else, and a
// function without a jump is one of its functions.

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  template <int dim>
  void
  expect_torn(const Symmetry symmetry, const unsigned degree)
  {
    Device<dim> device(with_thin_layer(symmetry, degree));
    const auto &layout          = device.layout;
    const auto communicator     = device.mesh.communicator();
    const auto points           = layout.fe().get_unit_support_points();
    const auto sum_of_all_ranks = [&](const unsigned n) {
      return dealii::Utilities::MPI::sum(n, communicator);
    };

    using Place = std::array<long, dim>;
    std::set<Place> found;
    for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        for (const auto &unit : points)
        {
          const auto p =
            layout.mapping().transform_unit_to_real_cell(cell, unit);
          Place place;
          for (unsigned d = 0; d < dim; ++d)
            place[d] = std::lround(1e9 * p[d]);
          found.insert(place);
        }
    std::set<Place> all;
    for (const auto &part : dealii::Utilities::MPI::all_gather(
           communicator, std::vector<Place>(found.begin(), found.end())))
      all.insert(part.begin(), part.end());
    const long end   = std::lround(1e9 * middle);
    unsigned on_tear = 0;
    for (const Place &place : all)
      on_tear += place[dim - 1] == end && place[0] > end;
    EXPECT_GT(on_tear, 0u);

    unsigned n_free = 0;
    for (const auto row : layout.owned())
      n_free += layout.field_of(row) == 0 &&
                !layout.hanging_nodes().is_constrained(row);
    EXPECT_EQ(sum_of_all_ranks(n_free), all.size() + on_tear);

    device.fill(
      [&](const Point<dim> &p, const unsigned f) { return linear(p, f); });
    auto completed = device.x;
    device.assembler.complete(completed);
    completed -= device.x;
    // Neighbours see a common node's place with different round-off.
    EXPECT_LT(completed.linfty_norm(), 1e-13);
  }
} // namespace


TEST(TornFields, AreDoubleAlongTheTearAlone)
{
  expect_torn<2>(Symmetry::planar, 1);
  expect_torn<2>(Symmetry::planar, 2);
  expect_torn<3>(Symmetry::spatial, 1);
  expect_torn<3>(Symmetry::spatial, 2);
}
