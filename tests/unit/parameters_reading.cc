// Formats, includes, overrides and the way back from Parameters to a file.

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>
#include <oxion/parameters/write_parameters.h>

#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "parameters_helpers.h"

using namespace Oxion::Parameters;

namespace
{
  const std::string shipped =
    std::string(OXION_SOURCE_DIR) + "/parameter_files/";

  std::vector<std::string>
  shipped_files()
  {
    std::vector<std::string> result;
    for (const auto &entry :
         std::filesystem::recursive_directory_iterator(shipped))
      if (entry.path().extension() == ".prm" ||
          entry.path().extension() == ".json")
        result.push_back(entry.path().string());
    return result;
  }

  /** All that is in force, without the line that names the file. */
  std::string
  flat(const ParameterFile &file)
  {
    std::ostringstream out;
    write_parameters(file, out);
    const std::string text = out.str();
    return text.substr(text.find('\n'));
  }

  /** Numbers of every section, exactly. */
  std::string
  numbers(const Parameters &p)
  {
    std::ostringstream out;
    out << std::hexfloat;
    for (const auto &layer : p.geometry.layers)
      out << layer.name << layer.thickness << layer.material << '\n';
    for (const auto &insert : p.geometry.inserts)
      out << insert.name << insert.x[0] << ' ' << insert.x[1] << '\n';
    for (const auto &surface : p.geometry.surfaces)
    {
      out << surface.name << join_list(surface.first) << '|'
          << join_list(surface.second);
      for (unsigned d = 0; d < 3; ++d)
        out << surface.box.lower[d] << ' ' << surface.box.upper[d] << '\n';
    }
    for (const auto &m : p.materials)
      out << m.name << m.ionic.prefactor << m.density << m.structure
          << m.pore_radius << m.permeability << '\n';
    for (const auto &atmosphere : p.gas.atmospheres)
      for (const auto &[species, x] : atmosphere.mole_fractions)
        out << species << x << ' ' << atmosphere.pressure << '\n';
    for (const auto &electrode : p.electrodes)
      for (const auto &[species, k] : electrode.exchange_velocity)
        out << species << k << electrode.exchange_current << '\n';
    for (const auto &terminal : p.terminals)
      out << static_cast<int>(terminal.drive) << terminal.voltage << ' '
          << terminal.current << terminal.resistance << terminal.plus
          << terminal.minus << '\n';
    for (const auto &exchange : p.heat.exchanges)
      out << exchange.coefficient << ' ' << exchange.conductance << '\n';
    for (const auto &heater : p.heat.heaters)
      out << heater.power << heater.held << heater.set_point << '\n';
    for (const auto &sweep : p.sweeps)
      for (const auto &row : sweep.rows)
        out << sweep.parameters.at(0).path << sweep.parameters.at(0).title
            << join_list(row) << '\n';
    for (const auto &measurement : p.measurements)
      out << measurement.name << measurement.unit << measurement.factor << '\n';
    out << p.solver.tolerance << p.output.folder << p.heat.temperature;
    return out.str();
  }

  /** The settings in force as nested objects, numbers and lists as such. */
  std::string
  as_json(const ParameterFile &file)
  {
    nlohmann::ordered_json json;
    for (std::size_t i = 0; i < file.settings().size(); ++i)
      if (file.is_in_force(i))
      {
        const auto &setting = file.settings()[i];
        auto *place         = &json;
        for (const auto &name : split_path(setting.path))
          place = &(*place)[name];
        const auto parts = split_list(setting.value);
        double value     = 0.;
        if (parts.size() > 1)
          *place = parts;
        else if (setting.value == "true" || setting.value == "false")
          *place = (setting.value == "true");
        else if (parse_number(setting.value, value) && std::isfinite(value))
          *place = nlohmann::ordered_json::parse(setting.value);
        else
          *place = setting.value;
      }
    return json.dump(2);
  }
} // namespace


TEST(ParameterReading, ShippedFiles)
{
  const auto files = shipped_files();
  EXPECT_GE(files.size(), 5u);
  for (const auto &name : files)
  {
    auto read = read_all(name);
    EXPECT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
    check_sweep_values(read.file, read.parameters, read.diagnostics);
    // Some sweep beyond the soot limit, to show what the program says of it.
    const std::string text = read.diagnostics.text();
    if (text.find("metastable, beyond the soot limit") == std::string::npos)
      EXPECT_EQ(text, "") << name;
    else
      EXPECT_EQ(text.substr(text.find_last_of('\n', text.size() - 2)),
                "\n1 warning\n")
        << name;
  }
}


