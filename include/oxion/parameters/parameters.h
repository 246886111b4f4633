#pragma once

#include <oxion/parameters/boundary_condition.h>
#include <oxion/parameters/circuit.h>
#include <oxion/parameters/electrodes.h>
#include <oxion/parameters/gas.h>
#include <oxion/parameters/geometry.h>
#include <oxion/parameters/heat.h>
#include <oxion/parameters/materials.h>
#include <oxion/parameters/measurements.h>
#include <oxion/parameters/protocol.h>
#include <oxion/parameters/sealed_reference.h>
#include <oxion/parameters/thin_layer.h>
#include <oxion/parameters/unlimited.h>

#include <optional>
#include <string>
#include <vector>

/**
 * What a parameter file says, checked and in SI units: one plain struct for
 * every section. Nothing here computes; `read_parameters()` fills these and
 * every later stage only reads them. What a member is initialised with is the
 * default of its parameter. Names refer to each other as strings that
 * validation has already found to exist.
 */
namespace Oxion::Parameters
{
  enum class LinearSolver
  {
    automatic,
    direct,
    field_split
  };

  struct Solver
  {
    LinearSolver linear_solver = LinearSolver::automatic;
    unsigned newton_steps      = 40;
    double tolerance           = 1e-9;      ///< of the throughput, every row
    double current_scale       = 1e-3;      ///< throughput [A]
    double power_scale         = 1.;        ///< throughput [W]
    double set_point_step      = 0.05;      ///< of the cold start's ramp [V]
    double smallest_step       = 1e-3;      ///< where halving gives up [V]
    double memory_limit        = 16e9;      ///< of all ranks [bytes]
    double point_time_limit    = unlimited; ///< of wall time [s]
  };

  struct Output
  {
    std::string folder;
    bool fields = true;
    /// Wall time [s]; not given: as little as costs a small share of the time.
    std::optional<double> checkpoint_interval;
  };

  struct Parameters
  {
    Geometry geometry;
    std::vector<ThinLayer> thin_layers;
    std::vector<Material> materials; ///< those these use
    Gas gas;
    std::vector<Electrode> electrodes;
    std::vector<SealedReference> sealed_references;
    std::vector<Terminal> terminals;
    Heat heat;
    std::vector<BoundaryCondition> boundary_conditions;
    double time = 0.; ///< at which their formulas are taken [s]
    Solver solver;
    std::vector<Sweep> sweeps;
    std::vector<Signal> signals;
    std::vector<Controller> controllers;
    std::vector<Event> events;
    Transient transient;
    std::vector<Impedance> impedances;
    std::vector<Measurement> measurements;
    std::vector<LineProbe> line_probes;
    Output output;
  };
} // namespace Oxion::Parameters
