#include "study_options.h"

#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    const std::vector<std::pair<std::string, StudyKind>> studies = {
      {"mesh", StudyKind::mesh},
      {"adaptive", StudyKind::adaptive},
      {"degree", StudyKind::degree},
      {"time", StudyKind::time},
      {"steps", StudyKind::steps},
      {"ranks", StudyKind::ranks}};

    constexpr double fewest_levels = 3, most_levels = 8;
    const std::string studies_of_refinement =
      "--study mesh, adaptive, degree, time or steps";
    /// The solver leaves some 1e-9 of a reading open.
    constexpr double smallest_tolerance = 1e-7, largest_tolerance = 0.5;

    std::optional<Refusal>
    read_levels(const std::string &text, StudyRequest &study)
    {
      double number = 0.;
      if (!parse_number(text, number) || number != std::floor(number) ||
          !(number >= fewest_levels && number <= most_levels))
        return Refusal{"--levels " + shortened(text) +
                       ": from 3 to 8 are wanted, as an order of convergence "
                       "shows on three"};
      study.levels = number;
      return {};
    }

    std::optional<Refusal>
    read_tolerance(const std::string &text, StudyRequest &study)
    {
      if (!parse_number(text, study.tolerance) ||
          !(study.tolerance >= smallest_tolerance &&
            study.tolerance <= largest_tolerance))
        return Refusal{"--tolerance " + shortened(text) +
                       ": a number from 1e-7 to 0.5 is wanted, relative to a "
                       "reading"};
      return {};
    }
  } // namespace


  std::vector<std::string>
  study_names()
  {
    std::vector<std::string> result;
    for (const auto &[name, kind] : studies)
      result.push_back(name);
    return result;
  }


  std::optional<Refusal>
  read_study(const StudyOptions &options, CommandLine &command_line)
  {
    const std::string of_refinement = options.levels      ? "--levels"
                                      : options.tolerance ? "--tolerance"
                                                          : "";
    if (!options.name)
      return of_refinement.empty() ? std::optional<Refusal>()
                                   : Refusal{of_refinement + " belongs to " +
                                             studies_of_refinement};
    const auto found =
      std::find_if(studies.begin(), studies.end(), [&](const auto &one) {
        return one.first == *options.name;
      });
    if (found == studies.end())
      return Refusal{"there is no study \"" + shortened(*options.name) +
                       "\", but " + join_list(study_names()),
                     nearest_name(*options.name, study_names())};
    if (command_line.resume || command_line.mesh_only)
      return Refusal{std::string("a study takes no ") +
                     (command_line.resume
                        ? "--resume: it begins each of its runs anew"
                        : "--mesh-only: it has several meshes")};
    StudyRequest study;
    study.kind = found->second;
    if (study.kind == StudyKind::ranks && !of_refinement.empty())
      return Refusal{
        of_refinement + " belongs to " + studies_of_refinement +
        "; that of ranks runs on 1, 2, 4, ... of those that mpirun "
        "starts"};
    if (study.kind == StudyKind::degree && options.levels)
      return Refusal{"--levels says nothing to --study degree, which has the "
                     "degrees 1, 2 and 3"};
    std::optional<Refusal> refusal;
    if (options.levels)
      refusal = read_levels(*options.levels, study);
    if (options.tolerance && !refusal)
      refusal = read_tolerance(*options.tolerance, study);
    if (!refusal)
      command_line.study = study;
    return refusal;
  }
} // namespace Oxion::Parameters
