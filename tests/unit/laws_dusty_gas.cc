#include <oxion/laws/gas_linearisation.h>

#include <gtest/gtest.h>
#include <numeric>

#include "laws_mixture.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  using Model = Parameters::TransportModel;

  const GasMedium barrier{0.084, 0.7e-6, 0.084 * 0.49e-12 / 8.};
  const GasMedium slit{1., 20e-6, 40e-6 * 40e-6 / 12.};

  const SpeciesArray<double> wet{{3e3, 12e3, 3e3, 9e3, 6e3, 68e3}};
  const SpeciesArray<double> slope{{-2e7, 3e6, 1e6, -4e6, 5e6, 1.3e7}};
  constexpr double T = 1053.15;

  SpeciesArray<double>
  flux(const GasMixture &gas,
       const GasMedium &medium,
       const SpeciesArray<double> &p,
       const double temperature,
       const SpeciesArray<double> &gradient)
  {
    return linearise<1>(gas, medium, p, temperature, {{gradient}}).flux[0];
  }

  double
  sum(const GasMixture &gas, const SpeciesArray<double> &x)
  {
    return std::accumulate(x.begin(), x.begin() + gas.n, 0.);
  }
} // namespace

TEST(DustyGas, ColumnsOfHSumToKnudsen)
{
  const GasMixture gas = mixture(exhaust, Model::dusty_gas);
  const Detail::TransportTerms<double> terms(gas, barrier, T);
  for (unsigned j = 0; j < gas.n; ++j)
  {
    double sum = 0.;
    for (unsigned i = 0; i < gas.n; ++i)
      sum += Detail::resistance_row(gas, wet, terms, i)[j];
    const double knudsen_resistance =
      1. /
      (barrier.structure * knudsen(*gas.species[j], barrier.pore_radius, T));
    // Round-off of a sum of six entries of like size.
    EXPECT_NEAR(sum, knudsen_resistance, 1e-13 * knudsen_resistance);
  }
}

TEST(DustyGas, SatisfiesTheUncollapsedEquations)
{
  // Sum (x_j N_i - x_i N_j)/D_ij + N_i/D_iK =
  //   -(1/RT)(grad p_i + p_i B0/(mu D_iK) grad p), with D_ij at the pressure.
  for (const GasMedium &medium : {barrier, slit})
  {
    const GasMixture gas = mixture(exhaust, Model::dusty_gas);
    const auto N         = flux(gas, medium, wet, T, slope);
    double p = 0., grad_p = 0.;
    for (unsigned i = 0; i < gas.n; ++i)
    {
      p += wet[i];
      grad_p += slope[i];
    }
    for (unsigned i = 0; i < gas.n; ++i)
    {
      const double D_K =
        medium.structure * knudsen(*gas.species[i], medium.pore_radius, T);
      double left = N[i] / D_K, size = std::abs(left);
      for (unsigned j = 0; j < gas.n; ++j)
        if (j != i)
        {
          const double D =
            medium.structure * fuller(*gas.species[i], *gas.species[j], T) / p;
          left += (wet[j] * N[i] - wet[i] * N[j]) / (p * D);
          size += (std::abs(wet[j] * N[i]) + std::abs(wet[i] * N[j])) / (p * D);
        }
      const double right =
        -(slope[i] + wet[i] * medium.permeability / (4.4e-5 * D_K) * grad_p) /
        (gas_constant * T);
      // Round-off of the largest term, amplified by the condition of H.
      EXPECT_NEAR(left, right, 1e-12 * size) << i;
    }
  }
}

TEST(DustyGas, TracesCountAsTheirFloor)
{
  // Absent, slightly negative or at a billionth of the reference pressure.
  const GasMixture gas = mixture(exhaust, Model::dusty_gas);
  auto at_floor        = wet;
  at_floor[0]          = 1e-9 * gas.reference_pressure;
  const auto expected  = mobility(gas, barrier, at_floor, T);
  for (const double trace : {-6e-7, 0., 1e-5})
  {
    auto p       = wet;
    p[0]         = trace;
    const auto M = mobility(gas, barrier, p, T);
    for (unsigned i = 0; i < gas.n; ++i)
      for (unsigned j = 0; j < gas.n; ++j)
        EXPECT_EQ(M[i][j], expected[i][j]) << trace;
  }
}

TEST(DustyGas, GrahamsLawAndIsobaricFlux)
{
  // He-Ar, 300 K, 1 atm, 5 mm, r = 0.2 um; in an isobaric gas the fluxes
  // along the profile are constant, so N L = int M(x) p dx. Seven digits are
  // given for N_He and N_Ar.
  const GasMixture gas = mixture({"He", "Ar"}, Model::dusty_gas);
  const GasMedium medium{1., 0.2e-6, 0.};
  const double p = atmosphere, L = 5e-3;
  const unsigned steps = 400;
  double He = 0., Ar = 0.;
  for (unsigned k = 0; k <= steps; ++k)
  {
    // Simpson; the ends' zero pressure is floored at 1e-9, below the digits.
    const double x      = static_cast<double>(k) / steps;
    const double weight = (k == 0 || k == steps ? 1.
                           : k % 2 == 1         ? 4.
                                                : 2.) /
                          (3. * steps);
    const auto N =
      flux(gas, medium, {{x * p, (1. - x) * p}}, 300., {{-p / L, p / L}});
    EXPECT_NEAR(N[0] / N[1], -std::sqrt(39.948 / 4.0026), 1e-7);
    He += weight * N[0];
    Ar += weight * N[1];
  }
  EXPECT_NEAR(He, 0.5646463, 1e-6 * 0.56);
  EXPECT_NEAR(Ar, -0.1787311, 1e-6 * 0.18);
}

