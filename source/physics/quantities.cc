#include <oxion/parameters/measured_quantity.h>
#include <oxion/physics/quantities.h>

#include <cmath>
#include <stdexcept>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    template <int dim>
    void
    append_numbers_of(const PointQuantity<dim> &vector,
                      const Parameters::Symmetry symmetry,
                      std::vector<PointNumber<dim>> &result)
    {
      const auto at = vector.at;
      result.push_back({"|" + vector.name + "|",
                        vector.kind,
                        vector.group,
                        [at](const Model &model, const auto &state) {
                          const auto value = at(model, state);
                          return std::hypot(value[0], value[1], value[2]);
                        }});
      const std::string directions =
        symmetry == Parameters::Symmetry::spatial        ? "xyz"
        : symmetry == Parameters::Symmetry::axisymmetric ? "rz"
                                                         : "xz";
      for (unsigned d = 0; d < directions.size(); ++d)
        result.push_back({vector.name + "_" + directions[d],
                          vector.kind,
                          vector.group,
                          [at, d](const Model &model, const auto &state) {
                            return at(model, state)[d];
                          }});
    }


    template <int dim>
    std::vector<PointNumber<dim>>
    point_numbers(const Parameters::Gas &gas,
                  const Parameters::Symmetry symmetry)
    {
      std::vector<PointNumber<dim>> result;
      for (const auto &one : quantities_of<dim>(gas).at_points)
        if (one.is_vector)
          append_numbers_of(one, symmetry, result);
        else
          result.push_back(
            {one.name,
             one.kind,
             one.group,
             [at = one.at](const Model &model, const auto &state) {
               return at(model, state)[0];
             }});
      return result;
    }


    template <typename Named>
    Named
    find(const std::vector<Named> &list, const std::string &name)
    {
      for (const Named &one : list)
        if (one.name == name)
          return one;
      throw std::invalid_argument("there is no field '" + name + "'");
    }


    template <typename Named>
    std::vector<Parameters::Measurable>
    names_of(const std::vector<Named> &list)
    {
      std::vector<Parameters::Measurable> result;
      for (const Named &one : list)
        result.push_back({one.name, one.kind});
      return result;
    }
  } // namespace


  void
  add_flow(const Flow &flow, std::vector<Flow> &flows)
  {
    for (Flow &known : flows)
      if (known.name == flow.name)
      {
        known.carriers.insert(known.carriers.end(),
                              flow.carriers.begin(),
                              flow.carriers.end());
        return;
      }
    flows.push_back(flow);
  }


  template <int dim>
  PointNumber<dim>
  find_point_number(const std::string &name,
                    const Parameters::Parameters &parameters)
  {
    return find(point_numbers<dim>(parameters.gas,
                                   parameters.geometry.symmetry),
                name);
  }


  Flow
  find_flow(const std::string &name, const Parameters::Gas &gas)
  {
    // Flows do not depend on the dimension.
    return find(quantities_of<2>(gas).through_surfaces, name);
  }


  Parameters::Measurables
  Parameters::measurables(const Gas &gas, const Symmetry symmetry)
  {
    return {symmetry == Symmetry::spatial
              ? names_of(point_numbers<3>(gas, symmetry))
              : names_of(point_numbers<2>(gas, symmetry)),
            names_of(quantities_of<2>(gas).through_surfaces)};
  }


  template PointNumber<2>
  find_point_number(const std::string &, const Parameters::Parameters &);
  template PointNumber<3>
  find_point_number(const std::string &, const Parameters::Parameters &);
} // namespace Oxion
