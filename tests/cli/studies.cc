// Studies as a user runs them: what they say and leave.

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


// The limiting current by Stefan's law, of a cathode that takes all: in the
// barrier, in the free chamber before the cathode, and what a channel adds
// before a wall that takes everything, 2 ln 2/pi of its height.
TEST(Studies, MeshLimitOfTheLimitingCurrent)
{
  const double F = 96485.33212, R = 8.314462618, T = 1053.15,
               pi = std::acos(-1.);
  const double M  = 2. / (1. / 31.998 + 1. / 28.014);
  const double D  = // Fuller, O2 in N2 [m2/s]
    1e-4 * 0.00143 * std::pow(T, 1.75) /
    (1.01325 * std::sqrt(M) * std::pow(std::cbrt(16.3) + std::cbrt(18.5), 2));
  const double height = 40e-6, depth = 2e-3;
  const double length = 1e-3 / 0.05 + 0.1e-3 + 2. * std::log(2.) / pi * height;
  const double S = 4. * F * 101325. / (R * T) * D * height * depth / length;

  const Folder folder;
  const auto studied =
    run_study(shipped("limiting_current/planar_cell.prm"),
              {"Materials/Material zirconia/Ionic prefactor [S K^n/m]=1000",
               "Materials/Material zirconia/Ionic temperature power [-]=0",
               "Materials/Material zirconia/Ionic activation energy [eV]=0",
               "Electrodes/Electrode cathode/Gas exchange velocity [m/s]=1e6",
               "Gas/Model=Stefan-Maxwell",
               "Materials/Material barrier/Permeability [m2]=1e-9",
               "Protocol/Sweep oxygen/Values=0.02"},
              folder.path("results"),
              "mesh",
              "--levels 3 --tolerance 1e-5");
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto &I    = studied.reading("I [mA]", "Oxygen fraction [-] = 0.02");
  const double law = -1e3 * S * std::log1p(-0.02);
  // At the cathode's edge the gas goes as sqrt(r), and its flux with order 1.
  EXPECT_NEAR(I.at("order"), 1., 0.15);
  // The finest mesh is 2.5e-5 high; of what is left at that order, a twentieth.
  const double finest = I.at("values").back();
  EXPECT_GT(finest - law, 1e-5 * law);
  EXPECT_NEAR(I.at("extrapolated"), law, 3e-6 * law);
  EXPECT_GT(I.at("GCI").get<double>() * finest, finest - law);
  EXPECT_FALSE(I.at("converged"));
  // With that order: the error of 2.5e-5 and a quarter of it, over 1e-5.
  EXPECT_NEAR(I.at("needed refinement"), 2.8, 0.5);

  // The mean gas before an electrode that takes nearly all is that of its edge.
  const auto &x = studied.reading("x_O2 [-]", "Oxygen fraction [-] = 0.02");
  EXPECT_EQ(x.at("verdict"), "diverging");
  // What is held does not change.
  const auto &U = studied.reading("U [V]", "Oxygen fraction [-] = 0.02");
  EXPECT_TRUE(U.at("converged"));
  EXPECT_TRUE(U.at("order").is_null());
  for (const std::string sentence :
       {"I [mA] at Oxygen fraction [-] = 0.02: not converged, too coarse: its "
        "grid convergence index is 2.",
        "What would do by extrapolation: Refinements = ",
        "x_O2 [-] at Oxygen fraction [-] = 0.02: not converged, diverging",
        "1 of 3 readings have converged to 1e-05."})
    EXPECT_NE(studied.run.output.find(sentence), std::string::npos)
      << studied.run.output;

  const auto levels =
    Columns::read(folder.path("results/study_mesh/levels.csv"));
  EXPECT_EQ(levels["Mesh size h [-]"], (std::vector<double>{4., 2., 1.}));
  EXPECT_NEAR(levels["I [mA]"].back(), finest, 1e-11 * finest); // 12 digits
  // Each run can be looked at.
  for (const std::string refinements : {"0", "1", "2"})
    EXPECT_EQ(Columns::read(folder.path("results/study_mesh/refinements_" +
                                        refinements + "/table.csv"))["I [mA]"]
                .at(0),
              levels["I [mA]"].at(std::stoi(refinements)));
}


