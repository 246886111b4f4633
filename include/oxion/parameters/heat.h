#pragma once

#include <oxion/parameters/circuit.h>

#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** Loss through a surface: (h + G/area)(T - T_gas) + radiation. */
  struct HeatExchange
  {
    std::string name;
    std::string surface;
    double gas_temperature         = 573.; ///< [K]
    double coefficient             = 0.;   ///< h [W/m2/K]
    double conductance             = 0.;   ///< of the surface [W/K]
    double emissivity              = 0.;
    double environment_temperature = 573.;   ///< [K]
    std::optional<double> fixed_temperature; ///< [K], instead of all others
  };

  struct Heater
  {
    std::string name;
    std::string region; ///< even in it; or else:
    /// The cut legs of a meander, through which one current flows out of plane.
    std::vector<std::string> legs;
    double power = 0.; ///< fixed power, or first guess of a held one [W]
    double maximum_power = unlimited; ///< of one that holds something [W]
    /// Region or surface whose mean temperature is held,
    std::string held;
    double set_point = 0.;                 ///< [K]
    std::optional<double> held_resistance; ///< or its own resistance [Ohm],
    /// or impedance whose real part is; none of them: fixed power.
    std::string held_impedance;
    double frequency           = 0.; ///< of that [Hz]
    double impedance_set_point = 0.; ///< [Ohm]
    // Its metal, where there are no legs, and what feeds it: none, any power.
    double resistance              = 0.; ///< at 20 C [Ohm], 0: not known
    double temperature_coefficient = 0.; ///< of that [1/K]
    double lead_resistance         = 0.; ///< [Ohm]
    std::optional<double> supply;        ///< [V]
    double duty_cycle   = 1.;            ///< of a supply that holds nothing
    ControlKind control = ControlKind::ideal;
    /// Of the power by the temperature [W/K] or its resistance [W/Ohm],
    double gain          = 1.;
    double log_gain      = 1.; ///< or by the impedance's logarithm [W]
    double integral_time = 0.; ///< [s]

    bool
    holds_impedance() const
    {
      return !held_impedance.empty();
    }
    /** Something that its power follows. */
    bool
    holds() const
    {
      return !held.empty() || held_resistance || holds_impedance();
    }
    bool
    has_resistance() const
    {
      return resistance > 0. || !legs.empty();
    }
    std::vector<std::string>
    regions() const
    {
      return legs.empty() ? std::vector<std::string>{region} : legs;
    }
  };

  struct Heat
  {
    bool solve         = false;
    double temperature = 1053.15; ///< isothermal, start [K]
    std::vector<HeatExchange> exchanges;
    std::vector<Heater> heaters;
  };
} // namespace Oxion::Parameters
