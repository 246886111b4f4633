#include "run_files.h"

#include <oxion/measurements/measure.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/parameters/measured_quantity.h>
#include <oxion/parameters/write_parameters.h>
#include <oxion/physics/quantities.h>

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    bool
    sweeps_geometry(const Parameters::Parameters &parameters)
    {
      const auto swept = Parameters::swept_parameters(parameters.sweeps);
      return std::any_of(swept.begin(), swept.end(), [](const auto &one) {
        return one.path.rfind("Geometry/", 0) == 0;
      });
    }
  } // namespace


  template <int dim>
  RunFiles<dim>::RunFiles(const Parameters::Parameters &parameters,
                          const Parameters::CommandLine &command_line,
                          MPI_Comm communicator,
                          const RankGroup *const group)
    : communicator_(communicator)
    , has_books_(group == nullptr || group->is_first())
    , folder_(parameters.output.folder)
    , summary_(communicator)
    , shares_mesh_(!has_books_ && !sweeps_geometry(parameters))
    , meshes_(folder_)
    , fields_(folder_, "fields", has_books_)
    , last_converged_(folder_, "last_converged", has_books_)
  {
    if (group != nullptr)
      summary_.be_first_of(group->sharing().n_groups, group->sharing().n_ranks);
    if (!has_books_ && !shares_mesh_)
      meshes_.go_on_from(nullptr); // "mesh" is that of the first group
    for (const auto &swept : Parameters::swept_parameters(parameters.sweeps))
      swept_titles_.push_back(swept.title);
    if (parameters.transient.end_time > 0.)
      swept_titles_.push_back(Parameters::time_title);
    for (const auto &signal : parameters.signals)
      swept_titles_.push_back(signal.title);
    for (const auto &controller : parameters.controllers)
      swept_titles_.push_back(controller.title);
    for (const auto &m : parameters.measurements)
      titles_.push_back(Parameters::title_of(m));

    summary_.parameter_file = command_line.file;
    summary_.command        = "oxion " + command_line.file;
    for (const auto &assignment : command_line.overrides)
      summary_.command += " --set \"" + assignment + "\"";
    summary_.title = swept_titles_.empty() ? "operating point"
                     : parameters.transient.end_time > 0.
                       ? "transient"
                       : "sweep over " + swept_titles_.front();
  }


  template <int dim>
  void
  RunFiles<dim>::add_warning(const std::string &text)
  {
    summary_.warnings.push_back(text);
  }


  template <int dim>
  void
  RunFiles<dim>::write_parameters(const Parameters::ParameterFile &file) const
  {
    on_first_rank(communicator_, [&] {
      std::ostringstream text;
      Parameters::write_parameters(file, text);
      write_file_atomically(folder_ + "/parameters.prm", text.str());
    });
  }


  template <int dim>
  void
  RunFiles<dim>::make_table(const Parameters::ParameterFile &file,
                            const std::string &by_then)
  {
    std::vector<std::string> columns = swept_titles_;
    columns.insert(columns.end(), titles_.begin(), titles_.end());
    table_ = std::make_unique<Table>(communicator_,
                                     has_books_ ? folder_ + "/table.csv" : "",
                                     columns,
                                     std::vector<std::string>{"Oxion: " +
                                                              file.filename()},
                                     by_then);
  }


  template <int dim>
  void
  RunFiles<dim>::begin(const Parameters::ParameterFile &file, const bool anew)
  {
    if (has_books_)
    {
      make_output_folder(folder_, communicator_);
      if (anew)
      {
        remove_old_data_sets(folder_,
                             {"mesh", "fields", "last_converged"},
                             communicator_);
        remove_old_tables(folder_, communicator_);
      }
      write_parameters(file);
    }
    make_table(file);
    write_summary();
  }


  template <int dim>
  void
  RunFiles<dim>::add_time(const std::string &stage, const double seconds)
  {
    summary_.timings[stage] += seconds;
  }


  template <int dim>
  void
  RunFiles<dim>::add_point(const PointResult &point, const Sensor<dim> *sensor)
  {
    const bool converged             = point.report.converged;
    std::string said                 = point.report.failure;
    std::vector<std::string> remarks = point.news;
    remarks.insert(remarks.end(), point.remarks.begin(), point.remarks.end());
    for (const auto &remark : remarks)
      said += (said.empty() ? "" : "; ") + remark;
    table_->add_row(point.swept,
                    point.measured,
                    converged ? "ok" : "failed",
                    said);

    PointSummary summary;
    summary.number            = point.number;
    summary.swept             = point.swept;
    summary.converged         = converged;
    summary.newton_steps      = point.report.newton_steps;
    summary.linear_iterations = point.report.linear_iterations;
    summary.steps_in_time     = point.report.steps_in_time;
    summary.seconds           = point.seconds;
    summary.measurements      = point.measured;
    summary.remarks           = remarks;
    summary.events            = point.events;
    summary.failure           = point.report.failure;
    for (const auto &balance : point.balances)
      summary.balances.push_back({balance.name, balance.defect, balance.scale});
    summary_.points.push_back(summary);
    // A start that fails leaves a mesh that is not refined yet.
    if (sensor != nullptr && (converged || summary_.n_cells == 0))
      note_sizes(*sensor);
    write_summary();
  }


  template <int dim>
  void
  RunFiles<dim>::add_fields(const PointResult &point, const Sensor<dim> &sensor)
  {
    Timer timer;
    const bool converged = point.report.converged;
    if (converged ? sensor.parameters().output.fields : sensor.has_converged())
    {
      if (shares_mesh_ && !meshes_.has_written())
        meshes_.go_on_from(&sensor.mesh());
      meshes_.write(sensor.mesh(), point.number);
      (converged ? fields_ : last_converged_)
        .write(sensor, point.number, point.swept);
    }
    if (converged)
      write_lines(point.number, sensor);
    add_time("writing fields", timer.wall_time());
  }


  template <int dim>
  void
  RunFiles<dim>::write_lines(const unsigned point_number,
                             const Sensor<dim> &sensor) const
  {
    const auto &probes = sensor.parameters().line_probes;
    const auto lines   = sample_lines(sensor);
    for (unsigned p = 0; p < probes.size(); ++p)
    {
      const auto &probe  = probes[p];
      const auto &values = lines[p];
      const auto points  = line_points<dim>(probe);
      std::ostringstream text;
      text << std::setprecision(12) << "Distance [m],"
           << Parameters::si_title(
                probe.field,
                find_point_number<dim>(probe.field, sensor.parameters()).kind)
           << '\n';
      for (unsigned i = 0; i < points.size(); ++i)
      {
        text << points[i].distance(points.front()) << ',';
        if (std::isnan(values[i]))
          text << "nan\n"; // never "-nan"
        else
          text << values[i] << '\n';
      }
      std::ostringstream name;
      name << folder_ << '/' << probe.file << '_' << std::setw(4)
           << std::setfill('0') << point_number << ".csv";
      on_first_rank(communicator_,
                    [&] { write_file_atomically(name.str(), text.str()); });
    }
  }


  template <int dim>
  void
  RunFiles<dim>::note_sizes(const Sensor<dim> &sensor)
  {
    const auto &layout = sensor.layout();
    summary_.n_cells   = sensor.mesh().triangulation().n_global_active_cells();
    summary_.unknowns.clear();
    for (unsigned group = 0; group < layout.n_groups(); ++group)
      for (unsigned c = 0; c < layout.n_components(group); ++c)
        summary_.unknowns.emplace_back(layout.field(group, c).name,
                                       layout.n_nodes(group));
    summary_.unknowns.emplace_back("globals",
                                   layout.description().globals.size());
  }


  template <int dim>
  void
  RunFiles<dim>::finish(const int exit_code)
  {
    summary_.finished  = true;
    summary_.exit_code = exit_code;
    write_summary();
  }


  template <int dim>
  void
  RunFiles<dim>::write_summary() const
  {
    if (has_books_)
      summary_.write(folder_ + "/summary.json");
  }


  template class RunFiles<2>;
  template class RunFiles<3>;
} // namespace Oxion