TEST(DustyGas, KnudsenAndDarcyLimits)
{
  // A pore of 1 nm: every species flows by itself, the rest is 1e-3 of it.
  const GasMixture gas = mixture(exhaust, Model::dusty_gas);
  const GasMedium narrow{0.1, 1e-9, 0.};
  const auto N = flux(gas, narrow, wet, T, slope);
  for (unsigned i = 0; i < gas.n; ++i)
  {
    const double expected =
      -0.1 * knudsen(*gas.species[i], 1e-9, T) * slope[i] / (gas_constant * T);
    EXPECT_NEAR(N[i], expected, 0.05 * std::abs(expected));
  }
  // No gradient of composition in a wide slit: Darcy's flow of the mixture.
  SpeciesArray<double> uniform{};
  double p = 0.;
  for (unsigned i = 0; i < gas.n; ++i)
  {
    uniform[i] = -10. * wet[i];
    p += wet[i];
  }
  const auto M = flux(gas, {1., 1e-3, 1e-6}, wet, T, uniform);
  for (unsigned i = 0; i < gas.n; ++i)
  {
    const double darcy = wet[i] * 1e-6 / 4.4e-5 * 10. * p / (gas_constant * T);
    EXPECT_NEAR(M[i], darcy, 1e-3 * darcy);
  }
}

TEST(StefanMaxwell, SatisfiesItsEquationsWithDarcysMeanFlow)
{
  const GasMixture gas = mixture(exhaust, Model::stefan_maxwell);
  const auto N         = flux(gas, barrier, wet, T, slope);
  const double p = sum(gas, wet), grad_p = sum(gas, slope), total = sum(gas, N);
  // The molar average moves with Darcy's flow alone; round-off.
  const double darcy =
    -p / (gas_constant * T) * barrier.permeability / 4.4e-5 * grad_p;
  EXPECT_NEAR(total, darcy, 1e-12 * std::abs(darcy));
  for (unsigned i = 0; i < gas.n; ++i)
  {
    double left = 0., size = 0.;
    for (unsigned j = 0; j < gas.n; ++j)
      if (j != i)
      {
        const double pair = 1. / (barrier.structure *
                                  fuller(*gas.species[i], *gas.species[j], T));
        left += (wet[j] * N[i] - wet[i] * N[j]) * pair;
        size += (std::abs(wet[j] * N[i]) + std::abs(wet[i] * N[j])) * pair;
      }
    EXPECT_NEAR(left,
                -(slope[i] - wet[i] / p * grad_p) / (gas_constant * T),
                1e-12 * size)
      << i;
  }
}

TEST(StefanMaxwell, WidePoresOfTheDustyGasComeCloseToIt)
{
  // At uniform pressure; Knudsen resistance in a pore of 1 mm is some 1e-4.
  const GasMedium wide{1., 1e-3, 1e-7};
  SpeciesArray<double> isobaric = slope;
  isobaric[5]                   = 0.;
  for (unsigned i = 0; i < 5; ++i)
    isobaric[5] -= isobaric[i];
  const auto dusty =
    flux(mixture(exhaust, Model::dusty_gas), wide, wet, T, isobaric);
  const auto maxwell =
    flux(mixture(exhaust, Model::stefan_maxwell), wide, wet, T, isobaric);
  // The frames differ: compare the velocities relative to nitrogen.
  for (unsigned i = 0; i < 5; ++i)
  {
    const double a = dusty[i] / wet[i] - dusty[5] / wet[5],
                 b = maxwell[i] / wet[i] - maxwell[5] / wet[5];
    EXPECT_NEAR(a, b, 5e-3 * std::abs(b));
  }
}

TEST(Fick, EverySpeciesByItselfAndDarcyInTotal)
{
  const GasMixture gas = mixture(exhaust, Model::fick);
  const auto N         = flux(gas, barrier, wet, T, slope);
  const double p = sum(gas, wet), grad_p = sum(gas, slope), total = sum(gas, N);
  for (unsigned i = 0; i + 1 < gas.n; ++i)
  {
    const double D =
      barrier.structure * fuller(*gas.species[i], *gas.species[5], T) / p;
    const double expected = -D * slope[i] / (gas_constant * T);
    EXPECT_NEAR(N[i], expected, 1e-13 * std::abs(expected));
  }
  const double darcy =
    -p / (gas_constant * T) * barrier.permeability / 4.4e-5 * grad_p;
  EXPECT_NEAR(total, darcy, 1e-11 * std::abs(darcy));
}

TEST(GasTransport, UniformAirStandsStill)
{
  // Also in a temperature gradient: the force is grad p_i, nothing else.
  for (const Model model :
       {Model::dusty_gas, Model::stefan_maxwell, Model::fick})
  {
    const auto N =
      flux(mixture({"O2", "N2"}, model), barrier, {{2e4, 8e4}}, T, {});
    EXPECT_EQ(N[0], 0.);
    EXPECT_EQ(N[1], 0.);
  }
}

TEST(GasMixture, RefusesWhatIsNoMixture)
{
  Parameters::Gas gas;
  gas.species = {"O2", "He"};
  EXPECT_THROW(GasMixture{gas}, std::invalid_argument); // no carrier N2
  gas.species = {"N2"};
  EXPECT_THROW(GasMixture{gas}, std::invalid_argument);
  gas.species = {"O2", "N2", "O2"};
  EXPECT_THROW(GasMixture{gas}, std::invalid_argument);
  gas.species = {"O2", "N2", "Xe"};
  EXPECT_THROW(GasMixture{gas}, std::invalid_argument);
}