// The shipped element from coarser meshes on: what they extrapolate to is the
// current of another computation, which has no mesh in the gas.
TEST(Studies, MeshLimitOfTheElement)
{
  const Folder folder;
  const auto studied =
    run_study(shipped("wide_band/lambda_sweep_isothermal.prm"),
              {"Protocol/Sweep lambda/Values=air",
               "Geometry/Grid/Fineness [-]=0.5"},
              folder.path("results"),
              "mesh",
              "--levels 3");
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto listed = reference("wide_band_1d.csv");
  ASSERT_TRUE(std::isinf(listed["Lambda [-]"].front())) << "air";
  const double law    = listed["I_p [mA]"].front();
  const auto &I       = studied.reading("I_p [mA]", "Lambda [-] = air");
  const double finest = I.at("values").back();
  // Between that of edges and corners, and the formal one.
  EXPECT_GT(I.at("order"), 1.3);
  EXPECT_LT(I.at("order"), 2.);
  // The finest mesh is 0.06 % high.
  EXPECT_GT(finest, law * (1. + 4e-4));
  EXPECT_NEAR(I.at("extrapolated"), law, 1e-4 * law);
  EXPECT_GT(I.at("GCI").get<double>() * finest, finest - law);
}


// A body without resistance of its own that cools by radiation: its time is a
// closed formula of its temperature (at the top of the file).
TEST(Studies, StepLimitOfCooling)
{
  const Folder folder;
  folder.write("cooling.prm",
               "include " + shipped("verification/radiative_cooling.prm") +
                 "\nsubsection Protocol\nset Events = warm\n"
                 "subsection Event warm\nset Measurement = T\n"
                 "set Value [-] = 900\nset Then = report\nend\nend\n");
  const auto studied = run_study(folder.path("cooling.prm"),
                                 {"Protocol/Transient/Order=2",
                                  "Protocol/Transient/Tolerance [-]=1e-7",
                                  "Protocol/Transient/Output interval [s]=20"},
                                 folder.path("results"),
                                 "time",
                                 "--tolerance 1e-5");
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto &T = studied.reading("T [K]", "the end");
  // 2 of short steps; those that look for the event count, too.
  EXPECT_NEAR(T.at("order"), 2., 0.25);
  // The law has 5e-5 K, the last run is 1.7e-3 K low.
  const double law = 745.5529, last = T.at("values").back();
  EXPECT_LT(last, law - 1e-3);
  EXPECT_NEAR(T.at("extrapolated"), law, 3e-4);
  EXPECT_GT(T.at("GCI").get<double>() * law, law - last);
  EXPECT_TRUE(T.at("converged"));
  // The same law: 6.584118 s at 900 K. The last run is 7e-5 s early.
  const auto &t = studied.reading("Time [s]", "event warm");
  EXPECT_NEAR(t.at("extrapolated"), 6.584118, 1e-5);
  EXPECT_NEAR(t.at("order"), 2., 0.3);
  const auto &runs = studied.study.at("runs");
  EXPECT_EQ(runs[1].at("changes").at("Protocol/Transient/Tolerance [-]"),
            "1e-07")
    << "the file's own";
  // A step's error of an eighth: steps of half the length.
  EXPECT_NEAR(runs[2].at("steps in time").get<double>() /
                runs[1].at("steps in time").get<double>(),
              2.,
              0.1);
}


/** T [K] after 20 s, by the law at the top of radiative_cooling.prm. */
double
radiated_to(const double seconds)
{
  const double a = 293.15, first = 1053.15;
  const double heat = 7.078e-4 * 600.,
               loss = 4. * std::pow(a, 3) * 0.85 * 5.670374419e-8 * 232e-6;
  const auto part   = [a](const double T) {
    return std::log((T + a) / (T - a)) + 2. * std::atan(T / a);
  };
  double low = a + 1., high = first;
  for (unsigned i = 0; i < 100; ++i)
  {
    const double middle = (low + high) / 2.;
    ((part(middle) - part(first)) * heat / loss > seconds ? low : high) =
      middle;
  }
  return low;
}


