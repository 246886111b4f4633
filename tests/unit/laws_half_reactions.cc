#include <oxion/laws/electrode_response.h>

#include <functional>
#include <gtest/gtest.h>

#include "laws_derivative_check.h"
#include "laws_electrode_states.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  using Amounts = std::map<std::string, double>;

  Parameters::HalfReaction
  half_reaction(const std::string &name,
                const Amounts &formed,
                const double electrons,
                const Amounts &orders,
                const double alpha_anodic,
                const double alpha_cathodic)
  {
    Parameters::HalfReaction half;
    half.name                 = name;
    half.formed               = formed;
    half.electrons            = electrons;
    half.orders               = orders;
    half.alpha_anodic         = alpha_anodic;
    half.alpha_cathodic       = alpha_cathodic;
    half.exchange_current     = 1e4;
    half.exchange_temperature = T;
    half.exchange_energy      = 90e3;
    return half;
  }

  const Amounts monoxide{{"CO", -1.}, {"CO2", 1.}},
    hydrogen{{"H2", -1.}, {"H2O", 1.}},
    propylene{{"C3H6", -1.}, {"CO2", 3.}, {"H2O", 3.}},
    shift{{"CO", -1.}, {"H2O", -1.}, {"CO2", 1.}, {"H2", 1.}},
    nitric{{"NO", 1.}, {"N2", -0.5}};

  /** Mass action, half orders, many electrons, no oxide ions to speak of. */
  std::vector<Parameters::HalfReaction>
  everything_at_once()
  {
    std::vector<Parameters::HalfReaction> all{
      half_reaction("CO", monoxide, 2., {{"CO", 1.}}, 1., 1.),
      half_reaction("H2", hydrogen, 2., {{"H2", 0.5}, {"H2O", -0.5}}, 1.2, 0.8),
      half_reaction(
        "C3H6", propylene, 18., {{"C3H6", 0.7}, {"O2", -0.25}}, 0.5, 1.),
      half_reaction("NO", nitric, 2., {{"N2", 0.25}}, 0.3, 0.7)};
    all[2].reversible = false;
    return all;
  }

  Parameters::Electrode
  mixed_electrode()
  {
    Parameters::Electrode electrode;
    electrode.exchange_current  = 1.;
    electrode.exchange_velocity = {{"CO", 0.1}, {"H2", 20.}, {"C3H6", 0.}};
    electrode.half_reactions    = everything_at_once();
    return electrode;
  }

  template <typename Test>
  void
  for_all_mixed(const Test &test)
  {
    const GasMixture gas = mixture(everything);
    const ElectrodeKinetics kinetics(mixed_electrode(), gas);
    auto states = mixed;
    states.push_back(
      {"undershooting",
       {{-1e-7, 10e3, -1e-6, 9e3, -1e-4, 0., -1e-8, 40., 60., 70e3}}});
    for (const Gas &state : states)
      for (const double E : {-1.1, -0.85, -0.5, -0.06, 0.1})
      {
        SCOPED_TRACE(std::string(state.name) + ", E " + std::to_string(E));
        test(gas, kinetics, state.p, E);
      }
  }

  double
  root(const std::function<double(double)> &rising)
  {
    double low = -2., high = 1.;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double middle                = (low + high) / 2.;
      (rising(middle) > 0. ? high : low) = middle;
    }
    return (low + high) / 2.;
  }

  /** Of an electrode without current at that temperature. */
  double
  rest_potential(const Parameters::Electrode &electrode,
                 const GasMixture &gas,
                 const SpeciesArray<double> &p,
                 const double temperature = T)
  {
    const ElectrodeKinetics kinetics(electrode, gas);
    return root([&](const double E) {
      return electrode_response(kinetics, E, temperature, p).current_density;
    });
  }

  /** O2 of 0.1 bar with CO, cathodic coefficient 2 and anodic ones of CO. */
  struct MixedPotential
  {
    static constexpr double temperature = 823.15;
    const GasMixture gas                = mixture({"O2", "CO2", "CO", "N2"});
    Parameters::Electrode electrode;

    MixedPotential(const double order, const double alpha)
    {
      electrode.exchange_current     = 1e-2;
      electrode.exchange_temperature = temperature;
      electrode.alpha_anodic = electrode.alpha_cathodic = 2.;
      // The gas at the surface is that before it; no combustion.
      electrode.exchange_velocity = {{"O2", 1e6}, {"CO", 0.}};
      auto half = half_reaction("CO", monoxide, 2., {{"CO", order}}, alpha, 1.);
      half.exchange_current     = 1e6;
      half.exchange_temperature = temperature;
      half.reversible           = false;
      electrode.half_reactions  = {half};
    }

    double
    at(const double monoxide, const double oxygen = 0.1) const
    {
      return rest_potential(electrode,
                            gas,
                            {{oxygen * 1e5, 0., monoxide * 1e5, 90e3}},
                            temperature);
    }
  };
} // namespace

