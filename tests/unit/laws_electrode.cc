#include <oxion/laws/electrode_response.h>
#include <oxion/laws/exhaust.h>

#include <gtest/gtest.h>

#include "laws_electrode_states.h"
#include "laws_exhaust_voltages.h"

using namespace Oxion;
using namespace Oxion::Laws;

TEST(Electrode, ConservesElements)
{
  for_all([](const GasMixture &gas,
             const ElectrodeKinetics &kinetics,
             const SpeciesArray<double> &p,
             const double E) {
    const auto r = electrode_response(kinetics, E, T, p);
    double C = 0., H = 0., N = 0., size = 0.;
    double O      = r.current_density / (2. * faraday);
    double supply = 0.;
    for (unsigned i = 0; i < gas.n; ++i)
    {
      const Atoms atoms = gas.species[i]->atoms;
      C += atoms.carbon * r.sink[i];
      H += atoms.hydrogen * r.sink[i];
      N += atoms.nitrogen * r.sink[i];
      O += atoms.oxygen * r.sink[i];
      size += 8. * std::abs(r.sink[i]);
    }
    for (unsigned k = 0; k < kinetics.reactions.size(); ++k)
      supply = std::max(supply,
                        kinetics.reactions[k].velocity *
                          p[kinetics.reactions[k].fuel] / RT);
    EXPECT_NEAR(C, 0., 1e-15 * size);
    EXPECT_NEAR(H, 0., 1e-15 * size);
    EXPECT_NEAR(N, 0., 1e-15 * size);
    // Where the O2 exchange counts, to round-off of what is exchanged, which
    // an electrode close to equilibrium does far faster than it turns over.
    EXPECT_NEAR(O, 0., 1e-13 * (size + supply));
  });
}

TEST(Electrode, SolvesTheOxygenBalance)
{
  // The formula of the balance, spelled out once more for H2 and CO.
  const GasMixture gas = mixture(exhaust);
  for (const Gas &state : exhausts)
    for (const double E : {-1.1, -0.85, -0.5, -0.06})
    {
      const ElectrodeKinetics kinetics({}, gas);
      const auto r   = electrode_response(kinetics, E, T, state.p);
      const auto &p  = state.p;
      const double a = std::exp(r.Pi), k = 60. / RT;
      const double Kw = std::exp(log_K(Reaction::hydrogen_combustion, T)) *
                        std::sqrt(a),
                   Kc = std::exp(log_K(Reaction::monoxide_combustion, T)) *
                        std::sqrt(a);
      const double i =
        3000. * (std::exp(f * E - r.Pi / 4.) - std::exp(r.Pi / 4. - f * E));
      const double H2 = k * (p[2] * Kw - p[1]) / (1. + Kw),
                   CO = k * (p[4] * Kc - p[3]) / (1. + Kc),
                   O2 = k * (p[0] - 1e5 * a);
      // Round-off of K, some 1e-14, times the exchange of each species.
      const double size = k * (p[1] + p[2] + p[3] + p[4]);
      EXPECT_NEAR(O2 - 0.5 * H2 - 0.5 * CO + i / (4. * faraday),
                  0.,
                  1e-12 * size)
        << state.name << " " << E;
      EXPECT_NEAR(r.current_density, i, 1e-10 * std::abs(i));
      EXPECT_NEAR(r.sink[2], H2, 1e-12 * size);
      EXPECT_NEAR(r.sink[3], -CO, 1e-12 * size);
    }
}

TEST(Electrode, SymmetricKineticsAreASinh)
{
  // i = 2 i0 sinh(f eta), eta against the surface's own activity.
  const GasMixture gas = mixture({"O2", "N2"});
  const auto r =
    electrode_response(ElectrodeKinetics({}, gas), 0.02, T, {{21e3, 80e3}});
  const double eta = 0.02 - r.Pi / (4. * f);
  EXPECT_NEAR(r.current_density,
              2. * 3000. * std::sinh(f * eta),
              1e-12 * std::abs(r.current_density));
}

