#include <oxion/adaptation/error_estimate.h>
#include <oxion/adaptation/mesh_adaptation.h>
#include <oxion/adaptation/refinement_flags.h>
#include <oxion/measurements/measure.h>
#include <oxion/parameters/measured_quantity.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace Oxion
{
  using namespace dealii;
  using Parameters::Adaptation;

  template <int dim>
  int
  coarsest_level(const Mesh<dim> &mesh)
  {
    int result = std::numeric_limits<int>::max();
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        result = std::min(result, cell->level());
    return Utilities::MPI::min(result, mesh.communicator());
  }


  namespace
  {
    /// Of its largest value in a sweep: beside it the zero of a current is
    /// none.
    constexpr double smallest_scale = 1e-3;
    /// Beside singular edges a recovered adjoint shows a half to nine tenths of
    /// the error, once the mesh is adapted to them.
    constexpr double safety = 2.;
    /// Of all error, in the cells that are joined.
    constexpr double share_to_join = 0.002;
    /// Likewise in time, where all steps to come have a cell too many; and of
    /// the cells, what must be left for a change of the mesh to be worth it.
    constexpr double share_to_join_in_time = 0.02, few_enough = 0.8;


    bool
    by_fields(const Adaptation &adaptation)
    {
      return adaptation.goals.front() == Adaptation::all_fields;
    }


    /** Do all cells have some, so that fields can be recovered on them? */
    template <int dim>
    bool
    has_siblings(const Mesh<dim> &mesh)
    {
      return coarsest_level(mesh) > 0;
    }


    template <int dim>
    RefinementLimits
    limits_of(const Sensor<dim> &sensor,
              const AdaptedMesh &mesh,
              const int coarsest_level)
    {
      const auto &geometry = sensor.parameters().geometry;
      const auto &wanted   = geometry.adaptation;
      RefinementLimits result;
      result.share_to_bisect = wanted.share;
      result.share_to_join   = share_to_join;
      result.smallest_cell   = wanted.smallest_cell;
      result.coarsest_level  = std::max(1, coarsest_level);
      result.most_cells =
        std::min(wanted.unknowns_limit * mesh.cells / mesh.unknowns,
                 geometry.grid.cell_limit);
      return result;
    }


    template <int dim>
    AdaptedMesh
    present_mesh(const Sensor<dim> &sensor)
    {
      return {double(sensor.mesh().triangulation().n_global_active_cells()),
              double(sensor.layout().n_unknowns()),
              {},
              std::numeric_limits<double>::infinity()};
    }
  } // namespace


  template <int dim>
  struct MeshAdaptation<dim>::Look
  {
    GoalError error;
    std::vector<double> by_cell; ///< in the column's unit
  };


  template <int dim>
  MeshAdaptation<dim>::MeshAdaptation(
    std::string here,
    std::vector<Point> points,
    std::function<void(const AdaptedMesh &)> tell)
    : here_(std::move(here))
    , points_(std::move(points))
    , tell_(std::move(tell))
  {}


  template <int dim>
  void
  MeshAdaptation<dim>::look(const Sensor<dim> &sensor,
                            ErrorEstimator<dim> &estimator,
                            const std::string &at,
                            std::vector<Look> &looks) const
  {
    const auto &goals = sensor.parameters().geometry.adaptation.goals;
    if (by_fields(sensor.parameters().geometry.adaptation))
    {
      auto estimate = estimator.of_fields();
      looks.push_back({{Adaptation::all_fields,
                        at,
                        std::nan(""),
                        estimate.error,
                        estimate.sum,
                        1.},
                       std::move(estimate.by_cell)});
      return;
    }
    for (const auto &measurement : sensor.parameters().measurements)
    {
      if (std::count(goals.begin(), goals.end(), measurement.name) == 0)
        continue;
      auto estimate     = estimator.of(measurement);
      const double unit = measurement.factor;
      for (double &share : estimate.by_cell)
        share *= unit;
      looks.push_back({{Parameters::title_of(measurement),
                        at,
                        unit * measure(sensor, measurement),
                        unit * estimate.error,
                        unit * estimate.sum,
                        0.},
                       std::move(estimate.by_cell)});
    }
  }


  template <int dim>
  std::vector<typename MeshAdaptation<dim>::Look>
  MeshAdaptation<dim>::look_at_all_points(Sensor<dim> &sensor,
                                          SolveReport &report) const
  {
    std::vector<Look> looks;
    const auto first = sensor.state();
    ErrorEstimator<dim> estimator(sensor);
    look(sensor, estimator, here_, looks);
    for (const auto &[name, parameters] : points_)
    {
      SolveReport advanced = sensor.advance(parameters);
      if (advanced.converged)
      {
        estimator.look();
        look(sensor, estimator, name, looks);
      }
      advanced.converged = true; // what is lost is a point to look at
      report.add(advanced);
    }
    sensor.restore(first);

    std::map<std::string, double> largest;
    for (const auto &one : looks)
      if (std::isfinite(one.error.value))
        largest[one.error.goal] =
          std::max(largest[one.error.goal], std::abs(one.error.value));
    for (auto &one : looks)
      if (std::isfinite(one.error.value))
        one.error.scale = std::max(std::abs(one.error.value),
                                   smallest_scale * largest[one.error.goal]);
    return looks;
  }


  template <int dim>
  SolveReport
  MeshAdaptation<dim>::run(Sensor<dim> &sensor)
  {
    const auto wanted = sensor.parameters().geometry.adaptation;
    // A run that is resumed bisects the grid as the file has it.
    const int first_level = coarsest_level(sensor.mesh());
    SolveReport report;
    for (unsigned pass = 0;; ++pass)
    {
      AdaptedMesh mesh = present_mesh(sensor);
      std::vector<double> indicator(
        sensor.mesh().triangulation().n_active_cells(), 0.);
      if (has_siblings(sensor.mesh()))
      {
        mesh.worst = 0.;
        // A cell counts by the point and goal that it is worst for.
        for (const auto &one : look_at_all_points(sensor, report))
        {
          const double allowed = wanted.tolerance * one.error.scale;
          if (!(allowed > 0.))
            continue;
          mesh.errors.push_back(one.error);
          mesh.worst =
            std::max(mesh.worst, safety * std::abs(one.error.error) / allowed);
          for (unsigned cell = 0; cell < indicator.size(); ++cell)
            indicator[cell] =
              std::max(indicator[cell], one.by_cell[cell] / allowed);
        }
      }
      tell_(mesh);
      if (mesh.worst <= 1. || pass == wanted.passes)
        return report;

      const auto limits = limits_of(sensor, mesh, first_level);
      report.add(sensor.change_mesh(
        [&] { flag_cells(sensor.layout(), indicator, limits); }));
      if (!report.converged)
      {
        report.failure = "on the adapted mesh: " + report.failure;
        return report;
      }
      if (present_mesh(sensor).cells == mesh.cells)
        return report; // the limits leave nothing to do
    }
  }


  template <int dim>
  LookInTime
  look_in_time(const Sensor<dim> &sensor, const int coarsest_level)
  {
    const double tolerance = sensor.parameters().geometry.adaptation.tolerance;
    auto &triangulation    = sensor.layout().mesh().triangulation();
    AdaptedMesh mesh       = present_mesh(sensor);
    auto limits            = limits_of(sensor, mesh, coarsest_level);
    limits.share_to_join   = share_to_join_in_time;
    std::vector<double> indicator(triangulation.n_active_cells(), 0.);
    if (has_siblings(sensor.mesh()))
    {
      auto estimate = ErrorEstimator<dim>(sensor).of_fields();
      indicator     = std::move(estimate.by_cell);
      mesh.errors   = {{Adaptation::all_fields,
                        "",
                        std::nan(""),
                        estimate.error,
                        estimate.sum,
                        1.}};
      mesh.worst    = safety * estimate.error / tolerance;
    }
    if (mesh.worst <= 1.)
      limits.share_to_bisect = 0.;
    const double cells = flag_cells(sensor.layout(), indicator, limits);
    LookInTime result{mesh, false, true};
    result.errs = mesh.worst > 1. && cells > mesh.cells;
    if (!result.errs && cells > few_enough * mesh.cells)
    {
      result.is_flagged = false;
      for (const auto &cell : triangulation.active_cell_iterators())
      {
        cell->clear_refine_flag();
        cell->clear_coarsen_flag();
      }
    }
    return result;
  }


  template int
  coarsest_level(const Mesh<2> &);
  template int
  coarsest_level(const Mesh<3> &);
  template LookInTime
  look_in_time(const Sensor<2> &, int);
  template LookInTime
  look_in_time(const Sensor<3> &, int);
  template class MeshAdaptation<2>;
  template class MeshAdaptation<3>;
} // namespace Oxion
