// Verifies that a state of one grid is taken over by another one of the same
// layer stack, which other ranks have: what is linear exactly, of fields that
// live on one side of a surface, too, or are torn there.

#include <oxion/fields/grid_transfer.h>
#include <oxion/geometry/layer_stack.h>

#include <gtest/gtest.h>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Symmetry;

namespace
{
  template <int dim>
  void
  expect_linear_fields_kept(const Symmetry symmetry, const unsigned degree)
  {
    auto parameters = with_thin_layer(symmetry, degree);
    Device<dim> from(parameters);
    from.fill(linear<dim>);
    from.set_global(0, 0.7);

    parameters.geometry.grid.fineness = 1.5; // no nested cells
    Device<dim> to(parameters);
    to.fill(linear<dim>);
    to.set_global(0, 0.7);

    parameters.geometry.grid.fineness = 1.;
    auto difference                   = state_of_other_grid(
      from.layout, LayerStack(parameters.geometry).axes(), from.x, to.layout);
    difference -= to.x;
    // The largest numbers, of 1000 K by a scale of 1 K, have 13 digits.
    EXPECT_LT(difference.linfty_norm(), 2e-12 * to.x.linfty_norm());
  }
} // namespace


TEST(GridTransfer, LinearFieldsPlanar)
{
  expect_linear_fields_kept<2>(Symmetry::planar, 1);
  expect_linear_fields_kept<2>(Symmetry::planar, 2);
}


TEST(GridTransfer, LinearFieldsSpatial)
{
  expect_linear_fields_kept<3>(Symmetry::spatial, 1);
}
