#pragma once

#include <oxion/sensor.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  template <int dim>
  class ErrorEstimator;

  /** A measurement on a mesh, and what the mesh is estimated to do to it. */
  struct GoalError
  {
    std::string goal; ///< column with unit, or "fields"
    std::string at;   ///< which point of the sweep; "" of a single one
    double value;     ///< in the column's unit; NaN of fields
    double error;     ///< exact minus value; of fields relative
    double sum;       ///< of all cells' shares without signs
    double scale;     ///< of relative errors, in the column's unit
  };

  /** One of the meshes on the way to the final one. */
  struct AdaptedMesh
  {
    double cells, unknowns;
    std::vector<GoalError> errors; ///< none of a mesh that had no siblings
    double worst;                  ///< largest error over tolerance
  };

  /**
   * Adapts the mesh of a device until the errors of all goals at all points are
   * below the tolerance, or a limit is reached.
   */
  template <int dim>
  class MeshAdaptation
  {
  public:
    /** A point of a sweep: its name and numbers of the sensor's structure. */
    using Point = std::pair<std::string, Parameters::Parameters>;

    /**
     * points: others than the one where the sensor stands, whose name is
     * `here`. `tell` is called for each mesh.
     */
    MeshAdaptation(std::string here,
                   std::vector<Point> points,
                   std::function<void(const AdaptedMesh &)> tell);

    /**
     * From a converged steady state to that on the final mesh, where a point
     * that fails does not count. Collective.
     */
    SolveReport
    run(Sensor<dim> &sensor);

  private:
    struct Look;

    /** At the sensor's state, as the estimator has it. */
    void
    look(const Sensor<dim> &sensor,
         ErrorEstimator<dim> &estimator,
         const std::string &at,
         std::vector<Look> &looks) const;
    std::vector<Look>
    look_at_all_points(Sensor<dim> &sensor, SolveReport &report) const;

    std::string here_;
    std::vector<Point> points_;
    std::function<void(const AdaptedMesh &)> tell_;
  };


  /** Of all active cells. Collective. */
  template <int dim>
  int
  coarsest_level(const Mesh<dim> &mesh);

  /** What a look at a device in time found. */
  struct LookInTime
  {
    AdaptedMesh mesh;
    bool errs;       ///< by more than the tolerance, and can be refined
    bool is_flagged; ///< for another mesh
  };

  /**
   * Looks at a device between two steps in time: if its fields err by more than
   * the tolerance, or a fifth of its cells can be spared, cells are flagged for
   * Sensor::change_mesh(), as far as that level. Collective.
   */
  template <int dim>
  LookInTime
  look_in_time(const Sensor<dim> &sensor, int coarsest_level);
} // namespace Oxion
