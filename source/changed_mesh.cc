#include <oxion/fields/refinement.h>
#include <oxion/geometry/refinement_levels.h>
#include <oxion/sensor.h>

#include <algorithm>

namespace Oxion
{
  namespace
  {
    /// Of what is stored: what differs by less is the same but for round-off.
    constexpr double same_amount = 1e-10;
  } // namespace


  template <int dim>
  void
  Sensor<dim>::interpolate_to(const std::function<void()> &flag,
                              const std::vector<Vector *> &others)
  {
    stepper_.reset();
    newton_.reset();
    std::vector<Vector *> states = others;
    states.push_back(&x_);
    Oxion::change_mesh(*layout_, flag, states);
    converged_ = false;
    assembler_->reinit();
    prepare_solver();
  }


  template <int dim>
  void
  Sensor<dim>::refine()
  {
    interpolate_to([this] { mesh_->triangulation().set_all_refine_flags(); });
  }


  template <int dim>
  void
  Sensor<dim>::start_uniform()
  {
    for (unsigned r = 0; r < parameters_.geometry.grid.refinements; ++r)
      refine();
    assembler_->complete(x_);
  }


  template <int dim>
  void
  Sensor<dim>::start_uniform(const std::vector<double> &levels)
  {
    while (flag_towards(*mesh_, levels))
      interpolate_to([] {});
    assembler_->complete(x_);
  }


  template <int dim>
  typename TimeStepper<dim>::Memory
  Sensor<dim>::memory_of_states() const
  {
    auto memory      = time_memory();
    Vector now       = layout_->make_vector();
    const auto other = std::find_if(
      memory.states.begin(), memory.states.end(), [&](const auto &state) {
        assembler_->storage(state.x, now);
        now -= state.stored;
        return now.linfty_norm() > same_amount * state.stored.linfty_norm();
      });
    memory.states.erase(other, memory.states.end());
    if (memory.states.size() < memory.rate_weights.size())
      memory.rate_weights.clear();
    memory.order = std::max<unsigned>(
      1, std::min<std::size_t>(memory.order, memory.states.size()));
    return memory;
  }


  template <int dim>
  SolveReport
  Sensor<dim>::change_mesh(const std::function<void()> &flag)
  {
    SolveReport report;
    if (model_.conditions.in_time)
    {
      auto memory         = memory_of_states();
      const auto settings = stepper_->settings();
      const double time   = stepper_->time();
      std::vector<Vector *> states;
      for (auto &state : memory.states)
        states.push_back(&state.x);
      interpolate_to(flag, states);
      assembler_->complete(x_);
      for (auto &state : memory.states)
      {
        assembler_->complete(state.x);
        state.stored = layout_->make_vector();
        assembler_->storage(state.x, state.stored);
      }
      stepper_ =
        std::make_unique<TimeStepper<dim>>(*assembler_, *newton_, settings);
      if (memory.states.empty())
        stepper_->start(time, x_);
      else
        stepper_->go_on_from(memory);
      return report;
    }
    const bool was_solved = converged_;
    interpolate_to(flag);
    if (was_solved)
    {
      const NewtonResult result = solve_at(Model(model_));
      report.add(result);
      report.converged = result.converged;
    }
    else
      assembler_->complete(x_);
    return report;
  }


  // The members above; the others stand in sensor.cc.
  template void
  Sensor<2>::interpolate_to(const std::function<void()> &,
                            const std::vector<Vector *> &);
  template void
  Sensor<2>::refine();
  template void
  Sensor<2>::start_uniform();
  template void
  Sensor<2>::start_uniform(const std::vector<double> &);
  template SolveReport
  Sensor<2>::change_mesh(const std::function<void()> &);
  template void
  Sensor<3>::interpolate_to(const std::function<void()> &,
                            const std::vector<Vector *> &);
  template void
  Sensor<3>::refine();
  template void
  Sensor<3>::start_uniform();
  template void
  Sensor<3>::start_uniform(const std::vector<double> &);
  template SolveReport
  Sensor<3>::change_mesh(const std::function<void()> &);
} // namespace Oxion