TEST(Electrode, LowFieldResistance)
{
  // Fast exchange holds Pi.
  const GasMixture gas = mixture({"O2", "N2"});
  Parameters::Electrode electrode;
  electrode.exchange_velocity = {{"O2", 1e9}};
  const ElectrodeKinetics kinetics(electrode, gas);
  const SpeciesArray<Dual<1>> p{{21e3, 80e3}};
  const auto resistance = [&](const double temperature) {
    const double E =
      std::log(0.21) * gas_constant * temperature / (4. * faraday);
    const auto r = electrode_response(kinetics,
                                      Dual<1>::variable(E, 0),
                                      Dual<1>(temperature),
                                      p);
    EXPECT_NEAR(r.current_density.value, 0., 1e-6);
    return 1. / r.current_density.derivative[0];
  };
  // RT/(2 F i0) = 1.5e-5 Ohm m2, two digits.
  EXPECT_NEAR(resistance(T), 1.5e-5, 0.05e-5);
  // With 150 kJ/mol i0 falls to 0.0896057 of it from 1053.15 to 923.15 K.
  EXPECT_NEAR(resistance(923.15) / resistance(T) * 1053.15 / 923.15,
              1. / 0.0896057,
              1e-5 / 0.0896057);
}

TEST(Electrode, RestsInEquilibratedGas)
{
  // Pressures by the laws of mass action for one oxygen activity: it is the
  // surface's own, no species is turned over and no current flows at the
  // Nernst potential.
  const GasMixture gas = mixture({"O2", "H2O", "H2", "CO2", "CO", "CH4", "N2"});
  const double water = 13e3, dioxide = 12e3;
  for (const double Pi : {-50., -45., -30., -15., -2.})
  {
    const double H2 =
      water * std::exp(-log_K(Reaction::hydrogen_combustion, T) - Pi / 2.);
    const double CO =
      dioxide * std::exp(-log_K(Reaction::monoxide_combustion, T) - Pi / 2.);
    const double CH4 =
      dioxide * std::pow(water / 1e5, 2) *
      std::exp(-log_K(Reaction::methane_combustion, T) - 2. * Pi);
    const SpeciesArray<double> p{
      {1e5 * std::exp(Pi), water, H2, dioxide, CO, CH4, 75e3}};
    for (const double order : {0., 0.25})
    {
      Parameters::Electrode electrode;
      electrode.oxygen_order = order;
      const auto r = electrode_response(ElectrodeKinetics(electrode, gas),
                                        Pi / (4. * f),
                                        T,
                                        p);
      // Round-off of ln K, some 1e-14 of 90.
      EXPECT_NEAR(r.Pi, Pi, 1e-11);
      const double exchange = 60. * 1e5 / RT;
      for (unsigned i = 0; i < gas.n; ++i)
        EXPECT_NEAR(r.sink[i], 0., 1e-12 * exchange) << i << " at " << Pi;
    }
  }
}

TEST(Electrode, NernstVoltageOfExhaust)
{
  // Without current an electrode with one velocity for all species sees the
  // equilibrium of the gas's elements. Below lambda 0.7 CH4 counts, which is
  // not in this gas.
  const double T       = 973.15;
  const GasMixture gas = mixture(exhaust);
  Parameters::Electrode electrode;
  electrode.exchange_current = 1e-30;
  const ElectrodeKinetics kinetics(electrode, gas);
  for (const auto &[lambda, U] : exhaust_voltages)
  {
    if (lambda < 0.7)
      continue;
    const auto x = exhaust_composition(Fuel{1.85, 0., 3.774}, lambda);
    SpeciesArray<double> p{};
    for (unsigned i = 0; i < gas.n; ++i)
      p[i] = atmosphere * fraction(x, std::string(gas.species[i]->name));
    const double Pi        = electrode_response(kinetics, 0., T, p).Pi;
    const double reference = std::log(oxygen_in_air * atmosphere / 1e5);
    EXPECT_NEAR(1e3 * gas_constant * T / (4. * faraday) * (reference - Pi),
                U,
                0.2)
      << lambda;
  }
}

