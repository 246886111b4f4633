// The order in which a checkpoint has the unknowns is the same on any number of
// ranks: here on all of them and on each alone.

#include <oxion/fields/portable_order.h>

#include <gtest/gtest.h>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Symmetry;

namespace
{
  /** A device with hanging nodes whose unknowns have values of their own. */
  template <int dim>
  struct FilledDevice
  {
    FilledDevice(const Parameters::Parameters &parameters,
                 const FineSide fine,
                 MPI_Comm communicator)
      : device(parameters, {}, communicator)
    {
      refine(device, fine);
      device.fill([&](const dealii::Point<dim> &p, const unsigned f) {
        double value = std::sin(1. + f);
        for (unsigned d = 0; d < dim; ++d)
          value += std::sqrt(2. + d) * std::sin((3. + f + d) * p[d] / side);
        return value * device.layout.fields()[f].scale;
      });
      const unsigned n = device.layout.description().globals.size();
      for (unsigned i = 0; i < n; ++i)
        if (const auto row = device.layout.global_unknown(i);
            device.layout.owned().is_element(row))
          device.x(row) = 100. + i;
      device.x.compress(dealii::VectorOperation::insert);
    }

    Device<dim> device;
  };


  template <int dim>
  void
  expect_portable(const Symmetry symmetry,
                  const unsigned degree,
                  const FineSide fine)
  {
    const auto parameters = two_layers(symmetry, degree, true);
    FilledDevice<dim> all(parameters, fine, MPI_COMM_WORLD);
    FilledDevice<dim> one(parameters, fine, MPI_COMM_SELF);

    const PortableOrder<dim> here(all.device.layout), alone(one.device.layout);
    const auto part   = here.values(all.device.x);
    const auto wanted = alone.values(one.device.x);
    std::vector<double> found;
    for (const auto &of_rank :
         dealii::Utilities::MPI::all_gather(MPI_COMM_WORLD, part))
      found.insert(found.end(), of_rank.begin(), of_rank.end());
    ASSERT_EQ(found.size(), wanted.size());
    // Neighbours see a common node's place with different round-off.
    for (std::size_t i = 0; i < wanted.size(); ++i)
      ASSERT_NEAR(found[i], wanted[i], 1e-12) << i;

    auto back = here.vector(part);
    back -= all.device.x;
    EXPECT_EQ(back.linfty_norm(), 0.);
  }
} // namespace


TEST(PortableOrder, Planar)
{
  expect_portable<2>(Symmetry::planar, 1, FineSide::below);
  expect_portable<2>(Symmetry::planar, 2, FineSide::above);
}


TEST(PortableOrder, Spatial)
{
  expect_portable<3>(Symmetry::spatial, 1, FineSide::above);
}