TEST(ParameterReading, SiUnits)
{
  const auto p = read_all(shipped + "wide_band/lambda_sweep.prm").parameters;
  EXPECT_DOUBLE_EQ(p.geometry.layers[0].thickness, 190e-6);
  EXPECT_DOUBLE_EQ(p.geometry.x[1], 3e-3);
  EXPECT_DOUBLE_EQ(p.electrodes[0].exchange_energy, 150e3);
  EXPECT_EQ(p.sweeps[0].rows.front().front(), "air");
  EXPECT_EQ(p.sweeps[0].parameters[0].title, "Lambda [-]");
  EXPECT_TRUE(std::isinf(p.gas.atmospheres[0].lambda));
  EXPECT_EQ(p.measurements[0].unit, "mA");
  EXPECT_DOUBLE_EQ(p.measurements[0].factor, 1e3);
  EXPECT_EQ(p.terminals[1].drive, Drive::hold_voltage);
  EXPECT_EQ(p.terminals[1].plus, "reference");
  for (const auto &material : p.materials)
  {
    const double expected = material.name == "open slit" ? 40e-6 * 40e-6 / 12.
                            : material.name == "hole"    ? 280e-6 * 280e-6 / 32.
                            : material.name == "barrier"
                              ? material.structure * 0.49e-12 / 8.
                              : material.permeability;
    EXPECT_NEAR(material.permeability, expected, 1e-12 * expected)
      << material.name;
  }
}


TEST(ParameterReading, SurroundingsAreAsWarmAsTheGasUnlessGiven)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto exchange = [](const std::string &surface,
                           const std::string &more) {
    return "subsection Exchange " + surface + "\n set Surface = " + surface +
           "\n set Gas temperature [K] = 700\n" + more + "end\n";
  };
  const auto read = read_all(folder.write(
    "device.prm",
    "include base.prm\nsubsection Heat\n set Solve temperature = true\n"
    " set Exchanges = opening, anode\n" +
      exchange("opening", "") +
      exchange("anode", " set Environment temperature [K] = 300\n") + "end\n"));
  EXPECT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
  const auto &exchanges = read.parameters.heat.exchanges;
  ASSERT_EQ(exchanges.size(), 2u);
  EXPECT_EQ(exchanges[0].environment_temperature, 700.);
  EXPECT_EQ(exchanges[1].gas_temperature, 700.);
  EXPECT_EQ(exchanges[1].environment_temperature, 300.);
}


TEST(ParameterReading, AddedGasDilutesTheOthers)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto read = read_all(
    folder.write("device.prm",
                 "include base.prm\nsubsection Gas\nset Species = O2, N2, "
                 "He\nsubsection Atmosphere measured gas\nset Added gas = "
                 "He\nset Added fraction [ppm] = 500\nend\nend\n"));
  ASSERT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
  const auto &x = read.parameters.gas.atmospheres[0].mole_fractions;
  EXPECT_DOUBLE_EQ(x.at("He"), 5e-4);
  EXPECT_DOUBLE_EQ(x.at("O2"), 0.2095 * 0.9995);
  EXPECT_DOUBLE_EQ(x.at("N2"), 0.7905 * 0.9995);
}


