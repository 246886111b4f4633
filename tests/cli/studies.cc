// Studies as a user runs them: what they say, leave and refuse.

#include "cli/program_errors.h"

using namespace Oxion::Testing;

namespace
{
  /** A study in the folder of a run, with its study.json. */
  struct StudyRun
  {
    ProgramRun run;
    nlohmann::json study;

    const nlohmann::json &
    reading(const std::string &column, const std::string &at) const
    {
      for (const auto &one : study.at("readings"))
        if (one.at("reading") == column &&
            one.at("at").get<std::string>() == at)
          return one;
      throw std::runtime_error("no reading " + column + " at " + at);
    }
  };

  StudyRun
  run_study(const std::string &file,
            const Settings &settings,
            const std::string &results,
            const std::string &name,
            const std::string &options = "",
            const unsigned ranks       = 1)
  {
    StudyRun result;
    Settings all = settings;
    all.push_back("Output/Fields=false");
    result.run =
      run_program(file, all, results, ranks, "--study " + name + " " + options);
    const auto json = results + "/study_" + name + "/study.json";
    if (std::filesystem::exists(json))
      result.study = nlohmann::json::parse(read_text(json));
    return result;
  }
} // namespace


TEST_F(ProgramErrors, Studies)
{
  folder.write("nothing.prm",
               "include cell.prm\nsubsection Measurements\n"
               "set Measurements =\nend\n");
  struct StudyCase
  {
    Case one;
    std::string options;
  };
  const std::vector<StudyCase> cases = {
    {{"nothing_measured",
      "nothing.prm",
      {},
      2,
      {"nothing.prm:3",
       "Measurements/Measurements: nothing is measured, and a study compares "
       "readings",
       "the names of measurements"}},
     "--study mesh"},
    {{"steady",
      "cell.prm",
      {},
      2,
      {"Protocol/Transient/End time [s]: there are no steps in time to study: "
       "the file asks for steady states",
       "a time, or --study mesh"}},
     "--study time"},
    {{"sweeps_meshes",
      "cell.prm",
      sweep("Geometry/Grid/Refinements", "0, 1"),
      2,
      {"Protocol/Sweep voltage/Parameter: the study mesh changes what this "
       "sweep does",
       "another parameter"}},
     "--study mesh"},
    {{"too_many_cells",
      "cell.prm",
      {"Geometry/Grid/Cell limit [-]=20000"},
      2,
      {"--study: error: Geometry/Grid/Refinements: at Refinements = 2 of the "
       "study: the mesh would have some ",
       "than 20000; or a study that begins with a coarser mesh, by --set "
       "\"Geometry/Grid/Fineness [-]=0.5\", or of fewer --levels"}},
     "--study mesh --levels 3"},
    {{"too_many_refinements",
      "cell.prm",
      {"Geometry/Grid/Refinements=9", "Geometry/Grid/Cell limit [-]=2e9"},
      2,
      {"at Refinements = 11 of the study", "value: 11", "from 0 to 10"}},
     "--study mesh --levels 3"},
    {{"one_rank",
      "cell.prm",
      {},
      2,
      {"there is one rank alone", "expected: mpirun -np 4 oxion"}},
     "--study ranks"},
    {{"check",
      "cell.prm",
      {},
      0,
      {"Refinements = 2", "unknowns", "cell.prm is all right."}},
     "--study mesh --levels 3 --check"}};
  for (const auto &[one, options] : cases)
  {
    SCOPED_TRACE(one.name);
    const std::string results = folder.path("results_" + one.name);
    expect(one,
           run_program(
             folder.path(one.file), one.settings, results, 1, options));
    EXPECT_FALSE(std::filesystem::exists(results)) << "half-written";
  }
}


// The limiting current by Stefan's law, of a cathode that takes all: in the
// barrier, in the free chamber before the cathode, and what a channel adds
// before a wall that takes everything, 2 ln 2/pi of its height.
TEST(Studies, MeshLimitOfTheLimitingCurrent)
{
  const double F = 96485.33212, R = 8.314462618, T = 1053.15, pi = std::acos(-1.);
  const double M = 2. / (1. / 31.998 + 1. / 28.014);
  const double D = // Fuller, O2 in N2 [m2/s]
    1e-4 * 0.00143 * std::pow(T, 1.75) /
    (1.01325 * std::sqrt(M) * std::pow(std::cbrt(16.3) + std::cbrt(18.5), 2));
  const double height = 40e-6, depth = 2e-3;
  const double length =
    1e-3 / 0.05 + 0.1e-3 + 2. * std::log(2.) / pi * height;
  const double S = 4. * F * 101325. / (R * T) * D * height * depth / length;

  const Folder folder;
  const auto studied = run_study(
    shipped("limiting_current/planar_cell.prm"),
    {"Materials/Material zirconia/Ionic prefactor [S K^n/m]=1000",
     "Materials/Material zirconia/Ionic temperature power [-]=0",
     "Materials/Material zirconia/Ionic activation energy [eV]=0",
     "Electrodes/Electrode cathode/Gas exchange velocity [m/s]=1e6",
     "Gas/Model=Stefan-Maxwell",
     "Materials/Material barrier/Permeability [m2]=1e-9",
     "Protocol/Sweep oxygen/Values=0.2095"},
    folder.path("results"),
    "mesh",
    "--levels 3 --tolerance 1e-4");
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto &I        = studied.reading("I [mA]", "Oxygen fraction [-] = 0.2095");
  const double law     = -1e3 * S * std::log1p(-0.2095);
  const double finest  = I.at("values").back(), limit = I.at("extrapolated");
  (void)finest;
  RecordProperty("order", I.at("order").dump());
  EXPECT_NEAR(limit, law, 1e-6 * law);
}
