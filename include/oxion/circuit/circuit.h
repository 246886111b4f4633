#pragma once

#include <oxion/parameters/parameters.h>

#include <string>
#include <vector>

namespace Oxion
{
  /** sum_j coefficient_j unknown_j = right_side, over global unknowns. */
  struct LinearEquation
  {
    std::vector<std::pair<unsigned, double>> coefficients;
    double right_side = 0.;
  };

  /**
   * The circuit around the element as equations.
   *
   * Unknowns: a voltage per terminal, then a current per electrode (positive
   * from the terminal into the electrode). One linear equation closes each
   * terminal; the electrodes' currents are closed by their kinetics. An
   * electrode's own potential is V = U_terminal - I R_lead.
   */
  class Circuit
  {
  public:
    Circuit() = default;
    Circuit(const std::vector<Parameters::Terminal> &terminals,
            const std::vector<Parameters::Electrode> &electrodes);

    unsigned
    n_terminals() const
    {
      return terminals_.size();
    }
    unsigned
    n_electrodes() const
    {
      return terminal_of_.size();
    }

    /** Number of unknowns: terminals, then electrodes. */
    unsigned
    n_unknowns() const
    {
      return n_terminals() + n_electrodes();
    }
    unsigned
    voltage_unknown(const unsigned terminal) const
    {
      return terminal;
    }
    unsigned
    current_unknown(const unsigned electrode) const
    {
      return n_terminals() + electrode;
    }

    unsigned
    terminal_of(const unsigned electrode) const
    {
      return terminal_of_[electrode];
    }
    const std::vector<Parameters::Terminal> &
    terminals() const
    {
      return terminals_;
    }
    unsigned
    find_terminal(const std::string &name) const;

    /** The equation of each terminal, [V] or [A] by is_voltage_equation(). */
    std::vector<LinearEquation>
    equations() const;

    bool
    is_voltage_equation(unsigned terminal) const;

    /** The same circuit with its terminals driven otherwise. */
    Circuit
    with_terminals(const std::vector<Parameters::Terminal> &terminals) const
    {
      Circuit result    = *this;
      result.terminals_ = terminals;
      return result;
    }

    /** Unknowns whose sum is the current into a terminal's electrodes. */
    std::vector<unsigned>
    currents_of(unsigned terminal) const;

    /** All set-points at the fraction s between those of two circuits. */
    static Circuit
    blend(const Circuit &from, const Circuit &to, double s);

    /** The same circuit with all voltages and currents at zero. */
    Circuit
    at_rest() const;

    /** Largest change of a set voltage between two circuits [V]. */
    static double
    voltage_distance(const Circuit &a, const Circuit &b);

  private:
    std::vector<Parameters::Terminal> terminals_;
    std::vector<unsigned> terminal_of_;
  };
} // namespace Oxion
