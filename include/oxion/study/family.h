#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/parameters.h>
#include <oxion/study/judgement.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** One run of a study: the file with some parameters changed. */
  struct Member
  {
    std::string label;  ///< "Refinements = 1"
    std::string folder; ///< of its results: "refinements_1"
    std::vector<std::pair<std::string, std::string>> changes; ///< path, value
  };

  /** What a finer member than all of a family would be. */
  struct Need
  {
    std::string text;   ///< "Refinements = 3, about 450000 unknowns"
    double amount = 0.; ///< of unknowns, or of steps in time
  };

  /**
   * Runs of one file, the coarsest first, and what makes them a sequence that
   * tends to a limit: how fine each is, and how its error should go down.
   */
  struct Family
  {
    std::string title;      ///< as on the command line: "mesh"
    std::string subject;    ///< "the mesh"
    std::string size_title; ///< of the size h, relative to the finest's
    std::vector<Member> members;
    std::string advice; ///< against a member that cannot be
    Judgement judgement;
    /// 1/h of a run, in any unit.
    std::function<double(const RunSummary &, const Member &)> resolution;
    /**
     * A member that is finer than the last by some factor; where that is less
     * than one, the coarsest of the family that is fine enough. None: "".
     */
    std::function<Need(const std::vector<RunSummary> &, double)> need;
  };

  /** Taken by all points of a run. */
  unsigned
  steps_in_time(const RunSummary &run);

  /**
   * The first number of refinements of so many levels: the file's own mesh is
   * the last but one, or as near to that as can be.
   */
  unsigned
  first_refinements(const Parameters::Grid &grid, unsigned levels);

  /**
   * Bisections of all cells: nested meshes, on which h halves exactly. (With
   * `Fineness` each stretch between edges has a whole number of cells of its
   * own: not similar for factors that are no whole numbers themselves.)
   */
  Family
  mesh_family(const Parameters::Parameters &parameters, unsigned levels);

  /**
   * Tolerances of a mesh that adapts itself, by factors that halve h, about,
   * were it smooth; the file's own is the last but one.
   */
  Family
  adaptive_family(const Parameters::Parameters &parameters, unsigned levels);

  /** Elements of degree 1, 2 and 3 on the file's mesh. */
  Family
  degree_family(const Parameters::Parameters &parameters);

  /**
   * Even steps of half the length each; the file's own is the last but one, if
   * it has some, else the interval of outputs is the first.
   */
  Family
  steps_family(const Parameters::Parameters &parameters, unsigned levels);

  /**
   * Tolerances of a step that double the number of steps, about; the file's own
   * is the last but one.
   */
  Family
  time_family(const Parameters::Parameters &parameters, unsigned levels);
} // namespace Oxion
