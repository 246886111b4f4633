// What `--check` refuses of measurements and line probes, on the bar of
// tests/bar.prm: each line of measurements is wrong in one way.

#include <oxion/measurements/measurement_check.h>

#include <gtest/gtest.h>
#include <vector>

#include "parameters_helpers.h"

using namespace Oxion;

namespace
{
  struct Case
  {
    const char *name;
    std::string entries; ///< of the measurement "m"
    std::vector<std::string> fragments;
  };

  /** All that is said of a bar with that measurement, or with more changed. */
  std::string
  complaints(const std::string &measurement, const std::string &more = "")
  {
    TemporaryFolder folder;
    auto read = read_all(
      folder.write("device.prm",
                   "include " OXION_SOURCE_DIR "/tests/bar.prm\n" + more +
                     "subsection Measurements\nset Measurements = m\n"
                     "subsection Measurement m\n" +
                     measurement + "\nend\nend\n"));
    if (!read.diagnostics.has_errors())
    {
      const Mesh<2> mesh(read.parameters.geometry, MPI_COMM_WORLD);
      check_measurements(mesh, read.parameters, read.diagnostics);
    }
    return read.diagnostics.has_errors() ? read.diagnostics.text() : "";
  }

  std::string
  kind(const std::string &kind, const std::vector<std::string> &entries)
  {
    std::string text = "set Kind = " + kind;
    for (const auto &entry : entries)
      text += "\nset " + entry;
    return text;
  }

  std::string
  flux(const std::string &field,
       const std::string &place,
       const std::string &side = "")
  {
    return kind("flux",
                {"Field = " + field, "Place = " + place, "Side = " + side});
  }

  void
  expect(const Case &one, const std::string &text)
  {
    SCOPED_TRACE(one.name);
    EXPECT_NE(text, "") << "accepted";
    for (const auto &fragment : one.fragments)
      EXPECT_NE(text.find(fragment), std::string::npos)
        << "no \"" << fragment << "\" in\n"
        << text;
  }

  const std::string without_solve =
    "\"Solve temperature\" = true in the section Heat";
} // namespace


TEST(MeasurementChecks, TellWhatHasNoValue)
{
  const std::vector<Case> cases = {
    {"gas_in_zirconia",
     kind("mean", {"Field = x_O2", "Place = sheet"}),
     {"Measurement m/Place: x_O2 does not live in the region \"sheet\"",
      "a region with gas: b1, b1 rim, b2, b3"}},
    {"potential_in_gas",
     kind("maximum", {"Field = phi", "Place = b2"}),
     {"phi does not live in the region \"b2\"",
      "zirconia with an electrode: sheet"}},
    {"current_density_in_gas",
     kind("mean", {"Field = |J|", "Place = b2"}),
     {"|J| does not live in the region \"b2\"",
      "zirconia with an electrode: sheet"}},
    {"electrons_in_a_device_without",
     kind("point", {"Field = J_e_z", "Position [mm] = 0.2, 0.2"}),
     {"the point lies in sheet, where J_e_z does not live",
      "a conductor of electrons with an electrode, of which there is none"}},
    {"a_vector_as_one_number",
     kind("mean", {"Field = J", "Place = sheet"}),
     {"no field is called \"J\"", "did you mean \"|J|\""}},
    {"a_direction_that_is_none",
     kind("mean", {"Field = J_r", "Place = sheet"}),
     {"no field is called \"J_r\"", "did you mean \"J_x\""}},
    {"a_logarithm_in_ppm",
     kind("mean", {"Field = log10(p_O2/Pa)", "Place = b1", "Unit = ppm"}),
     {"Measurement m/Unit", "ppm"}},
    {"gas_on_zirconias_outside",
     kind("minimum", {"Field = p", "Place = anode"}),
     {"p lives on no side of the surface \"anode\""}},
    {"potential_between_gases",
     kind("mean", {"Field = phi", "Place = i12"}),
     {"phi lives on no side of the surface \"i12\""}},
    {"point_outside",
     kind("point", {"Field = T", "Position [mm] = 2, 0.2"}),
     {"Measurement m/Position [mm]: the point lies outside the body"}},
    {"point_without_field",
     kind("point", {"Field = x_O2", "Position [mm] = 0.2, 0.2"}),
     {"the point lies in sheet, where x_O2 does not live"}},
    {"point_of_three",
     kind("point", {"Field = T", "Position [mm] = 0.2, 0.2, 0.1"}),
     {"a point of this geometry has 2 coordinates"}},
    {"atmosphere",
     kind("mole fraction", {"Field = x_O2", "Place = ambeint"}),
     {"no atmosphere is called \"ambeint\"", "did you mean \"ambient\""}},
    {"fraction_of_absent_gas",
     kind("mole fraction", {"Field = x_CO", "Place = ambient"}),
     {"no field is called \"x_CO\"", "one of x_O2, x_N2"}},
    {"fraction_that_is_none",
     kind("mole fraction", {"Field = T", "Place = ambient"}),
     {"no field is called \"T\""}},
    {"heater",
     kind("heater power", {"Place = sheet"}),
     {"no heater is called \"sheet\""}},
    {"one_terminal_twice",
     kind("voltage", {"Between = supply, supply"}),
     {"the terminal \"supply\" is both plus and minus"}},
    {"heat_without_temperature",
     flux("heat", "i12"),
     {"the temperature is given, so no heat flows", without_solve}},
    {"charge_without_zirconia",
     flux("charge", "i12"),
     {"charge flows on no side of the surface \"i12\"",
      "zirconia with an electrode: sheet"}},
    {"species_without_gas",
     flux("O2", "anode"),
     {"O2 flows on no side of the surface \"anode\"",
      "a region with gas: b1, b1 rim, b2, b3"}},
    {"species_out_of_zirconia",
     flux("O2", "cathode", "sheet"),
     {"Measurement m/Side: O2 does not flow in the region \"sheet\""}},
    {"charge_out_of_gas",
     flux("charge", "cathode", "b1"),
     {"charge does not flow in the region \"b1\""}},
    {"side_elsewhere",
     flux("O2", "i12", "b3"),
     {"the region \"b3\" does not touch the surface \"i12\"",
      "one of b1, b1 rim, b2"}},
    {"flux_in_a_region", flux("O2", "b1"), {"no surface is called \"b1\""}},
    {"flux_of_everything", flux("O2", "all"), {"no surface is called \"all\""}},
  };
  for (const auto &one : cases)
    expect(one, complaints(one.entries));
}


