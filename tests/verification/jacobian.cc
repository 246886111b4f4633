// Verifies the assembled Jacobian by Taylor's theorem: for every pair of
// fields, equations i and direction d in unknowns j alone, the remainder
// |F(x + h d) - F(x) - h J d| falls with the square of h.

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

#include "wide_band.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  template <int dim>
  class TaylorTest
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /**
     * At a random state; pressures [Pa] about `p`, relative spread. rate: of
     * the storage beside the spatial residual [1/s].
     */
    TaylorTest(const Parameters::Parameters &parameters,
               const std::vector<double> &p,
               const double oxygen_spread = 0.3,
               const double rate          = 0.)
      : device_(parameters)
      , rate_(rate)
    {
      // Hanging nodes on both sides of the inner pump electrode.
      device_.refine_where([](const Point<dim> &c) {
        return c[0] < 0.6e-3 && c[dim - 1] > 0.5e-3 && c[dim - 1] < 0.78e-3;
      });
      const auto &layout    = device_.layout;
      const unsigned oxygen = layout.field_index(gas, 1);
      const unsigned globals =
        layout.fields().size() - layout.description().globals.size();
      typical_.assign(layout.fields().size(), 0.1); // potentials and voltages
      for (unsigned f = 0; f < layout.fields().size(); ++f)
        if (f >= globals && layout.fields()[f].name.find("current") == 0)
          typical_[f] = 1e-3;
        else if (f >= globals && layout.fields()[f].name.find("power") == 0)
          typical_[f] = 5.;
        else if (f >= globals &&
                 layout.fields()[f].name.find("resistance") == 0)
          typical_[f] = 1.;
        else if (is_inventory(f))
          typical_[f] = 0.1 * layout.fields()[f].scale;
      const int T = layout.has(temperature) ? 0 : -1;
      if (T == 0)
        typical_[T] = 50.;
      for (unsigned c = 0; c < p.size(); ++c)
        typical_[layout.field_index(gas, c)] = p[c];

      for (const auto row : layout.owned())
      {
        const unsigned f = layout.field_of(row);
        double v         = typical_[f] * random();
        // No track is off, or without resistance.
        if (f >= globals && typical_[f] == 1.)
          v += 3.;
        if (layout.fields()[f].name == "voltage of terminal track")
          v += 1.;
        if (int(f) == T)
          v += 1000.;
        else if (is_inventory(f))
          v += 0.5 * layout.fields()[f].scale;
        else if (f > layout.field_index(gas, 0) && f < globals)
          v =
            typical_[f] * (1. + (f == oxygen ? oxygen_spread : 0.3) * random());
        device_.x(row) = v / layout.fields()[f].scale;
      }
      device_.x.compress(dealii::VectorOperation::insert);
      device_.model.conditions.in_time = rate > 0.;
      device_.assembler.complete(device_.x);

      free_ = layout.make_vector();
      for (const auto row : layout.owned())
        free_(row) = layout.hanging_nodes().is_constrained(row) ? 0. : 1.;
      free_.compress(dealii::VectorOperation::insert);
      device_.assembler.clear_prescribed(free_);
    }

    void
    run()
    {
      typename Assembler<dim>::Matrix J;
      device_.assembler.make_matrix(J);
      device_.assembler.jacobian(device_.x, J, rate_);
      const Vector F    = residual(device_.x);
      const auto noise  = round_off(F);
      unsigned n_slopes = 0;
      for (unsigned j = 0; j < typical_.size(); ++j)
      {
        Vector d = device_.layout.make_vector(), Jd = d;
        for (const auto row : device_.layout.owned())
          if (device_.layout.field_of(row) == j)
            d(row) = 0.1 * typical_[j] / device_.layout.fields()[j].scale *
                     random() * free_(row);
        d.compress(dealii::VectorOperation::insert);
        J.vmult(Jd, d);

        std::vector<std::vector<double>> remainder;
        for (double h = 1. / 4.; h > 1e-4; h /= 4.)
        {
          Vector x = device_.x;
          x.add(h, d);
          device_.assembler.complete(x);
          Vector r = residual(x);
          r -= F;
          r.add(-h, Jd);
          remainder.push_back(largest(r));
        }
        for (unsigned i = 0; i < typical_.size(); ++i)
          n_slopes += check(i, j, remainder, noise[i]);
      }
      // Every field stands in some nonlinear equation at least.
      EXPECT_GE(n_slopes, 3 * typical_.size());
      std::cout << "  " << n_slopes << " slopes of "
                << typical_.size() * typical_.size() << " blocks, smallest "
                << smallest_slope_ << '\n';
    }

  private:
    /** Of a sealed reference. */
    bool
    is_inventory(const unsigned field) const
    {
      return device_.layout.fields()[field].name.find("oxygen in sealed") == 0;
    }

    double
    random()
    {
      return std::uniform_real_distribution<double>(-1., 1.)(generator_);
    }

    Vector
    residual(const Vector &x) const
    {
      Vector F = device_.layout.make_vector();
      device_.assembler.residual(x, F);
      Vector C = F;
      device_.assembler.storage(x, C);
      F.add(rate_, C);
      device_.assembler.clear_prescribed(F);
      return F;
    }

    /** Largest row of each field. */
    std::vector<double>
    largest(const Vector &r) const
    {
      std::vector<double> result(typical_.size(), 0.);
      for (const auto row : device_.layout.owned())
      {
        double &most = result[device_.layout.field_of(row)];
        most         = std::max(most, std::abs(r(row)));
      }
      return result;
    }

    /**
     * What changes of the unknowns' last digits do to each field's rows; at
     * least the rows' own last digit.
     */
    std::vector<double>
    round_off(const Vector &F)
    {
      std::vector<double> result = largest(F);
      for (double &noise : result)
        noise = std::max(1e-16, std::numeric_limits<double>::epsilon() * noise);
      for (unsigned trial = 0; trial < 3; ++trial)
      {
        Vector x = device_.x;
        for (const auto row : device_.layout.owned())
          x(row) = device_.x(row) * (1. + 4e-16 * random());
        x.compress(dealii::VectorOperation::insert);
        device_.assembler.complete(x);
        Vector r = residual(x);
        r -= F;
        const auto now = largest(r);
        for (unsigned f = 0; f < now.size(); ++f)
          result[f] = std::max(result[f], now[f]);
      }
      return result;
    }

    /** Returns whether the remainder was large enough to have a slope. */
    bool
    check(const unsigned i,
          const unsigned j,
          const std::vector<std::vector<double>> &remainder,
          const double noise)
    {
      // A remainder a thousand times the noise has its slope to 0.002; where
      // none is left the equation is linear in this unknown.
      unsigned last = 0;
      while (last < remainder.size() && remainder[last][i] > 1e3 * noise)
        ++last;
      if (last < 2)
        return false;
      const double slope =
        std::log(remainder[last - 2][i] / remainder[last - 1][i]) /
        std::log(4.);
      smallest_slope_ = std::min(smallest_slope_, slope);
      // Two, less what the third-order terms of the smallest steps take.
      EXPECT_GE(slope, 1.95)
        << "equation of " << device_.layout.fields()[i].name << " by "
        << device_.layout.fields()[j].name << ", remainder "
        << remainder[last - 1][i] << ", noise " << noise;
      return true;
    }

    Device<dim> device_;
    double rate_;
    Vector free_; ///< one where neither prescribed nor hanging
    std::vector<double> typical_;
    double smallest_slope_ = 2.;
    std::mt19937 generator_{1};
  };

  // p - p_ref, O2, H2O, H2, CO2, CO [Pa].
  const std::vector<double> lean{500., 8e3, 1e4, 50., 1.1e4, 80.};
  const std::vector<double> rich{500., 1e-5, 1.2e4, 3e3, 9e3, 7e3};

  /** The meander conducts. */
  void
  make_metal(Parameters::Parameters &parameters)
  {
    for (auto &material : parameters.materials)
      if (material.name == "platinum")
      {
        material.electronic.resistivity           = 1e-6;
        material.electronic.linear_coefficient    = 3.9e-3;
        material.electronic.quadratic_coefficient = -5.8e-7;
      }
  }
} // namespace

