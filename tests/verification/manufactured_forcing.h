#pragma once

#include <oxion/laws/interpolation.h>
#include <oxion/laws/zirconia.h>

#include <stdexcept>

#include "manufactured.h"

namespace Oxion::Testing
{
  // The laws composed once more, independently of the assembler: dual numbers
  // of the coordinates in place of shape functions.

  template <int dim>
  void
  Manufactured<dim>::volume_source(const Model &model,
                                   const unsigned region,
                                   const dealii::Point<dim> &point,
                                   typename Forcing<dim>::Values &sources) const
  {
    // Inner duals carry the derivative of whatever is made of the fields and
    // their gradients, which are the outer derivatives.
    using Inner = Dual<dim>;
    using Outer = Dual<dim, Inner>;
    std::array<Outer, dim> X;
    for (unsigned d = 0; d < dim; ++d)
      X[d] = Outer::variable(Inner::variable(point[d], d), d);
    const RegionModel &place = model.regions[region];
    const unsigned column    = column_of(place);
    const auto u             = exact(X, column);

    const bool round = symmetry == Parameters::Symmetry::axisymmetric;
    if (round && point[0] == 0.)
      return; // a vertex on the axis has no weight
    const auto divergence = [&](const std::array<Inner, dim> &flux) {
      double sum = round ? flux[0].value / point[0] : 0.;
      for (unsigned d = 0; d < dim; ++d)
        sum += flux[d].derivative[d];
      return sum;
    };

    const Inner k =
      Laws::interpolate(place.material.thermal_conductivity, u.T.value);
    std::array<Inner, dim> flux;
    for (unsigned d = 0; d < dim; ++d)
      flux[d] = -k * u.T.derivative[d];
    sources[0] = divergence(flux);

    if (place.conducts_ions)
    {
      const Inner sigma =
        Laws::ionic_conductivity(place.material.ionic, u.T.value);
      double joule = 0.;
      for (unsigned d = 0; d < dim; ++d)
      {
        flux[d] = -sigma * (u.phi.derivative[d] + seebeck * u.T.derivative[d]);
        joule += flux[d].value * flux[d].value / sigma.value;
      }
      sources[0] -= joule;
      sources[1] = divergence(flux);
      return;
    }

    const unsigned n = species.size();
    Laws::SpeciesArray<Inner> p;
    for (unsigned i = 0; i < n; ++i)
      p[i] = u.p[i].value;
    const auto M = Laws::mobility(model.mixture, place.medium, p, u.T.value);
    for (unsigned i = 0; i < n; ++i)
    {
      for (unsigned d = 0; d < dim; ++d)
      {
        flux[d] = Inner(0.);
        for (unsigned j = 0; j < n; ++j)
          flux[d] -= M[i][j] * u.p[j].derivative[d];
      }
      const double source = divergence(flux);
      sources[1] += source; // the first gas row: all species
      if (i + 1 < n)
        sources[2 + i] = source;
    }
  }


  template <int dim>
  void
  Manufactured<dim>::electrode_supply(
    const Model &model,
    const unsigned electrode,
    const dealii::Point<dim> &point,
    typename Forcing<dim>::Values &supply) const
  {
    std::array<Dual<1>, dim> X;
    for (unsigned d = 0; d < dim; ++d)
      X[d] = Dual<1>(point[d]);
    X[dim - 1]      = Dual<1>::variable(point[dim - 1], 0);
    const auto u    = exact(X, electrode); // derivative: along z
    const auto law  = response(model, electrode, point);
    const auto find = [&](const bool solid) -> const RegionModel & {
      for (const auto &region : model.regions)
        if (region.conducts_ions == solid && column_of(region) == electrode)
          return region;
      throw std::logic_error("no such region");
    };
    const RegionModel &below = find(true), &above = find(false);
    const auto k = [&](const RegionModel &region) {
      return Laws::interpolate(region.material.thermal_conductivity, u.T.value);
    };

    supply[0] = (k(below) - k(above)) * u.T.derivative[0] - law.heat;
    supply[1] = Laws::ionic_conductivity(below.material.ionic, u.T.value) *
                  (u.phi.derivative[0] + seebeck * u.T.derivative[0]) -
                law.current_density;

    const unsigned n = species.size();
    Laws::SpeciesArray<double> p;
    for (unsigned i = 0; i < n; ++i)
      p[i] = u.p[i].value;
    const auto M = Laws::mobility(model.mixture, above.medium, p, u.T.value);
    for (unsigned i = 0; i < n; ++i)
    {
      double upwards = 0.;
      for (unsigned j = 0; j < n; ++j)
        upwards -= M[i][j] * u.p[j].derivative[0];
      const double source = upwards + law.sink[i];
      supply[2] += source;
      if (i + 1 < n)
        supply[3 + i] = source;
    }
  }
} // namespace Oxion::Testing
