// Studies that cannot be: what they refuse, and what they check.

#include "cli/program_errors.h"

using namespace Oxion::Testing;


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
    {{"adapts",
      "cell.prm",
      {"Geometry/Adaptation/Adapt to=I"},
      2,
      {"Geometry/Adaptation/Adapt to: the study mesh bisects all cells alike, "
       "and this mesh adapts itself",
       "expected: --study adaptive, or nothing"}},
     "--study mesh"},
    {{"adapts_to_degrees",
      "cell.prm",
      {"Geometry/Adaptation/Adapt to=I"},
      2,
      {"Geometry/Adaptation/Adapt to: the study degree keeps the mesh, and "
       "this "
       "one adapts itself to each degree"}},
     "--study degree"},
    {{"does_not_adapt",
      "cell.prm",
      {},
      2,
      {"Geometry/Adaptation/Adapt to: this mesh does not adapt itself to "
       "anything",
       "names of measurements, or --study mesh"}},
     "--study adaptive"},
    {{"sweeps_degrees",
      "cell.prm",
      sweep("Geometry/Grid/Degree", "1, 2"),
      2,
      {"the study degree changes what this sweep does"}},
     "--study degree"},
    {{"no_steps", "cell.prm", {}, 2, {"there are no steps in time to study"}},
     "--study steps"},
    {{"no_tolerance_of_even_steps",
      shipped("verification/radiative_cooling.prm"),
      {"Protocol/Transient/Tolerance [-]=inf",
       "Protocol/Transient/Largest step [s]=1"},
      2,
      {"the study time changes the tolerance of a step, and these steps are "
       "even",
       "--study steps, or a number from 1e-10 to 0.1"}},
     "--study time"},
    {{"too_many_cells",
      "cell.prm",
      {"Geometry/Grid/Cell limit [-]=20000"},
      2,
      {"--study: error: Geometry/Grid/Refinements: at Refinements = 2 of the "
       "study: the mesh would have some ",
       "than 20000; or a study that begins with a coarser mesh, by --set "
       "\"Geometry/Grid/Fineness [-]=0.5\", or of fewer --levels"}},
     "--study mesh --levels 3"},
    {{"too_short_steps",
      shipped("verification/radiative_cooling.prm"),
      {},
      2,
      {"--study: error: Protocol/Transient/Tolerance [-]: at Tolerance [-] = "
       "3.125e-11 of the study: this value is not possible",
       "value: 3.125e-11",
       "a number from 1e-10 to 0.1, or inf for even steps; or a study that "
       "begins with a larger tolerance, or of fewer --levels"}},
     "--study time"},
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
           run_program(one.file.front() == '/' ? one.file
                                               : folder.path(one.file),
                       one.settings,
                       results,
                       1,
                       options));
    EXPECT_FALSE(std::filesystem::exists(results)) << "half-written";
  }
}