TEST(Jacobian, AxisymmetricLean)
{
  TaylorTest<2>(wide_band(Symmetry::axisymmetric, Wiring::closed_loop), lean)
    .run();
}

TEST(Jacobian, AxisymmetricRichWithTraceOxygen)
{
  TaylorTest<2>(wide_band(Symmetry::axisymmetric, Wiring::open_loop), rich)
    .run();
}

TEST(Jacobian, RichWithOxygenOfEitherSign)
{
  // Converged rich gas undershoots by as much; the spread makes signs mix.
  TaylorTest<2>(wide_band(Symmetry::axisymmetric, Wiring::closed_loop),
                rich,
                3.)
    .run();
}

TEST(Jacobian, PlanarLeanAndRich)
{
  TaylorTest<2>(wide_band(Symmetry::planar, Wiring::open_loop), lean).run();
  TaylorTest<2>(wide_band(Symmetry::planar, Wiring::closed_loop), rich).run();
}

TEST(Jacobian, QuadraticElements)
{
  auto parameters = wide_band(Symmetry::axisymmetric, Wiring::closed_loop);
  parameters.geometry.grid.degree = 2;
  TaylorTest<2>(parameters, lean).run();
}

TEST(Jacobian, OtherTransportModels)
{
  for (const auto model : {Parameters::TransportModel::stefan_maxwell,
                           Parameters::TransportModel::fick})
  {
    auto parameters      = wide_band(Symmetry::planar, Wiring::open_loop);
    parameters.gas.model = model;
    TaylorTest<2>(parameters, lean).run();
  }
}

