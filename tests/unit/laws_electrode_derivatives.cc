#include <oxion/laws/electrode_response.h>

#include <complex>
#include <gtest/gtest.h>

#include "laws_electrode_states.h"

using namespace Oxion;
using namespace Oxion::Laws;

TEST(Electrode, DerivativesAgreeWithTheComplexStep)
{
  using Complex   = std::complex<double>;
  constexpr int N = max_species + 2;
  using Number    = Dual<N>;
  for_all([](const GasMixture &gas,
             const ElectrodeKinetics &kinetics,
             const SpeciesArray<double> &p,
             const double E) {
    const double h = 1e-30;
    SpeciesArray<Number> dual;
    for (unsigned i = 0; i < gas.n; ++i)
      dual[i] = Number::variable(p[i], i);
    const auto exact = electrode_response(kinetics,
                                          Number::variable(E, N - 2),
                                          Number::variable(T, N - 1),
                                          dual,
                                          0.4e-3);
    for (int j = 0; j < N; ++j)
    {
      if (j >= static_cast<int>(gas.n) && j < N - 2)
        continue;
      SpeciesArray<Complex> pc;
      for (int i = 0; i < static_cast<int>(gas.n); ++i)
        pc[i] = Complex(p[i], i == j ? h : 0.);
      const auto step = electrode_response(kinetics,
                                           Complex(E, j == N - 2 ? h : 0.),
                                           Complex(T, j == N - 1 ? h : 0.),
                                           pc,
                                           0.4e-3);
      double largest  = 0.;
      for (unsigned i = 0; i < gas.n; ++i)
        largest = std::max(largest, std::abs(step.sink[i].imag() / h));
      // 1e-10 of each; a sink that round-off of the others' shares in the
      // balance dominates: 1e-13 of the largest.
      for (unsigned i = 0; i < gas.n; ++i)
        EXPECT_NEAR(exact.sink[i].derivative[j],
                    step.sink[i].imag() / h,
                    1e-10 * std::abs(step.sink[i].imag() / h) + 1e-13 * largest)
          << "sink " << i << " by " << j;
      const auto check = [&](const Number &a,
                             const Complex &b,
                             const double floor,
                             const char *what) {
        EXPECT_NEAR(a.derivative[j],
                    b.imag() / h,
                    1e-10 * std::abs(b.imag() / h) + floor)
          << what << " by " << j;
      };
      check(exact.Pi, step.Pi, 0., "Pi");
      check(exact.current_density,
            step.current_density,
            1e-13 * 4. * faraday * largest,
            "current");
      check(exact.heat, step.heat, 1e-13 * 1e6 * largest, "heat");
    }
  });
}

TEST(Electrode, SecondDerivatives)
{
  // Each order takes a chord step of its own; against central differences of
  // the first derivative, good to some 1e-6.
  using Second         = Dual<1, Dual<1>>;
  const GasMixture gas = mixture(exhaust);
  const auto kinetics  = ElectrodeKinetics({}, gas);
  for (const Gas &state : exhausts)
  {
    const double E   = state.p[0] > 100. ? -0.03 : -0.86;
    const auto first = [&](const double potential) {
      SpeciesArray<Dual<1>> p;
      for (unsigned i = 0; i < gas.n; ++i)
        p[i] = Dual<1>(state.p[i]);
      return electrode_response(kinetics,
                                Dual<1>::variable(potential, 0),
                                Dual<1>(T),
                                p)
        .current_density.derivative[0];
    };
    SpeciesArray<Second> p;
    for (unsigned i = 0; i < gas.n; ++i)
      p[i] = Second(state.p[i]);
    const auto r = electrode_response(
      kinetics, Second::variable(Dual<1>::variable(E, 0), 0), Second(T), p);
    const double exact = r.current_density.derivative[0].derivative[0];
    const double h = 1e-5, difference = (first(E + h) - first(E - h)) / (2 * h);
    EXPECT_NEAR(exact, difference, 1e-5 * std::abs(exact)) << state.name;
  }
}
