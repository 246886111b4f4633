// Verifies the derivatives of an impedance by all unknowns against differences
// of the impedance itself.

#include <oxion/solver/harmonic_equations.h>

#include <gtest/gtest.h>
#include <random>

#include "wide_band.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;

namespace
{
  /** Hot, in lean gas, with currents; its heater holds an impedance. */
  Parameters::Parameters
  held_element()
  {
    using namespace Parameters;
    auto p = wide_band(Symmetry::axisymmetric, Wiring::open_loop);
    for (auto &material : p.materials)
    {
      material.density       = 3000.;
      material.heat_capacity = 700.;
      material.porosity      = 0.4;
    }
    for (auto &electrode : p.electrodes)
      electrode.double_layer = 0.3;
    Impedance impedance;
    impedance.name  = "cell";
    impedance.plus  = "reference";
    impedance.minus = "inner";
    p.impedances    = {impedance};
    Heater &heater  = p.heat.heaters[0];
    heater.held.clear();
    heater.held_impedance      = "cell";
    heater.impedance_set_point = 50.;
    return p;
  }

  class Held
  {
  public:
    using Vector = FieldLayout<2>::Vector;

    explicit Held(const double frequency)
      : device_([&] {
        auto p                      = held_element();
        p.heat.heaters[0].frequency = frequency;
        return p;
      }())
      , equations_(device_.assembler)
    {
      device_.refine_where([](const Point<2> &c) {
        return c[0] < 0.6e-3 && c[1] > 0.5e-3 && c[1] < 0.78e-3;
      });
      const auto &layout = device_.layout;
      // T, phi, p - p_ref, O2, H2O, H2, CO2, CO.
      const std::vector<double> values{
        1000., 0.1, 100., 8e3, 1e4, 50., 1.1e4, 80.};
      device_.fill([&](const auto &, const unsigned f) {
        return values[f] * (1. + 0.03 * random());
      });
      const auto &circuit = device_.model.conditions.circuit;
      for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
        device_.set_global(circuit.current_unknown(e), 1e-4 * random());
      device_.assembler.complete(device_.x);
      free_ = layout.make_vector();
      for (const auto row : layout.owned())
        free_(row) = layout.hanging_nodes().is_constrained(row) ? 0. : 1.;
      free_.compress(dealii::VectorOperation::insert);
      device_.assembler.clear_prescribed(free_);
    }

    /** The logarithm's change along a direction, and what is said of it. */
    std::array<double, 2>
    slopes(const unsigned field)
    {
      const auto &layout = device_.layout;
      const auto equation =
        layout.global_unknown(device_.problem.harmonic_equations[0].unknown);
      Vector d = layout.make_vector();
      for (const auto row : layout.owned())
        if (layout.field_of(row) == field)
          d(row) = free_(row) * (1. + random());
      d.compress(dealii::VectorOperation::insert);
      d *= 1e-3 / std::max(d.linfty_norm(), 1e-99);
      // Pressures that differ blow gas through open channels; H2, CO: traces.
      if (field == layout.field_index(gas, 0))
        d *= 1e-3;
      else if (field == layout.field_index(gas, 3) ||
               field == layout.field_index(gas, 5))
        d *= 0.03;

      typename Assembler<2>::Matrix J;
      device_.assembler.make_matrix(J, true);
      J = 0.;
      equations_.complete_jacobian(device_.x, J);
      EXPECT_EQ(equations_.failure(), "");
      Vector product = layout.make_vector();
      J.vmult(product, d);

      // The fourth-order difference.
      double sum = 0.;
      for (const auto &[step, weight] : {std::pair(-2., 1. / 12.),
                                         std::pair(-1., -8. / 12.),
                                         std::pair(1., 8. / 12.),
                                         std::pair(2., -1. / 12.)})
      {
        Vector x = device_.x;
        x.add(step, d);
        device_.assembler.complete(x);
        Vector rows = layout.make_vector();
        equations_.complete_residual(x, rows);
        sum += weight * rows(equation);
      }
      return {{sum, product(equation)}};
    }

    const FieldLayout<2> &
    layout() const
    {
      return device_.layout;
    }

  private:
    double
    random()
    {
      return std::uniform_real_distribution<double>(-1., 1.)(generator_);
    }

    Device<2> device_;
    HarmonicEquations<2> equations_;
    Vector free_;
    std::mt19937 generator_{1};
  };
} // namespace


// By each field; at a low frequency gas and kinetics answer, at a high one the
// zirconia alone. Of small changes the linear solver's round-off, some 1e-10,
// counts.
TEST(HeldImpedance, DerivativesByAllUnknowns)
{
  for (const double frequency : {1., 4000.})
  {
    Held held(frequency);
    unsigned n_slopes = 0;
    double worst      = 0.;
    for (unsigned f = 0; f < held.layout().fields().size(); ++f)
    {
      const auto [change, predicted] = held.slopes(f);
      if (std::abs(change) < 1e-5)
      {
        EXPECT_NEAR(predicted, change, 1e-9)
          << held.layout().fields()[f].name << " at " << frequency << " Hz";
        continue;
      }
      ++n_slopes;
      worst = std::max(worst, std::abs(predicted / change - 1.));
      EXPECT_NEAR(predicted, change, 1e-5 * std::abs(change))
        << held.layout().fields()[f].name << " at " << frequency << " Hz";
    }
    std::cout << "  " << frequency << " Hz: " << n_slopes
              << " fields, largest error " << worst << '\n';
    EXPECT_GE(n_slopes, frequency < 100. ? 6u : 2u);
  }
}
