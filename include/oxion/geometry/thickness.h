#pragma once

#include <oxion/parameters/parameters.h>

#include <deal.II/base/numbers.h>
#include <deal.II/base/point.h>

namespace Oxion
{
  /**
   * What one square metre of the (x, z) or (r, z) plane stands for: the depth
   * of a planar model [m], the circumference 2 pi r [m], 1 in 3D.
   */
  struct Thickness
  {
    Parameters::Symmetry symmetry = Parameters::Symmetry::spatial;
    double depth                  = 1.; ///< of a planar model [m]

    Thickness() = default;
    explicit Thickness(const Parameters::Geometry &geometry)
      : symmetry(geometry.symmetry)
      , depth(geometry.y[1] - geometry.y[0])
    {}

    template <int dim>
    double
    at(const dealii::Point<dim> &point) const
    {
      switch (symmetry)
      {
        case Parameters::Symmetry::planar:
          return depth;
        case Parameters::Symmetry::axisymmetric:
          return 2. * dealii::numbers::PI * point[0];
        default:
          return 1.;
      }
    }
  };
} // namespace Oxion
