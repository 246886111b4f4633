#include "transient_run.h"

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "../output/console_format.h"
#include "adapted_mesh.h"
#include "device_in_time.h"
#include "measured_point.h"
#include "run_log.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Output times that differ by less of one are the same.
    constexpr double same_output = 1e-9;

    template <int dim>
    class TransientRun
    {
    public:
      TransientRun(const Parameters::ParameterFile &file,
                   const Parameters::Parameters &parameters,
                   const Parameters::CommandLine &command_line,
                   const Parameters::Diagnostics &diagnostics,
                   DeviceInspector<dim> &inspector)
        : file_(file)
        , of_time_(parameters.transient)
        , log_(parameters, command_line, diagnostics, inspector.communicator())
        , checkpoints_(file,
                       parameters.output,
                       inspector.communicator(),
                       [this](const std::string &text) { log_.warn(text); })
        , device_(file,
                  parameters,
                  inspector.take_mesh(file, parameters),
                  [this](const unsigned step, const ResidualNorms &norms) {
                    log_.progress().newton_step(step, norms, field_names_);
                    checkpoints_.heed_notices();
                  })
        , n_outputs_(std::ceil(of_time_.end_time / of_time_.output_interval *
                               (1. - same_output)))
      {
        for (const auto &field : device_.sensor().layout().fields())
          field_names_.push_back(field.name);
      }

      RunSummary
      execute(const bool resumes)
      {
        const bool anew = !resumes || !resume();
        checkpoints_.begin(anew);
        if (anew)
        {
          log_.files().begin(file_);
          introduce();
        }
        bool goes_on = !anew || point(0);
        bool is_new  = true;
        for (unsigned i = next_output();
             i <= n_outputs_ && goes_on && !device_.has_ended();
             i = next_output())
        {
          goes_on = point(i);
          if (is_new)
            log_.warn_of_unused_options();
          is_new = false;
        }
        checkpoints_.finish();
        tell_meshes();
        return log_.finish();
      }

    private:
      void
      introduce()
      {
        log_.introduce(file_,
                       device_.sensor(),
                       {device_.varied_at(0.),
                        device_.varied_at(of_time_.end_time)});
      }

      /** Is there something to go on from? Then from there. */
      bool
      resume()
      {
        const auto kept =
          checkpoints_.open([this](const nlohmann::ordered_json &state,
                                   Parameters::Diagnostics &diagnostics) {
            compare_transient(state, of_time_, diagnostics);
          });
        if (!kept)
        {
          log_.nothing_to_resume();
          return false;
        }
        device_.resume(kept->at("place"),
                       [this](const unsigned i, const std::size_t n) {
                         return checkpoints_.read(i, n);
                       });
        log_.files().resume(file_, kept->at("files"), &device_.sensor());
        judge_.go_on_from(kept->at("balances"));
        n_rows_   = kept->at("rows");
        last_row_ = kept->at("last row");
        introduce();
        log_.goes_on_after(place(), checkpoints_.slots().opened());
        if (const auto cycles = device_.cycles().summary())
        {
          log_.files().note_cycles(*cycles);
          n_cycles_told_ = cycles->number;
        }
        if (device_.has_ended())
          log_.progress().note("There it has come to its end.");
        return true;
      }

      std::string
      place() const
      {
        std::ostringstream text;
        text << device_.time() << " s of " << of_time_.end_time << " s";
        return text.str();
      }

      /** Not between a step to an output and its row. */
      void
      offer_checkpoint()
      {
        checkpoints_.offer(place(), [this] {
          KeptState kept = device_.keep();
          return KeptState{{{"place", std::move(kept.state)},
                            {"interval", of_time_.output_interval},
                            {"rows", n_rows_},
                            {"last row", last_row_},
                            {"files", log_.files().state()},
                            {"balances", judge_.largest()}},
                           std::move(kept.vectors)};
        });
      }

      /** The first that has no row yet and is not passed. */
      unsigned
      next_output() const
      {
        const double slack = same_output * of_time_.output_interval;
        unsigned i         = 0;
        while (i <= n_outputs_ && (output_time(i) <= last_row_ + slack ||
                                   output_time(i) < device_.time() - slack))
          ++i;
        return i;
      }

      double
      output_time(const unsigned i) const
      {
        return device_.or_corner(
          std::min(i * of_time_.output_interval, of_time_.end_time));
      }

      void
      tell_meshes()
      {
        const auto &meshes = device_.meshes();
        if (!meshes)
          return;
        log_.files().note_meshes(*meshes);
        log_.progress().note(
          "The mesh was changed " + Console::number_of(meshes->number, "time") +
          " and had " + Console::count(meshes->fewest) + " to " +
          Console::count(meshes->most) +
          " cells; fields were off by at most about " +
          Console::formatted("%.2g", 100. * meshes->largest_error) + " %.");
      }

      /** If one has ended since. */
      void
      tell_cycle()
      {
        const auto cycles = device_.cycles().summary();
        if (!cycles || cycles->number == n_cycles_told_)
          return;
        log_.progress().note(description_of_last(*cycles));
        log_.files().note_cycles(*cycles);
        n_cycles_told_ = cycles->number;
      }

      /** What stopped the way, or did not though it was wanted. */
      void
      remark(PointResult &result) const
      {
        for (const auto &happened : device_.happened())
        {
          result.news.push_back(
            device_.events().description(happened.event, happened.rises));
          result.events.push_back(device_.events().all()[happened.event].name);
        }
        const auto cycles = device_.cycles().summary();
        if (cycles && cycles->periodic)
          result.news.push_back(description_of(*cycles));
        else if (cycles && device_.time() >= of_time_.end_time)
          result.remarks.push_back(description_of(*cycles));
      }

      /**
       * The row of an output, or of what stops the way to it.
       * @return whether the run goes on.
       */
      bool
      point(const unsigned i)
      {
        Timer timer;
        double t = output_time(i);
        // Resumed with another interval, rows are counted on: their numbers
        // are those of files.
        PointResult result = log_.begin_point(n_rows_ + 1,
                                              n_rows_ + 1 + n_outputs_ - i,
                                              device_.varied_at(t));
        if (i == 0)
          log_.progress().stage("start");
        result.report = i == 0 ? device_.start([this](Sensor<dim> &sensor) {
          return adapt_mesh(sensor, {}, {}, {}, file_, log_);
        })
                               : device_.go_to(t, [this] {
                                   tell_cycle();
                                   offer_checkpoint();
                                 });
        tell_cycle();
        const auto &sensor = device_.sensor();
        if (result.report.converged)
          t = device_.time();
        result.swept = device_.varied_at(t);
        if (result.report.converged && device_.can_be_judged())
          judge_and_measure(sensor, sensor.parameters(), judge_, result);
        else if (result.report.converged)
          fill_measured(sensor, sensor.parameters(), result);
        remark(result); // beside what was measured
        result.seconds     = timer.wall_time();
        const bool goes_on = result.report.converged;
        if (!goes_on)
          checkpoints_.finish(); // resumed, the row is tried again
        log_.end_point(result, &sensor);
        if (goes_on)
        {
          ++n_rows_;
          last_row_ = t;
          if (device_.can_be_kept())
            offer_checkpoint();
        }
        return goes_on;
      }

      Parameters::ParameterFile file_;
      Parameters::Transient of_time_;
      RunLog<dim> log_;
      std::vector<std::string> field_names_;
      Checkpoints checkpoints_;
      DeviceInTime<dim> device_;
      unsigned n_outputs_;
      unsigned n_rows_        = 0;  ///< so far, of a run before among them
      double last_row_        = 0.; ///< time of the last of them [s]
      unsigned n_cycles_told_ = 0;
      BalanceJudge judge_;
    };
  } // namespace


  template <int dim>
  RunSummary
  run_transient(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                const Parameters::Diagnostics &diagnostics,
                DeviceInspector<dim> &inspector)
  {
    return TransientRun<dim>(
             file, parameters, command_line, diagnostics, inspector)
      .execute(command_line.resume);
  }


  template RunSummary
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                const Parameters::Diagnostics &,
                DeviceInspector<2> &);
  template RunSummary
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                const Parameters::Diagnostics &,
                DeviceInspector<3> &);
} // namespace Oxion