TEST(HalfReactions, MixedPotentialOfCarbonMonoxide)
{
  const MixedPotential cell(1., 1.);
  const double f = faraday / (gas_constant * cell.temperature);
  // Tafel's lines alone, and with O2's way back.
  const double tafel =
    std::log(1e-2 * std::sqrt(0.1) / (1e6 * 1e-4)) / (3. * f);
  EXPECT_NEAR(tafel, -0.2449959, 5e-8);
  EXPECT_NEAR(cell.at(1e-4), -0.2449961, 5e-8);
  const double full = root([&](const double E) {
    return 1e6 * 1e-4 * std::exp(f * E) +
           1e-2 * (std::exp(2. * f * E) / std::sqrt(0.1) -
                   std::sqrt(0.1) * std::exp(-2. * f * E));
  });
  EXPECT_NEAR(cell.at(1e-4), full, 1e-12);
}

TEST(HalfReactions, SlopeOfTheMixedPotential)
{
  // 2.303 m R T/F/(alpha_c of O2 + alpha_a of CO): 54.4 mV per decade. O2 runs
  // back by e^(4 f E)/p_O2 of its current, below 1e-6 here.
  for (const auto &[order, alpha] :
       std::vector<std::array<double, 2>>{{1., 1.}, {0.5, 1.}, {0.8, 0.6}})
  {
    MixedPotential cell(order, alpha);
    cell.electrode.exchange_current = 1e-5;
    const double RT_F               = gas_constant * cell.temperature / faraday;
    const double slope              = (cell.at(1e-3) - cell.at(1e-5)) / 2.,
                 by_oxygen = (cell.at(1e-4, 0.2) - cell.at(1e-4, 0.02));
    const double decade    = std::log(10.) * RT_F / (2. + alpha);
    EXPECT_NEAR(slope, -order * decade, 1e-6 * decade);
    EXPECT_NEAR(by_oxygen, 0.5 * decade, 1e-6 * decade);
    if (order == 1. && alpha == 1.)
    {
      EXPECT_NEAR(slope, -54.4e-3, 0.05e-3);
    }
  }
}

