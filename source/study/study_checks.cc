#include "study_checks.h"

#include <cmath>
#include <map>
#include <string>

namespace Oxion
{
  using Parameters::StudyKind;

  namespace
  {
    struct Changed
    {
      std::string study; ///< its name
      std::string entry; ///< that it changes
    };

    /** Of studies of steady states. */
    const std::map<StudyKind, Changed> changed = {
      {StudyKind::mesh, {"mesh", "Geometry/Grid/Refinements"}},
      {StudyKind::adaptive, {"adaptive", "Geometry/Adaptation/Tolerance [-]"}},
      {StudyKind::degree, {"degree", "Geometry/Grid/Degree"}}};


    void
    check_adaptation(const bool is_wanted,
                     const StudyKind kind,
                     Parameters::Diagnostics &diagnostics)
    {
      const std::string entry = "Geometry/Adaptation/Adapt to";
      if (kind == StudyKind::mesh && is_wanted)
        diagnostics.error(entry,
                          "the study mesh bisects all cells alike, and this "
                          "mesh adapts itself",
                          "--study adaptive, or nothing");
      if (kind == StudyKind::degree && is_wanted)
        diagnostics.error(entry,
                          "the study degree keeps the mesh, and this one "
                          "adapts itself to each degree",
                          "--study adaptive, or nothing");
      if (kind == StudyKind::adaptive && !is_wanted)
        diagnostics.error(entry,
                          "this mesh does not adapt itself to anything",
                          "names of measurements, or --study mesh");
    }
  } // namespace


  void
  check_file(const Parameters::Parameters &parameters,
             const StudyKind kind,
             Parameters::Diagnostics &diagnostics)
  {
    if (parameters.measurements.empty())
      diagnostics.error("Measurements/Measurements",
                        "nothing is measured, and a study compares readings",
                        "the names of measurements");
    if ((kind == StudyKind::time || kind == StudyKind::steps) &&
        !(parameters.transient.end_time > 0.))
      diagnostics.error("Protocol/Transient/End time [s]",
                        "there are no steps in time to study: the file asks "
                        "for steady states",
                        "a time, or --study mesh");
    if (kind == StudyKind::time && std::isinf(parameters.transient.tolerance))
      diagnostics.error("Protocol/Transient/Tolerance [-]",
                        "the study time changes the tolerance of a step, and "
                        "these steps are even",
                        "--study steps, or a number from 1e-10 to 0.1");
    check_adaptation(parameters.geometry.adaptation.is_wanted(),
                     kind,
                     diagnostics);
    const auto found = changed.find(kind);
    if (found == changed.end())
      return;
    for (const auto &sweep : parameters.sweeps)
      for (const auto &parameter : sweep.parameters)
        if (parameter.path == found->second.entry)
          diagnostics.error("Protocol/Sweep " + sweep.name +
                              (sweep.parameters.size() == 1 ? "/Parameter"
                                                            : "/Parameters"),
                            "the study " + found->second.study +
                              " changes what this sweep does",
                            "another parameter");
  }
} // namespace Oxion
