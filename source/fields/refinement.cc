#include <oxion/fields/refinement.h>

#include <deal.II/base/mpi.h>
#include <deal.II/distributed/solution_transfer.h>

#include <memory>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  change_mesh(FieldLayout<dim> &layout,
              const std::function<void()> &flag,
              const std::vector<typename FieldLayout<dim>::Vector *> &states)
  {
    using Vector   = typename FieldLayout<dim>::Vector;
    using Transfer = parallel::distributed::SolutionTransfer<dim, Vector>;

    std::vector<std::vector<double>> globals;
    for (const Vector *x : states)
      globals.push_back(global_values(layout, *x));

    auto &triangulation = layout.mesh().triangulation();
    flag();
    triangulation.prepare_coarsening_and_refinement();

    // Of each part, component by component of each state.
    std::vector<std::vector<Vector>> values(layout.n_parts());
    std::vector<std::unique_ptr<Transfer>> transfers(layout.n_parts());
    const auto n_components = [&](const unsigned part) {
      return layout.n_components(layout.group_of_part(part));
    };
    for (unsigned p = 0; p < layout.n_parts(); ++p)
    {
      for (const Vector *x : states)
        for (unsigned c = 0; c < n_components(p); ++c)
          values[p].push_back(layout.field_values(*x, p, c));
      std::vector<const Vector *> pointers;
      for (const auto &v : values[p])
        pointers.push_back(&v);
      transfers[p] = std::make_unique<Transfer>(layout.dof_handler(p));
      transfers[p]->prepare_for_coarsening_and_refinement(pointers);
    }

    triangulation.execute_coarsening_and_refinement();
    layout.distribute();

    for (Vector *x : states)
      *x = layout.make_vector();
    for (unsigned p = 0; p < layout.n_parts(); ++p)
    {
      std::vector<Vector> fine(values[p].size());
      std::vector<Vector *> pointers;
      for (auto &v : fine)
      {
        v.reinit(layout.dof_handler(p).locally_owned_dofs(),
                 layout.mesh().communicator());
        pointers.push_back(&v);
      }
      transfers[p]->interpolate(pointers);
      for (unsigned i = 0; i < fine.size(); ++i)
        layout.set_field_values(fine[i],
                                p,
                                i % n_components(p),
                                *states[i / n_components(p)]);
    }
    for (unsigned s = 0; s < states.size(); ++s)
    {
      set_global_values(layout, globals[s], *states[s]);
      states[s]->compress(VectorOperation::insert);
    }
  }


  template <int dim>
  std::vector<double>
  global_values(const FieldLayout<dim> &layout,
                const typename FieldLayout<dim>::Vector &x)
  {
    std::vector<double> values(layout.description().globals.size(), 0.);
    for (unsigned i = 0; i < values.size(); ++i)
      if (layout.owned().is_element(layout.global_unknown(i)))
        values[i] = x(layout.global_unknown(i));
    Utilities::MPI::sum(values, layout.mesh().communicator(), values);
    return values;
  }


  template <int dim>
  void
  set_global_values(const FieldLayout<dim> &layout,
                    const std::vector<double> &values,
                    typename FieldLayout<dim>::Vector &x)
  {
    for (unsigned i = 0; i < values.size(); ++i)
      if (layout.owned().is_element(layout.global_unknown(i)))
        x(layout.global_unknown(i)) = values[i];
  }


  template void
  change_mesh(FieldLayout<2> &,
              const std::function<void()> &,
              const std::vector<FieldLayout<2>::Vector *> &);
  template void
  change_mesh(FieldLayout<3> &,
              const std::function<void()> &,
              const std::vector<FieldLayout<3>::Vector *> &);
  template std::vector<double>
  global_values(const FieldLayout<2> &, const FieldLayout<2>::Vector &);
  template std::vector<double>
  global_values(const FieldLayout<3> &, const FieldLayout<3>::Vector &);
  template void
  set_global_values(const FieldLayout<2> &,
                    const std::vector<double> &,
                    FieldLayout<2>::Vector &);
  template void
  set_global_values(const FieldLayout<3> &,
                    const std::vector<double> &,
                    FieldLayout<3>::Vector &);
} // namespace Oxion
