// What a row says beside its numbers: a heater at the end of its power, an
// electrode beyond the range of its laws. And when it says nothing.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  /** The small pump cell, heated: 0.01 W/K to the gas around it.
   */
  class HeatedCell : public testing::Test
  {
  protected:
    ProgramRun
    run(const std::string &heat, const Settings &settings = {}) const
    {
      const Folder folder;
      folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
      return run_program(
        folder.write("heated.prm",
                     "include cell.prm\n"
                     "subsection Geometry\n"
                     "set Surfaces = opening, cathode, anode, skin\n"
                     "subsection Surface skin\n"
                     "set Outside of = sheet, cover\n"
                     "end\nend\n"
                     "subsection Heat\n"
                     "set Solve temperature = true\n"
                     "set Exchanges = skin\n"
                     "subsection Exchange skin\n"
                     "set Surface = skin\n"
                     "set Gas temperature [K] = 573\n"
                     "set Conductance [W/K] = 0.01\n"
                     "end\n" +
                       heat + "end\n"),
        settings);
    }

    const std::string heater = "set Heaters = heater\n"
                               "subsection Heater heater\n"
                               "set Region = cover\n"
                               "set Hold mean temperature of = cathode\n"
                               "set Set-point [K] = 1023.15\n"
                               "end\n";
    const std::string columns =
      "end\n"
      "subsection Measurements\n"
      "set Measurements = I, U, T, T_skin, P\n"
      "subsection Measurement U\n"
      "set Kind = voltage\nset Between = pump, ground\n"
      "end\n"
      "subsection Measurement T\n"
      "set Kind = mean\nset Field = T\n"
      "set Place = cathode\n"
      "end\n"
      "subsection Measurement T_skin\n"
      "set Kind = mean\nset Field = T\n"
      "set Place = skin\n"
      "end\n"
      "subsection Measurement P\n"
      "set Kind = heater power\nset Place = heater\n"
      "end\n";

    static Settings
    sweep(const std::string &parameter, const std::string &values)
    {
      return {"Protocol/Sweep voltage/Linear=",
              "Protocol/Sweep voltage/Title=Swept",
              "Protocol/Sweep voltage/Parameter=" + parameter,
              "Protocol/Sweep voltage/Values=" + values};
    }

    /** What leaves through the skin less what the circuit brings in [W]. */
    static double
    heater_power(const ProgramRun &run,
                 const unsigned i,
                 const double gas_temperature)
    {
      return 0.01 * (run.table["T_skin [K]"][i] - gas_temperature) -
             1e-6 * run.table["I [uA]"][i] * run.table["U [V]"][i];
    }
  };
} // namespace


// Held, then too hot around it, then held again: a bound is taken and left.
TEST_F(HeatedCell, HeaterNeverCools)
{
  const auto run = this->run(heater + columns,
                             sweep("Heat/Exchange skin/Gas temperature [K]",
                                   "573, 1300, 573"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &P = run.table["P [W]"], &T = run.table["T [K]"];
  ASSERT_EQ(P.size(), 3u);
  for (const unsigned i : {0, 2})
  {
    // One definition of a mean: what is held is what is measured.
    EXPECT_NEAR(T[i], 1023.15, 1e-6);
    EXPECT_NEAR(P[i], heater_power(run, i, 573.), 1e-9 * P[i]);
    EXPECT_EQ(run.table.remarks[i], "");
  }
  EXPECT_NEAR(P[2], P[0], 1e-9);
  EXPECT_NEAR(P[1], 0., 1e-12);
  EXPECT_NEAR(heater_power(run, 1, 1300.), 0., 1e-9);
  EXPECT_GT(T[1], 1300.);
  EXPECT_EQ(run.table.status[1], "ok");
  EXPECT_NE(run.table.remarks[1].find(
              "heater heater rests at 0 W: the held temperature is 276.9 K "
              "above its set-point"),
            std::string::npos)
    << run.table.remarks[1];
  EXPECT_EQ(run.summary["points"][1]["remarks"][0], run.table.remarks[1]);
  EXPECT_NE(run.output.find(run.table.remarks[1]), std::string::npos);
}


TEST_F(HeatedCell, HeaterHasAMaximum)
{
  const auto run =
    this->run(heater + columns,
              sweep("Heat/Heater heater/Maximum power [W]", "9, 2, 9"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &P = run.table["P [W]"];
  ASSERT_EQ(P.size(), 3u);
  EXPECT_GT(P[0], 4.);
  EXPECT_NEAR(P[1], 2., 1e-12);
  EXPECT_NEAR(P[2], P[0], 1e-9);
  EXPECT_NEAR(heater_power(run, 1, 573.), 2., 2e-9);
  EXPECT_NE(run.table.remarks[1].find("rests at its maximum of 2 W"),
            std::string::npos);
  EXPECT_NE(run.table.remarks[1].find("K below its set-point"),
            std::string::npos);
}


// Nothing flows and no heat is released: balances have a scale all the same.
TEST_F(HeatedCell, IsOkAtEquilibrium)
{
  auto settings = sweep("Circuit/Terminal pump/Voltage [V]", "0");
  settings.push_back("Heat/Exchange skin/Gas temperature [K]=1023.15");
  const auto run = this->run("", settings);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table.status.at(0), "ok");
  EXPECT_NEAR(run.table["I [uA]"].at(0), 0., 1e-6);
}


// 3.2 V tear more oxygen from the cathode than its laws can stand for.
TEST(Remarks, NameAnElectrodeBeyondTheRangeOfTheLaws)
{
  const auto run = run_program(OXION_SOURCE_DIR "/tests/cell.prm",
                               {"Protocol/Sweep voltage/Linear=",
                                "Protocol/Sweep voltage/Values=0.5, 3.2"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table.remarks.at(0), "");
  const auto &remark = run.table.remarks.at(1);
  EXPECT_NE(remark.find("electrode cathode is beyond the range of the laws"),
            std::string::npos)
    << remark;
  EXPECT_NE(remark.find("zirconia decomposes"), std::string::npos) << remark;
  EXPECT_EQ(run.summary["points"][1]["remarks"][0], remark);
}
