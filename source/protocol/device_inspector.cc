#include "device_inspector.h"

#include <oxion/checks/check_device.h>
#include <oxion/measurements/measurement_check.h>
#include <oxion/parameters/paths.h>

#include <deal.II/base/mpi.h>

#include <map>

namespace Oxion
{
  namespace
  {
    /** Everything the file says of the geometry, in one text. */
    std::string
    geometry_of(const Parameters::ParameterFile &file)
    {
      std::map<std::string, std::string> settings;
      for (const auto &setting : file.settings())
        if (Parameters::split_path(setting.path).front() == "Geometry")
          settings[setting.path] = setting.value;
      std::string result;
      for (const auto &[path, value] : settings)
        result += path + " = " + value + '\n';
      return result;
    }
  } // namespace


  template <int dim>
  void
  DeviceInspector<dim>::make_mesh(const Parameters::ParameterFile &file,
                                  const Parameters::Parameters &parameters)
  {
    const std::string geometry = geometry_of(file);
    if (mesh_ != nullptr && geometry == geometry_)
      return;
    mesh_.reset(); // not two of them in the memory
    mesh_     = std::make_unique<Mesh<dim>>(parameters.geometry, communicator_);
    geometry_ = geometry;
  }


  template <int dim>
  void
  DeviceInspector<dim>::check(const Parameters::ParameterFile &file,
                              const Parameters::Parameters &parameters,
                              Parameters::Diagnostics &diagnostics)
  {
    const bool is_stack = parameters.geometry.mesh_file.empty();
    if (is_stack)
      check_size(parameters,
                 dealii::Utilities::MPI::n_mpi_processes(communicator_),
                 diagnostics);
    if (diagnostics.has_errors())
      return; // there is no mesh to look at
    make_mesh(file, parameters);
    if (!is_stack && mesh_->problems().empty())
      check_known_size(size(parameters), parameters, diagnostics);
    check_device(*mesh_, parameters, diagnostics);
    if (mesh_->problems().empty())
      check_measurements(*mesh_, parameters, diagnostics);
  }


  template <int dim>
  ProblemSize
  DeviceInspector<dim>::size(const Parameters::Parameters &parameters) const
  {
    const unsigned n_ranks =
      dealii::Utilities::MPI::n_mpi_processes(communicator_);
    if (parameters.geometry.mesh_file.empty())
      return estimate_size(parameters, n_ranks);
    CellsByMaterial cells;
    for (const auto &region : mesh_->regions())
      cells.emplace_back(region.material, 0.);
    const auto &triangulation = mesh_->triangulation();
    for (const auto &cell : triangulation.cell_iterators_on_level(0))
      cells[cell->material_id()].second += 1.;
    return size_of(cells, parameters, n_ranks);
  }


  template <int dim>
  std::unique_ptr<Mesh<dim>>
  DeviceInspector<dim>::take_mesh(const Parameters::ParameterFile &file,
                                  const Parameters::Parameters &parameters)
  {
    make_mesh(file, parameters);
    return std::move(mesh_);
  }


  template class DeviceInspector<2>;
  template class DeviceInspector<3>;
} // namespace Oxion
