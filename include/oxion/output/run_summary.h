#pragma once

#include <oxion/output/named_values.h>
#include <oxion/solver/step_count.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <mpi.h>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** One conserved thing of one point: [mol/s], [A] or [W]. */
  struct BalanceSummary
  {
    std::string name;
    double defect;
    double scale; ///< what the defect compares to
  };

  struct PointSummary
  {
    unsigned number = 0; ///< from 1
    SweptValues swept;   ///< words and "air" are written as texts
    bool converged             = false;
    unsigned newton_steps      = 0;
    unsigned linear_iterations = 0;
    StepCount steps_in_time;
    double seconds = 0.;
    NamedValues measurements;
    std::vector<BalanceSummary> balances;
    std::vector<std::string> remarks; ///< a bound reached, a law's range left
    std::vector<std::string> events;  ///< names of those that happened there
    std::string failure;              ///< empty if there was none
  };

  /** How far a transient has come to repeat itself. */
  struct CyclesSummary
  {
    double period;       ///< [s]
    double tolerance;    ///< of a change
    unsigned number;     ///< of cycles so far
    double change;       ///< by the last of them, relative
    std::string most_in; ///< which field
    bool periodic;       ///< does it?
  };

  /** How often a transient's mesh was changed, and what it was like. */
  struct MeshesSummary
  {
    unsigned number = 0;
    double fewest = 0., most = 0.; ///< cells
    double largest_error = 0.;     ///< of fields, over their ranges
  };

  /** What a mesh that adapts itself is estimated to do to a measurement. */
  struct EstimatedError
  {
    std::string column; ///< with unit
    std::string at;     ///< the point, its swept values as the file has them
    double error;       ///< exact minus value, in the column's unit
  };

  /**
   * What a run was and how it went, as JSON. Written again after every point:
   * a killed run leaves a valid file with "finished": false.
   */
  struct RunSummary
  {
    /** Fills in versions, ranks and the time of the start. */
    explicit RunSummary(MPI_Comm communicator);

    std::string command; ///< as typed
    std::string parameter_file;
    std::string title;

    std::uint64_t n_cells = 0;
    /// Number of unknowns of each field, "p_O2": 8012.
    std::vector<std::pair<std::string, std::uint64_t>> unknowns;

    std::vector<PointSummary> points;
    std::optional<CyclesSummary> cycles;
    std::optional<MeshesSummary> meshes;
    std::vector<std::string> warnings;
    /// On the meshes of this run that have adapted themselves.
    std::vector<EstimatedError> estimated_errors;

    /// Wall time of each part of the program on rank 0 [s].
    std::map<std::string, double> timings;

    bool finished = false;
    int exit_code = 0; ///< written of a finished run

    /**
     * Writes all this and totals, elapsed time and each rank's peak memory.
     * Collective.
     * @throw EnvironmentFailure if it cannot be written, on all ranks.
     */
    void
    write(const std::string &path) const;

    /**
     * Groups of ranks, of which this one is the first, run the points: all of
     * them have so many ranks.
     */
    void
    be_first_of(unsigned n_groups, unsigned n_ranks);

    /** What the first group has to know of this one. Collective. */
    nlohmann::ordered_json
    state_of_group() const;

    /** Counts what the groups after the first have done, in their order. */
    void
    follow_with(const std::vector<nlohmann::ordered_json> &states);

    /** What a run that goes on from here has to know of this one. */
    nlohmann::ordered_json
    state() const;

    /** Counts the points, times and warnings of a run before as its own. */
    void
    go_on_from(const nlohmann::ordered_json &state);

    /** Of all fields and globals. */
    std::uint64_t
    n_unknowns() const;

    /** Points that have failed, those of a run before among them. */
    unsigned
    n_failed() const;

  private:
    double
    elapsed() const;

    MPI_Comm communicator_;
    std::string start_date_;
    unsigned n_resumed_        = 0;
    double elapsed_before_     = 0.;      ///< [s]
    std::string points_before_ = "[]";    ///< as JSON
    unsigned n_groups_ = 1, n_ranks_ = 0; ///< of all groups; 0: as they are
    /** What the groups after this one have, one after the other. */
    struct OfOthers
    {
      std::vector<std::string> points; ///< as JSON
      std::vector<std::string> warnings;
      std::vector<double> memory; ///< of each rank [MB]
      std::uint64_t n_cells = 0;  ///< of the last device
      std::vector<std::pair<std::string, std::uint64_t>> unknowns;
    };
    OfOthers others_;
    std::chrono::steady_clock::time_point start_;
  };
} // namespace Oxion
