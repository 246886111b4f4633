// Gases and surface reactions that are data: against the library's with the
// same numbers, and against sums by hand.

#include <oxion/laws/electrode_response.h>
#include <oxion/laws/formula.h>

#include <cmath>
#include <gtest/gtest.h>

#include "laws_derivative_check.h"
#include "laws_electrode_states.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  constexpr unsigned propane = 7; // in "everything"

  /** The species "Propane" with the constants of C3H8. */
  Species
  copy_of_propane()
  {
    Species copy = find_species("C3H8");
    copy.name    = "Propane";
    return copy;
  }

  GasMixture
  mixture_with_copy()
  {
    Parameters::Gas gas;
    gas.species          = everything;
    gas.species[propane] = "Propane";
    gas.carrier          = "N2";
    gas.own_species      = {copy_of_propane()};
    return GasMixture(gas);
  }

  Parameters::Electrode
  electrode_for_copy(const double share = 1.)
  {
    Parameters::Electrode electrode;
    electrode.surface_reactions = {
      {"combustion",
       "Propane",
       {{"Propane", -1.}, {"O2", -5.}, {"CO2", 3.}, {"H2O", 4.}},
       share}};
    return electrode;
  }

  template <typename Test>
  void
  for_all_states(const Test &test)
  {
    for (const Gas &state : mixed)
      for (const double E : {-1.1, -0.85, -0.5, -0.06, 0.1})
      {
        SCOPED_TRACE(std::string(state.name) + ", E " + std::to_string(E));
        test(state.p, E);
      }
  }
} // namespace


TEST(OwnSpecies, ReactAsTheLibrarysOfTheSameConstants)
{
  const GasMixture own = mixture_with_copy(), library = mixture(everything);
  const ElectrodeKinetics of_own(electrode_for_copy(), own),
    of_library({}, library);
  for_all_states([&](const SpeciesArray<double> &p, const double E) {
    const auto a   = electrode_response(of_own, E, T, p),
               b   = electrode_response(of_library, E, T, p);
    double largest = 0.;
    for (unsigned i = 0; i < own.n; ++i)
      largest = std::max(largest, std::abs(b.sink[i]));
    // Sums in another order: the steep activity of rich gas to 1e-12.
    for (unsigned i = 0; i < own.n; ++i)
      EXPECT_NEAR(a.sink[i], b.sink[i], 1e-11 * largest) << i;
    EXPECT_NEAR(a.heat, b.heat, 1e-11 * std::abs(b.heat));
    EXPECT_NEAR(a.Pi, b.Pi, 1e-11 * std::abs(b.Pi));
  });
}


TEST(OwnSpecies, RateGrowsWithTheActivityAndWithTheShare)
{
  const GasMixture gas = mixture_with_copy();
  for (const double share : {1., 0.25, 0.})
  {
    const ElectrodeKinetics kinetics(electrode_for_copy(share), gas);
    ASSERT_EQ(kinetics.reactions.size(), share > 0. ? 6u : 5u);
    if (share == 0.)
      continue;
    const SurfaceReaction &own = kinetics.reactions.back();
    const auto rate            = [&](const double Pi) {
      return reaction_rate(own, mixed[0].p, 0., Pi);
    };
    // All that arrives, half of it at a = 1e-26, none without oxygen.
    EXPECT_NEAR(rate(0.), share * 60. * mixed[0].p[propane], 1e-10);
    EXPECT_NEAR(rate(std::log(1e-26)),
                share * 30. * mixed[0].p[propane],
                1e-10);
    EXPECT_NEAR(rate(-400.), 0., 1e-10);
    // One root of the oxygen balance.
    for_all_states([&](SpeciesArray<double> p, const double E) {
      p[0] = std::max(p[0], 0.);
      const Detail::ElectrodeState<double> state(kinetics, E, T, p);
      for (double Pi = -60.; Pi < 8.; Pi += 1.)
        EXPECT_LE(state.oxygen_balance(Pi + 1.),
                  state.oxygen_balance(Pi) +
                    1e-13 * std::abs(state.oxygen_balance(Pi)));
    });
  }
}


