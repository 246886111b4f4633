#pragma once

#include <oxion/output/progress.h>
#include <oxion/parameters/diagnostics.h>

#include <set>

#include "run_files.h"

namespace Oxion
{
  /**
   * What a run of any protocol says and leaves: console and run folder. All
   * members are collective.
   */
  template <int dim>
  class RunLog
  {
  public:
    /** Tells the warnings. PETSc's options are those given, none used yet. */
    RunLog(const Parameters::Parameters &parameters,
           const Parameters::CommandLine &command_line,
           const Parameters::Diagnostics &diagnostics,
           MPI_Comm communicator,
           const RankGroup *group = nullptr);

    Progress &
    progress()
    {
      return progress_;
    }
    RunFiles<dim> &
    files()
    {
      return files_;
    }
    const RunFiles<dim> &
    files() const
    {
      return files_;
    }

    void
    warn(const std::string &text);

    /** What is about to run; all points to come make room for their words. */
    void
    introduce(const Parameters::ParameterFile &file,
              const Sensor<dim> &sensor,
              const std::vector<SweptValues> &points);

    /** Where a run that was to be resumed starts. */
    void
    nothing_to_resume();
    void
    goes_on_after(const std::string &place, const std::string &checkpoint);

    /** A point whose measured columns have their titles and no values. */
    PointResult
    begin_point(unsigned number, unsigned total, const SweptValues &swept);

    /** Row, fields and line of a point. */
    void
    end_point(const PointResult &result, const Sensor<dim> *sensor);

    /** Of these the row; nullptr: without device. */
    void
    add_row(const PointResult &result, const Sensor<dim> *sensor);
    void
    add_fields(const PointResult &result, const Sensor<dim> &sensor);
    /** The line; `elsewhere`: of a point of another group of ranks. */
    void
    tell(const PointResult &result, bool elsewhere = false);

    /** By now the solver has read all of its options. */
    void
    warn_of_unused_options();

    /** @return what the run was; its exit code is 3 if a point failed. */
    RunSummary
    finish();

  private:
    MPI_Comm communicator_;
    const RankGroup *group_; ///< nullptr: all ranks are one
    Progress progress_;
    RunFiles<dim> files_;
    std::vector<std::string> petsc_options_; ///< given, for the solver to use
    std::set<std::string> said_;             ///< remarks of the last point
  };
} // namespace Oxion
