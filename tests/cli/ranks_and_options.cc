// What several ranks, or PETSc, make of what is wrong: one sentence, once.

#include "cli/program_errors.h"

using namespace Oxion::Testing;


// What PETSc cannot follow or does on its own: one sentence, once, on any
// number of ranks, and no trace.
TEST_F(ProgramErrors, OptionsOfPetsc)
{
  folder.write("typo", "# a comment\n-snes_type foo\n");
  folder.write("two_on_a_line", "-snes_type foo -snes_max_it 1\n");
  folder.write("good", "-snes_type foo\n-snes_max_it 1\n");
  const std::string typo = "Unable to find requested SNES type foo";
  struct PetscCase
  {
    std::string options;
    unsigned ranks;
    int exit_code;
    std::string sentence;
    std::vector<std::string> fragments;
  };
  const std::vector<PetscCase> petsc_cases = {
    {"-snes_type foo", 2, 2, typo, {"see what stands after \"--\""}},
    {"-fields_pc_type foo", 1, 2, "requested PC type foo", {}},
    {"-snes_max_it many", 1, 2, "Input string many has no integer value", {}},
    {"-malloc_debug maybe", 2, 2, "Unknown logical value: maybe", {}},
    {"-snes_max_it 3 foo", 1, 2, "\"foo\" is neither", {"-name value"}},
    {"-options_file none",
     2,
     2,
     "the file of PETSc's options \"none\" cannot be read",
     {"-options_file"}},
    {"-options_file typo", 2, 2, typo, {}},
    // Only rank 0 sees what is in the file.
    {"-options_file two_on_a_line",
     2,
     2,
     "rank 0: error: an option of PETSc cannot be followed: Error in options "
     "file two_on_a_line line 1",
     {}},
    // The command line has the last word.
    {"-options_file good -snes_type newtonls -snes_max_it 50", 1, 0, "", {}},
    // Warned of, as the results stand.
    {"-snes_tpye newtontr",
     1,
     0,
     "the option -snes_tpye of PETSc changes nothing",
     {}},
    // What ends without a solution is none, whatever PETSc calls it.
    {"-snes_type ksponly",
     2,
     3,
     "Newton's method stopped (CONVERGED_ITS)",
     {"point 1 failed", "wanted 1e-09"}},
    {"-snes_convergence_test skip -snes_max_it 2",
     1,
     3,
     "Newton's method stopped (CONVERGED_ITS)",
     {"point 1 failed"}},
    {"-ksp_max_it 1 -ksp_error_if_not_converged",
     2,
     3,
     "PETSc's solver failed: ",
     {}}};
  unsigned n = 0;
  for (const auto &one : petsc_cases)
  {
    SCOPED_TRACE(one.options);
    const std::string results = folder.path("results_" + std::to_string(n++));
    const std::string launcher =
      one.ranks == 1 ? "" : "timeout 60 mpirun --oversubscribe -np 2 ";
    const auto run = run_command(
      "cd " + quoted(folder.path()) + " && " + launcher +
      quoted(OXION_PROGRAM) +
      " cell.prm --set 'Protocol/Sweeps=' --set 'Output/Fields=false' --set "
      "'Geometry/Grid/Edge cell size [um]=200' --set 'Geometry/Grid/Largest "
      "cell [um]=400' --output-folder " +
      quoted(results) + " -- " + one.options);
    expect({"", "", {}, one.exit_code, one.fragments}, run);
    const auto first = run.output.find(one.sentence);
    EXPECT_NE(first, std::string::npos) << run.output;
    if (!one.sentence.empty())
    {
      EXPECT_EQ(run.output.find(one.sentence, first + 1), std::string::npos)
        << "said twice\n"
        << run.output;
    }
    EXPECT_EQ(run.output.find("PETSC ERROR"), std::string::npos) << run.output;
    if (one.exit_code == 0)
    {
      EXPECT_EQ(Columns::read(results + "/table.csv").status[0], "ok");
    }
  }
}


// Rank 0 reads for all. What it cannot read stops all of them, even if others
// could, and a rank that sees no files at all takes part.
TEST_F(ProgramErrors, FilesOfTheFirstRank)
{
  std::filesystem::create_directories(folder.path("with"));
  std::filesystem::create_directories(folder.path("without"));
  folder.write("with/part.json", "{\"include\": \"../cell.prm\"}");
  folder.write("with/main.prm",
               "include part.json\nsubsection Protocol\nset Sweeps =\nend\n"
               "subsection Output\nset Fields = false\nend\n");
  const auto run = [&](const std::string &first, const std::string &second) {
    const auto rank = [&](const std::string &where) {
      return "-np 1 --wdir " + quoted(folder.path(where)) + " " +
             quoted(OXION_PROGRAM) + " main.prm --output-folder " +
             quoted(folder.path("results"));
    };
    return run_command("timeout 60 mpirun --oversubscribe " + rank(first) +
                       " : " + rank(second));
  };
  expect({"", "", {}, 0, {"2 ranks", "none failed"}}, run("with", "without"));

  const auto refused      = run("without", "with");
  const std::string error = "main.prm: error: file does not exist";
  expect({"", "", {}, 2, {error}}, refused);
  EXPECT_EQ(refused.output.find(error, refused.output.find(error) + 1),
            std::string::npos)
    << "said twice\n"
    << refused.output;
}
