// What an electrode does, as columns: its current and current density, its
// overpotential and the oxygen on its surface; dU/dI; and columns made of
// others.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const double R = 8.314462618, F = 96485.33212;
  const double area = 1.3e-3 * 2e-3; ///< of either electrode of the cell [m2]
  const double T    = 1023.15;

  std::string
  electrode(const std::string &name,
            const std::string &place,
            const std::string &field,
            const std::string &more = "")
  {
    return "subsection Measurement " + name + "\nset Kind = electrode\nset " +
           "Place = " + place + "\nset Field = " + field + "\n" + more +
           "end\n";
  }

  /** The cell at 0.3 V and a millivolt beside it. */
  class ElectrodeReadings : public testing::Test
  {
  protected:
    static void
    SetUpTestSuite()
    {
      static const Folder folder;
      run = new ProgramRun(run_program(
        folder.write(
          "cell.prm",
          "include " OXION_SOURCE_DIR "/tests/cell.prm\n"
          "subsection Protocol\nsubsection Sweep voltage\nset Linear =\n"
          "set Values = 0.299 : 0.301 : 0.001\nend\nend\n"
          "subsection Measurements\nset Measurements = I, x_O2, I_a, I_c, "
          "j_mean, j_max, eta, eta_max, low, high, phi, R_s, T, share\n" +
            electrode("I_a", "anode", "current", "set Unit = A\n") +
            electrode("I_c", "cathode", "current", "set Unit = A\n") +
            electrode("j_mean", "anode", "mean current density") +
            electrode("j_max", "anode", "largest current density") +
            electrode("eta", "anode", "mean overpotential") +
            electrode("eta_max", "anode", "largest overpotential") +
            electrode("low", "anode", "lowest log10(activity)") +
            electrode("high", "anode", "highest log10(activity)") +
            "subsection Measurement phi\nset Kind = mean\nset Field = phi\n"
            "set Place = anode\nend\n"
            "subsection Measurement R_s\nset Kind = resistance\nset "
            "Between = pump, ground\nend\n"
            "subsection Measurement T\nset Kind = mean\nset Field = T\nset "
            "Place = all\nset Unit = degC\nend\n"
            "subsection Measurement share\nset Kind = expression\nset "
            "Expression = j_max/(I/1e6/2.6e-6) + 0*R_s\nset Unit = %\nend\n"
            "end\n"),
        {"Output/Fields=false"}));
      ASSERT_EQ(run->exit_code, 0) << run->output;
    }
    static void
    TearDownTestSuite()
    {
      delete run;
    }

    static double
    value(const std::string &column, const unsigned row = 1)
    {
      return run->table[column].at(row);
    }

    static ProgramRun *run;
  };

  ProgramRun *ElectrodeReadings::run = nullptr;
} // namespace


TEST_F(ElectrodeReadings, CurrentsAddUpToTheTerminals)
{
  const double I = 1e-6 * value("I [uA]");
  EXPECT_NEAR(value("I_a [A]") / I, 1., 1e-10);
  EXPECT_NEAR(value("I_c [A]") / I, -1., 1e-10);
  EXPECT_NEAR(value("j_mean [A/m2]") * area / I, 1., 1e-10);
  EXPECT_GT(value("j_max [A/m2]"), value("j_mean [A/m2]"));
}


// E = V - phi less the potential of the surface's oxygen, wherever that is
// between its extremes.
TEST_F(ElectrodeReadings, OverpotentialIsWhatIsLeftOfThePotential)
{
  const double by_decade = R * T / (4. * F) * std::log(10.),
               E         = 0.3 - value("phi [V]");
  EXPECT_LT(value("low [-]"), value("high [-]"));
  EXPECT_GE(value("eta [V]"), E - by_decade * value("high [-]") - 1e-12);
  EXPECT_LE(value("eta [V]"), E - by_decade * value("low [-]") + 1e-12);
  EXPECT_GT(value("eta_max [V]"), value("eta [V]"));
  EXPECT_GT(value("eta [V]"), 1e-3);
}


TEST_F(ElectrodeReadings, ResistanceIsTheSlope)
{
  const double slope =
    2e-3 / (1e-6 * (value("I [uA]", 2) - value("I [uA]", 0)));
  // The millivolt on either side is seen in the sixth digit.
  EXPECT_NEAR(value("R_s [Ohm]") / slope, 1., 1e-4);
}


TEST_F(ElectrodeReadings, ColumnsOfColumns)
{
  EXPECT_NEAR(value("T [degC]"), 750., 1e-10);
  EXPECT_NEAR(value("share [%]"),
              value("j_max [A/m2]") / value("j_mean [A/m2]"),
              1e-9);
}