TEST(Jacobian, Storage)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::closed_loop);
  for (auto &material : parameters.materials)
  {
    material.density       = 3000.;
    material.heat_capacity = 700.;
    material.porosity      = 0.4;
  }
  for (auto &electrode : parameters.electrodes)
  {
    electrode.double_layer    = 10.;
    electrode.lead_resistance = 20.;
  }
  // So fast that storage is all that counts.
  TaylorTest<2>(parameters, lean, 0.3, 1e6).run();
}

TEST(Jacobian, FilmBeforeTheOpening)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
  for (auto &atmosphere : parameters.gas.atmospheres)
    atmosphere.film_velocity = 0.2;
  TaylorTest<2>(parameters, lean).run();
}

TEST(Jacobian, ElectronsInZirconia)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
  for (auto &material : parameters.materials)
    if (material.ionic.prefactor > 0.)
      material.electronic = {0., 0., 0., 1e9, 3.3, 2e4, 1.2};
  for (auto &electrode : parameters.electrodes)
    electrode.contact_resistance = 1e-3;
  TaylorTest<2>(parameters, lean).run();
}

// A metal layer on the outer electrode, wired on top; the same as a cermet.
TEST(Jacobian, ResolvedElectrodes)
{
  for (const bool is_cermet : {false, true})
  {
    auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
    for (auto &material : parameters.materials)
      if (material.name == "layer")
      {
        material.electronic.resistivity        = 1e-3;
        material.electronic.linear_coefficient = 4e-3;
        if (is_cermet)
          material.ionic = {1e5, 1., 0.8};
      }
    for (auto &electrode : parameters.electrodes)
    {
      electrode.double_layer = 10.;
      if (electrode.name != "outer")
        continue;
      electrode.contact            = "top";
      electrode.contact_resistance = 1e-3;
      if (is_cermet)
      {
        electrode.surface       = "";
        electrode.region        = "protection";
        electrode.reaction_area = 1e5;
      }
    }
    for (const double rate : {0., 1e6})
    {
      TaylorTest<2>(parameters, lean, 0.3, rate).run();
      TaylorTest<2>(parameters, rich, 0.3, rate).run();
    }
  }
}

// Zirconia above zirconia, cut through by a layer that all fields cross, with
// hanging nodes on it.
TEST(Jacobian, ThinLayer)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
  auto cut        = between("cut", "pump sheet", "chamber level");
  cut.first.push_back("hole");
  cut.second.insert(cut.second.end(), {"slit", "barrier", "chamber"});
  parameters.geometry.surfaces.push_back(cut);
  parameters.geometry.layers[3].material = "zirconia";
  for (auto &material : parameters.materials)
    if (material.ionic.prefactor > 0.)
      material.electronic = {0., 0., 0., 1e9, 3.3, 2e4, 1.2};
  Parameters::Material mixed = parameters.materials[2];
  mixed.name                 = "mixed";
  mixed.electronic           = {1e-2, 4e-3, -6e-7};
  mixed.thermal_conductivity = {{500., 0.1}, {1500., 0.5}};
  parameters.materials.push_back(mixed);
  Parameters::ThinLayer layer;
  layer.name = layer.surface = "cut";
  layer.material             = "mixed";
  layer.thickness            = 1e-3;
  parameters.thin_layers     = {layer};
  for (auto &electrode : parameters.electrodes)
    electrode.contact_resistance = 1e-3;
  TaylorTest<2>(parameters, lean).run();
}

TEST(Jacobian, SealedReference)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
  // Gas and what is adsorbed: a law as wide as Taylor's steps.
  Parameters::SealedReference reference;
  reference.name       = "reference";
  reference.gas_volume = 1e-9;
  reference.adsorption = 1e-9;
  reference.pressure   = 0.5e5;
  parameters.sealed_references.push_back(reference);
  parameters.electrodes.back().sealed_reference = "reference";
  TaylorTest<2>(parameters, lean).run();
  TaylorTest<2>(parameters, lean, 0.3, 1e6).run();
}

