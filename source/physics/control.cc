#include <oxion/physics/control.h>
#include <oxion/physics/model.h>

#include <algorithm>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /** T dm/dt + m - output = 0. */
    class MemoryEquation : public GlobalEquation
    {
    public:
      MemoryEquation(const Model &model, const unsigned memory)
        : model_(model)
        , memory_(memory)
      {}

      unsigned
      unknown() const override
      {
        return model_.memory_unknown(memory_);
      }

      GlobalRow
      at(const GlobalState &state) const override
      {
        const ControlMemory &memory = model_.memories[memory_];
        const double value          = state.unknowns[unknown()];
        GlobalRow row;
        row.residual           = value;
        row.by_unknown         = {{unknown(), 1.}};
        row.storage            = memory.integral_time * value;
        row.storage_by_unknown = {{unknown(), memory.integral_time}};
        for (const unsigned output : memory.output)
        {
          row.residual -= state.unknowns[output];
          row.by_unknown.push_back({output, -1.});
        }
        return row;
      }

    private:
      const Model &model_;
      unsigned memory_;
    };
  } // namespace


  LinearForm
  LinearForm::chain(const double f, const double slope) const
  {
    LinearForm result = *this;
    result.value      = f;
    for (auto *derivatives : {&result.by_unknown, &result.by_mean})
      for (auto &[index, derivative] : *derivatives)
        derivative *= slope;
    return result;
  }


  std::optional<double>
  resting_output(const Control &control,
                 const double base,
                 const double lack,
                 const double largest)
  {
    const double wanted = base + control.gain * lack;
    const double upper  = std::min(control.upper, largest);
    if (wanted < control.lower)
      return control.lower;
    if (wanted > upper)
      return upper;
    return {};
  }


  GlobalRow
  control_row(const Control &control,
              const GlobalState &state,
              const LinearForm &output,
              const LinearForm &lack,
              const std::optional<LinearForm> &largest)
  {
    const double base =
      control.memory ? state.unknowns[*control.memory] : output.value;
    const auto rests =
      resting_output(control,
                     base,
                     lack.value,
                     largest ? largest->value : Parameters::unlimited);
    GlobalRow row;
    const auto add = [&](const LinearForm &form, const double factor) {
      row.residual += factor * form.value;
      for (const auto &[unknown, derivative] : form.by_unknown)
        row.by_unknown.push_back({unknown, factor * derivative});
      for (const auto &[mean, derivative] : form.by_mean)
        row.by_mean.push_back({mean, factor * derivative});
    };
    if (rests || control.memory)
      add(output, 1.);
    if (rests && largest && *rests == largest->value)
      add(*largest, -1.);
    else if (rests)
      row.residual -= *rests;
    if (rests)
      return row;
    if (control.memory)
      add({base, {{*control.memory, 1.}}, {}}, -1.);
    add(lack, -control.gain);
    return row;
  }


  void
  declare_memories(const Model &model,
                   const Parameters::Parameters & /*parameters*/,
                   Fields &fields)
  {
    for (const auto &memory : model.memories)
    {
      const Field &output = fields.globals[memory.output.front()];
      Field field{"integral part of " + memory.name,
                  output.scale,
                  output.scale};
      field.tolerance = output.tolerance;
      field.advice    = output.advice;
      fields.globals.push_back(field);
    }
  }


  template <int dim>
  void
  add_memories(const Model &model, Problem<dim> &problem)
  {
    for (unsigned m = 0; m < model.memories.size(); ++m)
      problem.global_equations.push_back(
        std::make_unique<MemoryEquation>(model, m));
  }

  template void
  add_memories(const Model &, Problem<2> &);
  template void
  add_memories(const Model &, Problem<3> &);
} // namespace Oxion
