#pragma once

#include <oxion/output/named_values.h>
#include <oxion/parameters/command_line.h>
#include <oxion/solver/step_count.h>

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion
{
  struct ResidualNorms;
  struct SolveReport;

  using Parameters::Verbosity;

  /**
   * What a user sees of a run: one line a point in aligned columns and, on a
   * terminal, a line below it that follows Newton's method. Redirected output
   * is plain text, line by line. Errors and warnings go to stderr.
   *
   * Only rank 0 prints; other ranks may call everything just the same.
   */
  class Progress
  {
  public:
    Progress(Verbosity verbosity, MPI_Comm communicator);

    /** For tests: prints there as if it were a terminal of that width. */
    Progress(Verbosity verbosity,
             std::ostream &out,
             std::ostream &err,
             bool terminal,
             unsigned width);

    void
    begin_run(const std::string &title,
              std::uint64_t n_unknowns,
              std::uint64_t n_cells,
              unsigned n_ranks);

    /** All points to come: makes room for the words among swept values. */
    void
    make_room_for(const std::vector<SweptValues> &points);

    /** Point `number` of 1 ... total at these swept values. */
    void
    begin_point(unsigned number, unsigned total, const SweptValues &swept);

    /** A line of its own: "Cold start from air at rest." */
    void
    note(const std::string &text);

    /** What is being done meanwhile, for the updating line: "writing". */
    void
    stage(const std::string &text);

    /** To be called from the NewtonMonitor. */
    void
    newton_step(unsigned step,
                const ResidualNorms &norms,
                const std::vector<std::string> &field_names);

    /**
     * The point's line. A report that has not converged makes it a failed
     * one: its failure is printed, the headlines are not.
     */
    void
    end_point(const SolveReport &report, const NamedValues &headlines);

    /** The line of a point that others have solved meanwhile. */
    void
    end_point_elsewhere(unsigned number,
                        const SweptValues &swept,
                        double seconds,
                        const SolveReport &report,
                        const NamedValues &headlines);

    /** The points are solved in pieces at once; the last number of each. */
    void
    share_out(const std::vector<unsigned> &last_points)
    {
      last_points_ = last_points;
      total_       = last_points.back();
    }

    void
    warning(const std::string &text);
    void
    failure(const std::string &text);

    /** Counts, times and where the results are. */
    void
    end_run(const std::string &result_folder);

    unsigned
    n_failed() const
    {
      return n_failed_;
    }

  private:
    using Clock = std::chrono::steady_clock;

    void
    print_header();
    std::string
    point_columns() const;
    unsigned
    swept_width(unsigned column) const;
    void
    update_line();
    void
    clear_line();
    void
    print_line(const std::string &text);
    void
    print_error(const std::string &kind, const std::string &text);
    /** Of the points left, from the mean of those after the cold start. */
    std::string
    rest_time() const;

    Verbosity verbosity_;
    std::ostream *out_ = nullptr; ///< none on ranks other than 0
    std::ostream *err_ = nullptr;
    bool terminal_     = false;
    unsigned width_    = 100;

    bool line_is_open_ = false;  ///< the updating line shows something
    std::string stage_, newton_; ///< its parts

    Clock::time_point run_start_, point_start_;
    unsigned point_ = 0, total_ = 0;
    std::vector<unsigned> last_points_; ///< of pieces; none: one piece
    SweptValues swept_;
    std::vector<unsigned> longest_swept_; ///< text of each swept column
    /// Title and width of the measured columns; empty until known.
    std::vector<std::pair<std::string, unsigned>> columns_;
    std::vector<double> seconds_; ///< of the points so far
    unsigned n_failed_ = 0, n_newton_steps_ = 0, n_linear_iterations_ = 0;
    StepCount steps_in_time_;
    unsigned steps_of_first_ = 0; ///< Newton steps of the cold start
  };
} // namespace Oxion
