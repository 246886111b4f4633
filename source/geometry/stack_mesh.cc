#include <oxion/geometry/coarse_mesh.h>
#include <oxion/geometry/layer_stack.h>
#include <oxion/geometry/region_path.h>

#include <deal.II/grid/grid_tools.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <int dim>
    using Axes = std::array<std::vector<double>, dim>;
    template <int dim>
    using Index = std::array<unsigned, dim>;

    /** Cells that span several nodes of a graded grid hold its own cells. */
    template <int dim>
    class GradedCells : public CellShapes<dim>
    {
    public:
      GradedCells(const Axes<dim> &axes,
                  const unsigned block,
                  std::vector<Index<dim>> &&lower)
        : axes_(axes)
        , block_(block)
        , lower_(std::move(lower))
      {}

      Point<dim>
      at(const unsigned coarse_cell, const Point<dim> &unit) const override
      {
        Point<dim> point;
        for (unsigned d = 0; d < dim; ++d)
        {
          const auto &axis    = axes_[d];
          const double number = block_ * (lower_[coarse_cell][d] + unit[d]);
          const unsigned i    = std::min<unsigned>(number, axis.size() - 2);
          const double beyond = number - i;
          point[d]            = (1. - beyond) * axis[i] + beyond * axis[i + 1];
        }
        return point;
      }

    private:
      Axes<dim> axes_;
      unsigned block_;
      std::vector<Index<dim>> lower_; ///< [coarse cell], in blocks
    };

    /** The box of the index, counted along the first axis first. */
    template <int dim>
    Index<dim>
    unravelled(std::size_t i, const Index<dim> &size)
    {
      Index<dim> result;
      for (unsigned d = 0; d < dim; ++d)
      {
        result[d] = i % size[d];
        i /= size[d];
      }
      return result;
    }

    template <int dim>
    std::size_t
    product(const Index<dim> &size)
    {
      std::size_t result = 1;
      for (const std::size_t n : size)
        result *= n;
      return result;
    }

    template <int dim>
    unsigned
    node_of(const Index<dim> &cell, const unsigned vertex, const Index<dim> &n)
    {
      std::size_t index = 0, stride = 1;
      for (unsigned d = 0; d < dim; ++d)
      {
        index += stride * (cell[d] + ((vertex >> d) & 1));
        stride *= n[d];
      }
      return index;
    }

    void
    check_regions(const Parameters::Geometry &geometry,
                  const std::vector<Region> &regions,
                  const std::set<unsigned> &seen,
                  std::vector<GeometryProblem> &problems)
    {
      for (unsigned r = 0; r < regions.size(); ++r)
        if (seen.count(r) == 0)
          problems.push_back({region_path(geometry, regions[r].name),
                              "region '" + regions[r].name +
                                "' has no cells: other inserts fill it, or it "
                                "lies outside the element"});
      if (seen.empty())
        problems.push_back({"Geometry/Layers", "the body is empty"});
    }
  } // namespace


  template <int dim>
  CoarseMesh<dim>
  mesh_of_stack(const Parameters::Geometry &geometry)
  {
    const LayerStack stack(geometry);
    const unsigned block = 1u << stack.coarsenings();
    CoarseMesh<dim> mesh;
    mesh.regions    = stack.regions();
    mesh.bisections = stack.coarsenings();
    mesh.of_parts   = {"Geometry/Layers",
                       "; look for a level of material none between them"};

    Axes<dim> axes;
    Index<dim> n_nodes, n_cells;
    for (unsigned d = 0; d < dim; ++d)
    {
      axes[d]    = stack.axes()[d];
      n_cells[d] = (axes[d].size() - 1) / block;
      n_nodes[d] = n_cells[d] + 1;
    }
    mesh.vertices.reserve(product<dim>(n_nodes));
    for (std::size_t i = 0; i < product<dim>(n_nodes); ++i)
    {
      const auto node = unravelled<dim>(i, n_nodes);
      Point<dim> point;
      for (unsigned d = 0; d < dim; ++d)
        point[d] = axes[d][block * node[d]];
      mesh.vertices.push_back(point);
    }

    std::set<unsigned> seen;
    std::vector<Index<dim>> lower;
    for (std::size_t i = 0; i < product<dim>(n_cells); ++i)
    {
      const auto index = unravelled<dim>(i, n_cells);
      std::vector<double> centre;
      for (unsigned d = 0; d < dim; ++d)
        centre.push_back(
          (axes[d][block * index[d]] + axes[d][block * (index[d] + 1)]) / 2);
      const int region = stack.region_at(centre);
      if (region == LayerStack::outside)
        continue;
      seen.insert(region);
      CellData<dim> cell;
      cell.material_id = region;
      for (unsigned v = 0; v < GeometryInfo<dim>::vertices_per_cell; ++v)
        cell.vertices[v] = node_of<dim>(index, v, n_nodes);
      mesh.cells.push_back(cell);
      lower.push_back(index);
    }
    check_regions(geometry, mesh.regions, seen, mesh.problems);
    if (!mesh.problems.empty())
      return mesh;

    SubCellData no_faces;
    GridTools::delete_unused_vertices(mesh.vertices, mesh.cells, no_faces);
    if (block > 1)
      mesh.shapes =
        std::make_shared<GradedCells<dim>>(axes, block, std::move(lower));
    return mesh;
  }


  template CoarseMesh<2>
  mesh_of_stack(const Parameters::Geometry &);
  template CoarseMesh<3>
  mesh_of_stack(const Parameters::Geometry &);
} // namespace Oxion
