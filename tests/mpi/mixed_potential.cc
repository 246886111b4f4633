// Verifies the open-circuit voltage of a mixed-potential electrode against one
// of platinum, on any number of ranks: in a gas that is the same everywhere it
// is the potential at which the law's half reactions add up to nothing.

#include <gtest/gtest.h>

#include "verification/cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Symmetry;

namespace
{
  constexpr double T         = 823.15;
  constexpr double RT_F      = Laws::gas_constant * T / Laws::faraday;
  constexpr double thickness = 0.4 * millimetre, side = 1.5 * millimetre;

  /** Air below; above, a metal that burns CO in half reactions only. */
  Parameters::Parameters
  open_circuit(const Symmetry symmetry, const double monoxide)
  {
    auto p = slab_cell(symmetry, zirconia("zirconia", 0.2), thickness, side);
    p.geometry.grid                     = even_grid(thickness, 4, 1);
    p.heat.temperature                  = T;
    p.gas.species                       = {"O2", "N2", "CO2", "CO"};
    p.gas.atmospheres[1].mole_fractions = {{"O2", 0.1},
                                           {"CO2", 0.01},
                                           {"CO", monoxide},
                                           {"N2", 0.89 - monoxide}};
    p.terminals[1]                      = terminal("top", Drive::floating);
    p.solver.current_scale              = 1e-5;
    auto &metal                         = p.electrodes[1];
    // As the formulas have it: the gas's own oxygen at the metal.
    metal.exchange_velocity    = {{"O2", 1e6}, {"CO", 0.}};
    metal.exchange_current     = 1e-2;
    metal.exchange_temperature = T;
    metal.alpha_anodic = metal.alpha_cathodic = 2.;
    Parameters::HalfReaction half;
    half.name             = "carbon monoxide";
    half.formed           = {{"CO", -1.}, {"CO2", 1.}};
    half.electrons        = 2.;
    half.exchange_current = 1e6;
    half.orders           = {{"CO", 1.}};
    half.reversible       = false; // the way back would be up to 1e-8 of it
    metal.half_reactions  = {half};
    return p;
  }

  /** E at which i_O and i_CO cancel, by the formulas of textbooks. */
  double
  mixed_potential(const double monoxide, const double oxygen)
  {
    double low = -1., high = 0.;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double E = (low + high) / 2., root = std::sqrt(oxygen);
      const double i_CO              = 1e6 * monoxide * std::exp(E / RT_F);
      const double i_O               = 1e-2 * (std::exp(2. * E / RT_F) / root -
                                 root * std::exp(-2. * E / RT_F));
      (i_CO + i_O > 0. ? high : low) = E;
    }
    return (low + high) / 2.;
  }

  template <int dim>
  void
  expect_mixed_potential(const Symmetry symmetry)
  {
    const double reference = 0.25 * RT_F * std::log(0.2);
    for (const double monoxide : {1e-5, 1e-4, 1e-3})
    {
      Device<dim> device(open_circuit(symmetry, monoxide));
      device.fill(std::vector<double>{-reference});
      const auto result = device.solve();
      ASSERT_TRUE(result.converged) << result.failure;
      // Newton's tolerance is 1e-9 of 10 uA.
      EXPECT_NEAR(device.voltage("top") + reference,
                  mixed_potential(monoxide, 0.1),
                  1e-9);
      const auto &kinetics = device.model.electrodes[1].kinetics;
      const auto law       = Laws::electrode_response(
        kinetics,
        device.voltage("top") + reference,
        T,
        {{1e4, 0.89e5 - 1e5 * monoxide, 1e3, 1e5 * monoxide}});
      const double i_CO =
        device.tally().electrodes[1].half_reaction_current.at(0) /
        slab_area(symmetry, side);
      EXPECT_NEAR(law.current_density, 0., 1e-8 * i_CO);
      EXPECT_NEAR(i_CO,
                  1e6 * monoxide *
                    std::exp((device.voltage("top") + reference) / RT_F),
                  1e-9 * i_CO);
    }
  }
} // namespace

TEST(MixedPotential, OpenCircuitIsWhereHalfReactionsCancel)
{
  expect_mixed_potential<2>(Symmetry::planar);
  expect_mixed_potential<2>(Symmetry::axisymmetric);
  expect_mixed_potential<3>(Symmetry::spatial);
}
