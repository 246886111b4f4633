#pragma once

#include <oxion/output/field_writer.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/run_summary.h>
#include <oxion/output/table.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/protocol/sweep_points.h>
#include <oxion/sensor.h>

#include <memory>
#include <string>
#include <vector>

#include "point_result.h"
#include "rank_group.h"

namespace Oxion
{
  /**
   * The run folder: parameters, table, summary, fields and lines. A row of the
   * table comes before the fields, so that a full disk costs only these. Of
   * several groups of ranks each writes the fields and lines of its points; all
   * else only the first of them writes, with what it is given of the others.
   * All members are collective.
   * @throw EnvironmentFailure on all ranks.
   */
  template <int dim>
  class RunFiles
  {
  public:
    RunFiles(const Parameters::Parameters &parameters,
             const Parameters::CommandLine &command_line,
             MPI_Comm communicator,
             const RankGroup *group = nullptr);

    const std::string &
    folder() const
    {
      return folder_;
    }

    /** Columns of the measurements with units. */
    const std::vector<std::string> &
    titles() const
    {
      return titles_;
    }

    void
    add_warning(const std::string &text);

    /**
     * Makes the folder with everything that is known before the first point.
     * `anew`: what an earlier run has left there is none of this one's.
     */
    void
    begin(const Parameters::ParameterFile &file, bool anew = true);

    /** Instead of begin: goes on in the folder of a run that left `state`. */
    void
    resume(const Parameters::ParameterFile &file,
           const nlohmann::ordered_json &state,
           const Sensor<dim> *sensor);

    /** What a run that goes on from here has to know. */
    nlohmann::ordered_json
    state() const;

    /** What the first group has to know of this one. */
    nlohmann::ordered_json
    state_of_group() const;

    /** Writes what the groups after the first have, in their order, too. */
    void
    follow_with(const std::vector<nlohmann::ordered_json> &states);

    /** Points that have failed, those before the run was resumed too. */
    unsigned
    n_failed() const
    {
      return summary_.n_failed();
    }

    void
    add_time(const std::string &stage, double seconds);

    /** A point's row, and its part of the summary; nullptr: without device. */
    void
    add_point(const PointResult &point, const Sensor<dim> *sensor);

    /**
     * The fields and lines of a point that converged; else the fields of the
     * last state that did.
     */
    void
    add_fields(const PointResult &point, const Sensor<dim> &sensor);

    void
    note_cycles(const CyclesSummary &cycles)
    {
      summary_.cycles = cycles;
    }

    void
    note_meshes(const MeshesSummary &meshes)
    {
      summary_.meshes = meshes;
    }

    void
    note_estimated_error(const EstimatedError &error)
    {
      summary_.estimated_errors.push_back(error);
    }

    void
    finish(int exit_code);

    const RunSummary &
    summary() const
    {
      return summary_;
    }

  private:
    void
    write_parameters(const Parameters::ParameterFile &file) const;
    void
    make_table(const Parameters::ParameterFile &file,
               const std::string &by_then = "");
    void
    note_sizes(const Sensor<dim> &sensor);
    void
    write_lines(unsigned point_number, const Sensor<dim> &sensor) const;
    void
    write_summary() const;

    MPI_Comm communicator_;
    bool has_books_; ///< all files but those of points
    std::string folder_;
    std::vector<std::string> swept_titles_, titles_;
    RunSummary summary_;
    std::unique_ptr<Table> table_;
    bool shares_mesh_; ///< its first is that of the first group
    MeshWriter<dim> meshes_;
    FieldWriter<dim> fields_;
    FieldWriter<dim> last_converged_; ///< what a failed solve started from
  };
} // namespace Oxion
