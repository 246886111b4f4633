#include <oxion/laws/constants.h>
#include <oxion/physics/conditions.h>

namespace Oxion
{
  Conditions
  Conditions::of(const Parameters::Parameters &parameters)
  {
    Conditions result;
    for (const auto &atmosphere : parameters.gas.atmospheres)
    {
      GasState state;
      state.pressure = state.reference = atmosphere.pressure;
      for (const auto &species : parameters.gas.species)
      {
        const auto entry = atmosphere.mole_fractions.find(species);
        state.mole_fractions.push_back(
          entry == atmosphere.mole_fractions.end() ? 0. : entry->second);
      }
      result.atmospheres.push_back(state);
    }
    result.circuit = Circuit(parameters.terminals, parameters.electrodes);
    return result;
  }


  GasState
  resting_air(const Parameters::Gas &gas)
  {
    constexpr double oxygen = Laws::oxygen_in_air;

    GasState air;
    air.pressure = air.reference = gas.reference_pressure;
    for (const auto &species : gas.species)
      air.mole_fractions.push_back(species == "O2"          ? oxygen
                                   : species == gas.carrier ? 1. - oxygen
                                                            : 0.);
    return air;
  }


  Conditions
  Conditions::at_rest(const Parameters::Gas &gas) const
  {
    Conditions result;
    result.atmospheres.assign(atmospheres.size(), resting_air(gas));
    result.circuit = circuit.at_rest();
    result.sealing = 0.;
    result.imposed = 0.;
    return result;
  }


  void
  Conditions::count_from_where(const Conditions &other)
  {
    for (unsigned a = 0; a < atmospheres.size(); ++a)
      atmospheres[a].reference = other.atmospheres[a].reference;
    in_time = other.in_time;
  }


  Conditions
  Conditions::with_circuit(const Circuit &other) const
  {
    Conditions result = *this;
    result.circuit    = other;
    return result;
  }


  Conditions
  Conditions::blend(const Conditions &from,
                    const Conditions &to,
                    const double s)
  {
    Conditions result = to;
    for (unsigned a = 0; a < to.atmospheres.size(); ++a)
    {
      const auto &start = from.atmospheres[a];
      auto &state       = result.atmospheres[a];
      state.pressure    = (1. - s) * start.pressure + s * state.pressure;
      state.reference   = (1. - s) * start.reference + s * state.reference;
      for (unsigned k = 0; k < state.mole_fractions.size(); ++k)
        state.mole_fractions[k] =
          (1. - s) * start.mole_fractions[k] + s * state.mole_fractions[k];
    }
    result.circuit = Circuit::blend(from.circuit, to.circuit, s);
    result.sealing = (1. - s) * from.sealing + s * to.sealing;
    result.imposed = (1. - s) * from.imposed + s * to.imposed;
    return result;
  }
} // namespace Oxion
