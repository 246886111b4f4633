#include "quadratic_cells.h"

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  unsigned
  CellNodes<dim>::index(const Place &place)
  {
    unsigned result = 0;
    for (unsigned d = dim; d-- > 0;)
      result = 3 * result + place[d];
    return result;
  }


  template <int dim>
  typename CellNodes<dim>::Place
  CellNodes<dim>::place(unsigned index)
  {
    Place result;
    for (unsigned d = 0; d < dim; ++d)
    {
      result[d] = index % 3;
      index /= 3;
    }
    return result;
  }


  template <int dim>
  void
  CellNodes<dim>::set(const Place &place, const Point<dim> &point)
  {
    nodes_[index(place)]  = point;
    is_set_[index(place)] = true;
  }


  /** From the nodes at the ends of all lines through it, and their ends. */
  template <int dim>
  Point<dim>
  CellNodes<dim>::blended(const Place &place) const
  {
    Point<dim> result;
    for (unsigned other = 0; other < size; ++other)
    {
      const Place end   = CellNodes::place(other);
      unsigned n_ends   = 0;
      bool is_end_of_it = true;
      for (unsigned d = 0; d < dim; ++d)
        if (place[d] == 1 && end[d] != 1)
          ++n_ends;
        else
          is_end_of_it = is_end_of_it && place[d] == end[d];
      if (is_end_of_it && n_ends > 0)
        result += nodes_[other] * ((n_ends % 2 == 1 ? 1. : -1.) /
                                   static_cast<double>(1u << n_ends));
    }
    return result;
  }


  template <int dim>
  void
  CellNodes<dim>::complete()
  {
    for (unsigned n_middle = 1; n_middle <= dim; ++n_middle)
      for (unsigned i = 0; i < size; ++i)
      {
        const Place here = place(i);
        if (!is_set_[i] && std::count(here.begin(), here.end(), 1) == n_middle)
          nodes_[i] = blended(here);
      }
    is_set_.fill(true);
  }


  template <int dim>
  bool
  CellNodes<dim>::is_straight() const
  {
    CellNodes straight;
    for (unsigned i = 0; i < size; ++i)
      if (const Place here = place(i);
          std::count(here.begin(), here.end(), 1) == 0)
        straight.set(here, nodes_[i]);
    straight.complete();
    const double tolerance = 1e-8 * (nodes_[0] - nodes_[size - 1]).norm();
    for (unsigned i = 0; i < size; ++i)
      if ((straight.nodes_[i] - nodes_[i]).norm() > tolerance)
        return false;
    return true;
  }


  template <int dim>
  CellNodes<dim>
  CellNodes<dim>::seen_from(const Place &origin,
                            const std::array<Place, dim> &axes) const
  {
    CellNodes result;
    for (unsigned i = 0; i < size; ++i)
    {
      const Place there = place(i);
      Place here        = origin;
      for (unsigned a = 0; a < dim; ++a)
        for (unsigned d = 0; d < dim; ++d)
          here[d] += there[a] * axes[a][d];
      result.set(there, (*this)[here]);
    }
    return result;
  }


  template <int dim>
  Point<dim>
  CellNodes<dim>::at(const Point<dim> &unit) const
  {
    std::array<std::array<double, 3>, dim> weight;
    for (unsigned d = 0; d < dim; ++d)
    {
      const double x = unit[d];
      weight[d]      = {
             {(1. - x) * (1. - 2. * x), 4. * x * (1. - x), x * (2. * x - 1.)}};
    }
    Point<dim> result;
    for (unsigned i = 0; i < size; ++i)
    {
      const Place here = place(i);
      double product   = 1.;
      for (unsigned d = 0; d < dim; ++d)
        product *= weight[d][here[d]];
      result += product * nodes_[i];
    }
    return result;
  }


  template class CellNodes<2>;
  template class CellNodes<3>;
} // namespace Oxion
