#include "changed_parameters.h"
#include "sweep_run.h"

namespace Oxion
{
  template <int dim>
  unsigned
  SweepRun<dim>::open()
  {
    kept_ = checkpoints_.open([this](const nlohmann::ordered_json &state,
                                     Parameters::Diagnostics &diagnostics) {
      // Among more points the pieces are others.
      if (const unsigned n = state.value("points", 0u);
          group_ != nullptr && n != all_points_.size())
        diagnostics.error("Protocol/Sweeps",
                          "the run to be resumed shared out " +
                            std::to_string(n) + " points, and there are " +
                            std::to_string(all_points_.size()) + " now",
                          "the same values, or a run from the beginning, "
                          "without --resume");
      else
        compare_points(state, points_, own_.sweeps, diagnostics);
    });
    return n_finished();
  }


  template <int dim>
  void
  SweepRun<dim>::begin(const bool resumes, const unsigned n_of_all)
  {
    checkpoints_.begin(!kept_);
    if (resumes && n_of_all == 0)
      log_.nothing_to_resume();
    if (kept_)
      resume();
    else
    {
      log_.files().begin(file_, n_of_all == 0);
      impedances_.begin(own_, file_, communicator_, has_books());
    }
    if (n_of_all == 0)
      return;
    introduce();
    const std::string of_all = " of " + std::to_string(all_points_.size());
    if (group_ == nullptr)
      log_.goes_on_after("point " + std::to_string(n_of_all) + of_all,
                         checkpoints_.slots().opened());
    else
      log_.goes_on_after(std::to_string(n_of_all) + of_all + " points",
                         log_.files().folder() + "/checkpoint");
  }


  template <int dim>
  unsigned
  SweepRun<dim>::n_finished() const
  {
    return kept_ ? kept_->at("finished").size() : 0;
  }


  template <int dim>
  void
  SweepRun<dim>::resume()
  {
    device_.resume(kept_->at("device"),
                   file_,
                   all_points_,
                   [this](const unsigned vector, const std::size_t n) {
                     return checkpoints_.read(vector, n);
                   });
    log_.files().resume(file_, kept_->at("files"), device_.sensor());
    impedances_.begin(
      own_, file_, communicator_, has_books(), kept_->at("impedances"));
    judge_.go_on_from(kept_->at("balances"));
  }


  template <int dim>
  KeptState
  SweepRun<dim>::keep(const unsigned n_finished) const
  {
    KeptState device = device_.keep();
    return {{{"points", all_points_.size()},
             {"finished", texts_of(points_, n_finished)},
             {"files", log_.files().state()},
             {"impedances", impedances_.texts()},
             {"balances", judge_.largest()},
             {"device", std::move(device.state)}},
            std::move(device.vectors)};
  }


  // The members above; the others stand in sweep_run.cc.
  template unsigned
  SweepRun<2>::open();
  template void
  SweepRun<2>::begin(bool, unsigned);
  template unsigned
  SweepRun<2>::n_finished() const;
  template void
  SweepRun<2>::resume();
  template KeptState
  SweepRun<2>::keep(unsigned) const;
  template unsigned
  SweepRun<3>::open();
  template void
  SweepRun<3>::begin(bool, unsigned);
  template unsigned
  SweepRun<3>::n_finished() const;
  template void
  SweepRun<3>::resume();
  template KeptState
  SweepRun<3>::keep(unsigned) const;
} // namespace Oxion