TEST(ParameterReading, RoundTrip)
{
  for (const auto &name : shipped_files())
  {
    const auto read = read_all(name);
    Diagnostics diagnostics;
    const auto again =
      ParameterFile::parse("#" + flat(read.file), "elsewhere.prm", diagnostics);
    const auto parameters = read_parameters(again, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    EXPECT_EQ(numbers(parameters), numbers(read.parameters));
    EXPECT_EQ(flat(again), flat(read.file));
  }
}


TEST(ParameterReading, JsonTwin)
{
  for (const auto &name : shipped_files())
  {
    const auto read = read_all(name);
    Diagnostics diagnostics;
    // As written, a file has no sections that an including one took off.
    const auto written =
      ParameterFile::parse("#" + flat(read.file), name, diagnostics);
    auto twin =
      ParameterFile::parse(as_json(written), "twin.json", diagnostics);
    twin.set_filename(name);
    const auto parameters = read_parameters(twin, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    EXPECT_EQ(numbers(parameters), numbers(read.parameters));
  }
}


// What another process has read, as rank 0 does for the others.
TEST(ParameterReading, FilesFromAnotherSource)
{
  std::vector<std::string> asked;
  const auto source = [&](const std::string &name) {
    asked.push_back(name);
    FileOnDisk file;
    file.exists = file.is_readable = name != "folder/c.prm";
    file.identity                  = name;
    file.text       = name == "folder/a.prm" ? "include b.json\ninclude c.prm\n"
                                             : "{\"include\": \"a.prm\"}";
    file.neighbours = {"d.prm"};
    return file;
  };
  Diagnostics diagnostics;
  ParameterFile::read("folder/a.prm", diagnostics, source);
  const std::string text = diagnostics.text();
  EXPECT_EQ(asked,
            (std::vector<std::string>{"folder/a.prm",
                                      "folder/b.json",
                                      "folder/a.prm",
                                      "folder/c.prm"}));
  EXPECT_NE(text.find("folder/b.json:1: error: included file folder/a.prm "
                      "includes itself"),
            std::string::npos)
    << text;
  EXPECT_NE(text.find("folder/a.prm:2: error: included file folder/c.prm does "
                      "not exist"),
            std::string::npos)
    << text;
  EXPECT_NE(text.find("did you mean \"d.prm\""), std::string::npos) << text;
}


TEST(ParameterReading, IncludesAreRelativeAndOverridden)
{
  TemporaryFolder folder;
  std::filesystem::create_directories(folder.path("inner"));
  folder.write("base.prm", small_device());
  folder.write("inner/middle.prm",
               "include ../base.prm\nsubsection Heat\n"
               "  set Temperature [K] = \\\n 900 # K\nend\n");
  const auto once =
    read_all(folder.write("a.prm", "include inner/middle.prm\n"));
  EXPECT_EQ(once.diagnostics.text(), "");
  EXPECT_EQ(once.parameters.heat.temperature, 900.);

  const auto twice =
    read_all(folder.write("b.json",
                          "{\"include\": \"inner/middle.prm\", \"Heat\": "
                          "{\"Temperature [K]\": 950}}"));
  EXPECT_EQ(twice.diagnostics.text(), "");
  EXPECT_EQ(twice.parameters.heat.temperature, 950.);
}


TEST(ParameterReading, NameTakenOffAList)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto read =
    read_all(folder.write("device.prm",
                          "include base.prm\nsubsection Measurements\n"
                          "  set Measurements = I\nend\n"));
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.parameters.measurements.size(), 1u);
}


TEST(ParameterReading, Paths)
{
  using Names = std::vector<std::string>;
  EXPECT_EQ(split_path("Materials/Material a/Thermal conductivity [W/m/K]"),
            (Names{"Materials", "Material a", "Thermal conductivity [W/m/K]"}));
  EXPECT_EQ(split_path("Gas/Atmosphere exhaust/N2/O2 ratio [-]"),
            (Names{"Gas", "Atmosphere exhaust", "N2/O2 ratio [-]"}));
  EXPECT_EQ(parent_path("Gas/Atmosphere exhaust/H/C ratio [-]"),
            "Gas/Atmosphere exhaust");
}


TEST(ParameterReading, SetOnTheCommandLine)
{
  TemporaryFolder folder;
  const std::string name = folder.write("device.prm", small_device());
  const auto read        = [&](const std::string &assignment) {
    const char *argv[] = {
      "oxion", "--set", assignment.c_str(), name.c_str(), "--", "-a", "b"};
    std::ostringstream out, err;
    const CommandLine line = parse_command_line(7, argv, out, err);
    EXPECT_FALSE(line.exit_code) << err.str();
    EXPECT_EQ(line.petsc_options, (std::vector<std::string>{"-a", "b"}));
    ReadFile result;
    result.file       = read_parameter_file(line, result.diagnostics);
    result.parameters = read_parameters(result.file, result.diagnostics);
    return result;
  };
  const auto changed =
    read("Materials/Material barrier/Thermal conductivity [W/m/K]=1.5");
  EXPECT_EQ(changed.diagnostics.text(), "");
  bool found = false;
  for (const auto &material : changed.parameters.materials)
    if (material.name == "barrier")
    {
      found = true;
      EXPECT_EQ(material.thermal_conductivity.at(0).second, 1.5);
    }
  EXPECT_TRUE(found);

  const std::string text = read("Gas/Oxygen fraction [-]=1").diagnostics.text();
  EXPECT_NE(text.find("--set: error"), std::string::npos) << text;
  EXPECT_NE(text.find("\"Gas/Atmosphere measured gas/Oxygen fraction [-]\""),
            std::string::npos)
    << text;
}


TEST(ParameterReading, Templates)
{
  for (const auto &name : template_names())
  {
    std::ostringstream out;
    write_template(name, out);
    Diagnostics diagnostics;
    const auto file =
      ParameterFile::parse(out.str(), name + ".prm", diagnostics);
    const auto parameters = read_parameters(file, diagnostics);
    check_sweep_values(file, parameters, diagnostics);
    EXPECT_EQ(diagnostics.text(), "") << name;
  }
}


// As some editors of other systems begin every file.
TEST(ParameterReading, ByteOrderMark)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto read =
    read_all(folder.write("marked.prm", "\xEF\xBB\xBFinclude base.prm\n"));
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.parameters.electrodes.size(), 2u);
}


