#pragma once

#include <oxion/circuit/circuit.h>
#include <oxion/parameters/parameters.h>

#include <vector>

namespace Oxion
{
  /** Composition (mole fractions in species order) and pressures [Pa]. */
  struct GasState
  {
    std::vector<double> mole_fractions;
    double pressure = 0.;
    /// From where the unknowns count; that of the steady state in a transient.
    double reference = 0.;
  };

  /** Dry air at the reference pressure: where every cold start begins. */
  GasState
  resting_air(const Parameters::Gas &gas);

  /**
   * What is imposed on the element from outside and can be reached in steps:
   * the gases around it and the set-points of its circuit.
   */
  struct Conditions
  {
    std::vector<GasState> atmospheres;
    Circuit circuit;
    /// How far sealed references are from resting air (0) to their own
    /// activity (1).
    double sealing = 1.;
    /// How far boundary conditions but those of heat are from rest (0) to what
    /// they are (1).
    double imposed = 1.;
    /// Inventories change by what comes in; otherwise they are given.
    bool in_time = false;

    static Conditions
    of(const Parameters::Parameters &parameters);

    /**
     * The same device at exact equilibrium: resting air everywhere and nothing
     * imposed by the circuit.
     */
    Conditions
    at_rest(const Parameters::Gas &gas) const;

    /** Gas unknowns count from where those under `other` do, in time or not. */
    void
    count_from_where(const Conditions &other);

    /** Our gases with the circuit of `other`. */
    Conditions
    with_circuit(const Circuit &other) const;

    /** At the fraction s from `from` to `to`. */
    static Conditions
    blend(const Conditions &from, const Conditions &to, double s);
  };
} // namespace Oxion
