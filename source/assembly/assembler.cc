#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  Assembler<dim>::Assembler(const FieldLayout<dim> &layout,
                            const Problem<dim> &problem)
    : layout_(layout)
    , problem_(problem)
  {
    const unsigned degree = layout.description().degree;
    gauss_points_         = QGauss<dim>(degree + 1);
    face_gauss_points_    = QGauss<dim - 1>(degree + 1);
    vertices_             = gauss_points_;
    face_vertices_        = face_gauss_points_;
    if (degree == 1)
    {
      vertices_      = QGaussLobatto<dim>(2);
      face_vertices_ = QGaussLobatto<dim - 1>(2);
    }
    reinit();
  }


  template <int dim>
  void
  Assembler<dim>::reinit()
  {
    make_cell_programs();
    make_surface_programs();
    find_means();
    find_prescribed();
  }


  template <int dim>
  void
  Assembler<dim>::append_globals(const std::vector<unsigned> &globals,
                                 Program &program) const
  {
    program.fields.globals.resize(layout_.description().globals.size(), -1);
    for (const unsigned g : globals)
      if (program.fields.globals[g] < 0)
      {
        program.fields.globals[g] = program.fields.n++;
        program.list.push_back({0, layout_.n_groups(), g});
      }
  }


  template <int dim>
  void
  Assembler<dim>::make_cell_programs()
  {
    const unsigned n_regions = layout_.mesh().regions().size();
    cell_programs_.assign(n_regions, {});
    in_vertices_.assign(n_regions, false);
    for (unsigned r = 0; r < n_regions; ++r)
    {
      Program &program = cell_programs_[r];
      program.fields.first.fill(std::vector<int>(layout_.n_groups(), -1));
      for (unsigned g = 0; g < layout_.n_groups(); ++g)
        if (layout_.lives(g, r))
        {
          program.fields.first[0][g] = program.fields.n;
          for (unsigned c = 0; c < layout_.n_components(g); ++c)
            program.list.push_back({0, g, c});
          program.fields.n = program.list.size();
          in_vertices_[r] =
            in_vertices_[r] || layout_.description().groups[g].in_vertices;
        }
      program.n_fields = program.fields.n;
      append_globals({}, program);
      for (const auto &term : problem_.volume_terms)
        if (term->acts_in(r))
          append_globals(term->globals(), program);
      AssertThrow(program.fields.n <= max_local_fields, ExcInternalError());
    }
  }


  template <int dim>
  void
  Assembler<dim>::make_surface_programs()
  {
    const auto &mesh         = layout_.mesh();
    const unsigned n_regions = mesh.regions().size();
    surfaces_.clear();
    for (const auto &term : problem_.surface_terms)
    {
      SurfaceFaces surface;
      surface.faces =
        interface_faces<dim>(mesh, term->surface(), [&](const auto &cell) {
          return term->is_first(cell->material_id());
        });
      for (const auto &face : surface.faces)
      {
        const std::array<unsigned, 2> regions{
          {unsigned(face.first->material_id()),
           face.has_second() ? unsigned(face.second->material_id())
                             : n_regions}};
        Program &program = surface.programs[regions];
        if (!program.list.empty())
          continue;
        for (unsigned side = 0; side < 2; ++side)
        {
          program.fields.first[side].assign(layout_.n_groups(), -1);
          for (unsigned g = 0; g < layout_.n_groups(); ++g)
            if (regions[side] < n_regions && term->uses(side, g) &&
                layout_.lives(g, regions[side]))
            {
              program.fields.first[side][g] = program.fields.n;
              for (unsigned c = 0; c < layout_.n_components(g); ++c)
                program.list.push_back({side, g, c});
              program.fields.n = program.list.size();
            }
        }
        program.n_fields = program.fields.n;
        append_globals(term->globals(), program);
        AssertThrow(program.fields.n <= max_surface_fields, ExcInternalError());
      }
      surfaces_.push_back(std::move(surface));
    }
  }


  template <int dim>
  void
  Assembler<dim>::complete(Vector &x) const
  {
    layout_.hanging_nodes().distribute(x);
  }


  template <int dim>
  void
  Assembler<dim>::residual(const Vector &x,
                           Vector &result,
                           Integrals *integrals,
                           const std::optional<OneSided> &side) const
  {
    std::optional<Collected> collected;
    if (integrals != nullptr)
      collected.emplace(problem_);
    Target target(*this, x);
    target.residual  = &result;
    target.integrals = collected ? &*collected : nullptr;
    target.side      = side;
    assemble(target);
    if (integrals != nullptr)
      *integrals = collected->reduced(layout_.mesh().communicator());
  }


  template <int dim>
  void
  Assembler<dim>::residual_in_time(const Vector &x,
                                   const double rate,
                                   Vector &result) const
  {
    Target target(*this, x);
    target.residual = &result;
    target.rate     = rate;
    assemble(target);
  }


  template <int dim>
  void
  Assembler<dim>::storage(const Vector &x,
                          Vector &result,
                          const std::optional<OneSided> &side) const
  {
    Target target(*this, x);
    target.storage = &result;
    target.side    = side;
    assemble(target);
  }


  template <int dim>
  void
  Assembler<dim>::jacobian(const Vector &x,
                           Matrix &result,
                           const double rate) const
  {
    Target target(*this, x);
    target.jacobian = &result;
    target.rate     = rate;
    assemble(target);
  }


  template <int dim>
  void
  Assembler<dim>::derivative_of_sum(const Vector &x,
                                    const Vector &weights,
                                    Vector &result,
                                    const std::optional<OneSided> &side) const
  {
    Vector with_ghosts = layout_.make_ghosted_vector();
    with_ghosts        = weights;
    Target target(*this, x);
    target.weights    = &with_ghosts;
    target.derivative = &result;
    target.side       = side;
    assemble(target);
  }


  template <int dim>
  void
  Assembler<dim>::storage_jacobian(const Vector &x, Matrix &result) const
  {
    Target target(*this, x);
    target.jacobian = &result;
    target.rate     = 1.;
    target.space    = 0.;
    assemble(target);
  }


  template <int dim>
  void
  Assembler<dim>::assemble(Target &target) const
  {
    if (target.rows() != nullptr)
      *target.rows() = 0.;
    if (target.jacobian != nullptr)
      *target.jacobian = 0.;
    if (target.derivative != nullptr)
      *target.derivative = 0.;

    assemble_cells(target);
    assemble_surfaces(target);
    if (!target.side)
      assemble_globals(target);

    if (target.rows() != nullptr)
      target.rows()->compress(VectorOperation::add);
    if (target.derivative != nullptr)
      target.derivative->compress(VectorOperation::add);
    target.finish();
    if (target.jacobian != nullptr && has_sums_)
      for (const auto &line : constraints_.get_lines())
        if (layout_.owned().is_element(line.index))
          target.jacobian->add(line.index, line.index, 1.);
    if (target.jacobian != nullptr)
      target.jacobian->compress(VectorOperation::add);
  }


  template class Assembler<2>;
  template class Assembler<3>;
} // namespace Oxion
