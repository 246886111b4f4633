#include "flux.h"

#include <algorithm>
#include <limits>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    bool
    any(const std::vector<bool> &list)
    {
      return std::find(list.begin(), list.end(), true) != list.end();
    }

    std::vector<bool>
    both(std::vector<bool> a, const std::vector<bool> &b)
    {
      for (std::size_t i = 0; i < a.size(); ++i)
        a[i] = a[i] && b[i];
      return a;
    }
  } // namespace


  std::vector<bool>
  regions_of(const Flow &flow, const Fields &fields)
  {
    std::vector<bool> result;
    for (const auto &carrier : flow.carriers)
    {
      const FieldGroup &group = fields.groups[carrier.group];
      result.resize(group.lives.size(), false);
      if (!group.fields.empty()) // solved
        for (std::size_t r = 0; r < result.size(); ++r)
          result[r] = result[r] || group.lives[r];
    }
    return result;
  }


  template <int dim>
  std::array<std::vector<bool>, 2>
  regions_beside(const Mesh<dim> &mesh, const unsigned surface)
  {
    const unsigned n = mesh.regions().size();
    std::array<std::vector<bool>, 2> result;
    result.fill(std::vector<bool>(n, false));
    // Every rank knows all coarse cells.
    for (const auto &cell : mesh.triangulation().cell_iterators_on_level(0))
      for (const unsigned f : cell->face_indices())
        if (mesh.on_surface(cell->face(f), surface))
        {
          const unsigned region = cell->material_id();
          result[mesh.is_first_side(surface, region) ? 0 : 1][region] = true;
        }
    return result;
  }


  template <int dim>
  FluxSide
  flux_side(const Mesh<dim> &mesh,
            const std::vector<bool> &lives,
            const unsigned surface,
            const std::string &side)
  {
    const auto beside = regions_beside(mesh, surface);
    const auto first = both(beside[0], lives), second = both(beside[1], lives);
    if (!side.empty())
    {
      std::vector<bool> regions(lives.size(), false);
      const int region = mesh.find_region(side);
      if (region < 0 || !(first[region] || second[region]))
        return {regions, 0.};
      regions[region] = true;
      return {regions, 1.};
    }
    const bool outside = !any(beside[1]);
    if (any(first))
      return {outside ? std::vector<bool>(lives.size(), true) : first, 1.};
    return {second, any(second) ? -1. : 0.};
  }


  template <int dim>
  std::optional<WeightedRows<dim>>
  flux_rows(const Sensor<dim> &sensor,
            const Parameters::Measurement &measurement)
  {
    const auto &layout     = sensor.layout();
    const auto &mesh       = sensor.mesh();
    const unsigned surface = mesh.find_surface(measurement.place);
    const Flow flow     = find_flow(measurement.field, sensor.parameters().gas);
    const FluxSide side = flux_side(mesh,
                                    regions_of(flow, layout.description()),
                                    surface,
                                    measurement.side);
    if (side.sign == 0.)
      return {};
    WeightedRows<dim> result{{side.regions, surface}, layout.make_vector()};
    for (const auto &[group, component, factor] : flow.carriers)
      if (layout.has(group))
        for (const auto row :
             sensor.assembler().unknowns_on(surface, group, component))
          result.weights(row) =
            -side.sign * factor * layout.field(group, component).residual_scale;
    result.weights.compress(VectorOperation::insert);
    sensor.assembler().complete(result.weights);
    return result;
  }


  template <int dim>
  double
  flux(const Sensor<dim> &sensor, const Parameters::Measurement &measurement)
  {
    const auto rows = flux_rows(sensor, measurement);
    if (!rows)
      return std::numeric_limits<double>::quiet_NaN();
    auto residual = sensor.layout().make_vector();
    sensor.assembler().residual(sensor.solution(),
                                residual,
                                nullptr,
                                rows->side);
    residual += sensor.stored_rate(rows->side);
    return rows->weights * residual;
  }


  template std::array<std::vector<bool>, 2>
  regions_beside(const Mesh<2> &, unsigned);
  template std::array<std::vector<bool>, 2>
  regions_beside(const Mesh<3> &, unsigned);
  template FluxSide
  flux_side(const Mesh<2> &,
            const std::vector<bool> &,
            unsigned,
            const std::string &);
  template FluxSide
  flux_side(const Mesh<3> &,
            const std::vector<bool> &,
            unsigned,
            const std::string &);
  template std::optional<WeightedRows<2>>
  flux_rows(const Sensor<2> &, const Parameters::Measurement &);
  template double
  flux(const Sensor<2> &, const Parameters::Measurement &);
  template std::optional<WeightedRows<3>>
  flux_rows(const Sensor<3> &, const Parameters::Measurement &);
  template double
  flux(const Sensor<3> &, const Parameters::Measurement &);
} // namespace Oxion
