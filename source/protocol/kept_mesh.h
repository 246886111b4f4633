#pragma once

#include <oxion/sensor.h>

#include "checkpoints.h"

namespace Oxion
{
  /** Adds the mesh of a sensor, where it adapts itself. Collective. */
  template <int dim>
  void
  keep_mesh(const Sensor<dim> &sensor, KeptState &kept);

  /**
   * Refines the mesh of a sensor that was just built to the one that was kept
   * with the rest, or else as the file wants it; without a solve.
   */
  template <int dim>
  void
  resume_mesh(
    const nlohmann::ordered_json &kept,
    const std::function<std::vector<double>(unsigned, std::size_t)> &read,
    Sensor<dim> &sensor);
} // namespace Oxion
