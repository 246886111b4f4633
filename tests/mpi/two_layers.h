#pragma once

#include <array>
#include <cmath>

#include "verification/device.h"

namespace Oxion::Testing
{
  constexpr unsigned cells = 6; ///< a side of the unrefined mesh
  constexpr double side = 1.2 * millimetre, middle = 0.5 * side;

  enum class FineSide
  {
    below,
    above
  };

  /** Zirconia below a porous layer of two regions, an electrode between. */
  inline Parameters::Parameters
  two_layers(const Parameters::Symmetry symmetry,
             const unsigned degree,
             const bool heat)
  {
    using namespace Parameters;
    Parameters::Parameters result;
    auto &geometry    = result.geometry;
    geometry.symmetry = symmetry;
    geometry.x        = {{0., side}};
    geometry.y        = {{0., side}};
    geometry.layers   = {{"zirconia", middle, "zirconia", 0.},
                         {"porous", middle, "porous", 0.}};
    Parameters::Insert insert;
    insert.name       = "second";
    insert.layers     = {"porous"};
    insert.material   = "porous";
    insert.x          = {{middle, side}};
    geometry.inserts  = {insert};
    geometry.surfaces = {between("electrode", "zirconia", "porous")};
    geometry.surfaces[0].second.push_back("second");
    geometry.grid = even_grid(side, cells, degree);

    // Constant coefficients; Fick's law at a uniform pressure is linear.
    result.materials = {zirconia("zirconia", 50.), porous("porous", 0.3, 1e-6)};
    result.materials[1].thermal_conductivity =
      result.materials[0].thermal_conductivity;
    result.gas.species   = {"O2", "H2O", "H2", "N2"};
    result.gas.model     = TransportModel::fick;
    result.gas.viscosity = 4e-5;
    Electrode electrode;
    electrode.name = electrode.surface = electrode.terminal = "electrode";
    for (const auto &name : result.gas.species)
      electrode.exchange_velocity[name] = 0.5;
    electrode.exchange_energy = 100e3;
    HalfReaction hydrogen;
    hydrogen.name             = "hydrogen";
    hydrogen.formed           = {{"H2", -1.}, {"H2O", 1.}};
    hydrogen.electrons        = 2.;
    hydrogen.exchange_current = 300.;
    hydrogen.orders           = {{"H2", 0.6}};
    electrode.half_reactions  = {hydrogen};
    result.electrodes         = {electrode};
    result.terminals          = {terminal("electrode", Drive::voltage, 0.2)};
    result.heat.solve         = heat;
    result.heat.temperature   = 1000.;
    return result;
  }

  /** A thin layer between the zirconia and the second region. */
  inline Parameters::Parameters
  with_thin_layer(const Parameters::Symmetry symmetry, const unsigned degree)
  {
    auto result = two_layers(symmetry, degree, true);
    result.geometry.surfaces.push_back(
      between("thin layer", "zirconia", "second"));
    result.geometry.surfaces[0].second.pop_back();
    Parameters::ThinLayer layer;
    layer.name = layer.surface = "thin layer";
    layer.material             = "zirconia";
    layer.thickness            = 1e-6;
    result.thin_layers         = {layer};
    return result;
  }

  /** T, phi, p - p_ref, O2, H2O, H2 where there is heat; else from phi on. */
  template <int dim>
  double
  linear(const dealii::Point<dim> &point, const unsigned field)
  {
    constexpr std::array<std::array<double, 4>, 6> coefficients{
      {{{1000., 40., -30., 25.}},
       {{0.1, 0.05, -0.03, 0.04}},
       {{0., 0., 0., 0.}},
       {{2e4, 3e3, -2e3, 4e3}},
       {{1e4, -2e3, 3e3, 1e3}},
       {{6e3, 2e3, 1e3, -3e3}}}};
    double value = coefficients[field][0];
    for (unsigned d = 0; d < dim; ++d)
      value += coefficients[field][1 + d] * point[d] / side;
    return value;
  }
  inline double
  slope(const unsigned field, const unsigned direction)
  {
    dealii::Point<3> point;
    point[direction] = side;
    return (linear<3>(point, field) - linear<3>(dealii::Point<3>(), field)) /
           side;
  }

  template <int dim>
  void
  refine(Device<dim> &device, const FineSide fine)
  {
    for (unsigned pass = 0; pass < 2; ++pass)
      device.refine_where([&](const dealii::Point<dim> &c) {
        return c[0] < middle + 0.02 * side &&
               (fine == FineSide::below) == (c[dim - 1] < middle) &&
               std::abs(c[dim - 1] - middle) < (pass == 0 ? 0.3 : 0.05) * side;
      });
  }
} // namespace Oxion::Testing
