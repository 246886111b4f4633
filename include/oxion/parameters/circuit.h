#pragma once

#include <oxion/parameters/unlimited.h>

#include <string>

namespace Oxion::Parameters
{
  enum class Drive
  {
    voltage,      ///< U = voltage
    current,      ///< sum of the electrodes' currents = current
    floating,     ///< current = -U/input_resistance
    resistor,     ///< current = (U_other + voltage - U)/resistance
    hold_voltage, ///< drives itself so that U_plus - U_minus = voltage
    hold_current, ///< drives itself so that terminal plus's current = current
    hold_temperature, ///< heats a track until `held` is at the set-point
    hold_resistance   ///< heats it until (U - U_plus)/current = resistance
  };

  enum class ControlKind
  {
    ideal, ///< the output is what the set-point takes
    proportional_integral
  };

  struct Terminal
  {
    std::string name;
    Drive drive       = Drive::voltage;
    double voltage    = 0.;        ///< [V]
    double current    = 0.;        ///< [A]
    double resistance = unlimited; ///< input, load or held resistance [Ohm]
    std::string plus, minus; ///< of hold_voltage; else plus is the other end
    std::string held;        ///< of hold_temperature: region or surface
    double set_point = 0.;   ///< of that [K]
    // Of what holds: how, and within which currents into the electrodes and
    // which voltages of its own.
    ControlKind control = ControlKind::ideal;
    /// Of the current by the voltage [A/V]; of a track's voltage by
    /// temperature [V/K] or resistance [V/Ohm].
    double gain             = 1e-3;
    double integral_time    = 0.;         ///< [s]
    double smallest_current = -unlimited; ///< [A]
    double largest_current  = unlimited;  ///< [A]
    double smallest_voltage = -unlimited; ///< [V]
    double largest_voltage  = unlimited;  ///< [V]

    bool
    is_controlled() const
    {
      return drive == Drive::hold_voltage &&
             (control != ControlKind::ideal || smallest_current > -unlimited ||
              largest_current < unlimited || smallest_voltage > -unlimited ||
              largest_voltage < unlimited);
    }
    /** Does it drive itself as a heater's control unit does? */
    bool
    heats() const
    {
      return drive == Drive::hold_temperature ||
             drive == Drive::hold_resistance;
    }
  };
} // namespace Oxion::Parameters
