#include <oxion/measurements/measure.h>

#include <cmath>
#include <gtest/gtest.h>

#include "set_field.h"
#include "verification/cells.h"

using namespace Oxion;

namespace
{
  constexpr double slope = 100.;  ///< of the potential [V/m]
  constexpr double mm    = 1e-3;  ///< the interface's place, and both widths
  constexpr double exact = 1e-14; ///< round-off of what is linear, relative

  Parameters::LineProbe
  line(const std::string &field,
       const std::array<double, 3> &from,
       const std::array<double, 3> &to,
       const unsigned points)
  {
    return {field, field, field, from, to, points};
  }

  Parameters::Measurement
  point(const std::string &field, const std::array<double, 3> &position)
  {
    Parameters::Measurement m;
    m.name = m.field = field;
    m.kind           = Parameters::MeasurementKind::point;
    m.position       = position;
    return m;
  }

  /** The position along the stack: z is the last coordinate. */
  template <int dim>
  std::array<double, 3>
  at(const double x, const double z)
  {
    return dim == 2 ? std::array<double, 3>{{x, z, 0.}}
                    : std::array<double, 3>{{x, 0.3 * mm, z}};
  }

  /** Zirconia below z = 1 mm, gas above, the potential linear in z. */
  template <int dim>
  void
  check_values(const Parameters::Symmetry symmetry)
  {
    auto parameters        = Testing::PumpCell(symmetry, 4).parameters;
    parameters.line_probes = {
      line("phi", at<dim>(0.3 * mm, 0.), at<dim>(0.3 * mm, 2. * mm), 9),
      line("phi", at<dim>(0., mm), at<dim>(mm, mm), 5),
      line("x_O2", at<dim>(0., mm), at<dim>(mm, mm), 6),
      line("T", at<dim>(0., 0.), at<dim>(mm, 2. * mm), 3)};
    auto mean               = point("T", {});
    mean.kind               = Parameters::MeasurementKind::mean;
    mean.place              = "all";
    const auto position     = at<dim>(0.7 * mm, 0.45 * mm);
    parameters.measurements = {point("phi", position),
                               mean,
                               point("x_N2", position),
                               point("x_N2", at<dim>(mm, mm)),
                               point("phi", at<dim>(mm, mm))};
    Sensor<dim> sensor(parameters, MPI_COMM_WORLD);
    Testing::tilt_potential(sensor, slope);

    const auto lines = sample_lines(sensor);
    ASSERT_EQ(lines.size(), 4u);
    ASSERT_EQ(lines[0].size(), 9u);
    for (unsigned i = 0; i < 9; ++i)
      if (i <= 4) // the interface, too
        EXPECT_NEAR(lines[0][i], slope * i * 0.25 * mm, exact * slope * mm);
      else
        EXPECT_TRUE(std::isnan(lines[0][i])) << i;
    ASSERT_EQ(lines[1].size(), 5u);
    for (const double phi : lines[1])
      EXPECT_NEAR(phi, slope * mm, exact * slope * mm);
    ASSERT_EQ(lines[2].size(), 6u);
    for (const double x : lines[2])
      EXPECT_NEAR(x, 0.2095, 1e-3); // dry air
    EXPECT_EQ(lines[3], std::vector<double>(3, 1053.15));

    const auto values = measure(sensor);
    ASSERT_EQ(values.size(), 5u);
    EXPECT_NEAR(values[0], slope * 0.45 * mm, exact * slope * mm);
    EXPECT_NEAR(values[1], 1053.15, exact * 1053.15);
    EXPECT_TRUE(std::isnan(values[2]));
    EXPECT_NEAR(values[3], 1. - lines[2][0], exact);
    EXPECT_NEAR(values[4], slope * mm, exact * slope * mm);
  }
} // namespace


// On an interface each field has the value of the region where it lives,
// whatever rank the regions beside are on.
TEST(PointValues, AreThoseOfWhereTheFieldLives)
{
  check_values<2>(Parameters::Symmetry::planar);
  check_values<3>(Parameters::Symmetry::spatial);
}
