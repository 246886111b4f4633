#include <oxion/adaptation/error_estimate.h>
#include <oxion/adaptation/goal.h>
#include <oxion/measurements/measure.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Of a field's scale: what varies less is constant but for the solver.
    constexpr double smallest_range = 1e-6;
  } // namespace


  template <int dim>
  ErrorEstimator<dim>::ErrorEstimator(const Sensor<dim> &sensor)
    : sensor_(sensor)
    , space_(sensor.layout())
    , assembler_(space_.layout(), sensor.assembler().problem())
    , residual_(space_.layout().make_vector())
  {
    look();
  }


  template <int dim>
  void
  ErrorEstimator<dim>::look()
  {
    adjoint_.reset();
    embedded_ = space_.embedded(sensor_.solution());
    // What a formula prescribes between the nodes is another kind of error.
    completed_ = embedded_;
    assembler_.set_prescribed(completed_);
    assembler_.complete(completed_);
    assembler_.residual(completed_, residual_);
    const auto memory = sensor_.time_memory();
    Vector stored     = space_.layout().make_vector();
    for (unsigned i = 0; i < memory.rate_weights.size(); ++i)
    {
      assembler_.storage(space_.embedded(memory.states[i].x), stored);
      residual_.add(memory.rate_weights[i], stored);
    }
  }


  template <int dim>
  ErrorEstimate
  ErrorEstimator<dim>::of(const Parameters::Measurement &measurement)
  {
    if (adjoint_ == nullptr)
      adjoint_ =
        std::make_unique<Adjoint<dim>>(sensor_.assembler(), sensor_.solution());
    const Goal<dim> goal = goal_of(sensor_, measurement);
    ErrorEstimate result;
    Vector test = adjoint_->solve(goal.derivative);
    test *= -1.;
    if (goal.rows)
    {
      // The sum of rows on a surface, which one function there takes, and the
      // adjoint together are smooth; each alone has a kink beside it.
      const auto &[side, weights] = *goal.rows;
      const Vector sum            = space_.embedded(weights);
      Vector rows                 = space_.layout().make_vector();
      assembler_.residual(completed_, rows, nullptr, side);
      result.error =
        sum * rows - sum * residual_ - measure(sensor_, measurement);
      test += weights;
    }
    Vector recovered = space_.recovered(test);
    result.error += recovered * residual_;
    // Rows of the mesh's own functions sum up to nothing, near by: what a cell
    // contributes is seen in what the recovered function has beyond them.
    recovered -= space_.embedded(test);
    recovered.scale(residual_);
    result.sum     = recovered.l1_norm();
    result.by_cell = by_cell(recovered);
    return result;
  }


  template <int dim>
  ErrorEstimate
  ErrorEstimator<dim>::of_fields() const
  {
    const auto &layout          = space_.layout();
    const MPI_Comm communicator = layout.mesh().communicator();
    const unsigned n =
      layout.fields().size() - layout.description().globals.size();
    Vector surplus = space_.recovered(sensor_.solution());
    surplus -= embedded_;

    // Of each field: largest surplus, largest value, minus the smallest one.
    constexpr double none = std::numeric_limits<double>::lowest();
    std::vector<double> extremes(3 * n, none), totals(n, 0.);
    const auto for_rows = [&](const auto &visit) {
      unsigned row     = 0;
      const auto field = layout.field_of_owned_rows();
      for (const auto i : layout.owned())
        if (const unsigned f = field[row++]; f < n)
          visit(i, f);
    };
    Vector shares = surplus;
    shares.scale(residual_);
    for_rows([&](const auto i, const unsigned f) {
      extremes[3 * f]     = std::max(extremes[3 * f], std::abs(surplus(i)));
      extremes[3 * f + 1] = std::max(extremes[3 * f + 1], embedded_(i));
      extremes[3 * f + 2] = std::max(extremes[3 * f + 2], -embedded_(i));
      totals[f] += std::abs(shares(i));
    });
    Utilities::MPI::max(extremes, communicator, extremes);
    Utilities::MPI::sum(totals, communicator, totals);

    ErrorEstimate result;
    std::vector<double> weights(n, 0.);
    for (unsigned f = 0; f < n; ++f)
    {
      const double range = extremes[3 * f + 1] + extremes[3 * f + 2];
      if (!(range > smallest_range) || !(totals[f] > 0.))
        continue;
      const double error = extremes[3 * f] / range;
      weights[f]         = error / totals[f];
      result.error       = std::max(result.error, error);
    }
    Vector weighted = layout.make_vector();
    for_rows([&](const auto i, const unsigned f) {
      weighted(i) = weights[f] * shares(i);
    });
    weighted.compress(VectorOperation::insert);
    result.sum     = weighted.l1_norm();
    result.by_cell = by_cell(weighted);
    return result;
  }


  template <int dim>
  std::vector<double>
  ErrorEstimator<dim>::by_cell(const Vector &in_nodes) const
  {
    const auto &layout        = space_.layout();
    const auto &triangulation = layout.mesh().triangulation();
    CellDofs dofs;
    const auto for_cells = [&](const auto &visit) {
      for (const auto &cell : triangulation.active_cell_iterators())
        if (cell->is_locally_owned())
        {
          layout.cell_dofs(cell, dofs);
          if (!dofs.ids.empty())
            visit(cell->active_cell_index());
        }
    };
    // A node's share is divided among the cells that have it.
    Vector cells_of = layout.make_vector();
    std::vector<double> values;
    for_cells([&](const unsigned) {
      values.assign(dofs.ids.size(), 1.);
      cells_of.add(dofs.ids, values);
    });
    cells_of.compress(VectorOperation::add);
    Vector shares = layout.make_vector();
    for (const auto i : layout.owned())
      if (const double n = cells_of(i); n > 0.)
        shares(i) = std::abs(in_nodes(i)) / n;
    shares.compress(VectorOperation::insert);
    Vector known = layout.make_ghosted_vector();
    known        = shares;

    std::vector<double> result(triangulation.n_active_cells(), 0.);
    for_cells([&](const unsigned cell) {
      values.resize(dofs.ids.size());
      known.extract_subvector_to(dofs.ids.begin(),
                                 dofs.ids.end(),
                                 values.begin());
      for (const double value : values)
        result[cell] += value;
    });
    return result;
  }


  template class ErrorEstimator<2>;
  template class ErrorEstimator<3>;
} // namespace Oxion
