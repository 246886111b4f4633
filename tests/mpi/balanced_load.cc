// Ranks get cells by what they cost, not in equal numbers.

#include <gtest/gtest.h>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;

// The device has four fields more in its porous half. By numbers of cells,
// which p4est deals half by half, the ranks that get it have up to twice the
// mean of the entries that the couplings of fields make; by cost nearly all
// of the unknowns' couplings are spread evenly. A family of cells stays on one
// rank: with four ranks a few of a hundredth each.
TEST(BalancedLoad, CouplingsAreSpreadEvenly)
{
  auto parameters = two_layers(Parameters::Symmetry::planar, 1, true);
  parameters.geometry.grid.refinements = 0;
  Device<2> device(parameters);
  for (unsigned level = 0; level < 2; ++level)
    device.refine_where([](const auto &) { return true; });

  double here = 0., cells = 0.;
  for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
    if (cell->is_locally_owned())
    {
      double n = 0.;
      for (unsigned g = 0; g < device.layout.n_groups(); ++g)
        if (device.layout.lives(g, cell->material_id()))
          n += device.layout.n_components(g);
      here += n * n;
      cells += 1.;
    }
  const MPI_Comm communicator = device.mesh.communicator();
  const double n_ranks = dealii::Utilities::MPI::n_mpi_processes(communicator);
  const double mean = dealii::Utilities::MPI::sum(here, communicator) / n_ranks;
  EXPECT_LT(dealii::Utilities::MPI::max(here, communicator), 1.15 * mean);
  EXPECT_EQ(dealii::Utilities::MPI::sum(cells, communicator), 576.);
}
