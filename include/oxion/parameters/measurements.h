#pragma once

#include <array>
#include <string>

namespace Oxion::Parameters
{
  enum class ImpedancePart
  {
    real,
    imaginary,
    magnitude,
    phase
  };

  enum class MeasurementKind
  {
    terminal_current,
    half_reaction_current,
    voltage,
    flux,
    mean,
    minimum,
    maximum,
    point,
    heater_power,
    heater_resistance,
    heater_voltage,
    atmosphere_fraction,
    impedance,
    cutoff_frequency,
    sealed_reference,
    electrode,
    resistance,
    expression
  };

  /** One column of the table (a line probe: a file of its own). */
  struct Measurement
  {
    std::string name; ///< title without unit
    MeasurementKind kind;
    std::string terminal;      ///< of a current; voltage: plus
    std::string minus;         ///< voltage: minus; empty: ground
    std::string half_reaction; ///< whose current
    std::string field;         ///< "T", "phi", "psi", "p", "p_O2", "x_O2"
    std::string place;         ///< region or surface
    std::string side; ///< flux: the region it leaves; empty: the default
    std::array<double, 3> position{}; ///< point [m], (x, z) or (x, y, z)
    std::string impedance;            ///< its name
    double frequency   = 0.;          ///< of an impedance [Hz]
    ImpedancePart part = ImpedancePart::real;
    std::string expression;          ///< in the columns before this one
    std::string unit;                ///< of the column: "mA", "V", "K", ...
    double factor = 1., offset = 0.; ///< from an SI value to the column's

    double
    in_column(const double value) const
    {
      return factor * value + offset;
    }
  };

  struct LineProbe
  {
    std::string name, field;
    std::string file; ///< name as the start of a file's name
    std::array<double, 3> from{}, to{};
    unsigned points = 101;
  };
} // namespace Oxion::Parameters
