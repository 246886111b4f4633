#include <oxion/geometry/grid_chart.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Means of nodes' numbers carry round-off; the middles they stand for are
    /// multiples of this even after twenty bisections.
    constexpr double finest = 1. / (1 << 20);

    unsigned
    interval_of(const std::vector<double> &axis, const double number)
    {
      const double last = axis.size() - 2;
      return std::clamp(std::floor(number), 0., last);
    }
  } // namespace


  template <int dim>
  std::unique_ptr<Manifold<dim>>
  GridChart<dim>::clone() const
  {
    return std::make_unique<GridChart<dim>>(axes_);
  }


  template <int dim>
  Point<dim>
  GridChart<dim>::pull_back(const Point<dim> &point) const
  {
    Point<dim> number;
    for (unsigned d = 0; d < dim; ++d)
    {
      const auto &axis = axes_[d];
      const auto upper =
        std::upper_bound(axis.begin() + 1, axis.end() - 1, point[d]);
      const unsigned i = upper - axis.begin() - 1;
      number[d]        = i + (point[d] - axis[i]) / (axis[i + 1] - axis[i]);
    }
    return number;
  }


  template <int dim>
  Point<dim>
  GridChart<dim>::push_forward(const Point<dim> &number) const
  {
    Point<dim> point;
    for (unsigned d = 0; d < dim; ++d)
    {
      const auto &axis    = axes_[d];
      const double exact  = std::round(number[d] / finest) * finest;
      const unsigned i    = interval_of(axis, exact);
      const double beyond = exact - i;
      point[d]            = (1. - beyond) * axis[i] + beyond * axis[i + 1];
    }
    return point;
  }


  template <int dim>
  DerivativeForm<1, dim, dim>
  GridChart<dim>::push_forward_gradient(const Point<dim> &number) const
  {
    DerivativeForm<1, dim, dim> gradient;
    for (unsigned d = 0; d < dim; ++d)
    {
      const auto &axis = axes_[d];
      const unsigned i = interval_of(axis, number[d]);
      gradient[d][d]   = axis[i + 1] - axis[i];
    }
    return gradient;
  }


  template class GridChart<2>;
  template class GridChart<3>;
} // namespace Oxion
