#include <oxion/parameters/numbers.h>
#include <oxion/parameters/schema.h>

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

    /** What entries of the section are bound to; a member may be twice. */
    template <typename Struct>
    void
    add_bound(const SectionDeclaration &section,
              Struct &object,
              std::vector<Number> &all)
    {
      for (const auto &entry : section.entries)
        if (entry.binding.in)
        {
          const Place place = entry.binding.in(&object);
          const bool any    = entry.type.of_any_magnitude;
          if (const auto number = std::get_if<double *>(&place))
            all.push_back({*number, any});
          if (const auto number = std::get_if<std::optional<double> *>(&place))
            if (**number)
              all.push_back({&***number, any});
        }
    }

    template <typename Struct>
    void
    add_bound(const std::string &section,
              const std::string &kind,
              std::vector<Struct> &items,
              std::vector<Number> &all)
    {
      const auto *outside = schema().find_section(section);
      for (auto &item : items)
        add_bound(outside->find_items(kind + " NAME")->item[0], item, all);
    }

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

    std::vector<Number>
    collect(Parameters &parameters)
    {
      std::vector<Number> all;
      add_bound("Thin layers", "Thin layer", parameters.thin_layers, all);
      add_bound("Materials", "Material", parameters.materials, all);
      add_bound(*schema().find_section("Gas"), parameters.gas, all);
      add_bound("Gas", "Species", parameters.gas.own_species, all);
      add_bound("Gas", "Atmosphere", parameters.gas.atmospheres, all);
      add_bound("Electrodes", "Electrode", parameters.electrodes, all);
      add_bound("Sealed references",
                "Sealed reference",
                parameters.sealed_references,
                all);
      add_bound("Circuit", "Terminal", parameters.terminals, all);
      add_bound(*schema().find_section("Heat"), parameters.heat, all);
      add_bound("Heat", "Exchange", parameters.heat.exchanges, all);
      add_bound("Heat", "Heater", parameters.heat.heaters, all);
      // What has readers of its own.
      for (auto &material : parameters.materials)
      {
        for (auto &[temperature, conductivity] : material.thermal_conductivity)
        {
          all.push_back({&temperature, false});
          all.push_back({&conductivity, false});
        }
        all.push_back({&material.pore_radius, true});
        all.push_back({&material.permeability, true});
      }
      for (auto &pair : parameters.gas.given_diffusivities)
        all.push_back({&pair.value, true});
      for (auto &species : parameters.gas.own_species)
        for (auto *polynomial : {&species.low, &species.high})
          for (double &coefficient : *polynomial)
            all.push_back({&coefficient, false});
      for (auto &atmosphere : parameters.gas.atmospheres)
        for (auto &[species, fraction] : atmosphere.mole_fractions)
          all.push_back({&fraction, false});
      for (auto &reference : parameters.sealed_references)
        for (auto &buffer : reference.buffers)
          all.push_back({&buffer.amount, true});
      for (auto &electrode : parameters.electrodes)
      {
        for (auto &[species, velocity] : electrode.exchange_velocity)
          all.push_back({&velocity, true});
        for (auto *table :
             {&electrode.kinetics_over_gold, &electrode.catalysis_over_gold})
          for (auto &[content, factor] : *table)
          {
            all.push_back({&content, false});
            all.push_back({&factor, true});
          }
        add_bound("Electrodes",
                  "Surface reaction",
                  electrode.surface_reactions,
                  all);
        add_bound("Electrodes", "Half reaction", electrode.half_reactions, all);
        for (auto &half : electrode.half_reactions)
        {
          all.push_back({&half.activity, true});
          for (auto &[species, order] : half.orders)
            all.push_back({&order, false});
        }
      }
      for (auto &terminal : parameters.terminals)
        all.push_back({&terminal.resistance, true});
      return all;
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
    Parameters start = from, end = to, result = to;
    const auto a = collect(start), b = collect(end), c = collect(result);
    if (a.size() != b.size())
      return result;
    for (std::size_t i = 0; i < a.size(); ++i)
      *c[i].value = between(*a[i].value, *b[i].value, s, b[i].of_any_magnitude);
    return result;
  }
} // namespace Oxion::Parameters
