#include <oxion/parameters/numbers.h>

#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    struct Number
    {
      double *value;
      bool of_any_magnitude; ///< halfway lies the geometric mean
    };

    class Collector
    {
    public:
      template <typename... Numbers>
      void
      add(Numbers &...numbers)
      {
        (result.push_back({&numbers, false}), ...);
      }
      template <typename... Numbers>
      void
      add_magnitudes(Numbers &...numbers)
      {
        (result.push_back({&numbers, true}), ...);
      }

      std::vector<Number> result;
    };


    double
    between(const double a,
            const double b,
            const double s,
            const bool geometric)
    {
      if (!std::isfinite(a) || !std::isfinite(b))
        return b;
      return geometric && a > 0. && b > 0. ? a * std::pow(b / a, s)
                                           : (1. - s) * a + s * b;
    }

    void
    add_material(Material &m, Collector &all)
    {
      all.add_magnitudes(m.ionic.prefactor);
      all.add(m.ionic.temperature_power, m.ionic.energy);
      auto &e = m.electronic;
      all.add_magnitudes(e.resistivity, e.electron_prefactor, e.hole_prefactor);
      all.add(e.linear_coefficient, e.quadratic_coefficient);
      all.add(e.electron_energy, e.hole_energy);
      all.add(m.seebeck, m.density, m.heat_capacity);
      for (auto &[temperature, conductivity] : m.thermal_conductivity)
        all.add(temperature, conductivity);
      all.add_magnitudes(m.porosity, m.structure, m.pore_radius);
      all.add_magnitudes(m.permeability);
    }

    void
    add_electrode(Electrode &e, Collector &all)
    {
      all.add_magnitudes(e.lead_resistance, e.exchange_current);
      if (e.contact_resistance)
        all.add_magnitudes(*e.contact_resistance);
      all.add(e.exchange_temperature, e.exchange_energy, e.oxygen_order);
      all.add(e.alpha_anodic, e.alpha_cathodic);
      for (auto &[species, velocity] : e.exchange_velocity)
        all.add_magnitudes(velocity);
    }

    void
    add_heat(Heat &heat, Collector &all)
    {
      all.add(heat.temperature);
      for (auto &e : heat.exchanges)
      {
        all.add(e.gas_temperature, e.coefficient, e.conductance);
        all.add(e.emissivity, e.environment_temperature);
        if (e.fixed_temperature)
          all.add(*e.fixed_temperature);
      }
      for (auto &heater : heat.heaters)
        all.add(heater.power, heater.maximum_power, heater.set_point);
    }


    std::vector<Number>
    collect(Parameters &parameters)
    {
      Collector all;
      for (auto &material : parameters.materials)
        add_material(material, all);
      auto &gas = parameters.gas;
      all.add_magnitudes(gas.viscosity);
      for (auto &atmosphere : gas.atmospheres)
      {
        all.add_magnitudes(atmosphere.pressure, atmosphere.film_velocity);
        all.add(atmosphere.lambda);
        for (auto &[species, fraction] : atmosphere.mole_fractions)
          all.add(fraction);
      }
      for (auto &electrode : parameters.electrodes)
        add_electrode(electrode, all);
      for (auto &terminal : parameters.terminals)
      {
        all.add(terminal.voltage, terminal.current);
        all.add_magnitudes(terminal.resistance);
      }
      add_heat(parameters.heat, all);
      return all.result;
    }
  } // namespace


  std::vector<double *>
  numbers(Parameters &parameters)
  {
    std::vector<double *> result;
    for (const Number &number : collect(parameters))
      result.push_back(number.value);
    return result;
  }


  Parameters
  blend(const Parameters &from, const Parameters &to, const double s)
  {
    Parameters start = from, result = to;
    const auto a = collect(start), b = collect(result);
    if (a.size() != b.size())
      return result;
    for (std::size_t i = 0; i < a.size(); ++i)
      *b[i].value = between(*a[i].value, *b[i].value, s, b[i].of_any_magnitude);
    return result;
  }
} // namespace Oxion::Parameters
