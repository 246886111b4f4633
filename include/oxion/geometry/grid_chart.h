#pragma once

#include <deal.II/grid/manifold.h>

#include <array>
#include <vector>

namespace Oxion
{
  /**
   * Coordinates in which a graded tensor grid is uniform: node i of an axis is
   * at i, with straight lines between. Cells that span several nodes are
   * bisected into the grid's own cells, and these at their middles.
   */
  template <int dim>
  class GridChart : public dealii::ChartManifold<dim>
  {
  public:
    /** axes: node coordinates of every axis [m]. */
    explicit GridChart(const std::array<std::vector<double>, dim> &axes)
      : axes_(axes)
    {}

    std::unique_ptr<dealii::Manifold<dim>>
    clone() const override;
    dealii::Point<dim>
    pull_back(const dealii::Point<dim> &point) const override;
    dealii::Point<dim>
    push_forward(const dealii::Point<dim> &number) const override;
    dealii::DerivativeForm<1, dim, dim>
    push_forward_gradient(const dealii::Point<dim> &number) const override;

  private:
    std::array<std::vector<double>, dim> axes_;
  };
} // namespace Oxion
