// The worked examples of source/README.md: a material, a parameter, a law, a
// reaction, a physics.

#include <oxion/laws/reactions.h>
#include <oxion/laws/species.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/section.h>

#include <cmath>
#include <complex>
#include <gtest/gtest.h>

#include "device.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Facing;
using Parameters::Symmetry;

// ---- A material: the library's with a number of its own

TEST(Extending, AMaterial)
{
  Parameters::Diagnostics diagnostics;
  auto file = Parameters::ParameterFile::read(
    std::string(OXION_SOURCE_DIR) +
      "/parameter_files/limiting_current/cell.prm",
    diagnostics);
  file.set("Materials/Material zirconia/Based on", "3YSZ");
  file.set("Materials/Material zirconia/Ionic activation energy [eV]", "0.85");
  const auto parameters = Parameters::read_parameters(file, diagnostics);
  ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
  for (const auto &material : parameters.materials)
    if (material.name == "zirconia")
    {
      EXPECT_EQ(material.ionic.energy, 0.85);
      EXPECT_EQ(material.ionic.prefactor, 1.0e4); // the library's
    }
}


// ---- A parameter: a member with its default, and a line of its section

namespace
{
  struct Catalyst
  {
    double thickness = 20e-6; ///< [m]
  };
} // namespace

TEST(Extending, AParameter)
{
  using namespace Parameters;
  const SectionDeclaration catalyst{"Catalyst",
                                    "Of a coated surface.",
                                    {{"Thickness [um]",
                                      {&Catalyst::thickness, number_above(0.)},
                                      "Of the coating."}}};
  EXPECT_EQ(catalyst.entries[0].default_value, "20");
  Diagnostics diagnostics;
  const Section section(catalyst, "Catalyst", "", diagnostics);
  EXPECT_DOUBLE_EQ(section.read<Catalyst>().thickness, 20e-6);
}


// ---- A law: a function of the number type

namespace
{
  /** Heat release of a decaying coating [W/m3], T in [K]; an example. */
  template <typename Number>
  Number
  release(const double strength, const Number &T)
  {
    using std::exp;
    return strength * exp(-2000. / T);
  }
} // namespace

TEST(Extending, ALaw)
{
  const double T = 900., h = 1e-100;
  const double by_dual = release(1e9, Dual<1>::variable(T, 0)).derivative[0];
  const double by_complex_step =
    std::imag(release(1e9, std::complex<double>(T, h))) / h;
  EXPECT_NEAR(by_dual / by_complex_step, 1., 1e-14);
}


// ---- A reaction: one line that keeps the atoms

TEST(Extending, AReaction)
{
  for (const Laws::SurfaceEvent &event : Laws::surface_events)
  {
    auto left     = Laws::find_species(event.fuel).atoms;
    double carbon = left.carbon, hydrogen = left.hydrogen;
    for (const Laws::Term &term : Laws::products_of(event))
    {
      const auto &atoms = Laws::find_species(term.species).atoms;
      carbon -= term.formed * atoms.carbon;
      hydrogen -= term.formed * atoms.hydrogen;
    }
    EXPECT_NEAR(carbon, 0., 1e-14) << event.fuel;
    EXPECT_NEAR(hydrogen, 0., 1e-14) << event.fuel;
  }
}


// ---- A physics: a term that releases heat by the law above

namespace
{
  template <int dim>
  class Coating : public VolumeTerm<dim>
  {
  public:
    explicit Coating(const double strength)
      : strength_(strength)
    {}

    bool
    acts_in(const unsigned region) const override
    {
      return region == 0;
    }
    std::vector<Integral>
    integrals() const override
    {
      return {{"heat of the coating [W]"}};
    }
    void
    add(const PointState<dim> &state, PointSystem<dim> &system) const override
    {
      const unsigned t = state.of(temperature);
      const auto q = release(strength_, Dual<1>::variable(state.value[t], 0));
      system.source[t] += q.value;
      if (system.derivatives)
        system.source_by_value[t][t] += q.derivative[0];
      if (system.integrand != nullptr)
        system.integrand[0] = q.value;
    }

  private:
    double strength_;
  };
} // namespace

TEST(Extending, APhysics)
{
  constexpr double length = millimetre, k = 2., T_end = 800.;
  Parameters::Parameters p;
  p.geometry.symmetry = Symmetry::planar;
  p.geometry.x = p.geometry.y = {{0., length}};
  p.geometry.layers           = {{"slab", length, "solid", 0.}};
  p.geometry.surfaces         = {outside("bottom", "slab", Facing::bottom),
                                 outside("top", "slab", Facing::top)};
  p.geometry.grid             = even_grid(length, 16, 2);
  Parameters::Material solid;
  solid.name                 = "solid";
  solid.thermal_conductivity = {{300., k}};
  p.materials                = {solid};
  p.gas.species              = {"O2", "N2"};
  p.heat.solve               = true;
  for (const std::string name : {"bottom", "top"})
  {
    Parameters::HeatExchange exchange;
    exchange.name = exchange.surface = name;
    exchange.fixed_temperature       = T_end;
    p.heat.exchanges.push_back(exchange);
  }

  Device<2> device(p);
  device.problem.volume_terms.push_back(std::make_unique<Coating<2>>(1e9));
  device.assembler.reinit();
  device.fill(std::vector<double>{T_end});
  const auto result = device.solve();
  ASSERT_TRUE(result.converged) << result.failure;

  // What is released leaves through the ends: 1e-9 of a watt is Newton's
  // tolerance in a row.
  auto residual = device.layout.make_vector();
  Integrals integrals;
  device.assembler.residual(device.x, residual, &integrals);
  const double heat = integrals.at("heat of the coating [W]");
  const double lost = device.reaction("bottom", temperature, 0) +
                      device.reaction("top", temperature, 0);
  EXPECT_GT(heat, 1e-3);
  EXPECT_NEAR(-lost / heat, 1., 1e-6);
  // Hotter inside by q L^2/(8 k) at least, with the release of the ends.
  double most = 0.;
  for (const auto row : device.layout.owned())
    most = std::max(most, 1000. * device.x(row));
  EXPECT_GT(most - T_end, release(1e9, T_end) * length * length / (8. * k));
  EXPECT_LT(most - T_end, release(1e9, most) * length * length / (8. * k));
}
