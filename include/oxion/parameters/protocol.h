#pragma once

#include <oxion/parameters/unlimited.h>

#include <array>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** A parameter that a sweep varies. */
  struct SweptParameter
  {
    std::string path;      ///< "Gas/Atmosphere exhaust/..."
    std::string title;     ///< column, last part of the path
    bool of_words = false; ///< names, not numbers: "8YSZ"
  };

  /** Values that parameters take together; outer sweeps come first. */
  struct Sweep
  {
    std::string name;
    std::vector<SweptParameter> parameters;
    /// As written in the file: "air", "0.9". [row][parameter]
    std::vector<std::vector<std::string>> rows;
  };

  /** Of all sweeps, in the order of their columns. */
  std::vector<SweptParameter>
  swept_parameters(const std::vector<Sweep> &sweeps);

  /** All combinations of the sweeps' rows; 1 without any. */
  double
  n_points(const std::vector<Sweep> &sweeps);

  constexpr const char *time_title = "Time [s]"; ///< of its column

  /** A number of the file as a function of time, in the entry's unit. */
  struct Signal
  {
    std::string name;
    std::string parameter; ///< path
    std::string title;     ///< column, last part of the path
    /// (time [s], value) with straight lines between; twice a time: a jump.
    std::vector<std::array<double, 2>> table;
    double period = 0.;     ///< of the table [s], 0: it is held at its end
    std::string expression; ///< in t [s]; instead of the table
  };

  /** A loop of a control unit: looks at a measurement, sets an entry. */
  struct Controller
  {
    std::string name;
    std::string measurement;   ///< its name
    std::string parameter;     ///< path of the entry
    std::string title;         ///< of its column
    double set_point     = 0.; ///< in the measurement's unit
    double gain          = 0.; ///< of the entry by the measurement's lack
    double integral_time = 0.; ///< [s]
    double sample_time   = 0.; ///< [s]
    double smallest = 0., largest = 0.; ///< of the entry, in its unit
  };

  enum class StartInTime
  {
    steady, ///< what the signals' first values lead to
    uniform ///< at rest in air, everywhere at the temperature of Heat
  };

  struct Transient
  {
    double end_time        = 0.; ///< [s], 0: steady states
    double output_interval = 0.; ///< [s], 0: a hundredth of the end time
    StartInTime start      = StartInTime::steady;
    unsigned order         = 2;
    double tolerance       = 1e-4;      ///< of a step, relative
    double largest_step    = unlimited; ///< [s]
    double period          = 0.;        ///< of its cycles [s], 0: none
    double periodic_change = 1e-4;      ///< of a cycle, relative
  };

  enum class Direction
  {
    either,
    rising,
    falling
  };

  enum class AfterEvent
  {
    end,   ///< the run does
    report ///< only that
  };

  /** A measurement passes a value, in time. */
  struct Event
  {
    std::string name;
    std::string measurement;  ///< its name
    double value        = 0.; ///< in the measurement's unit
    Direction direction = Direction::either;
    AfterEvent then     = AfterEvent::end;
  };

  struct Parameters;

  /**
   * Answer to a small harmonic excitation about steady states: the impedance
   * between two terminals, or what a measurement does with a parameter.
   */
  struct Impedance
  {
    std::string name;
    std::string plus, minus;         ///< terminals; or else:
    std::string parameter;           ///< path
    std::string measurement;         ///< by name
    std::vector<double> frequencies; ///< rising [Hz]
    /// What does not answer, though the circuit or a controller would make it.
    std::vector<std::string> fixed_voltages, fixed_currents; ///< of terminals
    std::vector<std::string> fixed_powers;                   ///< of heaters
    /// The parameter a little less and a little more, and what comes of it.
    std::array<double, 2> beside{}; ///< in the entry's unit
    std::vector<Parameters> with_beside;
    std::string unit; ///< of the answer by the excitation's, "Ohm"
  };
} // namespace Oxion::Parameters
