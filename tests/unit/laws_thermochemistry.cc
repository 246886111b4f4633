#include <oxion/laws/reactions.h>

#include <array>
#include <gtest/gtest.h>
#include <vector>

using namespace Oxion::Laws;

namespace
{
  const std::array<Reaction, 7> all_reactions{
    {Reaction::hydrogen_combustion,
     Reaction::monoxide_combustion,
     Reaction::water_gas_shift,
     Reaction::methane_combustion,
     Reaction::propylene_combustion,
     Reaction::propane_combustion,
     Reaction::nitric_oxide_formation}};

  /// Moles of gas formed, in that order.
  const std::array<double, 7> moles{{-0.5, -0.5, 0., 0., 0.5, 1., 0.}};

  const std::array<double, 10> temperatures{
    {600, 700, 800, 900, 1000, 1053.15, 1100, 1200, 1300, 1400}};
} // namespace

TEST(Reactions, KeepTheAtoms)
{
  for (unsigned r = 0; r < all_reactions.size(); ++r)
  {
    double carbon = 0., hydrogen = 0., nitrogen = 0., oxygen = 0., gas = 0.;
    for (const Term &term : terms_of(all_reactions[r]))
      if (term.formed != 0.)
      {
        const Atoms atoms = find_species(term.species).atoms;
        carbon += term.formed * atoms.carbon;
        hydrogen += term.formed * atoms.hydrogen;
        nitrogen += term.formed * atoms.nitrogen;
        oxygen += term.formed * atoms.oxygen;
        gas += term.formed;
      }
    EXPECT_EQ(carbon, 0.) << r;
    EXPECT_EQ(hydrogen, 0.) << r;
    EXPECT_EQ(nitrogen, 0.) << r;
    EXPECT_EQ(oxygen, 0.) << r;
    EXPECT_EQ(gas, moles[r]) << r;
  }
}

TEST(Thermochemistry, EquilibriumConstants)
{
  // log10 for the polynomials' 1 atm; the listed tolerance is 0.002, to which
  // the rounding of tables with fewer decimals adds.
  const std::vector<std::array<double, 10>> table{
    {{18.630,
      15.580,
      13.286,
      11.495,
      10.059,
      9.405,
      8.880,
      7.896,
      7.062,
      6.345}},
    {{20.081,
      16.554,
      13.911,
      11.857,
      10.216,
      9.471,
      8.874,
      7.758,
      6.815,
      6.009}},
    {{1.451,
      0.974,
      0.625,
      0.362,
      0.157,
      0.066,
      -0.006,
      -0.138,
      -0.246,
      -0.337}},
    {{69.69, 59.73, 52.27, 46.46, 41.81, 39.70, 38.01, 34.83, 32.14, 29.84}},
    {{168.70,
      144.78,
      126.83,
      112.86,
      101.68,
      96.60,
      92.53,
      84.89,
      78.43,
      72.88}},
    {{183.4, 158.0, 139.0, 124.1, 112.3, 106.9, 102.6, 94.4, 87.6, 81.7}},
    {{-7.293,
      -6.157,
      -5.305,
      -4.642,
      -4.112,
      -3.871,
      -3.678,
      -3.316,
      -3.010,
      -2.747}}};
  const std::array<double, 7> rounding{
    {5e-4, 5e-4, 5e-4, 5e-3, 5e-3, 5e-2, 5e-4}};
  for (unsigned r = 0; r < all_reactions.size(); ++r)
    for (unsigned k = 0; k < temperatures.size(); ++k)
    {
      const double one_atmosphere =
        log_K(all_reactions[r], temperatures[k]) / std::log(10.) -
        moles[r] * std::log10(atmosphere / standard_pressure);
      EXPECT_NEAR(one_atmosphere, table[r][k], 0.002 + rounding[r])
        << r << " at " << temperatures[k];
    }
}

TEST(Thermochemistry, StandardPressureIsOneBar)
{
  // Half a mole less gas: 0.0029 in log10, given to four decimals.
  const double T = 1000.;
  const double K = log_K(Reaction::hydrogen_combustion, T);
  EXPECT_NEAR(K / std::log(10.), 10.059 - 0.0029, 0.0006);
}

TEST(Thermochemistry, FreeEnergyFits)
{
  // Three-term fits of Delta G, 700 ... 1300 K, with their stated errors in
  // J/mol and half a unit of their last digit; fitted to 1 atm values.
  struct Fit
  {
    double A, B, C, error;
  };
  const std::vector<Fit> fits{{-241308.5, 3.96091, 6.48246, 13},
                              {-286132.5, 115.0643, -3.54755, 9},
                              {-44823.5, 111.1033, -10.0300, 6},
                              {-795496.4, -45.5395, 5.8650, 31},
                              {-1913704.7, -127.0306, 13.6165, 32},
                              {-2026459.9, -257.4578, 19.4724, 46},
                              {91403.2, -12.6901, 0., 6}};
  for (unsigned r = 0; r < fits.size(); ++r)
    for (double T = 700.; T <= 1300.; T += 50.)
    {
      const double one_atmosphere =
        -gas_constant * T *
        (log_K(all_reactions[r], T) -
         moles[r] * std::log(atmosphere / standard_pressure));
      EXPECT_NEAR(one_atmosphere,
                  fits[r].A + fits[r].B * T + fits[r].C * T * std::log(T),
                  fits[r].error + 0.55)
        << r << " at " << T;
    }
}

TEST(Thermochemistry, HeatsOfFormation)
{
  // Tables give -241.83, -110.53, -393.51 kJ/mol at 298.15 K; the polynomials
  // are fitted to some 0.1 kJ.
  const double T = 298.15;
  EXPECT_NEAR(enthalpy(find_species("H2O"), T), -241830., 150.);
  EXPECT_NEAR(enthalpy(find_species("CO"), T), -110530., 150.);
  EXPECT_NEAR(enthalpy(find_species("CO2"), T), -393510., 150.);
  EXPECT_NEAR(enthalpy(find_species("O2"), T), 0., 10.);
}

TEST(Thermochemistry, GibbsHelmholtz)
{
  // d ln K/dT = Delta H/(R T^2) ties entropy, enthalpy and heat capacity;
  // polynomials of the same gas agree to the digits they are printed with.
  for (const Reaction reaction : all_reactions)
    for (const double T : {650., 1053.15})
    {
      const auto K =
        log_K(reaction, Oxion::Dual<1>::variable(T, 0)).derivative[0];
      const double expected =
        reaction_enthalpy(reaction, T) / (gas_constant * T * T);
      EXPECT_NEAR(K, expected, 1e-9 * std::abs(expected));
    }
}

TEST(Thermochemistry, NobleGasesHaveNoPolynomials)
{
  EXPECT_THROW(heat_capacity(find_species("Ar"), 300.), std::invalid_argument);
}
