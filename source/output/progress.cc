#include <oxion/output/progress.h>
#include <oxion/sensor.h>
#include <oxion/version.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <sys/ioctl.h>
#include <tuple>
#include <unistd.h>

#include "console_format.h"
#include "progress_columns.h"

namespace Oxion
{
  using namespace dealii;
  using Console::right;

  namespace
  {
    std::string
    short_number(const double x)
    {
      char text[32];
      std::snprintf(text, sizeof(text), "%.1e", x);
      return text;
    }
  } // namespace


  Progress::Progress(const Verbosity verbosity, MPI_Comm communicator)
    : verbosity_(verbosity)
    , run_start_(Clock::now())
  {
    if (Utilities::MPI::this_mpi_process(communicator) != 0)
      return;
    out_ = &std::cout;
    err_ = &std::cerr;

    // MPI launchers give their processes a terminal of no width even when the
    // output ends up in a file.
    winsize size{};
    const char *const kind = std::getenv("TERM");
    terminal_              = isatty(STDOUT_FILENO) == 1 && kind != nullptr &&
                std::string(kind) != "dumb" &&
                ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    if (terminal_)
      width_ = std::max<unsigned>(size.ws_col, 40);
  }


  Progress::Progress(const Verbosity verbosity,
                     std::ostream &out,
                     std::ostream &err,
                     const bool terminal,
                     const unsigned width)
    : verbosity_(verbosity)
    , out_(&out)
    , err_(&err)
    , terminal_(terminal)
    , width_(width)
    , run_start_(Clock::now())
  {}


  void
  Progress::begin_run(const std::string &title,
                      const std::uint64_t n_unknowns,
                      const std::uint64_t n_cells,
                      const unsigned n_ranks)
  {
    run_start_ = Clock::now();
    print_line("Oxion " OXION_VERSION "   " + title);
    print_line(Console::number_of(n_unknowns, "unknown") + ", " +
               Console::number_of(n_cells, "cell") + ", " +
               Console::number_of(n_ranks, "rank"));
    print_line("");
  }


  void
  Progress::make_room_for(const std::vector<SweptValues> &points)
  {
    for (const auto &point : points)
    {
      longest_swept_.resize(point.size(), 0);
      for (unsigned i = 0; i < point.size(); ++i)
        longest_swept_[i] = std::max<unsigned>(longest_swept_[i],
                                               Console::swept(point[i]).size());
    }
  }


  void
  Progress::begin_point(const unsigned number,
                        const unsigned total,
                        const SweptValues &swept)
  {
    point_       = number;
    total_       = total;
    swept_       = swept;
    point_start_ = Clock::now();
    newton_.clear();
    stage_.clear();
    update_line();
    if (verbosity_ == Verbosity::verbose)
    {
      std::string text =
        "point " + std::to_string(number) + " of " + std::to_string(total);
      for (const auto &value : swept)
        text += ", " + value.title + " = " + Console::swept(value);
      print_line(text);
    }
  }


  void
  Progress::note(const std::string &text)
  {
    print_line(text);
  }


  void
  Progress::stage(const std::string &text)
  {
    stage_ = text;
    newton_.clear();
    update_line();
  }


  void
  Progress::newton_step(const unsigned step,
                        const ResidualNorms &norms,
                        const std::vector<std::string> &field_names)
  {
    if (out_ == nullptr || verbosity_ == Verbosity::quiet)
      return;
    const std::string worst = norms.worst < field_names.size()
                                ? " in " + field_names[norms.worst]
                                : std::string();
    newton_ = "Newton step " + std::to_string(step) + ", residual " +
              short_number(norms.largest) + worst;
    update_line();
    if (verbosity_ != Verbosity::verbose)
      return;

    const std::string indent(10, ' ');
    std::string text = right(std::to_string(step), 7) + "   " +
                       short_number(norms.largest) + worst;
    print_line(text);
    text = indent;
    for (unsigned f = 0; f < norms.of_field.size() && f < field_names.size();
         ++f)
    {
      const std::string item =
        field_names[f] + ' ' + short_number(norms.of_field[f]);
      if (text.size() > indent.size() && text.size() + item.size() > width_)
      {
        print_line(text);
        text = indent;
      }
      text += item + "   ";
    }
    print_line(text);
  }


