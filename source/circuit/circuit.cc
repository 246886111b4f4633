#include <oxion/circuit/circuit.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace Oxion
{
  using Parameters::Drive;

  Circuit::Circuit(const std::vector<Parameters::Terminal> &terminals,
                   const std::vector<Parameters::Electrode> &electrodes)
    : terminals_(terminals)
  {
    for (const auto &electrode : electrodes)
      terminal_of_.push_back(find_terminal(electrode.terminal));
  }


  unsigned
  Circuit::find_terminal(const std::string &name) const
  {
    const auto found =
      std::find_if(terminals_.begin(),
                   terminals_.end(),
                   [&](const auto &terminal) { return terminal.name == name; });
    if (found == terminals_.end())
      throw std::invalid_argument("there is no terminal '" + name + "'");
    return found - terminals_.begin();
  }


  bool
  Circuit::is_voltage_equation(const unsigned terminal) const
  {
    const Drive drive = terminals_[terminal].drive;
    return drive == Drive::voltage || terminals_[terminal].heats() ||
           (drive == Drive::hold_voltage &&
            !terminals_[terminal].is_controlled());
  }


  std::vector<unsigned>
  Circuit::currents_of(const unsigned terminal) const
  {
    std::vector<unsigned> result;
    for (unsigned k = 0; k < n_electrodes(); ++k)
      if (terminal_of_[k] == terminal)
        result.push_back(current_unknown(k));
    return result;
  }


  std::vector<LinearEquation>
  Circuit::equations() const
  {
    std::vector<LinearEquation> result(n_terminals());
    const auto add_currents = [&](LinearEquation &equation,
                                  const unsigned terminal) {
      for (const unsigned current : currents_of(terminal))
        equation.coefficients.push_back({current, 1.});
    };

    for (unsigned t = 0; t < n_terminals(); ++t)
    {
      const auto &terminal = terminals_[t];
      auto &equation       = result[t];
      switch (terminal.drive)
      {
        case Drive::voltage:
        case Drive::hold_temperature: // the equation is not linear
        case Drive::hold_resistance:
          equation = {{{t, 1.}}, terminal.voltage};
          break;
        case Drive::hold_voltage:
          equation = {{{find_terminal(terminal.plus), 1.},
                       {find_terminal(terminal.minus), -1.}},
                      terminal.voltage};
          break;
        case Drive::hold_current:
          add_currents(equation, find_terminal(terminal.plus));
          equation.right_side = terminal.current;
          break;
        case Drive::current:
          add_currents(equation, t);
          equation.right_side = terminal.current;
          break;
        case Drive::floating:
          add_currents(equation, t);
          equation.coefficients.push_back({t, 1. / terminal.resistance});
          break;
        case Drive::resistor:
          add_currents(equation, t);
          break;
      }
    }

    // A resistor takes from its other end what it delivers to its terminal.
    const auto counts_current = [&](const unsigned t) {
      const Drive drive = terminals_[t].drive;
      return drive == Drive::current || drive == Drive::floating ||
             drive == Drive::resistor;
    };
    for (unsigned t = 0; t < n_terminals(); ++t)
      if (terminals_[t].drive == Drive::resistor)
      {
        const unsigned other = find_terminal(terminals_[t].plus);
        const double g       = 1. / terminals_[t].resistance;
        const double current = g * terminals_[t].voltage;
        result[t].coefficients.push_back({t, g});
        result[t].coefficients.push_back({other, -g});
        result[t].right_side += current;
        if (counts_current(other))
        {
          result[other].coefficients.push_back({other, g});
          result[other].coefficients.push_back({t, -g});
          result[other].right_side -= current;
        }
      }
    return result;
  }


  Circuit
  Circuit::blend(const Circuit &from, const Circuit &to, const double s)
  {
    Circuit result = to;
    for (unsigned t = 0; t < to.n_terminals(); ++t)
    {
      const auto &a = from.terminals_[t];
      auto &b       = result.terminals_[t];
      b.voltage     = (1. - s) * a.voltage + s * b.voltage;
      b.current     = (1. - s) * a.current + s * b.current;
    }
    return result;
  }


  Circuit
  Circuit::at_rest() const
  {
    Circuit result = *this;
    for (auto &terminal : result.terminals_)
      terminal.voltage = terminal.current = 0.;
    return result;
  }


  double
  Circuit::voltage_distance(const Circuit &a, const Circuit &b)
  {
    double distance = 0.;
    for (unsigned t = 0; t < b.n_terminals(); ++t)
      distance =
        std::max(distance,
                 std::abs(a.terminals_[t].voltage - b.terminals_[t].voltage));
    return distance;
  }
} // namespace Oxion
