#include "run_log.h"

#include <oxion/base/petsc_options.h>
#include <oxion/output/memory_use.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  RunLog<dim>::RunLog(const Parameters::Parameters &parameters,
                      const Parameters::CommandLine &command_line,
                      const Parameters::Diagnostics &diagnostics,
                      MPI_Comm communicator,
                      const RankGroup *const group)
    : communicator_(communicator)
    , group_(group)
    , progress_(command_line.verbosity,
                group == nullptr ? communicator : group->all())
    , files_(parameters, command_line, communicator, group)
    , petsc_options_(Petsc::unused_options())
  {
    unsigned n_warnings = 0;
    for (const auto &problem : diagnostics.problems())
      if (++n_warnings <= Parameters::Diagnostics::most_shown)
        warn(problem.path + ": " + problem.message);
    if (n_warnings > Parameters::Diagnostics::most_shown)
      warn("there are " + std::to_string(n_warnings) +
           " warnings; these were the first");
  }


  template <int dim>
  void
  RunLog<dim>::warn(const std::string &text)
  {
    progress_.warning(text);
    files_.add_warning(text);
  }


  template <int dim>
  void
  RunLog<dim>::introduce(const Parameters::ParameterFile &file,
                         const Sensor<dim> &sensor,
                         const std::vector<SweptValues> &points)
  {
    progress_.begin_run(file.filename(),
                        sensor.layout().n_unknowns(),
                        sensor.mesh().triangulation().n_global_active_cells(),
                        Utilities::MPI::n_mpi_processes(
                          group_ == nullptr ? sensor.mesh().communicator()
                                            : group_->all()));
    if (group_ != nullptr)
    {
      const Sharing &sharing = group_->sharing();
      progress_.note(sharing.text() + '.');
      progress_.note("");
      std::vector<unsigned> last_points;
      for (unsigned g = 1; g <= sharing.n_groups; ++g)
        last_points.push_back(sharing.first_point(g));
      progress_.share_out(last_points);
    }
    const unsigned refinements = sensor.parameters().geometry.grid.refinements;
    if (refinements > 0 && !sensor.has_converged())
      progress_.note("Cold start on this mesh, then refined " +
                     (refinements == 1
                        ? std::string("once")
                        : std::to_string(refinements) + " times") +
                     ".");
    progress_.make_room_for(points);
  }


  template <int dim>
  void
  RunLog<dim>::nothing_to_resume()
  {
    progress_.note("Nothing to resume in " + files_.folder() +
                   ": the run starts from the beginning.");
  }


  template <int dim>
  void
  RunLog<dim>::goes_on_after(const std::string &place,
                             const std::string &checkpoint)
  {
    progress_.note("Goes on after " + place + ", from " + checkpoint + '.');
  }


  template <int dim>
  PointResult
  RunLog<dim>::begin_point(const unsigned number,
                           const unsigned total,
                           const SweptValues &swept)
  {
    progress_.begin_point(number, total, swept);
    PointResult result;
    result.number = number;
    result.swept  = swept;
    for (const auto &title : files_.titles())
      result.measured.emplace_back(title, std::nan(""));
    return result;
  }


  template <int dim>
  void
  RunLog<dim>::end_point(const PointResult &result, const Sensor<dim> *sensor)
  {
    add_row(result, sensor);
    if (sensor != nullptr)
      add_fields(result, *sensor);
    tell(result);
  }


  template <int dim>
  void
  RunLog<dim>::add_row(const PointResult &result, const Sensor<dim> *sensor)
  {
    files_.add_point(result, sensor);
  }


  template <int dim>
  void
  RunLog<dim>::add_fields(const PointResult &result, const Sensor<dim> &sensor)
  {
    progress_.stage("writing fields");
    files_.add_fields(result, sensor);
  }


  template <int dim>
  void
  RunLog<dim>::tell(const PointResult &result, const bool elsewhere)
  {
    if (elsewhere)
      progress_.end_point_elsewhere(result.number,
                                    result.swept,
                                    result.seconds,
                                    result.report,
                                    result.measured);
    else
      progress_.end_point(result.report, result.measured);
    for (const auto &text : result.news)
      progress_.note("Point " + std::to_string(result.number) + ": " + text);
    // In time a heater may stay at its limit for many rows: said once, until
    // it leaves. The table has it in every row.
    std::set<std::string> said;
    for (const auto &remark : result.remarks)
    {
      // Not the limit's number: a supply's changes with its metal's
      // temperature, and that of 0 W by round-off.
      const auto number =
        remark.find_first_of("-0123456789", remark.find(" rests at"));
      const std::string what =
        remark.substr(0, std::min(number, remark.find(':')));
      if (said_.count(what) == 0)
        progress_.warning("point " + std::to_string(result.number) + ": " +
                          remark);
      said.insert(what);
    }
    said_ = said;
  }


  template <int dim>
  void
  RunLog<dim>::warn_of_unused_options()
  {
    const auto unused = Petsc::unused_options();
    for (const auto &name : petsc_options_)
      if (std::find(unused.begin(), unused.end(), name) != unused.end())
        warn("the option -" + name +
             " of PETSc changes nothing: no part of the solver has one of "
             "that name");
  }


  template <int dim>
  RunSummary
  RunLog<dim>::finish()
  {
    files_.finish(files_.n_failed() > 0 ? 3 : 0);
    progress_.end_run(files_.folder());
    const RunSummary summary = files_.summary();
    progress_.note(
      peak_memory(communicator_).line(summary.n_unknowns(), summary.n_cells));
    return summary;
  }


  template class RunLog<2>;
  template class RunLog<3>;
} // namespace Oxion