TEST(MeasurementChecks, KnowTheDevice)
{
  const std::string no_electrodes =
    "subsection Electrodes\nset Electrodes =\nend\n"
    "subsection Circuit\nset Terminals =\nend\n";
  expect({"insulated_zirconia", "", {"phi does not live in the region"}},
         complaints(kind("mean", {"Field = phi", "Place = sheet"}),
                    no_electrodes));
  expect({"no_zirconia_at_all", "", {"charge flows on no side"}},
         complaints(flux("charge", "skin"),
                    no_electrodes +
                      "subsection Geometry\nsubsection Layer sheet\n"
                      "set Material = alumina\nend\nend\n"));
  const std::string hole =
    "subsection Geometry\nset Inserts = b1, hole\nsubsection Insert hole\n"
    "set Layers = b2\nset Material = none\nset x [mm] = 0, 0.2\nend\nend\n";
  expect({"no_part_of_the_body",
          "",
          {"the region \"hole\" is no part of the body"}},
         complaints(kind("mean", {"Field = T", "Place = hole"}), hole));
  expect({"point_in_a_hole", "", {"the point lies outside the body"}},
         complaints(kind("point", {"Field = T", "Position [mm] = 0.1, 0.6"}),
                    hole));
  const std::string torn =
    "subsection Geometry\nset Surfaces = mouth, i12, i23, cathode, anode, "
    "wall, skin, torn\nsubsection Surface torn\n"
    "set Between = sheet + b2, b1 + b1 rim\nend\nsubsection Layer b1 rim\n"
    "set Material = alumina\nend\nend\n";
  expect({"torn",
          "",
          {"O2 flows on one side of a part of the surface",
           "the region whose share is wanted, one of sheet, b2, b1, b1 rim"}},
         complaints(flux("O2", "torn"), torn));
}


TEST(MeasurementChecks, KnowWhereElectronsCarryCharge)
{
  const auto charge_through = [](const std::string &surface) {
    TemporaryFolder folder;
    auto read =
      read_all(folder.write("device.prm",
                            "include " OXION_SOURCE_DIR
                            "/parameter_files/heater/platinum_track.prm\n"
                            "subsection Measurements\nset Measurements = m\n"
                            "subsection Measurement m\n" +
                              flux("charge", surface) + "\nend\nend\n"));
    const Mesh<3> mesh(read.parameters.geometry, MPI_COMM_WORLD);
    check_measurements(mesh, read.parameters, read.diagnostics);
    return read.diagnostics.has_errors() ? read.diagnostics.text() : "";
  };
  EXPECT_EQ(charge_through("plus"), "");
  expect({"alumina",
          "",
          {"charge flows on no side of the surface \"clamp\"",
           "a conductor of electrons with an electrode: lower leg, bend, "
           "upper leg"}},
         charge_through("clamp"));
}


TEST(MeasurementChecks, RefuseLinesThatMeetNothing)
{
  const auto line = [](const std::string &field,
                       const std::string &from,
                       const std::string &to) {
    TemporaryFolder folder;
    auto read = read_all(folder.write(
      "device.prm",
      "include " OXION_SOURCE_DIR "/tests/bar.prm\nsubsection Measurements\n"
      "set Line probes = l\nsubsection Line probe l\nset Field = " +
        field + "\nset From [mm] = " + from + "\nset To [mm] = " + to +
        "\nset Points = 1000000\nend\nend\n"));
    const Mesh<2> mesh(read.parameters.geometry, MPI_COMM_WORLD);
    check_measurements(mesh, read.parameters, read.diagnostics);
    return read.diagnostics.has_errors() ? read.diagnostics.text() : "";
  };
  EXPECT_EQ(line("x_O2", "0.1, 0", "0.1, 0.9"), ""); // part of it will do
  expect({"outside", "", {"Line probe l/From [mm]: the line lies outside"}},
         line("T", "2, 0", "2, 1"));
  expect({"elsewhere",
          "",
          {"the line lies in sheet, where x_O2 does not live"}},
         line("x_O2", "0, 0.1", "1, 0.3"));
}


TEST(MeasurementChecks, AcceptWhatHasAValue)
{
  for (const auto &entries :
       {kind("mean", {"Field = x_O2", "Place = all"}),
        kind("maximum", {"Field = T", "Place = sheet"}),
        kind("point", {"Field = phi", "Position [mm] = 1, 0.4"}),
        kind("point", {"Field = x_N2", "Position [mm] = 1, 0.4"}),
        kind("mean", {"Field = |J|", "Place = sheet", "Unit = mA/cm2"}),
        kind("point", {"Field = J_z", "Position [mm] = 1, 0.4"}),
        kind("minimum", {"Field = log10(p_O2/Pa)", "Place = cathode"}),
        kind("mole fraction", {"Field = x_N2", "Place = ambient"}),
        flux("charge", "cathode"),
        flux("N2", "skin"),
        flux("O2", "i12", "b2")})
    EXPECT_EQ(complaints(entries), "") << entries;
}
