// What Newton's method makes of broken equations and of a set of unknowns that
// changes, on any number of ranks.

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

  void
  set_state(Device<2> &device)
  {
    device.fill(
      [](const Point<2> &p, const unsigned f) { return linear(p, f); });
    device.set_global(0, 0.2);
  }
} // namespace


// One entry that is no number, and larger finite ones after it.
TEST(ResidualJudge, KeepsWhatIsNotFinite)
{
  Device<2> device(two_layers(Symmetry::planar, 1, true));
  const auto &layout = device.layout;
  const ResidualJudge<2> judge(layout, 1e-9);
  const unsigned field = layout.field_index(gas, 2);
  for (const double broken :
       {not_a_number, std::numeric_limits<double>::infinity()})
  {
    auto residual = layout.make_vector();
    bool first    = true;
    for (const auto row : layout.owned())
      if (layout.field_of(row) == field)
      {
        // On the last rank alone.
        residual(row) =
          first && layout.owned().is_element(layout.global_unknown(0)) ? broken
                                                                       : 2.;
        first = false;
      }
      else
        residual(row) = 3.;
    residual.compress(dealii::VectorOperation::insert);

    const auto norms = judge.norms(residual);
    EXPECT_FALSE(std::isfinite(norms.largest));
    EXPECT_EQ(norms.worst, field);
    for (unsigned f = 0; f < norms.of_field.size(); ++f)
      EXPECT_EQ(std::isfinite(norms.of_field[f]), f != field) << f;
    const auto row = judge.worst_row(residual, field);
    if (row != dealii::numbers::invalid_dof_index)
    {
      EXPECT_FALSE(std::isfinite(double(residual(row))));
    }
    EXPECT_EQ(dealii::Utilities::MPI::sum(
                row == dealii::numbers::invalid_dof_index ? 0 : 1,
                MPI_COMM_WORLD),
              1);
  }
}


// The row of the electrode's current takes from its nodes on all ranks.
TEST(ResidualJudge, KnowsTheRoundOffOfRowsAcrossRanks)
{
  Device<2> device(two_layers(Symmetry::planar, 1, true));
  set_state(device);
  const auto &layout = device.layout;
  const ResidualJudge<2> judge(layout, 1e-9);
  Assembler<2>::Matrix jacobian;
  device.assembler.make_matrix(jacobian);
  device.assembler.jacobian(device.x, jacobian);

  std::vector<double> state; // each rank's part is contiguous
  for (const auto row : layout.owned())
    state.push_back(device.x(row));
  std::vector<double> all;
  for (const auto &part :
       dealii::Utilities::MPI::all_gather(MPI_COMM_WORLD, state))
    all.insert(all.end(), part.begin(), part.end());
  const auto row = layout.global_unknown(1);
  auto residual  = layout.make_vector();
  double sum     = 0.;
  if (layout.owned().is_element(row))
  {
    residual(row) = 1.;
    for (auto entry = jacobian.begin(row); entry != jacobian.end(row); ++entry)
      sum += std::abs(entry->value() * all[entry->column()]);
  }
  residual.compress(dealii::VectorOperation::insert);
  sum                  = dealii::Utilities::MPI::sum(sum, MPI_COMM_WORLD);
  const double allowed = 16. * std::numeric_limits<double>::epsilon() * sum;
  ASSERT_GT(allowed, 1e-15); // which is what a device without current has
  EXPECT_NEAR(judge.excess(residual, device.x, jacobian, 0.) * allowed,
              1.,
              1e-13);
  EXPECT_NEAR(judge.excess(residual, device.x, nullptr, 0.) * 1e-15, 1., 1e-13);
}


// Half of a step of twice the partial pressures and of 0.6 V is taken; of the
// pressures no more than nine tenths, each on its own.
TEST(StepLimits, KeepATenthOfEachPressureAndHoldBackPotentials)
{
  Device<2> device(two_layers(Symmetry::planar, 1, true));
  set_state(device);
  const auto &layout = device.layout;
  const ResidualJudge<2> judge(layout, 1e-9);
  const StepLimits<2> limits(device.layout, judge.field_of_row());
  const unsigned phi   = layout.field_index(ionic, 0);
  const unsigned first = layout.field_index(gas, 1);
  const unsigned last  = layout.field_index(gas, 0) + layout.n_components(gas);
  const auto partial = [&](const unsigned f) { return f >= first && f < last; };

  for (const double share : {0.5, 2.})
  {
    auto step = layout.make_vector();
    for (const auto row : layout.owned())
    {
      const unsigned f = layout.field_of(row);
      step(row)        = f == phi     ? 0.3 * share / layout.fields()[f].scale
                         : partial(f) ? share * device.x(row)
                                      : 0.;
    }
    step.compress(dealii::VectorOperation::insert);
    const auto result = limits.apply(device.x, step);
    EXPECT_EQ(result.limited, share > 1.);

    const double factor = std::min(1., 1. / share);
    double worst        = 0.;
    for (const auto row : layout.owned())
    {
      const unsigned f = layout.field_of(row);
      if (f == phi)
        worst = std::max(worst,
                         std::abs(step(row) * layout.fields()[f].scale -
                                  0.3 * share * factor));
      else if (partial(f) && device.x(row) > 0.)
        worst = std::max(worst,
                         std::abs(step(row) / device.x(row) -
                                  std::min(0.9, share * factor)));
    }
    EXPECT_LT(worst, 1e-14) << share;
  }
}


