// Impedances and transfer functions of parameter files.

#include <oxion/laws/constants.h>
#include <oxion/laws/gas_mixture.h>

#include <complex>

#include "device/shipped_runs.h"

using namespace Oxion::Testing;
namespace Laws = Oxion::Laws;
using Complex  = std::complex<double>;

namespace
{
  const std::string cell = "verification/impedance.prm";

  /** The cell of the shipped file in closed form; per area: [Ohm m2]. */
  struct ExactCell
  {
    static constexpr double T = 1053.15, area = 1e-6;
    static constexpr double RT = Laws::gas_constant * T, f = Laws::faraday / RT;
    static constexpr double fraction = 1e-4, length = 200e-6;
    double diffusivity;

    ExactCell()
    {
      Oxion::Parameters::Gas gas;
      gas.species = {"O2", "N2"};
      const Laws::GasMixture mixture(gas);
      diffusivity =
        0.1 * std::pow(T, 1.75) / mixture.fuller_inverse[0][1] / 101325.;
    }

    static Complex
    i_omega(const double frequency)
    {
      return {0., 2. * std::acos(-1.) * frequency};
    }

    Complex
    root(const double frequency) const
    {
      return std::sqrt(i_omega(frequency) * 0.3 * length * length /
                       diffusivity);
    }

    /** Kinetics and gas, without the double layer. */
    Complex
    faradaic(const double exchange_current,
             const double oxygen,
             const Complex &slowness) const
    {
      const double four_F = 4. * Laws::faraday;
      // Of the platinum electrode's exchange velocity beside that of the gas.
      return 1. / (2. * exchange_current * f) +
             RT * RT / (four_F * four_F * oxygen) * (1. / 60. + slowness);
    }
    Complex
    inner(const double frequency) const
    {
      const Complex s = root(frequency);
      return faradaic(200.,
                      fraction * 101325.,
                      length / diffusivity * std::tanh(s) / s);
    }

    Complex
    impedance(const double frequency) const
    {
      const Complex jw    = i_omega(frequency);
      const Complex outer = faradaic(2000., 0.2095 * 101325., 0.);
      return (500e-6 / 2.5 + 1. / (1. / inner(frequency) + 10. * jw) +
              1. / (1. / outer + 0.1 * jw)) /
             area;
    }

    /** Voltage by the fraction of oxygen [V]. */
    Complex
    answer_to_oxygen(const double frequency) const
    {
      return -1. / (4. * f * fraction * std::cosh(root(frequency)) *
                    (1. + i_omega(frequency) * 10. * inner(frequency)));
    }
  };

  Columns
  table(const ShippedRun &run, const std::string &name)
  {
    return Columns::read(run.results() + "/impedance_" + name + ".csv");
  }

  /** The largest relative deviation of a table from a function. */
  template <typename Function>
  double
  deviation(const Columns &columns,
            const std::string &unit,
            const Function &exact)
  {
    const auto f         = columns["Frequency [Hz]"],
               real      = columns["Real part [" + unit + "]"],
               imaginary = columns["Imaginary part [" + unit + "]"];
    double worst         = 0.;
    for (unsigned i = 0; i < f.size(); ++i)
    {
      const Complex Z = exact(f[i]);
      worst =
        std::max(worst,
                 std::abs(Complex(real[i], imaginary[i]) - Z) / std::abs(Z));
    }
    return worst;
  }
} // namespace


// The share of the dilute oxygen's own flow is 1e-4, that of cells of a
// hundredth of the layer less; 6e-5 is seen.
TEST(Impedance, OfOneDimensionalCellInClosedForm)
{
  const auto &run = shipped_run(cell);
  ASSERT_EQ(run.run.exit_code, 0) << run.run.output;
  const auto columns = table(run, "cell");
  const auto f       = columns["Frequency [Hz]"];
  ASSERT_EQ(f.size(), 46u);
  EXPECT_NEAR(f.front(), 1e-3, 1e-15);
  EXPECT_NEAR(f.back(), 1e6, 1e-6);
  const ExactCell exact;
  const double worst = deviation(columns, "Ohm", [&](const double frequency) {
    return exact.impedance(frequency);
  });
  std::cout << "  largest deviation " << worst << '\n';
  EXPECT_LT(worst, 1e-4);
  for (unsigned i = 0; i < f.size(); ++i)
  {
    const Complex Z(columns["Real part [Ohm]"][i],
                    columns["Imaginary part [Ohm]"][i]);
    EXPECT_NEAR(columns["Magnitude [Ohm]"][i], std::abs(Z), 1e-9 * std::abs(Z));
    EXPECT_NEAR(columns["Phase [deg]"][i],
                std::arg(Z) * 180. / std::acos(-1.),
                1e-7);
  }
  EXPECT_NEAR(run.run.table["R_i [Ohm]"].front(),
              exact.impedance(4000.).real(),
              1e-6 * exact.impedance(4000.).real());
}