TEST(OwnSpecies, DerivativesAgreeWithTheComplexStep)
{
  const GasMixture gas = mixture_with_copy();
  const ElectrodeKinetics kinetics(electrode_for_copy(0.7), gas);
  for_all_states([&](const SpeciesArray<double> &p, const double E) {
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
        // As of the library's reactions.
        EXPECT_NEAR(exact.sink[propane].derivative[j],
                    step.sink[propane].imag() / h,
                    1e-10 * std::abs(step.sink[propane].imag() / h) +
                      1e-13 * largest)
          << j;
        EXPECT_NEAR(exact.heat.derivative[j],
                    step.heat.imag() / h,
                    1e-10 * std::abs(step.heat.imag() / h) + 1e-7 * largest)
          << j;
      });
  });
}


TEST(OwnSpecies, FormulasGiveMassAndDiffusionVolume)
{
  for (const char *name : {"CH4", "C3H6", "C3H8"})
  {
    const Species &gas = find_species(name);
    EXPECT_NEAR(molar_mass(gas.atoms), gas.molar_mass, 2e-6) << name;
    EXPECT_NEAR(fuller_volume(gas.atoms), gas.fuller_volume, 1e-12) << name;
  }
}


// NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O from tables of enthalpies and entropies at
// 298.15 K and 1 bar (CODATA; NH3: NIST-JANAF, 4th ed.).
TEST(OwnSpecies, ConstantsGiveHeatAndEquilibriumOfTheTables)
{
  Species ammonia, oxygen, nitrogen, water;
  const auto set = [](Species &gas,
                      const double enthalpy,
                      const double entropy,
                      const double heat_capacity) {
    gas.low = gas.high =
      constant_heat_capacity(heat_capacity, enthalpy, entropy);
    gas.has_thermo = true;
  };
  set(ammonia, -45.898e3, 192.774, 35.65);
  set(oxygen, 0., 205.152, 29.38);
  set(nitrogen, 0., 191.609, 29.12);
  set(water, -241.826e3, 188.835, 33.59);
  ReactionPolynomials combustion;
  combustion.add(ammonia, -1.);
  combustion.add(oxygen, -0.75);
  combustion.add(nitrogen, 0.5);
  combustion.add(water, 1.5);

  const double heat = -1.5 * 241.826e3 + 45.898e3,
               entropy =
                 1.5 * 188.835 + 0.5 * 191.609 - 192.774 - 0.75 * 205.152,
               capacity = 1.5 * 33.59 + 0.5 * 29.12 - 35.65 - 0.75 * 29.38;
  EXPECT_NEAR(reaction_enthalpy(combustion, 298.15), heat, 1e-12 * -heat);
  EXPECT_NEAR(reaction_enthalpy(combustion, 1053.15),
              heat + capacity * (1053.15 - 298.15),
              1e-12 * -heat);
  EXPECT_NEAR(log_K(combustion, 298.15),
              (entropy - heat / 298.15) / gas_constant,
              1e-12 * -heat / (gas_constant * 298.15));
  // The library's polynomials are within 0.1 kJ of the table of H2O.
  ReactionPolynomials of_library;
  of_library.add(ammonia, -1.);
  of_library.add(find_species("O2"), -0.75);
  of_library.add(find_species("N2"), 0.5);
  of_library.add(find_species("H2O"), 1.5);
  EXPECT_NEAR(reaction_enthalpy(of_library, 298.15), heat, 150.);
}


TEST(OwnSpecies, EachGasHasAMiddleTemperatureOfItsOwn)
{
  // One that says the same twice changes to its high polynomial elsewhere.
  Species late             = find_species("CO");
  late.middle_temperature  = 1200.;
  Species early            = find_species("H2");
  early.middle_temperature = 800.;
  ReactionPolynomials sum;
  sum.add(late, 2.);
  sum.add(find_species("O2"), -1.);
  sum.add(early, 3.);
  for (const double T : {700., 800., 900., 1000., 1100., 1200., 1300.})
  {
    const double by_gas = 2. * enthalpy(late, T) -
                          enthalpy(find_species("O2"), T) +
                          3. * enthalpy(early, T);
    // Round-off of some 1e5 J/mol each.
    EXPECT_NEAR(reaction_enthalpy(sum, T), by_gas, 1e-9) << T;
  }
}