TEST(HalfReactions, RestInEquilibratedGas)
{
  // Gases of one oxygen activity: no reversible half reaction carries current
  // at its Nernst potential, whatever its orders; alone it holds the electrode
  // there, like a catalytic electrode in this gas.
  const GasMixture gas = mixture({"O2", "H2O", "H2", "CO2", "CO", "NO", "N2"});
  const double water = 13e3, dioxide = 12e3, nitrogen = 75e3;
  for (const double Pi : {-50., -45., -30., -2.})
  {
    const auto share = [&](const Reaction reaction) {
      return std::exp(-log_K(reaction, T) - Pi / 2.);
    };
    const double NO =
      std::sqrt(nitrogen * 1e5) *
      std::exp(log_K(Reaction::nitric_oxide_formation, T) + Pi / 2.);
    const SpeciesArray<double> p{
      {1e5 * std::exp(Pi),
       water,
       water * share(Reaction::hydrogen_combustion),
       dioxide,
       dioxide * share(Reaction::monoxide_combustion),
       NO,
       nitrogen}};
    const double E = Pi / (4. * f);
    EXPECT_NEAR(rest_potential({}, gas, p), E, 1e-12);
    for (auto half : everything_at_once())
    {
      // Gases scarcer than the law resolves, 1e-10 of p0, rest nowhere.
      if (!half.reversible || (half.name == "NO" && NO < 1.) ||
          (half.name != "NO" && p[2] < 1.))
        continue;
      Parameters::Electrode electrode;
      electrode.exchange_current = 0.;
      electrode.half_reactions   = {half};
      // Trace pressures of 1e-5 of p0: (1e-10/1e-5)^2 of RT/F.
      EXPECT_NEAR(rest_potential(electrode, gas, p), E, 1e-10)
        << half.name << " at " << Pi;
    }
  }
}

TEST(HalfReactions, ButlerAndVolmer)
{
  // i = i_ex (e^(alpha_a f eta) - e^(-alpha_c f eta)), eta against Nernst.
  const GasMixture gas          = mixture(exhaust);
  const SpeciesArray<double> &p = exhausts[1].p;
  const double E_r =
    0.5 / f * (std::log(p[1] / p[2]) - log_K(Reaction::hydrogen_combustion, T));
  const Amounts half_orders{{"H2", 0.5}, {"H2O", -0.5}};
  for (const double alpha : {1., 1.3})
  {
    const HalfReaction half(
      half_reaction("H2", hydrogen, 2., half_orders, alpha, 2. - alpha), gas);
    EXPECT_NEAR(half.nu(), 1., 1e-14);
    const double i_ex =
      1e4 * std::sqrt(p[2] / p[1]) * std::exp(alpha * f * E_r);
    for (const double eta : {-0.1, -0.01, 0.02, 0.15})
    {
      const double i = half_reaction_current(half, E_r + eta, T, p);
      const double expected =
        i_ex * (std::exp(alpha * f * eta) - std::exp((alpha - 2.) * f * eta));
      EXPECT_NEAR(i, expected, 1e-11 * std::abs(expected));
      if (alpha == 1.)
      {
        EXPECT_NEAR(i,
                    2. * i_ex * std::sinh(f * eta),
                    1e-11 * std::abs(expected));
      }
    }
  }
}

TEST(HalfReactions, ConserveAtomsAndCharge)
{
  for_all_mixed([](const GasMixture &gas,
                   const ElectrodeKinetics &kinetics,
                   const SpeciesArray<double> &p,
                   const double E) {
    const auto r = electrode_response(kinetics, E, T, p);
    double C = 0., H = 0., N = 0., O = r.current_density / (2. * faraday),
           size = std::abs(O), parts = 0.;
    for (unsigned i = 0; i < gas.n; ++i)
    {
      const Atoms atoms = gas.species[i]->atoms;
      C += atoms.carbon * r.sink[i];
      H += atoms.hydrogen * r.sink[i];
      N += atoms.nitrogen * r.sink[i];
      O += atoms.oxygen * r.sink[i];
    }
    for (const auto &half : kinetics.half_reactions)
    {
      parts += half_reaction_current(half, E, T, p);
      size += std::abs(half_reaction_current(half, E, T, p)) / faraday;
    }
    for (unsigned k = 0; k < kinetics.reactions.size(); ++k)
      size += 8. * kinetics.reactions[k].velocity *
              std::abs(p[kinetics.reactions[k].fuel]) / RT;
    size += 60. * std::abs(p[0]) / RT;
    for (const double sum : {C, H, N, O})
      EXPECT_NEAR(sum, 0., 1e-13 * size);

    // What the surface takes knows nothing of them.
    auto bare = kinetics;
    bare.half_reactions.clear();
    const auto b = electrode_response(bare, E, T, p);
    EXPECT_EQ(b.Pi, r.Pi);
    EXPECT_NEAR(r.current_density,
                b.current_density + parts,
                1e-14 * faraday * size);
  });
}