TEST(Impedance, AnswerToTheGasInClosedForm)
{
  const auto &run = shipped_run(cell);
  ASSERT_EQ(run.run.exit_code, 0) << run.run.output;
  const ExactCell exact;
  const auto answer = [&](const double frequency) {
    return exact.answer_to_oxygen(frequency);
  };
  const double worst = deviation(table(run, "oxygen"), "V", answer);
  std::cout << "  largest deviation " << worst << '\n';
  EXPECT_LT(worst, 1e-4); // 7e-5 is seen
  // Where the closed form is 3 dB below its steady value.
  double below = 1e-3, above = 1e3;
  const double steady = std::abs(answer(1e-9));
  while (above > 1.0000001 * below)
  {
    const double middle = std::sqrt(below * above);
    (std::abs(answer(middle)) > steady / std::sqrt(2.) ? below : above) =
      middle;
  }
  EXPECT_NEAR(run.run.table["f_oxygen [Hz]"].front(), below, 1e-4 * below);
}


// A capacitance that oscillates gives the charge C E of its layer back and
// forth.
TEST(Impedance, AnswerToADoubleLayerInClosedForm)
{
  const Folder folder;
  const auto run = run_program(
    shipped(cell),
    {"Output/Fields=false",
     "Measurements/Measurements=U",
     "Protocol/Impedance oxygen/Parameter=Electrodes/Electrode inner/"
     "Double-layer capacitance [F/m2]"},
    folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto columns =
    Columns::read(folder.path("results") + "/impedance_oxygen.csv");
  const ExactCell exact;
  const double E =
    std::log(ExactCell::fraction * 101325. / 1e5) / (4. * ExactCell::f);
  const double worst =
    deviation(columns, "V/(F/m2)", [&](const double frequency) {
      const Complex jw = ExactCell::i_omega(frequency),
                    z  = exact.inner(frequency);
      return jw * E * z / (1. + 10. * jw * z);
    });
  EXPECT_LT(worst, 1e-4);
}


// The first harmonic of the voltage under a small alternating current, of its
// last period; a kinetic overpotential of 0.5 mV bends by 2e-5; 6e-5 are seen.
// The tolerance is of the charge at rest, of which the wave's is a hundredth.
TEST(Impedance, OfASineInTime)
{
  constexpr double frequency = 25., amplitude = 1e-6; // [Hz], [A]
  const Folder folder;
  const auto run =
    run_program(folder.write("sine.prm", "include " + shipped(cell) + R"(
subsection Circuit
  subsection Terminal cell
    set Drive = current
    set Current [uA] = 0
  end
end
subsection Protocol
  set Impedances =
  set Signals = current
  subsection Signal current
    set Parameter = Circuit/Terminal cell/Current [uA]
    set Expression = sin(2*pi*25*t)
  end
  subsection Transient
    set End time [s] = 0.2
    set Output interval [s] = 0.001
    set Tolerance [-] = 1e-6
    set Order = 4
  end
end
subsection Measurements
  set Measurements = U
end
)"),
                {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], U = run.table["U [V]"];
  Complex harmonic = 0.;
  unsigned n       = 0;
  for (unsigned i = 0; i < t.size(); ++i)
    if (t[i] > 0.2 - 1. / frequency + 1e-9)
    {
      harmonic += 2. * U[i] * std::exp(-ExactCell::i_omega(frequency) * t[i]);
      ++n;
    }
  ASSERT_EQ(n, 40u);
  // Of I = amplitude Im(e^(i omega t)).
  const Complex Z        = harmonic / double(n) * Complex(0., 1.) / amplitude;
  const Complex expected = ExactCell().impedance(frequency);
  std::cout << "  deviation " << std::abs(Z - expected) / std::abs(expected)
            << '\n';
  EXPECT_LT(std::abs(Z - expected), 1e-4 * std::abs(expected));
}


// So slow that the answer is the slope of the steady states, here of a closed
// loop and of the exhaust's composition by lambda.
TEST(Impedance, OfLambdaIsTheSlopeOfSteadyStates)
{
  const std::string file = "wide_band/frequency_response.prm";
  const auto &run        = shipped_run(file);
  ASSERT_EQ(run.run.exit_code, 0) << run.run.output;
  const auto steady =
    run_program(shipped(file),
                {"Protocol/Impedances=",
                 "Measurements/Measurements=I_p",
                 "Protocol/Sweep lambda/Values=1.499, 1.501"});
  ASSERT_EQ(steady.exit_code, 0) << steady.output;
  const auto I       = steady.table["I_p [mA]"];
  const double slope = (I[1] - I[0]) / 0.002;
  EXPECT_NEAR(table(run, "lambda")["Real part [mA]"].front(),
              slope,
              2e-6 * slope);
}


// A current that oscillates at one terminal must leave at another.
TEST(Impedance, WithoutSolutionThePointFails)
{
  const Folder folder;
  const auto run =
    run_program(folder.write("stuck.prm", "include " + shipped(cell) + R"(
subsection Circuit
  subsection Terminal cell
    set Drive = current
    set Current [uA] = 0
  end
end
subsection Protocol
  set Impedances = oxygen
  subsection Impedance oxygen
    set Parameter = Circuit/Terminal cell/Current [uA]
    set Fixed currents = ground
  end
end
subsection Measurements
  set Measurements = U
end
)"),
                {});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_NE(run.output.find("impedance \"oxygen\": at 0.001 Hz the linearised "
                            "equations have no solution"),
            std::string::npos)
    << run.output;
  EXPECT_EQ(run.table.status, std::vector<std::string>{"failed"});
}


namespace
{
  /** The current of a cell whose other terminal has a fixed one, too. */
  const std::string stuck_measurement = R"(
subsection Circuit
  subsection Terminal cell
    set Drive = current
    set Current [uA] = 0
  end
end
subsection Protocol
  set Impedances = stuck
  subsection Impedance stuck
    set Parameter = Circuit/Terminal cell/Current [uA]
    set Measurement = U
    set Fixed currents = ground
  end
end
subsection Measurements
  set Measurements = U, f
  subsection Measurement f
    set Kind = cutoff frequency
    set Impedance = stuck
  end
end
)";
} // namespace


TEST(Impedance, WithoutSolutionAMeasurementFailsItsPoint)
{
  const Folder folder;
  const auto run =
    run_program(folder.write("stuck.prm",
                             "include " + shipped(cell) + stuck_measurement +
                               R"(
subsection Protocol
  set Sweeps = current
  subsection Sweep current
    set Parameter = Circuit/Terminal cell/Current [uA]
    set Values = 0, 1
  end
end
)"),
                {});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_NE(run.output.find("measurement \"f\": at 0 Hz the linearised "
                            "equations have no solution"),
            std::string::npos)
    << run.output;
  EXPECT_EQ(run.table.status, std::vector<std::string>(2, "failed"));
}


TEST(Impedance, WithoutSolutionAMeasurementIsUnknownInTime)
{
  const Folder folder;
  const auto run =
    run_program(folder.write("stuck.prm",
                             "include " + shipped(cell) + stuck_measurement +
                               R"(
subsection Protocol
  subsection Transient
    set End time [s] = 0.002
    set Output interval [s] = 0.001
  end
end
)"),
                {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto f = run.table["f [Hz]"], U = run.table["U [V]"];
  ASSERT_EQ(f.size(), 3u);
  for (unsigned i = 0; i < f.size(); ++i)
  {
    EXPECT_TRUE(std::isnan(f[i]));
    EXPECT_TRUE(std::isfinite(U[i]));
  }
}
