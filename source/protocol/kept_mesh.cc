#include "kept_mesh.h"

#include <oxion/geometry/refinement_levels.h>

#include <deal.II/base/mpi.h>

namespace Oxion
{
  template <int dim>
  void
  keep_mesh(const Sensor<dim> &sensor, KeptState &kept)
  {
    if (!sensor.parameters().geometry.adaptation.is_wanted())
      return;
    const auto &mesh   = sensor.mesh();
    kept.state["mesh"] = {{"cells",
                           mesh.triangulation().n_global_active_cells()},
                          {"vector", kept.vectors.size()}};
    kept.vectors.push_back(refinement_levels(mesh));
  }


  template <int dim>
  void
  resume_mesh(
    const nlohmann::ordered_json &kept,
    const std::function<std::vector<double>(unsigned, std::size_t)> &read,
    Sensor<dim> &sensor)
  {
    if (!kept.contains("mesh"))
    {
      sensor.start_uniform();
      return;
    }
    const auto &mesh            = kept.at("mesh");
    const MPI_Comm communicator = sensor.mesh().communicator();
    const bool reads =
      dealii::Utilities::MPI::this_mpi_process(communicator) == 0;
    const std::size_t n = reads ? mesh.at("cells").get<std::size_t>() : 0;
    sensor.start_uniform(
      dealii::Utilities::MPI::broadcast(communicator,
                                        read(mesh.at("vector"), n)));
  }


  template void
  keep_mesh(const Sensor<2> &, KeptState &);
  template void
  keep_mesh(const Sensor<3> &, KeptState &);
  template void
  resume_mesh(const nlohmann::ordered_json &,
              const std::function<std::vector<double>(unsigned, std::size_t)> &,
              Sensor<2> &);
  template void
  resume_mesh(const nlohmann::ordered_json &,
              const std::function<std::vector<double>(unsigned, std::size_t)> &,
              Sensor<3> &);
} // namespace Oxion