TEST(Jacobian, MeanderInSection)
{
  for (const auto symmetry : {Symmetry::planar, Symmetry::axisymmetric})
  {
    auto parameters = wide_band(symmetry, Wiring::open_loop);
    make_metal(parameters);
    auto &heater  = parameters.heat.heaters[0];
    heater.region = "";
    heater.legs   = {"meander"};
    heater.held   = "";
    heater.supply = 4.;
    TaylorTest<2>(parameters, lean).run();
    heater.supply.reset();
    heater.held_resistance = 2.;
    heater.control         = Parameters::ControlKind::proportional_integral;
    heater.maximum_power   = Parameters::unlimited;
    TaylorTest<2>(parameters, lean).run();
  }
}

TEST(Jacobian, HeatedTrack)
{
  using Parameters::Drive;
  for (const auto drive : {Drive::hold_temperature, Drive::hold_resistance})
  {
    auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
    make_metal(parameters);
    parameters.heat.heaters = {};
    auto &surfaces          = parameters.geometry.surfaces;
    for (const auto &[name, facing] :
         {std::pair("track", Parameters::Facing::left),
          std::pair("track end", Parameters::Facing::right)})
    {
      auto end   = between(name, "meander", "heater sheet");
      end.facing = {facing};
      surfaces.push_back(end);
      Parameters::Electrode electrode;
      electrode.name = electrode.surface = name;
      electrode.terminal =
        facing == Parameters::Facing::left ? "track" : "inner";
      electrode.lead_resistance    = 0.3;
      electrode.contact_resistance = 1e-6;
      parameters.electrodes.push_back(electrode);
    }
    auto track             = terminal("track", drive);
    track.plus             = "inner";
    track.held             = drive == Drive::hold_temperature ? "meander" : "";
    track.set_point        = 1500.;
    track.resistance       = 2.;
    track.smallest_voltage = -1e3;
    track.largest_voltage  = 1e3;
    track.control          = Parameters::ControlKind::proportional_integral;
    track.gain             = 1e-3;
    track.integral_time    = 1.;
    parameters.terminals.push_back(track);
    TaylorTest<2>(parameters, lean).run();
  }
}

TEST(Jacobian, HalfReactions)
{
  auto parameters = wide_band(Symmetry::planar, Wiring::open_loop);
  Parameters::HalfReaction monoxide;
  monoxide.name             = "monoxide";
  monoxide.formed           = {{"CO", -1.}, {"CO2", 1.}};
  monoxide.electrons        = 2.;
  monoxide.exchange_current = 1e5;
  monoxide.exchange_energy  = 80e3;
  monoxide.orders           = {{"CO", 0.7}, {"O2", -0.1}};
  auto hydrogen             = monoxide;
  hydrogen.name             = "hydrogen";
  hydrogen.formed           = {{"H2", -1.}, {"H2O", 1.}};
  hydrogen.orders           = {{"H2", 1.}};
  for (auto &electrode : parameters.electrodes)
  {
    electrode.exchange_current = 3.;
    electrode.half_reactions   = {monoxide, hydrogen};
  }
  parameters.electrodes[1].half_reactions[1].reversible = false;
  TaylorTest<2>(parameters, lean).run();
  TaylorTest<2>(parameters, rich).run();
}

TEST(Jacobian, OwnSurfaceReaction)
{
  auto parameters    = wide_band(Symmetry::planar, Wiring::open_loop);
  const auto ammonia = Laws::constant_heat_capacity(35.65, -45.898e3, 192.774);
  parameters.gas.own_species = {
    {"NH3", 17.031e-3, 20.7, 2.92, 481., {0, 3, 1, 0}, true, ammonia, ammonia}};
  parameters.gas.species.push_back("NH3");
  for (auto &electrode : parameters.electrodes)
    electrode.surface_reactions = {
      {"ammonia",
       "NH3",
       {{"NH3", -1.}, {"O2", -0.75}, {"N2", 0.5}, {"H2O", 1.5}},
       0.8}};
  auto lean_with = lean, rich_with = rich;
  lean_with.push_back(200.);
  rich_with.push_back(200.);
  TaylorTest<2>(parameters, lean_with).run();
  TaylorTest<2>(parameters, rich_with, 3.).run();
}

TEST(Jacobian, IsothermalElement)
{
  auto parameters       = wide_band(Symmetry::planar, Wiring::closed_loop);
  parameters.heat.solve = false;
  TaylorTest<2>(parameters, lean).run();
}

TEST(Jacobian, SpatialRich)
{
  TaylorTest<3>(wide_band(Symmetry::spatial, Wiring::closed_loop), rich).run();
}
