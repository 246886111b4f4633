#pragma once

#include <oxion/protocol/sweep_points.h>
#include <oxion/sensor.h>

#include <string>
#include <tuple>
#include <vector>

namespace Oxion
{
  /**
   * What the swept values of a point decide apart from sizes. Points that agree
   * in it differ in plain numbers only.
   */
  struct SweptStructure
  {
    enum class Kind
    {
      text, ///< stands in `texts`
      zero,
      finite,
      infinite
    };

    SweptStructure() = default;
    SweptStructure(const std::vector<Parameters::Sweep> &sweeps,
                   const SweptValues &values);

    /// Names, words, lists, and numbers the mesh or the solver are made of:
    /// each value is another device. "" of other numbers. [sweep]
    std::vector<std::string> texts;
    /// Of numbers: a conductivity of zero carries nothing, an infinite
    /// resistance ties nothing. Such steps are looked at. [sweep]
    std::vector<Kind> kinds;

    /** An order, for sets. */
    bool
    operator<(const SweptStructure &other) const
    {
      return std::tie(texts, kinds) < std::tie(other.texts, other.kinds);
    }
  };

  /**
   * Has the device the same unknowns with other numbers in its parameters: the
   * same fields in the same places, counted in the same scales?
   */
  template <int dim>
  bool
  same_fields(const Sensor<dim> &sensor,
              const Parameters::Parameters &parameters);
} // namespace Oxion
