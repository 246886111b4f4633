// Where two openings or two surfaces of fixed temperature share nodes, the
// first listed one holds there: on any number of ranks, whatever the order of
// the cells, on coarse and on refined meshes.

#include <gtest/gtest.h>
#include <limits>

#include "verification/device.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  constexpr double side = 1.2 * millimetre;

  /** A porous block, open and cooled on two sides that meet. */
  Parameters::Parameters
  block(const Symmetry symmetry, const bool left_first)
  {
    using namespace Parameters;
    Parameters::Parameters result;
    result.geometry.symmetry = symmetry;
    result.geometry.x        = {{0., side}};
    result.geometry.y        = {{0., side}};
    result.geometry.layers   = {{"block", side, "porous", 0.}};
    result.geometry.surfaces = {outside("left", "block", Facing::left),
                                outside("bottom", "block", Facing::bottom)};
    result.geometry.grid     = even_grid(side, 4, 1);
    result.materials         = {porous("porous", 0.3, 1e-6)};
    result.gas.species       = {"O2", "N2"};
    result.heat.solve        = true;

    const auto add = [&](const std::string &surface,
                         const double pressure,
                         const double temperature) {
      result.gas.openings.emplace_back(surface, surface);
      result.gas.atmospheres.push_back(
        atmosphere(surface, pressure, {{"O2", 0.2}, {"N2", 0.8}}));
      HeatExchange exchange;
      exchange.name = exchange.surface = surface;
      exchange.fixed_temperature       = temperature;
      result.heat.exchanges.push_back(exchange);
    };
    if (left_first)
      add("left", 1.1e5, 900.);
    add("bottom", 1.2e5, 800.);
    if (!left_first)
      add("left", 1.1e5, 900.);
    return result;
  }

  /** Number of owned nodes on both sides, and of those with other values. */
  template <int dim>
  std::array<unsigned, 2>
  count_common_nodes(Device<dim> &device,
                     const double pressure,
                     const double temperature_there)
  {
    device.assembler.set_prescribed(device.x);
    const auto &layout = device.layout;
    const auto points  = layout.fe().get_unit_support_points();
    std::set<typename FieldLayout<dim>::Index> common, wrong;
    CellDofs dofs;
    for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        for (unsigned a = 0; a < points.size(); ++a)
        {
          const auto point =
            layout.mapping().transform_unit_to_real_cell(cell, points[a]);
          if (point[0] > 1e-9 || point[dim - 1] > 1e-9)
            continue;
          layout.cell_dofs(cell, dofs);
          const auto expect = [&](const Group group, const double value) {
            const unsigned n = layout.n_components(group);
            const auto id    = dofs.ids[dofs.first[group] + a * n];
            if (!layout.owned().is_element(id) ||
                layout.hanging_nodes().is_constrained(id))
              return;
            common.insert(id);
            const double scale = layout.field(group, 0).scale;
            if (std::abs(device.x(id) * scale - value) > 1e-9 * std::abs(value))
              wrong.insert(id);
          };
          expect(temperature, temperature_there);
          expect(gas, pressure - device.reference_pressure(cell));
        }
    const MPI_Comm communicator = device.mesh.communicator();
    return {
      {dealii::Utilities::MPI::sum(unsigned(common.size()), communicator),
       dealii::Utilities::MPI::sum(unsigned(wrong.size()), communicator)}};
  }

  template <int dim>
  void
  expect_first_listed(const Symmetry symmetry)
  {
    for (const bool left_first : {true, false})
    {
      SCOPED_TRACE(left_first ? "left first" : "bottom first");
      const auto parameters = block(symmetry, left_first);
      Device<dim> device(parameters);
      const double pressure = left_first ? 1.1e5 : 1.2e5;
      const double T        = left_first ? 900. : 800.;
      // Two fields on the edge of four cells, or on its one corner.
      const unsigned n = dim == 3 ? 2 * 5 : 2;
      EXPECT_EQ(count_common_nodes(device, pressure, T),
                (std::array<unsigned, 2>{{n, 0u}}));

      // Bisected around the middle of the edge; its new ends hang.
      for (unsigned pass = 0; pass < 2; ++pass)
        device.refine_where([](const Point<dim> &c) {
          return c[0] < 0.3 * side && c[dim - 1] < 0.3 * side &&
                 (dim == 2 || c[1] < 0.5 * side);
        });
      const auto refined = count_common_nodes(device, pressure, T);
      EXPECT_GT(refined[0], dim == 3 ? n : 1u);
      EXPECT_EQ(refined[1], 0u);
    }
  }
} // namespace


TEST(Prescribed, FirstListedHolds)
{
  expect_first_listed<2>(Symmetry::planar);
  expect_first_listed<3>(Symmetry::spatial);
}