TEST(Electrode, CommonVelocityDropsOut)
{
  // With one k and no current Pi does not depend on it.
  const GasMixture gas = mixture(exhaust);
  Parameters::Electrode electrode;
  electrode.exchange_current = 1e-30;
  const double reference =
    electrode_response(ElectrodeKinetics(electrode, gas), 0., T, exhausts[4].p)
      .Pi;
  for (const auto &name : exhaust)
    electrode.exchange_velocity[name] = 0.3;
  const double other =
    electrode_response(ElectrodeKinetics(electrode, gas), 0., T, exhausts[4].p)
      .Pi;
  EXPECT_NEAR(other, reference, 1e-12);
}

TEST(Electrode, HeatIsPowerPlusReactions)
{
  // Rich gas, no current: the heat of what burns; enthalpies at T.
  const GasMixture gas = mixture(exhaust);
  Parameters::Electrode electrode;
  electrode.exchange_current = 1e-30;
  const auto r =
    electrode_response(ElectrodeKinetics(electrode, gas), 0., T, exhausts[4].p);
  double enthalpy_in = 0.;
  for (unsigned i = 0; i < gas.n; ++i)
    enthalpy_in += r.sink[i] * enthalpy(*gas.species[i], T);
  // 1e-10: enthalpies of some 1e5 J/mol cancel to the reactions'.
  EXPECT_NEAR(r.heat, enthalpy_in, 1e-10 * std::abs(r.heat));
  EXPECT_GT(r.heat, 0.);

  // With current and Seebeck coefficient: i (E - T alpha) on top.
  const auto s = electrode_response(
    ElectrodeKinetics({}, gas), -0.5, T, exhausts[1].p, 0.418e-3);
  EXPECT_NEAR(s.heat - s.reaction_heat,
              s.current_density * (-0.5 - T * 0.418e-3),
              1e-10 * std::abs(s.heat));
}

TEST(Electrode, BalanceFallsWithTheActivity)
{
  for_all([](const GasMixture &,
             const ElectrodeKinetics &kinetics,
             SpeciesArray<double> p,
             const double E) {
    p[0] = std::max(p[0], 0.);
    const Detail::ElectrodeState<double> state(kinetics, E, T, p);
    double last = state.oxygen_balance(-60.);
    for (double Pi = -59.; Pi < 8.; Pi += 1.)
    {
      const double next = state.oxygen_balance(Pi);
      EXPECT_LE(next, last + 1e-13 * std::abs(last));
      last = next;
    }
  });
}

TEST(Electrode, FarPotentials)
{
  // Iterates go there; the answer must be finite and of the right sign.
  const GasMixture gas = mixture(exhaust);
  for (const ElectrodeKinetics &kinetics : kinds(gas))
    for (const Gas &state : exhausts)
      for (const double E : {-8., -3., 3., 8.})
        for (const double temperature : {300., 900., 1500.})
        {
          const auto r = electrode_response(kinetics, E, temperature, state.p);
          EXPECT_TRUE(std::isfinite(r.current_density));
          EXPECT_TRUE(std::isfinite(r.heat));
          for (unsigned i = 0; i < gas.n; ++i)
            EXPECT_TRUE(std::isfinite(r.sink[i]));
        }
}

