#include "measured_sum.h"

namespace Oxion
{
  using Parameters::MeasurementKind;

  template <int dim>
  std::vector<std::pair<unsigned, double>>
  measured_sum(const Sensor<dim> &sensor,
               const Parameters::Measurement &measurement)
  {
    const auto &circuit = sensor.model().conditions.circuit;
    std::vector<std::pair<unsigned, double>> result;
    const auto add_voltage = [&](const std::string &terminal,
                                 const double sign) {
      if (!terminal.empty()) // not that of the ground
        result.push_back(
          {circuit.voltage_unknown(circuit.find_terminal(terminal)), sign});
    };
    const auto &heaters = sensor.model().heaters;
    switch (measurement.kind)
    {
      case MeasurementKind::terminal_current:
        for (const unsigned current :
             circuit.currents_of(circuit.find_terminal(measurement.terminal)))
          result.push_back({current, 1.});
        break;
      case MeasurementKind::voltage:
        add_voltage(measurement.terminal, 1.);
        add_voltage(measurement.minus, -1.);
        break;
      case MeasurementKind::heater_power:
        for (unsigned h = 0; h < heaters.size(); ++h)
          if (heaters[h].parameters.name == measurement.place)
            result.push_back({sensor.model().power_unknown(h), 1.});
        break;
      default:
        break;
    }
    return result;
  }


  template std::vector<std::pair<unsigned, double>>
  measured_sum(const Sensor<2> &, const Parameters::Measurement &);
  template std::vector<std::pair<unsigned, double>>
  measured_sum(const Sensor<3> &, const Parameters::Measurement &);
} // namespace Oxion
