#pragma once

#include <oxion/parameters/adaptation.h>
#include <oxion/parameters/unlimited.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * Closed box in model coordinates [m], (x, z), (r, z) or (x, y, z);
   * unlimited where nothing is said.
   */
  struct Box
  {
    std::array<double, 3> lower{{-unlimited, -unlimited, -unlimited}};
    std::array<double, 3> upper{{unlimited, unlimited, unlimited}};
  };

  enum class Symmetry
  {
    planar,       ///< 2D in (x, z) with a depth in y
    axisymmetric, ///< 2D in (r, z)
    spatial       ///< 3D in (x, y, z)
  };

  /** One level of the stack, listed from bottom to top. */
  struct Layer
  {
    std::string name;
    double thickness = 0.; ///< [m]
    std::string material;  ///< or "none": outside the body
    double cell_size = 0.; ///< largest cell height [m], 0: no wish
  };

  /** A box (ring when axisymmetric) of another material inside layers. */
  struct Insert
  {
    std::string name;
    std::vector<std::string> layers;
    std::string material;                   ///< or "none"
    std::array<double, 2> x{};              ///< radius when axisymmetric [m]
    std::optional<std::array<double, 2>> y; ///< 3D only [m]; nothing: all
    double cell_size = 0.; ///< largest cell in x and y inside [m], 0: no wish
  };

  /** A connected or scattered part of the body that has one material. */
  struct Region
  {
    std::string name;
    std::string material; ///< or "none": outside the body
  };

  /** A number that a Gmsh geometry defines and lets others set. */
  struct MeshParameter
  {
    std::string name;
    double value = 0.; ///< in the geometry's own unit
  };

  enum class Facing
  {
    any,
    top,    ///< +z
    bottom, ///< -z
    right,  ///< +x, outward when axisymmetric
    left,   ///< -x
    back,   ///< +y
    front   ///< -y
  };

  /**
   * A named set of faces: between regions of `first` and of `second`, or, with
   * `second` empty, on the outside of the regions in `first` ("all": the whole
   * body). `facing` is the direction of the normal that leaves `first`.
   * A region is a layer's base (named as the layer) or an insert, or one of a
   * mesh from a file. If that mesh has a surface of the name, it is the part of
   * it that the rest describes: with `first` empty, all of it.
   */
  struct Surface
  {
    std::string name;
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::vector<Facing> facing{Facing::any};
    Box box;
  };

  struct Grid
  {
    double edge_cell_size = 10e-6;  ///< at every breakpoint [m]
    double growth         = 1.3;    ///< size ratio of neighbouring cells
    double largest_cell   = 200e-6; ///< [m]
    /// The same along x (or r) and y alone [m], 0: as everywhere.
    double largest_in_x = 0., largest_in_y = 0.;
    double aspect_limit  = 100.; ///< largest ratio of a cell's sides
    double fineness      = 1.;   ///< multiplies every interval's cell count
    unsigned refinements = 0;    ///< global bisections after the coarse solve
    unsigned degree      = 1;    ///< of the finite elements, 1 to 3
    double cell_limit    = 1e6;  ///< largest number of cells, refined
  };

  struct Geometry
  {
    Symmetry symmetry = Symmetry::axisymmetric;
    std::array<double, 2> x{}; ///< extent, radius when axisymmetric [m]
    std::array<double, 2> y{}; ///< extent in 3D; planar: {0, depth} [m]
    std::vector<Layer> layers;
    std::vector<Insert> inserts;
    std::string mesh_file;            ///< of Gmsh, in place of layers; "": none
    double mesh_unit = 1e-3;          ///< a length of one in it [m]
    std::vector<Region> mesh_regions; ///< of mesh_file
    std::vector<MeshParameter> mesh_parameters;
    std::vector<Surface> surfaces;
    Grid grid;
    Adaptation adaptation;
  };
} // namespace Oxion::Parameters
