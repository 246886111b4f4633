#include <oxion/output/progress.h>

#include <algorithm>
#include <iostream>

#include "console_format.h"
#include "progress_columns.h"

namespace Oxion
{
  using Console::right;

  void
  Progress::print_header()
  {
    std::string line = right("point", Columns::point);
    for (unsigned i = 0; i < swept_.size(); ++i)
      line += "  " + right(swept_[i].title, swept_width(i));
    for (const auto &[title, width] : columns_)
      line += "  " + right(title, width);
    print_line(line + right("steps", Columns::steps) +
               right("time", Columns::time) + right("left", Columns::rest));
  }


  std::string
  Progress::point_columns() const
  {
    std::string line =
      right(std::to_string(point_) + '/' + std::to_string(total_),
            Columns::point);
    for (unsigned i = 0; i < swept_.size(); ++i)
      line += "  " + right(Console::swept(swept_[i]), swept_width(i));
    return line;
  }


  unsigned
  Progress::swept_width(const unsigned column) const
  {
    const unsigned longest =
      column < longest_swept_.size() ? longest_swept_[column] : 0;
    return std::max(Columns::of_title(swept_[column].title), longest);
  }


  std::string
  Progress::rest_time() const
  {
    // The first point holds the cold start and says little about the others;
    // each piece of several has one.
    const unsigned n_first = std::max<unsigned>(last_points_.size(), 1);
    const auto last =
      std::lower_bound(last_points_.begin(), last_points_.end(), point_);
    const unsigned end = last == last_points_.end() ? total_ : *last;
    if (seconds_.size() <= n_first || point_ >= end)
      return "";
    double sum = 0.;
    for (unsigned i = n_first; i < seconds_.size(); ++i)
      sum += seconds_[i];
    return Console::duration(sum / (seconds_.size() - n_first) *
                             (end - point_));
  }


  void
  Progress::update_line()
  {
    if (out_ == nullptr || !terminal_ || verbosity_ == Verbosity::quiet)
      return;
    std::string text = point_ > 0 ? point_columns() : std::string("  ");
    for (const auto &part : {stage_, newton_})
      if (!part.empty())
        text += "   " + part;
    text += "   " + Console::duration(Columns::seconds_since(
                      point_ > 0 ? point_start_ : run_start_));
    // A line that reached the margin could not be taken back.
    *out_ << '\r' << text.substr(0, width_ - 1) << "\033[K" << std::flush;
    line_is_open_ = true;
  }


  void
  Progress::clear_line()
  {
    if (line_is_open_)
      *out_ << "\r\033[K";
    line_is_open_ = false;
  }


  void
  Progress::print_line(const std::string &text)
  {
    if (out_ == nullptr || verbosity_ == Verbosity::quiet)
      return;
    clear_line();
    *out_ << text.substr(0, text.find_last_not_of(' ') + 1) << std::endl;
  }


  void
  Progress::print_error(const std::string &kind, const std::string &text)
  {
    if (out_ == nullptr)
      return;
    clear_line();
    out_->flush();
    *err_ << kind << ": " << text << std::endl;
  }
} // namespace Oxion
