#include <oxion/laws/gas_linearisation.h>

#include <complex>
#include <gtest/gtest.h>
#include <vector>

#include "laws_mixture.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  using Model = Parameters::TransportModel;

  const GasMedium barrier{0.084, 0.7e-6, 0.084 * 0.49e-12 / 8.};

  const SpeciesArray<double> wet{{3e3, 12e3, 3e3, 9e3, 6e3, 68e3}};
  const SpeciesArray<double> slope{{-2e7, 3e6, 1e6, -4e6, 5e6, 1.3e7}};
  constexpr double T = 1053.15;
} // namespace

TEST(GasTransport, DerivativesAgreeWithTheComplexStep)
{
  using Complex  = std::complex<double>;
  const double h = 1e-30;
  auto all       = everything;
  all.insert(all.end() - 1, {"He", "Ar"});
  const std::vector<SpeciesArray<double>> pressures{
    wet,
    // Rich: O2 at 1e-10 bar and slightly negative lie below the floor.
    {{1e-5, 12e3, 3e3, 9e3, 6e3, 68e3}},
    {{-6e-7, 12e3, 3e3, 9e3, 6e3, 68e3}},
    {{2e-4, 12e3, 3e3, 9e3, 6e3, 68e3, 1e3, 2e3, 5e2, 1e3, 3e3, 4e4}}};
  for (unsigned state = 0; state < pressures.size(); ++state)
    for (const Model model :
         {Model::dusty_gas, Model::stefan_maxwell, Model::fick})
      for (const double viscosity : {4.4e-5, 0.})
        for (const auto law : {Parameters::DiffusivityLaw::fuller,
                               Parameters::DiffusivityLaw::chapman_enskog})
        {
          GasMixture gas =
            mixture(state == 3 ? all : exhaust, model, viscosity);
          gas.law                     = law;
          SpeciesArray<double> second = slope;
          for (unsigned i = 0; i < gas.n; ++i)
            second[i] = 1e6 * std::cos(3. * i + 1.);
          const auto &p = pressures[state];
          const auto result =
            linearise<2>(gas, barrier, p, T, {{second, slope}});
          for (unsigned j = 0; j <= gas.n; ++j)
          {
            SpeciesArray<Complex> pc;
            for (unsigned i = 0; i < gas.n; ++i)
              pc[i] = p[i] + (i == j ? Complex(0., h) : Complex(0.));
            const auto M =
              mobility(gas,
                       barrier,
                       pc,
                       T + (j == gas.n ? Complex(0., h) : Complex(0.)));
            for (int d = 0; d < 2; ++d)
            {
              const auto &w  = d == 0 ? second : slope;
              double largest = 0.;
              SpeciesArray<double> expected{};
              for (unsigned i = 0; i < gas.n; ++i)
              {
                Complex N = 0.;
                for (unsigned k = 0; k < gas.n; ++k)
                {
                  N -= M[i][k] * w[k];
                  EXPECT_NEAR(result.mobility[i][k],
                              M[i][k].real(),
                              1e-12 * std::abs(M[i][i]));
                }
                expected[i] = N.imag() / h;
                largest     = std::max(largest, std::abs(expected[i]));
              }
              // 1e-10 of the column: H^-1 mixes its entries.
              for (unsigned i = 0; i < gas.n; ++i)
                EXPECT_NEAR(j < gas.n ? result.by_pressure[d][i][j]
                                      : result.by_temperature[d][i],
                            expected[i],
                            1e-10 * largest)
                  << "state " << state << " species " << i << " by " << j;
            }
          }
        }
}

TEST(GasTransport, SecondDerivativesOfTheMobility)
{
  // Manufactured solutions differentiate twice: against central differences
  // of the first derivative, whose step of 1e-3 leaves some 1e-6.
  using Second         = Dual<1, Dual<1>>;
  const GasMixture gas = mixture(exhaust, Model::dusty_gas);
  const auto first     = [&gas](const double x) {
    SpeciesArray<Dual<1>> p;
    for (unsigned i = 0; i < gas.n; ++i)
      p[i] = Dual<1>(wet[i]) * Dual<1>::variable(x, 0);
    p[0] = Dual<1>(wet[0]);
    return mobility(gas, barrier, p, Dual<1>(T))[1][0].derivative[0];
  };
  SpeciesArray<Second> p;
  const Second x = Second::variable(Dual<1>::variable(1., 0), 0);
  for (unsigned i = 0; i < gas.n; ++i)
    p[i] = i == 0 ? Second(wet[0]) : wet[i] * x;
  const double exact =
    mobility(gas, barrier, p, Second(T))[1][0].derivative[0].derivative[0];
  const double difference = (first(1.0005) - first(0.9995)) / 1e-3;
  EXPECT_NEAR(exact, difference, 1e-5 * std::abs(exact));
}
