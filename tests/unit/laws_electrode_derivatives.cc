#include <oxion/laws/electrode_response.h>

#include <gtest/gtest.h>

#include "laws_derivative_check.h"
#include "laws_electrode_states.h"

using namespace Oxion;
using namespace Oxion::Laws;

TEST(Electrode, DerivativesAgreeWithTheComplexStep)
{
  for_all([](const GasMixture &gas,
             const ElectrodeKinetics &kinetics,
             const SpeciesArray<double> &p,
             const double E) {
    for_each_complex_step(
      [&](const auto &E, const auto &T, const auto &p) {
        return electrode_response(kinetics, E, T, p, 0.4e-3);
      },
      E,
      T,
      p,
      gas.n,
      [&](const auto &exact, const auto &step, const int j, const double h) {
        double largest = 0.;
        for (unsigned i = 0; i < gas.n; ++i)
          largest = std::max(largest, std::abs(step.sink[i].imag() / h));
        const auto check = [&](const auto &a,
                               const auto &b,
                               const double floor,
                               const std::string &what) {
          EXPECT_NEAR(a.derivative[j],
                      b.imag() / h,
                      1e-10 * std::abs(b.imag() / h) + floor)
            << what << " by " << j;
        };
        // 1e-10 of each; a sink that round-off of the others' shares in the
        // balance dominates: 1e-13 of the largest.
        for (unsigned i = 0; i < gas.n; ++i)
          check(exact.sink[i],
                step.sink[i],
                1e-13 * largest,
                "sink " + std::to_string(i));
        check(exact.Pi, step.Pi, 0., "Pi");
        check(exact.current_density,
              step.current_density,
              1e-13 * 4. * faraday * largest,
              "current");
        check(exact.heat, step.heat, 1e-13 * 1e6 * largest, "heat");
      });
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