// Backward differentiation of order k with even steps is of order k, its start
// included.
TEST(Studies, EvenStepsOfEachOrder)
{
  for (const unsigned order : {1, 2, 3, 4})
  {
    SCOPED_TRACE(order);
    const Folder folder;
    const auto studied =
      run_study(shipped("verification/radiative_cooling.prm"),
                {"Protocol/Transient/Order=" + std::to_string(order),
                 "Protocol/Transient/Output interval [s]=0.25",
                 "Solver/Tolerance [-]=1e-10"},
                folder.path("results"),
                "steps",
                "--levels 3 --tolerance 1e-4");
    ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
    const auto &T = studied.reading("T [K]", "the end");
    // Of steps two and four times as long the highest is 3.8 and 3.6.
    EXPECT_NEAR(T.at("order"), order, order == 4 ? 0.15 : 0.1);
    // Its body has some resistance of its own, of 3e-5 K; of order one the
    // extrapolate has errors of the second order.
    EXPECT_NEAR(T.at("extrapolated"),
                radiated_to(20.),
                order == 1 ? 0.01 : 1e-4);
    EXPECT_EQ(T.at("converged"), order > 1);
    const auto &runs = studied.study.at("runs");
    EXPECT_EQ(runs[2].at("h"), 1.);
    EXPECT_EQ(runs[0].at("h"), 4.);
    const unsigned n_of_start =
      runs[2].at("steps in time").get<unsigned>() - 320;
    EXPECT_EQ(n_of_start > 0, order > 2);
  }
}


// The current of a disc on a half space is 4 mA (at the top of the file):
// meshes that adapt themselves to it find it with the order of a smooth
// solution, though it has an edge; even ones only with half of it.
TEST(Studies, AdaptiveLimitOfTheDisc)
{
  const Folder folder;
  const auto file    = shipped("verification/disc_electrode_adapted.prm");
  const auto adapted = run_study(file, {}, folder.path("results"), "adaptive");
  ASSERT_EQ(adapted.run.exit_code, 0) << adapted.run.output;
  const auto &I = adapted.reading("I [mA]", "");
  // In h of unknowns, where the optimum is two; in between passes end sooner or
  // later below a tolerance.
  EXPECT_NEAR(I.at("order"), 2., 0.5);
  const double law = 4., last = I.at("values").back();
  EXPECT_NEAR(last, law, I.at("uncertainty").get<double>() * law);
  EXPECT_NEAR(I.at("extrapolated"), law, 0.5 * std::abs(last - law));
  // Estimated over actual error, by the law.
  EXPECT_NEAR(I.at("estimated errors")[1].get<double>() /
                (law - I.at("values")[1].get<double>()),
              I.at("effectivity"),
              0.1);
  EXPECT_GT(I.at("effectivity"), 0.5);
  EXPECT_LT(I.at("effectivity"), 1.5);
  EXPECT_TRUE(I.at("converged"));
  EXPECT_NE(adapted.run.output.find("What does for all: Tolerance [-] = "),
            std::string::npos)
    << adapted.run.output;

  const auto even     = run_study(file,
                              {"Geometry/Adaptation/Adapt to="},
                              folder.path("results"),
                              "mesh",
                              "--levels 3");
  const auto &of_even = even.reading("I [mA]", "");
  EXPECT_NEAR(of_even.at("order"), 1., 0.15);
  EXPECT_FALSE(of_even.at("converged"));
  // A mesh of as many cells that adapts itself is better by far.
  EXPECT_GT(std::abs(of_even.at("values").back().get<double>() - law),
            100. * std::abs(last - law));
}


