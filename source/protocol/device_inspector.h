#pragma once

#include <oxion/checks/problem_size.h>
#include <oxion/geometry/mesh.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <memory>
#include <string>

namespace Oxion
{
  /**
   * Checks devices on their meshes. A mesh is made once for all devices of the
   * same geometry that are checked one after the other, and handed to the one
   * that is solved.
   */
  template <int dim>
  class DeviceInspector
  {
  public:
    explicit DeviceInspector(MPI_Comm communicator)
      : communicator_(communicator)
    {}

    /**
     * All that only size and mesh can tell of a device and of what is measured
     * in it. `parameters`: those of `file`, without errors. Collective.
     */
    void
    check(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          Parameters::Diagnostics &diagnostics);

    /** Of the device that was checked last; nullptr if there could be none. */
    const Mesh<dim> *
    mesh() const
    {
      return mesh_.get();
    }

    /** The mesh of the file's geometry, not refined. Collective. */
    std::unique_ptr<Mesh<dim>>
    take_mesh(const Parameters::ParameterFile &file,
              const Parameters::Parameters &parameters);

    MPI_Comm
    communicator() const
    {
      return communicator_;
    }

    /** Of the device that was checked last. Collective. */
    ProblemSize
    size(const Parameters::Parameters &parameters) const;

  private:
    void
    make_mesh(const Parameters::ParameterFile &file,
              const Parameters::Parameters &parameters);

    MPI_Comm communicator_;
    std::unique_ptr<Mesh<dim>> mesh_;
    std::string geometry_; ///< all settings the mesh is made of
  };
} // namespace Oxion
