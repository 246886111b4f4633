#pragma once

#include <oxion/parameters/units.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/model.h>
#include <oxion/problem/point.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace Oxion
{
  /** A quantity in the points of the body, computed from the unknowns there. */
  template <int dim>
  struct PointQuantity
  {
    /// SI; of a vector all three, beyond dim zeros, else the first.
    using Value = std::array<double, 3>;

    std::string name; ///< "p_O2"
    Parameters::Quantity kind;
    Group group; ///< it lives where this does
    std::function<Value(const Model &, const PointState<dim> &)> at;
    bool is_vector = false;
  };

  /** What flows through a surface: that of some fields' equations. */
  struct Flow
  {
    struct Carrier
    {
      Group group;
      unsigned component;
      double factor;
    };
    std::string name; ///< "charge"
    Parameters::Quantity kind;
    std::vector<Carrier> carriers;
  };

  /** All that output and measurement can show, in their order. */
  template <int dim>
  struct Quantities
  {
    std::vector<PointQuantity<dim>> at_points;
    std::vector<Flow> through_surfaces;
  };
  template <int dim>
  Quantities<dim>
  quantities_of(const Parameters::Gas &gas);

  /**
   * A number that is asked for by name: a quantity; of a vector its magnitude
   * |J| or a component, J_x, J_y, J_z, round an axis J_r.
   */
  template <int dim>
  struct PointNumber
  {
    std::string name;
    Parameters::Quantity kind;
    Group group;
    std::function<double(const Model &, const PointState<dim> &)> at; ///< SI
  };
  /** @throw std::invalid_argument if there is none of that name. */
  template <int dim>
  PointNumber<dim>
  find_point_number(const std::string &name,
                    const Parameters::Parameters &parameters);
  Flow
  find_flow(const std::string &name, const Parameters::Gas &gas);
} // namespace Oxion