// A law that fails in one place: the message names its field and the place.
TEST(Newton, NamesFieldAndPlaceOfWhatIsNotANumber)
{
  const auto parameters = two_layers(Symmetry::planar, 1, true);
  const double H        = side / cells;
  for (const unsigned broken : {0u, 1u, 4u}) // T, phi, p_H2O
  {
    // The last cell of a row of cells that the field lives in.
    const Point<2> place(side - 0.5 * H,
                         middle + (broken < 2 ? -1.5 : 1.5) * H);
    Forcing<2> forcing;
    forcing.volume =
      [&](const Point<2> &p, const unsigned, Forcing<2>::Values &values) {
        if (std::abs(p[0] - place[0]) < 0.6 * H &&
            std::abs(p[1] - place[1]) < 0.6 * H)
          values[broken < 2 ? broken : broken - 1] = not_a_number;
      };
    Device<2> device(parameters, forcing);
    set_state(device);
    const auto result = device.solve();
    EXPECT_FALSE(result.converged);
    const std::string field = broken == 0 ? "T" : broken == 1 ? "phi" : "p_H2O";
    EXPECT_NE(result.failure.find("not finite"), std::string::npos);
    EXPECT_NE(result.failure.find("in field " + field + " in region '" +
                                  (broken < 2 ? "zirconia" : "second") + "'"),
              std::string::npos)
      << result.failure;
    // One of the cells around the nodes of the cell and its neighbours.
    const auto at = result.failure.find("near (");
    ASSERT_NE(at, std::string::npos) << result.failure;
    double x, z;
    ASSERT_EQ(
      std::sscanf(result.failure.c_str() + at, "near (%lf, %lf", &x, &z), 2);
    EXPECT_NEAR(x, place[0] / millimetre, 2.01 * H / millimetre);
    EXPECT_NEAR(z, place[1] / millimetre, 2.01 * H / millimetre);
  }
}


// The factorisation of the heat alone has the identity for all other fields:
// the coupled solve after it needs no more iterations than one by itself.
TEST(Newton, FactorisesAnewWhenOtherUnknownsAreSolved)
{
  auto parameters            = two_layers(Symmetry::planar, 1, true);
  parameters.gas.atmospheres = {
    atmosphere("air", 1e5, {{"O2", 0.2}, {"N2", 0.8}})};
  parameters.electrodes[0].atmosphere = "air";
  parameters.materials[1].gas_path    = Parameters::GasPath::none;
  Parameters::HeatExchange rim;
  rim.name = rim.surface    = "rim";
  rim.fixed_temperature     = 1000.;
  parameters.heat.exchanges = {rim};
  parameters.geometry.surfaces.push_back(
    outside("rim", "zirconia", Parameters::Facing::bottom));
  Device<2> device(parameters);
  const auto &layout = device.layout;
  device.fill([&](const Point<2> &p, const unsigned f) {
    return linear(p, f) + (f == 0 ? 1. : 0.);
  });
  device.set_global(0, 0.2);
  device.assembler.set_prescribed(device.x);

  std::vector<bool> frozen(layout.fields().size(), true);
  frozen[layout.field_index(temperature, 0)] = false;
  Newton<2> kept(device.assembler, parameters.solver);
  auto warm = device.x;
  EXPECT_TRUE(kept.solve(warm, frozen).converged);
  auto cold        = warm;
  const auto after = kept.solve(warm);
  const auto itself =
    Newton<2>(device.assembler, parameters.solver).solve(cold);
  EXPECT_TRUE(after.converged) << after.failure;
  EXPECT_EQ(after.steps, itself.steps);
  EXPECT_EQ(after.linear_iterations, itself.linear_iterations);
}


// Next to a scale of a gigaampere every residual is small, and what is left
// when 0.3 V of 1.5 V are gone has hardly changed: no round-off for that.
TEST(Newton, GoesOnAfterAStepCutShort)
{
  const auto potential = [](const double scale, const double start) {
    auto parameters                 = two_layers(Symmetry::planar, 1, false);
    parameters.solver.current_scale = scale;
    parameters.gas.atmospheres      = {
           atmosphere("air", 1e5, {{"O2", 0.2}, {"N2", 0.8}})};
    parameters.electrodes[0].atmosphere = "air";
    parameters.materials[1].gas_path    = Parameters::GasPath::none;
    Device<2> device(parameters);
    device.fill({start});
    device.set_global(0, 0.2);
    const auto result = device.solve();
    EXPECT_TRUE(result.converged) << result.failure;
    return device.mean_on("electrode", ionic, 0);
  };
  const double expected = potential(1e-3, 0.2);
  EXPECT_NEAR(potential(1e9, expected + 1.5), expected, 1e-9);
}