TEST(SurfaceReactions, LimitsAndEquilibria)
{
  const GasMixture gas                = mixture(everything);
  Parameters::Electrode electrode     = {};
  electrode.exchange_velocity["C3H6"] = 7.;
  electrode.exchange_velocity["NO"]   = 3.;
  const ElectrodeKinetics kinetics(electrode, gas);
  ASSERT_EQ(kinetics.reactions.size(), 6u);
  const auto rate =
    [&](const unsigned r, const SpeciesArray<double> &p, const double Pi) {
      const SurfaceReaction &reaction = kinetics.reactions[r];
      return reaction_rate(reaction,
                           p,
                           Detail::reaction_terms(reaction, T).log_K,
                           Pi);
    };
  const SpeciesArray<double> &p = mixed[0].p;
  // H2, CO, CH4, C3H6, C3H8 with plenty of oxygen: whatever arrives burns.
  // The way back is e^-21 for H2 at the least.
  EXPECT_NEAR(rate(0, p, 0.), 60. * p[2], 1e-3 * p[2]);
  EXPECT_NEAR(rate(1, p, 0.), 60. * p[4], 1e-3 * p[4]);
  EXPECT_NEAR(rate(2, p, 0.), 60. * p[5], 1e-10);
  EXPECT_NEAR(rate(3, p, 0.), 7. * p[6], 1e-10);
  EXPECT_NEAR(rate(4, p, 0.), 60. * p[7], 1e-10);
  // Half of the hydrocarbons at a = 1e-26, none without oxygen.
  EXPECT_NEAR(rate(3, p, std::log(1e-26)), 3.5 * p[6], 1e-10);
  EXPECT_NEAR(rate(4, p, -400.), 0., 1e-10);
  // Without oxygen CO2 and H2O give theirs up, and NO all of it.
  EXPECT_NEAR(rate(0, p, -400.), -60. * p[1], 1e-8);
  EXPECT_NEAR(rate(1, p, -400.), -60. * p[3], 1e-8);
  EXPECT_NEAR(rate(5, p, -400.), 3. * p[8], 1e-10);
  // NO stands still in K = p_NO/sqrt(p_N2 p_O2).
  SpeciesArray<double> q = p;
  q[8] = std::exp(log_K(Reaction::nitric_oxide_formation, T)) *
         std::sqrt(p[9] * 5e3);
  EXPECT_NEAR(rate(5, q, std::log(5e3 / 1e5)), 0., 1e-12 * q[8]);
  // CH4 stands still in K = p_CO2 p_H2O^2/(p_CH4 p_O2^2), where oxygen is so
  // scarce that pressures of all are of the same order.
  const double Pi = -45.;
  q[5]            = p[3] * std::pow(p[1] / 1e5, 2) *
         std::exp(-log_K(Reaction::methane_combustion, T) - 2. * Pi);
  // ln K - 2 Pi cancels some 90: round-off of 1e-14 of either way.
  EXPECT_NEAR(rate(2, q, Pi), 0., 1e-11 * (q[5] + p[3]));
}

TEST(Electrode, OxygenOrder)
{
  EXPECT_TRUE(oxygen_order_allowed(0., 1., 1.));
  EXPECT_TRUE(oxygen_order_allowed(0.25, 1., 1.));
  EXPECT_FALSE(oxygen_order_allowed(0.5, 1., 1.));
  EXPECT_FALSE(oxygen_order_allowed(-0.3, 1., 1.));
  EXPECT_EQ(stoichiometric_number(1., 1.), 2.);
  Parameters::Electrode electrode;
  electrode.oxygen_order = 0.5;
  EXPECT_THROW(ElectrodeKinetics(electrode, mixture(exhaust)),
               std::invalid_argument);
}

TEST(Electrode, RefusesGasesThatDoNotClose)
{
  EXPECT_THROW(ElectrodeKinetics({}, mixture({"H2", "H2O", "N2"})),
               std::invalid_argument);
  EXPECT_THROW(ElectrodeKinetics({}, mixture({"O2", "CO", "N2"})),
               std::invalid_argument);
  Parameters::Electrode inert;
  inert.exchange_velocity = {{"CO", 0.}};
  EXPECT_NO_THROW(ElectrodeKinetics(inert, mixture({"O2", "CO", "N2"})));
}
