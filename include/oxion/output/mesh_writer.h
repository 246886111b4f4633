#pragma once

#include <optional>
#include <string>

namespace Oxion
{
  template <int dim>
  class Mesh;

  /**
   * Writes the mesh alone: `<name>.vtm`, in which every region and every
   * surface is a block of its own with its name (surfaces may overlap, so no
   * number can mark them), and `<name>/mesh.pvtu` with region and rank of each
   * cell. Collective.
   * @throw EnvironmentFailure if that fails, on all ranks.
   */
  template <int dim>
  void
  write_mesh(const Mesh<dim> &mesh,
             const std::string &folder,
             const std::string &name = "mesh");

  /**
   * The meshes of a run: `mesh.vtm` is that of its first point; where a sweep
   * changes the mesh, `mesh_<number>.vtm` holds from that point on.
   */
  template <int dim>
  class MeshWriter
  {
  public:
    /** The run folder must be there when something is written. */
    explicit MeshWriter(const std::string &folder);

    /** Writes a point's mesh unless it is that of the call before. Collective.
     * @throw EnvironmentFailure if that fails, on all ranks.
     */
    void
    write(const Mesh<dim> &mesh, unsigned point_number);

    /** Has any been written? */
    bool
    has_written() const
    {
      return written_.has_value();
    }

    /** As if that had been written last; nullptr: one that is not known. */
    void
    go_on_from(const Mesh<dim> *mesh);

  private:
    std::string folder_;
    std::optional<std::size_t> written_; ///< fingerprint of this rank's cells
  };
} // namespace Oxion
