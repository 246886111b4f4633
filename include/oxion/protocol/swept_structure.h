#pragma once

#include <oxion/protocol/sweep_points.h>
#include <oxion/sensor.h>

#include <string>
#include <tuple>
#include <vector>

namespace Oxion
{
  /**
   * What the swept values of a point decide apart from the sizes of numbers.
   */
  struct SweptStructure
  {
    SweptStructure() = default;
    SweptStructure(const std::vector<Parameters::Sweep> &sweeps,
                   const SweptValues &values);

    /// What makes another device: names, words, lists, numbers that the mesh or
    /// the solver are made of, and a zero, as that of a conductivity, which
    /// takes something away. "" of all other numbers. [sweep]
    std::vector<std::string> texts;
    /// A voltmeter of infinite resistance ties nothing to the ground; but air,
    /// exhaust of infinite lambda, is a gas like any other. [sweep]
    std::vector<bool> infinite;

    /** An order, for sets. */
    bool
    operator<(const SweptStructure &other) const
    {
      return std::tie(texts, infinite) < std::tie(other.texts, other.infinite);
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
