// The texts of input errors, of which the table in error_cases.h says what is
// expected.

#include <gtest/gtest.h>

#include "error_cases.h"
#include "parameters_helpers.h"

using namespace Oxion::Parameters;

TEST(ParameterErrors, DeviceIsValid)
{
  TemporaryFolder folder;
  const auto read = read_all(folder.write("device.prm", small_device()));
  EXPECT_EQ(read.diagnostics.text(), "");
}


TEST(ParameterErrors, Texts)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  for (const auto *part : {&of_files_and_bodies,
                           &of_gas_and_electrodes,
                           &of_own_species,
                           &of_circuit_and_heat,
                           &of_boundaries,
                           &of_protocol,
                           &in_time})
    for (const auto &one : *part)
    {
      SCOPED_TRACE(one.name);
      const auto read = read_all(
        folder.write("device.prm", "include base.prm\n" + one.snippet));
      const std::string text = read.diagnostics.text();
      for (const auto &fragment : one.fragments)
        EXPECT_NE(text.find(fragment), std::string::npos)
          << "no \"" << fragment << "\" in\n"
          << text;
    }
}


TEST(ParameterErrors, AllAtOnce)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto read = read_all(
    folder.write("device.prm",
                 "include base.prm\n" + in("Gas", "set Speces = O2") +
                   in("Heat", "set Temperature [K] = hot") + "nonsense\n"));
  EXPECT_EQ(read.diagnostics.problems().size(), 3u);
  EXPECT_NE(read.diagnostics.text().find("3 errors"), std::string::npos);
}


TEST(ParameterErrors, MissingFileIsTheOnlyError)
{
  TemporaryFolder folder;
  folder.write("device.prm", small_device());
  const auto read = read_all(folder.path("devise.prm"));
  ASSERT_EQ(read.diagnostics.problems().size(), 1u);
  EXPECT_NE(read.diagnostics.text().find("did you mean \"device.prm\""),
            std::string::npos);
}


TEST(ParameterErrors, SweptValueThatFailsAlone)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  auto read = read_all(folder.write(
    "device.prm",
    "include base.prm\n" +
      in("Protocol",
         "Sweep voltage",
         "set Parameter = Electrodes/Electrode anode/Oxygen order [-]")));
  ASSERT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
  check_sweep_values(read.file, read.parameters, read.diagnostics);
  const std::string text = read.diagnostics.text();
  EXPECT_NE(text.find("with the value \"0.3\""), std::string::npos) << text;
}
