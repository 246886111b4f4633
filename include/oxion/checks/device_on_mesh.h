#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** The parameters laid on the coarse mesh, for the checks of the device. */
  template <int dim>
  class DeviceOnMesh
  {
  public:
    using Cell = typename Mesh<dim>::Triangulation::cell_iterator;

    /** A coarse face seen from one of its cells. */
    struct Side
    {
      Cell cell;
      unsigned face;

      bool
      at_boundary() const
      {
        return cell->at_boundary(face);
      }
      unsigned
      region() const
      {
        return cell->material_id();
      }
      /** Of the cell on the other side; not at the boundary. */
      unsigned
      other_region() const
      {
        return cell->neighbor(face)->material_id();
      }
    };

    /** Places i < j in a list. */
    using Pairs = std::set<std::pair<unsigned, unsigned>>;

    DeviceOnMesh(const Mesh<dim> &mesh,
                 const Parameters::Parameters &parameters,
                 Parameters::Diagnostics &diagnostics);

    /** A surface's faces, interior ones from both sides; none if unknown. */
    const std::vector<Side> &
    sides_of(const std::string &surface) const;

    /** Numbers of a surface's coarse faces, and of their vertices. */
    std::set<unsigned>
    faces_of(const std::string &surface) const;
    std::set<unsigned>
    vertices_of(const std::string &surface) const;

    /** Which of the surfaces have a face in common? */
    Pairs
    overlapping(const std::vector<std::string> &surfaces) const;
    /** Which of the surfaces have a vertex in common? */
    Pairs
    touching(const std::vector<std::string> &surfaces) const;

    const Mesh<dim> &mesh;
    const Parameters::Parameters &parameters;
    Parameters::Diagnostics &diagnostics;
    std::vector<bool> conducts;           ///< [region] oxide ions
    std::vector<bool> is_metal;           ///< [region]
    std::vector<bool> conducts_electrons; ///< [region] metals do, and zirconia
    std::vector<bool> carries_gas;        ///< [region]
    /// Surfaces whose thin layer lets no ions, or no electrons, through.
    std::vector<unsigned> without_ions, without_electrons;

  private:
    std::vector<std::vector<Side>> sides_; ///< [surface]
  };

  /** Electrodes lie between zirconia and gas, no two on one face. */
  template <int dim>
  void
  check_electrodes(const DeviceOnMesh<dim> &device);

  /** Thin layers lie on interior surfaces, where something meets that jumps. */
  template <int dim>
  void
  check_thin_layers(const DeviceOnMesh<dim> &device);

  /** Openings lie on the outside of gas, every face is open once. */
  template <int dim>
  void
  check_openings(const DeviceOnMesh<dim> &device);

  /** Exchanges lie on the outside, no temperature is given or held twice. */
  template <int dim>
  void
  check_heat(const DeviceOnMesh<dim> &device);

  /** Conditions lie on the outside of where their field lives, alone. */
  template <int dim>
  void
  check_boundary_conditions(const DeviceOnMesh<dim> &device);

  /** Every gas space has an opening, or all its pressures are given. */
  template <int dim>
  void
  check_gas_spaces(const DeviceOnMesh<dim> &device);

  /** Something fixes the potential of every body and terminal. */
  template <int dim>
  void
  check_potentials(const DeviceOnMesh<dim> &device);

  /** Warns of catalytic electrodes whose edge lies in an opening. */
  template <int dim>
  void
  check_electrode_edges(const DeviceOnMesh<dim> &device);

  /** Warns of voltages and temperatures at which no law here holds. */
  template <int dim>
  void
  check_operation(const DeviceOnMesh<dim> &device);
} // namespace Oxion