TEST(HalfReactions, HeatIsPowerAndEnthalpy)
{
  // The oxide ions' enthalpy is that of oxygen of 1 bar, as at the electrode
  // that the potential is measured against.
  for_all_mixed([](const GasMixture &gas,
                   const ElectrodeKinetics &kinetics,
                   const SpeciesArray<double> &p,
                   const double E) {
    const auto r = electrode_response(kinetics, E, T, p, 0.4e-3);
    double heat =
      r.current_density * (E - T * 0.4e-3) +
      r.current_density / (4. * faraday) * enthalpy(find_species("O2"), T);
    double size = std::abs(heat);
    for (unsigned i = 0; i < gas.n; ++i)
    {
      const double of_gas = r.sink[i] * enthalpy(*gas.species[i], T);
      heat += of_gas;
      size += std::abs(of_gas);
    }
    // Where next to nothing is turned over, the balance's last digit.
    EXPECT_NEAR(r.heat, heat, 1e-12 * size + 1e-6);
  });
}

TEST(HalfReactions, DerivativesAgreeWithTheComplexStep)
{
  for_all_mixed([](const GasMixture &gas,
                   const ElectrodeKinetics &kinetics,
                   const SpeciesArray<double> &p,
                   const double E) {
    for (const auto &half : kinetics.half_reactions)
      for_each_complex_step(
        [&](const auto &E, const auto &T, const auto &p) {
          return half_reaction_current(half, E, T, p);
        },
        E,
        T,
        p,
        gas.n,
        [&](const auto &exact, const auto &step, const int j, const double h) {
          EXPECT_NEAR(exact.derivative[j],
                      step.imag() / h,
                      1e-11 * std::abs(step.imag() / h))
            << half.name << " by " << j;
        });
  });
}

TEST(HalfReactions, RiseWithThePotential)
{
  for_all_mixed([](const GasMixture &,
                   const ElectrodeKinetics &kinetics,
                   SpeciesArray<double> p,
                   const double E) {
    for (double &one : p)
      one = std::max(one, 0.);
    for (const auto &half : kinetics.half_reactions)
      EXPECT_GE(
        half_reaction_current(
          half,
          Dual<1>::variable(E, 0),
          Dual<1>(T),
          SpeciesArray<Dual<1>>{
            {p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]}})
          .derivative[0],
        0.);
  });
}

TEST(HalfReactions, TakeNothingOfNothing)
{
  // The rate of what a half reaction consumes goes through zero, smoothly and
  // with the pressure's sign, for every order.
  const GasMixture gas = mixture(exhaust);
  for (const double order : {0., 0.3, 1., 1.7})
  {
    auto parameters =
      half_reaction("CO", monoxide, 2., {{"CO", order}}, 1., 1.);
    parameters.reversible = false;
    const HalfReaction half(parameters, gas);
    const auto at = [&](const double CO) {
      return half_reaction_current(half,
                                   -0.3,
                                   T,
                                   {{1e3, 1e4, 0., 1e4, CO, 7e4}});
    };
    EXPECT_EQ(at(0.), 0.);
    EXPECT_NEAR(at(-1e-4), -at(1e-4), 1e-12 * at(1e-4));
    // Its power from 1 ppm on.
    EXPECT_NEAR(at(0.2) / at(0.1), std::pow(2., order), 1e-7);
    EXPECT_NEAR(at(0.1),
                1e4 * std::pow(1e-6, order) * std::exp(-0.3 * f),
                1e-7 * at(0.1));
  }
}

