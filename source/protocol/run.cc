#include <oxion/exceptions.h>
#include <oxion/geometry/device_check.h>
#include <oxion/measurements/balance_judge.h>
#include <oxion/measurements/measure.h>
#include <oxion/measurements/measurement_check.h>
#include <oxion/measurements/remarks.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/field_writer.h>
#include <oxion/output/progress.h>
#include <oxion/output/run_summary.h>
#include <oxion/output/table.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/write_parameters.h>
#include <oxion/protocol/run.h>
#include <oxion/protocol/sweep_points.h>
#include <oxion/sensor.h>

#include <deal.II/base/timer.h>

#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Column titles of the measurements, with units. */
    std::vector<std::string>
    titles_of(const std::vector<Parameters::Measurement> &measurements)
    {
      std::vector<std::string> titles;
      for (const auto &m : measurements)
        titles.push_back(m.name + " [" + m.unit + "]");
      return titles;
    }


    /** Another mesh or other unknowns: the state cannot be carried over. */
    bool
    changes_device(const Parameters::Sweep &sweep)
    {
      for (const char *section : {"Geometry/",
                                  "Solver/",
                                  "Heat/Solve",
                                  "Gas/Species",
                                  "Gas/Carrier",
                                  "Gas/Reference"})
        if (sweep.parameter.rfind(section, 0) == 0)
          return true;
      return false;
    }


    template <int dim>
    class Run
    {
    public:
      Run(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          const Parameters::Diagnostics &diagnostics,
          MPI_Comm communicator)
        : file_(file)
        , sweeps_(parameters.sweeps)
        , folder_(parameters.output.folder)
        , communicator_(communicator)
        , points_(sweep_points(parameters.sweeps))
        , progress_(command_line.verbosity, communicator)
        , summary_(communicator)
        , fields_(folder_)
        , last_converged_(folder_, "last_converged")
      {
        summary_.parameter_file = command_line.file;
        summary_.command        = "oxion " + command_line.file;
        for (const auto &assignment : command_line.overrides)
          summary_.command += " --set \"" + assignment + "\"";
        for (const auto &problem : diagnostics.problems())
        {
          progress_.warning(problem.path + ": " + problem.message);
          summary_.warnings.push_back(problem.path + ": " + problem.message);
        }
      }

      int
      execute(const Parameters::Parameters &first)
      {
        make_output_folder(folder_, communicator_);
        on_first_rank(communicator_, [&] {
          std::ostringstream text;
          Parameters::write_parameters(file_, text);
          write_file_atomically(folder_ + "/parameters.prm", text.str());
        });

        std::vector<std::string> titles;
        for (const auto &sweep : sweeps_)
          titles.push_back(sweep.title);
        for (const auto &title : titles_of(first.measurements))
          titles.push_back(title);
        Table table(communicator_,
                    folder_ + "/table.csv",
                    titles,
                    {"Oxion: " + file_.filename()});

        summary_.title =
          points_.front().swept.empty()
            ? "operating point"
            : "sweep over " + points_.front().swept.front().first;
        summary_.write(folder_ + "/summary.json");

        build(first);
        progress_.begin_run(
          file_.filename(),
          sensor_->layout().n_unknowns(),
          sensor_->mesh().triangulation().n_global_active_cells(),
          Utilities::MPI::n_mpi_processes(communicator_));
        const unsigned refinements = first.geometry.grid.refinements;
        if (refinements > 0)
          progress_.note("Cold start on this mesh, then refined " +
                         (refinements == 1
                            ? std::string("once")
                            : std::to_string(refinements) + " times") +
                         ".");
        for (unsigned i = 0; i < points_.size(); ++i)
          point(i, table);

        summary_.finished  = true;
        summary_.exit_code = progress_.n_failed() > 0 ? 3 : 0;
        summary_.write(folder_ + "/summary.json");
        progress_.end_run(folder_);
        return summary_.exit_code;
      }

    private:
      void
      build(const Parameters::Parameters &parameters)
      {
        sensor_.reset();
        started_ = false;
        sensor_  = std::make_unique<Sensor<dim>>(
          parameters,
          communicator_,
          [this](const unsigned step, const ResidualNorms &norms) {
            progress_.newton_step(step, norms, field_names_);
          });
        field_names_.clear();
        for (const auto &field : sensor_->layout().fields())
          field_names_.push_back(field.name);
      }

      Parameters::Parameters
      parameters_at(const SweepPoint &point) const
      {
        Parameters::ParameterFile file = file_;
        for (unsigned s = 0; s < sweeps_.size(); ++s)
          file.set(sweeps_[s].parameter, point.values[s]);
        Parameters::Diagnostics diagnostics;
        const auto result = Parameters::read_parameters(file, diagnostics);
        diagnostics.throw_if_errors();
        return result;
      }

      SolveReport
      solve(const SweepPoint &point, const Parameters::Parameters &parameters)
      {
        bool other_device = false;
        for (unsigned s = point.level; s < sweeps_.size(); ++s)
          other_device = other_device || changes_device(sweeps_[s]);
        if (!started_ || other_device)
        {
          progress_.stage("cold start");
          build(parameters);
          const SolveReport report = sensor_->cold_start();
          started_                 = report.converged;
          return report;
        }
        // Inner sweeps begin anew from where they began before.
        if (point.level + 1 < sweeps_.size())
          sensor_->restore(begin_of_level_[point.level + 1]);
        return sensor_->advance(parameters);
      }

      void
      point(const unsigned i, Table &table)
      {
        const SweepPoint &at = points_[i];
        Timer timer;
        progress_.begin_point(i + 1, points_.size(), at.swept);

        const auto parameters = parameters_at(at);
        SolveReport report    = solve(at, parameters);
        summary_.timings[i == 0 ? "first point" : "other points"] +=
          timer.wall_time();

        PointSummary summary;
        summary.number = i + 1;
        summary.swept  = at.swept;
        std::vector<double> row;
        for (const auto &value : at.swept)
          row.push_back(value.second);

        const auto titles = titles_of(parameters.measurements);
        std::vector<double> values(titles.size(), std::nan(""));
        if (report.converged)
        {
          if (begin_of_level_.empty())
            begin_of_level_.assign(sweeps_.size(), sensor_->state());
          for (unsigned level = at.level + 1; level < sweeps_.size(); ++level)
            begin_of_level_[level] = sensor_->state();

          Tally tally;
          auto sheet       = balance_sheet(*sensor_, &tally);
          summary.remarks  = remarks(*sensor_, tally);
          report.failure   = judge_.judge(sheet);
          report.converged = report.failure.empty();
          for (const auto &balance : sheet)
            summary.balances.push_back(
              {balance.name, balance.defect, balance.scale});
          values = measure(*sensor_);
          for (unsigned m = 0; m < values.size(); ++m)
            values[m] *= parameters.measurements[m].factor;
        }
        NamedValues measured;
        for (unsigned m = 0; m < titles.size(); ++m)
          measured.emplace_back(titles[m], values[m]);
        row.insert(row.end(), values.begin(), values.end());

        std::string said = report.failure;
        for (const auto &remark : summary.remarks)
          said += (said.empty() ? "" : "; ") + remark;
        table.add_row(row, report.converged ? "ok" : "failed", said);

        summary.converged         = report.converged;
        summary.newton_steps      = report.newton_steps;
        summary.linear_iterations = report.linear_iterations;
        summary.seconds           = timer.wall_time();
        summary.measurements      = measured;
        summary.failure           = report.failure;
        summary_.points.push_back(summary);
        note_sizes();
        summary_.write(folder_ + "/summary.json");
        progress_.stage("writing fields");
        Timer writing;
        if (!report.converged)
          last_converged_.write(*sensor_, i + 1, at.swept);
        else if (parameters.output.fields)
          fields_.write(*sensor_, i + 1, at.swept);
        if (report.converged)
          write_lines(i + 1, parameters);
        summary_.timings["writing fields"] += writing.wall_time();
        progress_.end_point(report, measured);
        for (const auto &remark : summary.remarks)
          progress_.warning("point " + std::to_string(i + 1) + ": " + remark);
      }

      void
      write_lines(const unsigned point_number,
                  const Parameters::Parameters &parameters)
      {
        for (const auto &probe : parameters.line_probes)
        {
          const auto points = line_points<dim>(probe);
          const auto values = sample_line(*sensor_, probe);
          std::ostringstream text;
          text << std::setprecision(12) << "Distance [m]," << probe.field
               << '\n';
          for (unsigned i = 0; i < points.size(); ++i)
            text << points[i].distance(points.front()) << ',' << values[i]
                 << '\n';
          std::ostringstream name;
          name << folder_ << '/' << probe.name << '_' << std::setw(4)
               << std::setfill('0') << point_number << ".csv";
          on_first_rank(communicator_,
                        [&] { write_file_atomically(name.str(), text.str()); });
        }
      }

      void
      note_sizes()
      {
        const auto &layout = sensor_->layout();
        summary_.n_cells =
          sensor_->mesh().triangulation().n_global_active_cells();
        summary_.unknowns.clear();
        for (const auto support : {temperature, ionic, gas})
          for (unsigned c = 0; c < layout.n_components(support); ++c)
            summary_.unknowns.emplace_back(
              layout.description().components[support][c].name,
              layout.n_nodes(support));
        summary_.unknowns.emplace_back("globals",
                                       layout.description().globals.size());
      }

      Parameters::ParameterFile file_;
      std::vector<Parameters::Sweep> sweeps_;
      std::string folder_;
      MPI_Comm communicator_;
      std::vector<SweepPoint> points_;
      Progress progress_;
      RunSummary summary_;
      FieldWriter<dim> fields_;
      FieldWriter<dim> last_converged_; ///< what a failed solve started from
      BalanceJudge judge_;
      std::unique_ptr<Sensor<dim>> sensor_;
      bool started_ = false;
      std::vector<std::string> field_names_;
      std::vector<typename Sensor<dim>::State> begin_of_level_;
    };
  } // namespace


  template <int dim>
  int
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator)
  {
    {
      Mesh<dim> mesh(parameters.geometry, communicator);
      check_device(mesh, parameters, diagnostics);
      if (mesh.problems().empty())
        check_measurements(mesh, parameters, diagnostics);
      diagnostics.throw_if_errors();
      if (command_line.check)
        return 0;
      if (command_line.mesh_only)
      {
        make_output_folder(parameters.output.folder, communicator);
        write_mesh(mesh, parameters.output.folder);
        return 0;
      }
    }
    return Run<dim>(file, parameters, command_line, diagnostics, communicator)
      .execute(parameters);
  }


  template int
  run<2>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template int
  run<3>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
} // namespace Oxion
