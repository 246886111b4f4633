#include <oxion/adaptation/richer_space.h>
#include <oxion/base/petsc.h>

#include <deal.II/lac/full_matrix.h>

#include <array>
#include <cmath>
#include <vector>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    Fields
    of_twice_the_degree(Fields fields)
    {
      fields.degree *= 2;
      return fields;
    }


    /** The nodes that siblings share, as a grid on their parent. */
    template <int dim>
    class Patch
    {
    public:
      Patch(const FE_Q<dim> &fe, const FE_Q<dim> &richer)
        : degree_(fe.degree)
        , n_line_(2 * degree_ + 1)
        , points_(fe.get_unit_support_points())
        , richer_points_(richer.get_unit_support_points())
      {}

      unsigned
      n_nodes() const
      {
        return Utilities::fixed_power<dim>(n_line_);
      }

      /** Of a child's node. */
      unsigned
      node(const unsigned child, const unsigned of_child) const
      {
        unsigned result = 0, stride = 1;
        for (unsigned d = 0; d < dim; ++d)
        {
          const unsigned steps =
            std::lround(points_[of_child][d] * degree_); // equidistant
          result += stride * (((child >> d) & 1) * degree_ + steps);
          stride *= n_line_;
        }
        return result;
      }

      /**
       * Values in a child's richer nodes by those in the patch's nodes.
       * Graded grids bisect cells in unequal parts: `split` of the parent's
       * sides belong to the first child.
       */
      void
      weights(const unsigned child,
              const std::array<double, dim> &split,
              FullMatrix<double> &result) const
      {
        std::array<std::vector<double>, dim> line;
        for (unsigned i = 0; i < richer_points_.size(); ++i)
        {
          for (unsigned d = 0; d < dim; ++d)
          {
            const double u = richer_points_[i][d], s = split[d];
            line[d] =
              lagrange(s, ((child >> d) & 1) ? s + (1. - s) * u : s * u);
          }
          for (unsigned j = 0; j < n_nodes(); ++j)
          {
            double weight = 1.;
            for (unsigned d = 0, rest = j; d < dim; ++d, rest /= n_line_)
              weight *= line[d][rest % n_line_];
            result(i, j) = weight;
          }
        }
      }

    private:
      /** Of the polynomials of a line of nodes at a place on it. */
      std::vector<double>
      lagrange(const double split, const double at) const
      {
        const auto place = [&](const unsigned i) {
          const double part = double(i % degree_) / degree_;
          return i < degree_       ? split * part
                 : i < 2 * degree_ ? split + (1. - split) * part
                                   : 1.;
        };
        std::vector<double> result(n_line_, 1.);
        for (unsigned i = 0; i < n_line_; ++i)
          for (unsigned j = 0; j < n_line_; ++j)
            if (j != i)
              result[i] *= (at - place(j)) / (place(i) - place(j));
        return result;
      }

      unsigned degree_, n_line_;
      std::vector<Point<dim>> points_, richer_points_;
    };


    /** The share of the first child in the sides of a cell. */
    template <int dim>
    std::array<double, dim>
    split_of(const typename Mesh<dim>::Triangulation::cell_iterator &parent)
    {
      std::array<double, dim> result;
      for (unsigned d = 0; d < dim; ++d)
      {
        const unsigned end = 1u << d;
        result[d] = parent->vertex(0).distance(parent->child(0)->vertex(end)) /
                    parent->vertex(0).distance(parent->vertex(end));
      }
      return result;
    }
  } // namespace


  template <int dim>
  bool
  has_whole_family(const typename Mesh<dim>::CellIterator &cell)
  {
    if (cell->level() == 0)
      return false;
    const auto parent = cell->parent();
    for (unsigned c = 0; c < parent->n_children(); ++c)
      if (!parent->child(c)->is_active() ||
          !parent->child(c)->is_locally_owned())
        return false;
    return true;
  }


  template <int dim>
  RicherSpace<dim>::RicherSpace(const FieldLayout<dim> &layout)
    : layout_(layout)
    , richer_(layout.mesh(), of_twice_the_degree(layout.description()))
  {}


  template <int dim>
  typename RicherSpace<dim>::Vector
  RicherSpace<dim>::embedded(const Vector &x) const
  {
    return interpolated(x, false);
  }


  template <int dim>
  typename RicherSpace<dim>::Vector
  RicherSpace<dim>::recovered(const Vector &x) const
  {
    return interpolated(x, true);
  }


  // Patches that do not match, beside hanging nodes, differ on their common
  // face: their mean is the same on any number of ranks.
  template <int dim>
  typename RicherSpace<dim>::Vector
  RicherSpace<dim>::interpolated(const Vector &x, const bool on_patches) const
  {
    const auto &fe = layout_.fe(), &richer_fe = richer_.fe();
    const unsigned n_richer = richer_fe.n_dofs_per_cell();
    FullMatrix<double> in_cell(n_richer, fe.n_dofs_per_cell());
    for (unsigned i = 0; i < n_richer; ++i)
      for (unsigned j = 0; j < fe.n_dofs_per_cell(); ++j)
        in_cell(i, j) =
          fe.shape_value(j, richer_fe.get_unit_support_points()[i]);
    const Patch<dim> patch(fe, richer_fe);
    FullMatrix<double> on_patch(n_richer, patch.n_nodes());

    Vector known = layout_.make_ghosted_vector();
    known        = x;
    Vector sum = richer_.make_vector(), count = richer_.make_vector();
    CellDofs dofs, richer_dofs;
    std::vector<double> here, source, values, ones;
    for (const auto &cell :
         layout_.mesh().triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned())
        continue;
      const bool whole        = on_patches && has_whole_family<dim>(cell);
      const auto &weights     = whole ? on_patch : in_cell;
      const unsigned n_source = weights.n();
      richer_.cell_dofs(cell, richer_dofs);
      const unsigned n = richer_dofs.ids.size() / n_richer;
      if (n == 0)
        continue;

      source.assign(n * n_source, 0.); // node by node
      const auto read = [&](const typename Mesh<dim>::CellIterator &from,
                            const auto &node_of) {
        layout_.cell_dofs(from, dofs);
        here.resize(dofs.ids.size());
        known.extract_subvector_to(dofs.ids.begin(),
                                   dofs.ids.end(),
                                   here.begin());
        unsigned f = 0;
        for (unsigned g = 0; g < layout_.n_groups(); ++g)
          if (dofs.first[g] >= 0)
          {
            const unsigned n_g = layout_.n_components(g);
            for (unsigned a = 0; a < dofs.n_nodes; ++a)
              for (unsigned c = 0; c < n_g; ++c)
                source[node_of(a) * n + f + c] =
                  here[dofs.first[g] + a * n_g + c];
            f += n_g;
          }
      };
      if (whole)
      {
        const auto parent = cell->parent();
        unsigned child    = 0;
        for (unsigned c = 0; c < parent->n_children(); ++c)
        {
          read(typename Mesh<dim>::CellIterator(parent->child(c)),
               [&](const unsigned a) { return patch.node(c, a); });
          if (parent->child(c)->index() == cell->index())
            child = c;
        }
        patch.weights(child, split_of<dim>(parent), on_patch);
      }
      else
        read(cell, [](const unsigned a) { return a; });

      values.assign(richer_dofs.ids.size(), 0.);
      ones.assign(richer_dofs.ids.size(), 1.);
      unsigned f = 0;
      for (unsigned g = 0; g < layout_.n_groups(); ++g)
        if (richer_dofs.first[g] >= 0)
        {
          const unsigned n_g = layout_.n_components(g);
          for (unsigned i = 0; i < n_richer; ++i)
            for (unsigned j = 0; j < n_source; ++j)
              for (unsigned c = 0; c < n_g; ++c)
                values[richer_dofs.first[g] + i * n_g + c] +=
                  weights(i, j) * source[j * n + f + c];
          f += n_g;
        }
      sum.add(richer_dofs.ids, values);
      count.add(richer_dofs.ids, ones);
    }
    for (unsigned i = 0; i < layout_.description().globals.size(); ++i)
      if (const auto row = richer_.global_unknown(i);
          richer_.owned().is_element(row))
      {
        sum.add({row}, std::vector<double>{x(layout_.global_unknown(i))});
        count.add({row}, std::vector<double>{1.});
      }
    sum.compress(VectorOperation::add);
    count.compress(VectorOperation::add);
    Petsc::check(VecPointwiseDivide(sum, sum, count));
    richer_.hanging_nodes().distribute(sum);
    return sum;
  }


  template bool
  has_whole_family<2>(const Mesh<2>::CellIterator &);
  template bool
  has_whole_family<3>(const Mesh<3>::CellIterator &);
  template class RicherSpace<2>;
  template class RicherSpace<3>;
} // namespace Oxion