TEST(HalfReactions, FarPotentials)
{
  const GasMixture gas = mixture(everything);
  const ElectrodeKinetics kinetics(mixed_electrode(), gas);
  for (const Gas &state : mixed)
    for (const double E : {-8., -3., 3., 8.})
      for (const double temperature : {300., 900., 1500.})
      {
        SpeciesArray<Dual<2>> p;
        for (unsigned i = 0; i < gas.n; ++i)
          p[i] = state.p[i];
        const auto r = electrode_response(kinetics,
                                          Dual<2>::variable(E, 0),
                                          Dual<2>::variable(temperature, 1),
                                          p);
        for (const auto &number : {r.current_density, r.heat, r.sink[4]})
        {
          EXPECT_TRUE(std::isfinite(number.value));
          EXPECT_TRUE(std::isfinite(number.derivative[0]));
          EXPECT_TRUE(std::isfinite(number.derivative[1]));
        }
      }
}

TEST(HalfReactions, ActivityAndTemperatureScaleThem)
{
  const GasMixture gas = mixture(exhaust);
  auto parameters = half_reaction("CO", monoxide, 2., {{"CO", 1.}}, 1., 1.);
  const auto at   = [&](const double temperature) {
    return half_reaction_current(HalfReaction(parameters, gas),
                                 0.,
                                 temperature,
                                 exhausts[1].p);
  };
  const double hot = at(T), cold = at(823.15);
  // Nothing runs back at 0 V: exp(-90 kJ/mol/R (1/823.15 - 1/1053.15)).
  EXPECT_NEAR(cold / hot, 0.05659219, 1e-8);
  parameters.activity = 0.02;
  EXPECT_NEAR(at(T), 0.02 * hot, 1e-14 * hot);
}

TEST(HalfReactions, GoldScalesWhatTheTablesSay)
{
  const GasMixture gas = mixture(exhaust);
  Parameters::Electrode electrode;
  electrode.kinetics_over_gold  = {{0., 1.}, {1., 0.01}, {10., 1e-4}};
  electrode.catalysis_over_gold = {{0., 1.}, {10., 1e-3}};
  electrode.exchange_velocity   = {{"CO", 5.}};
  electrode.half_reactions      = everything_at_once();
  electrode.half_reactions.resize(2);
  for (const auto &[content, kinetics, catalysis] :
       std::vector<std::array<double, 3>>{{0., 1., 1.},
                                          {0.5, 0.1, 0.7079458},
                                          {1., 0.01, 0.5011872},
                                          {5.5, 1e-3, 0.02238721},
                                          {10., 1e-4, 1e-3}})
  {
    electrode.gold_content = content;
    const ElectrodeKinetics with(electrode, gas);
    EXPECT_NEAR(with.exchange_current,
                3000. * kinetics,
                1e-6 * 3000 * kinetics);
    EXPECT_NEAR(with.oxygen_velocity, 60. * catalysis, 1e-6 * 60. * catalysis);
    EXPECT_NEAR(with.reactions[1].velocity,
                5. * catalysis,
                1e-6 * 5. * catalysis);
    EXPECT_EQ(with.half_reactions[0].exchange_current, 1e4);
  }
}

TEST(HalfReactions, Orders)
{
  // Between 0 and the gas's number over nu, in its direction.
  EXPECT_TRUE(reaction_order_allowed(0.5, -1., 1., true));
  EXPECT_TRUE(reaction_order_allowed(1., -1., 1., true));
  EXPECT_FALSE(reaction_order_allowed(1.1, -1., 1., true));
  EXPECT_TRUE(reaction_order_allowed(1.1, -1., 1., false));
  EXPECT_FALSE(reaction_order_allowed(-0.1, -1., 1., false));
  EXPECT_TRUE(reaction_order_allowed(-0.5, 1., 1., true));
  EXPECT_FALSE(reaction_order_allowed(-1.5, 1., 1., true));
  EXPECT_FALSE(reaction_order_allowed(0.5, 1., 1., true));
  EXPECT_FALSE(reaction_order_allowed(0.5, 1., 1., false));
  EXPECT_TRUE(reaction_order_allowed(-2., 0., 1., true));
}