// Where all is smooth, a degree more gains digits; the fin's law is at the top
// of its file. On meshes of one degree p, integrals are of order 2 p.
TEST(Studies, DegreesOfTheFin)
{
  const Folder folder;
  const auto file = shipped("verification/heated_fin.prm");
  Settings one_cell;
  for (const std::string cell : {"Edge cell size [um]", "Largest cell [um]"})
    one_cell.push_back("Geometry/Grid/" + cell + "=20000");
  one_cell.push_back("Geometry/Grid/Aspect limit [-]=1000");
  const double law = 300. + 100. / std::cosh(1.5) + 100. / 3. * std::tanh(1.5);

  const auto studied = run_study(
    file, one_cell, folder.path("results"), "degree", "--tolerance 1e-3");
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto &T      = studied.reading("T_tip [K]", "");
  const auto &values = T.at("values");
  ASSERT_EQ(values.size(), 3u);
  std::vector<double> errors;
  for (const double value : values)
    errors.push_back(std::abs(value - law));
  EXPECT_LT(errors[1], errors[0] / 10.);
  EXPECT_LT(errors[2], errors[1] / 10.);
  EXPECT_LT(T.at("reduction"), 0.1);
  EXPECT_LT(errors[2], T.at("uncertainty").get<double>() * law);
  EXPECT_TRUE(T.at("order").is_null());
  EXPECT_TRUE(studied.study.at("formal order").is_null());

  for (const unsigned degree : {1, 2})
  {
    SCOPED_TRACE(degree);
    Settings settings = one_cell;
    settings.push_back("Geometry/Grid/Degree=" + std::to_string(degree));
    const auto meshes =
      run_study(file, settings, folder.path("results"), "mesh", "--levels 4");
    ASSERT_EQ(meshes.run.exit_code, 0) << meshes.run.output;
    EXPECT_EQ(meshes.study.at("formal order"), 2. * degree);
    EXPECT_NEAR(meshes.reading("T_tip [K]", "").at("order"), 2. * degree, 0.2);
  }
}


// What fails is told; the rest of the study stands.
TEST(Studies, PointsThatFail)
{
  const Folder folder;
  folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
  auto settings = sweep("Solver/Newton steps", "40, 1");
  settings.push_back("Geometry/Grid/Edge cell size [um]=40");
  settings.push_back("Geometry/Grid/Largest cell [um]=400");
  const auto studied = run_study(folder.path("cell.prm"),
                                 settings,
                                 folder.path("results"),
                                 "mesh",
                                 "--levels 3");
  EXPECT_EQ(studied.run.exit_code, 3);
  const auto &failed = studied.reading("I [uA]", "U [V] = 1");
  EXPECT_EQ(failed.at("verdict"), "values are missing");
  EXPECT_TRUE(failed.at("values").at(0).is_null());
  const auto &good = studied.reading("I [uA]", "U [V] = 40");
  EXPECT_EQ(good.at("values").size(), 3u);
  EXPECT_TRUE(good.at("uncertainty").is_number());
  for (const std::string sentence :
       {"1 point failed",
        "I [uA] at U [V] = 1: not converged, values are missing: fewer "
        "than three runs have it"})
    EXPECT_NE(studied.run.output.find(sentence), std::string::npos)
      << studied.run.output;
}


// The ranks of a part run, the others sleep; all give the same.
TEST(Studies, Ranks)
{
  const Folder folder;
  folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
  const auto studied = run_study(folder.path("cell.prm"),
                                 {"Protocol/Sweep voltage/Linear=0.1, 0.5, 2"},
                                 folder.path("results"),
                                 "ranks",
                                 "",
                                 3);
  ASSERT_EQ(studied.run.exit_code, 0) << studied.run.output;
  const auto &runs = studied.study.at("runs");
  ASSERT_EQ(runs.size(), 3u);
  for (unsigned i = 0; i < 3; ++i)
  {
    const auto &run = runs[i];
    EXPECT_EQ(run.at("Ranks [-]"), i + 1);
    EXPECT_TRUE(run.at("all right"));
    EXPECT_EQ(run.at("Unknowns [-]"), runs[0].at("Unknowns [-]"));
    EXPECT_LT(run.at("Largest difference [-]"), 1e-8);
    const auto summary = nlohmann::json::parse(read_text(folder.path(
      "results/study_ranks/ranks_" + std::to_string(i + 1) + "/summary.json")));
    EXPECT_EQ(summary.at("ranks"), i + 1);
    EXPECT_EQ(summary.at("totals").at("linear iterations"),
              run.at("Linear iterations [-]"));
  }
  for (const std::string sentence :
       {"ranks  unknowns/rank", "to that of one rank is "})
    EXPECT_NE(studied.run.output.find(sentence), std::string::npos)
      << studied.run.output;
}
