#include "flux.h"

#include <deal.II/base/mpi.h>

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


  Group
  carrier_of_flux(const std::string &field)
  {
    return field == "heat" ? temperature : field == "charge" ? ionic : gas;
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
  double
  flux(const Sensor<dim> &sensor, const Parameters::Measurement &measurement)
  {
    const auto &layout     = sensor.layout();
    const auto &mesh       = sensor.mesh();
    const unsigned surface = mesh.find_surface(measurement.place);
    const Group group      = carrier_of_flux(measurement.field);
    constexpr double none  = std::numeric_limits<double>::quiet_NaN();
    if (!layout.has(group))
      return none;
    const FluxSide side = flux_side(mesh,
                                    layout.description().groups[group].lives,
                                    surface,
                                    measurement.side);
    if (side.sign == 0.)
      return none;

    auto residual = layout.make_vector();
    sensor.assembler().residual(sensor.solution(),
                                residual,
                                nullptr,
                                OneSided{side.regions, surface});
    const auto sum = [&](const unsigned component) {
      double total = 0.;
      for (const auto row :
           sensor.assembler().unknowns_on(surface, group, component))
        total += residual(row);
      // The residual is what enters the regions.
      return -side.sign * Utilities::MPI::sum(total, mesh.communicator()) *
             layout.field(group, component).residual_scale;
    };
    if (group != gas)
      return sum(0);

    const auto &unknowns   = sensor.model().gas_unknowns;
    const unsigned species = sensor.model().mixture.index(measurement.field);
    double total           = sum(0);
    for (unsigned c = 1; c < unknowns.n; ++c)
    {
      const double of_species = sum(c);
      if (unknowns.species[c] == species)
        return of_species;
      total -= of_species;
    }
    return total; // the carrier's
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
  template double
  flux(const Sensor<2> &, const Parameters::Measurement &);
  template double
  flux(const Sensor<3> &, const Parameters::Measurement &);
} // namespace Oxion