TEST(ParameterReading, RunFolder)
{
  EXPECT_EQ(default_run_folder("parameter_files/wide_band/lambda_sweep.prm"),
            "results/wide_band/lambda_sweep");
  EXPECT_EQ(default_run_folder("/a/parameter_files/b.json"), "results/b");
  // Two of one name in different places do not share a folder.
  EXPECT_EQ(default_run_folder("my.cell.prm"), "results/my.cell");
  EXPECT_EQ(default_run_folder("sensors/my.cell.prm"),
            "results/sensors/my.cell");
  EXPECT_EQ(default_run_folder("/elsewhere/my.cell.prm"),
            "results/elsewhere/my.cell");
}


TEST(ParameterReading, BadUsage)
{
  const auto refused = [](const std::vector<const char *> &arguments) {
    std::ostringstream out, err;
    const auto line = parse_command_line(static_cast<int>(arguments.size()),
                                         arguments.data(),
                                         out,
                                         err);
    EXPECT_EQ(line.exit_code.value_or(0), 2);
    return err.str();
  };
  EXPECT_NE(refused({"oxion", "--chek", "a.prm"}).find("\"--check\""),
            std::string::npos);
  EXPECT_NE(refused({"oxion", "--template", "wideband"}).find("\"wide_band\""),
            std::string::npos);
  EXPECT_NE(refused({"oxion"}).find("no parameter file"), std::string::npos);
  refused({"oxion", "--set"});
  refused({"oxion", "--quiet", "--verbose", "a.prm"});

  struct StudyCase
  {
    std::vector<const char *> options;
    std::vector<const char *> fragments;
  };
  const std::vector<StudyCase> studies = {
    {{"--study", "msh"},
     {"there is no study \"msh\", but mesh, adaptive, degree, time, steps, "
      "ranks",
      "did you mean \"mesh\"?"}},
    {{"--study", "all"}, {"there is no study \"all\""}},
    {{"--study", "mesh", "--levels", "2"},
     {"--levels 2: from 3 to 8 are wanted",
      "an order of convergence shows on three"}},
    {{"--study", "mesh", "--levels", "3.5"}, {"--levels 3.5: from 3 to 8"}},
    {{"--study", "mesh", "--levels", "many"}, {"--levels many: from 3 to 8"}},
    {{"--study", "time", "--tolerance", "0"},
     {"--tolerance 0: a number from 1e-7 to 0.5 is wanted, relative to a "
      "reading"}},
    {{"--levels", "3"},
     {"--levels belongs to --study mesh, adaptive, degree, time or steps"}},
    {{"--tolerance", "1e-3"},
     {"--tolerance belongs to --study mesh, adaptive, degree, time or steps"}},
    {{"--study", "ranks", "--levels", "3"},
     {"--levels belongs to --study mesh, adaptive, degree, time or steps; that "
      "of ranks runs on 1, 2, 4, ... of those that mpirun starts"}},
    {{"--study", "degree", "--levels", "4"},
     {"--levels says nothing to --study degree, which has the degrees 1, 2 and "
      "3"}},
    {{"--study", "mesh", "--resume"},
     {"a study takes no --resume: it begins each of its runs anew"}},
    {{"--study", "mesh", "--mesh-only"},
     {"a study takes no --mesh-only: it has several meshes"}}};
  for (const auto &one : studies)
  {
    std::vector<const char *> arguments = {"oxion", "a.prm"};
    arguments.insert(arguments.end(), one.options.begin(), one.options.end());
    const std::string text = refused(arguments);
    for (const std::string fragment : one.fragments)
      EXPECT_NE(text.find(fragment), std::string::npos) << text;
  }
}


TEST(ParameterReading, Study)
{
  const auto read = [](const std::vector<const char *> &arguments) {
    std::ostringstream out, err;
    const auto line = parse_command_line(static_cast<int>(arguments.size()),
                                         arguments.data(),
                                         out,
                                         err);
    EXPECT_FALSE(line.exit_code) << err.str();
    return line.study;
  };
  EXPECT_FALSE(read({"oxion", "a.prm"}));
  const auto ranks = read({"oxion", "a.prm", "--study", "ranks"});
  ASSERT_TRUE(ranks);
  EXPECT_EQ(ranks->kind, StudyKind::ranks);
  EXPECT_EQ(ranks->tolerance, 1e-3);
  EXPECT_FALSE(ranks->levels);
  const auto time = read(
    {"oxion", "--study=time", "--levels", "5", "--tolerance", "2e-4", "a.prm"});
  ASSERT_TRUE(time);
  EXPECT_EQ(time->kind, StudyKind::time);
  EXPECT_EQ(time->levels.value_or(0), 5u);
  EXPECT_EQ(time->tolerance, 2e-4);
}
