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
    /// takes something away. "" of all other numbers. [swept parameter]
    std::vector<std::string> texts;
    /// A voltmeter of infinite resistance ties nothing to the ground; but air,
    /// exhaust of infinite lambda, is a gas like any other. [swept parameter]
    std::vector<bool> infinite;

    /** An order, for sets. */
    bool
    operator<(const SweptStructure &other) const
    {
      return std::tie(texts, infinite) < std::tie(other.texts, other.infinite);
    }
  };

  /**
   * Points of one structure with a point through which a sweep would come to
   * it, from the beginning on: each goes on from the state of the one before.
   */
  std::vector<unsigned>
  way_to(unsigned point,
         const std::vector<Parameters::Sweep> &sweeps,
         const std::vector<SweepPoint> &points);

  /**
   * What of a device is not the size of a number: which fields live where,
   * counted in which scales, and where terms and prescriptions act.
   */
  template <int dim>
  struct DeviceStructure
  {
    DeviceStructure(const Mesh<dim> &mesh,
                    const Parameters::Parameters &parameters);

    Fields fields;
    unsigned n_volume_terms;
    std::vector<unsigned> surfaces_with_terms;
    /// (surface, group)
    std::vector<std::pair<std::optional<unsigned>, unsigned>> prescribed;
    std::vector<bool> is_floating; ///< a terminal: by infinite resistance

    bool
    operator==(const DeviceStructure &other) const;
  };
} // namespace Oxion