  void
  Progress::end_point(const SolveReport &report, const NamedValues &headlines)
  {
    const double seconds = Columns::seconds_since(point_start_);
    seconds_.push_back(seconds);
    n_newton_steps_ += report.newton_steps;
    n_linear_iterations_ += report.linear_iterations;
    steps_in_time_ += report.steps_in_time;
    if (seconds_.size() == 1)
      steps_of_first_ = report.newton_steps;
    if (!report.converged)
      ++n_failed_;
    if (out_ == nullptr)
      return;

    if (columns_.empty() && !headlines.empty())
    {
      unsigned used =
        point_columns().size() + Columns::steps + Columns::time + Columns::rest;
      for (const auto &[title, value] : headlines)
      {
        const unsigned width = Columns::of_title(title);
        if ((used += 2 + width) > width_)
          break;
        columns_.emplace_back(title, width);
      }
      print_header();
    }
    else if (verbosity_ == Verbosity::verbose)
      print_header(); // the last one is pages above

    std::string line = point_columns();
    for (unsigned i = 0; i < columns_.size(); ++i)
    {
      const unsigned width = columns_[i].second;
      const double x       = i < headlines.size() && report.converged
                               ? headlines[i].second
                               : std::numeric_limits<double>::quiet_NaN();
      line += "  " + right(Console::value(x, width), width);
    }
    line += right(std::to_string(report.newton_steps), Columns::steps) +
            right(Console::duration(seconds), Columns::time);
    line += report.converged ? right(rest_time(), Columns::rest)
                             : right("FAILED", Columns::rest);
    print_line(line);
    if (verbosity_ == Verbosity::verbose)
      print_line("");

    if (!report.converged)
    {
      std::string text = "point " + std::to_string(point_) + " failed";
      for (unsigned i = 0; i < swept_.size(); ++i)
        text += (i == 0 ? " (" : ", ") + swept_[i].title + " = " +
                Console::swept(swept_[i]);
      print_error("Error",
                  text + (swept_.empty() ? ": " : "): ") + report.failure);
    }
    stage_.clear();
    newton_.clear();
  }


  void
  Progress::end_point_elsewhere(const unsigned number,
                                const SweptValues &swept,
                                const double seconds,
                                const SolveReport &report,
                                const NamedValues &headlines)
  {
    const auto here =
      std::make_tuple(point_, swept_, point_start_, stage_, newton_);
    point_       = number;
    swept_       = swept;
    point_start_ = Clock::now() - std::chrono::duration_cast<Clock::duration>(
                                    std::chrono::duration<double>(seconds));
    end_point(report, headlines);
    std::tie(point_, swept_, point_start_, stage_, newton_) = here;
  }


  void
  Progress::warning(const std::string &text)
  {
    if (verbosity_ != Verbosity::quiet)
      print_error("Warning", text);
  }


  void
  Progress::failure(const std::string &text)
  {
    print_error("Error", text);
  }


  void
  Progress::end_run(const std::string &result_folder)
  {
    const unsigned n = seconds_.size();
    print_line("");
    print_line(Console::number_of(n, "point") +
               (n_failed_ > 0 ? ", " + std::to_string(n_failed_) + " failed"
                              : ", none failed"));
    if (const auto &in_time = steps_in_time_; in_time.tried() > 0)
      print_line(
        Console::number_of(in_time.taken, "step") +
        " in time; tried again shorter: " + std::to_string(in_time.refused) +
        " as their error was too large, " + std::to_string(in_time.unsolved) +
        " as they had no solution");
    std::string steps = Console::number_of(n_newton_steps_, "Newton step");
    if (n > 1)
    {
      char mean[80];
      std::snprintf(mean,
                    sizeof(mean),
                    ": %u to the first point, then %.1f a point",
                    steps_of_first_,
                    double(n_newton_steps_ - steps_of_first_) / (n - 1));
      steps += mean;
    }
    print_line(steps);
    print_line(Console::number_of(n_linear_iterations_, "linear iteration"));
    print_line(Console::duration(Columns::seconds_since(run_start_)) +
               " in all");
    print_line("Results: " + result_folder);
  }
} // namespace Oxion
