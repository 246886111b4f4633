#pragma once

#include <oxion/adaptation/adjoint.h>
#include <oxion/adaptation/richer_space.h>
#include <oxion/sensor.h>

#include <memory>
#include <optional>
#include <vector>

namespace Oxion
{
  /** What the mesh does to a quantity. */
  struct ErrorEstimate
  {
    double error = 0.; ///< exact minus computed, as far as it can be told
    /// Of all cells' shares: what it would be if no signs cancelled.
    double sum = 0.;
    /// Each cell's share without its sign, [active cell index], of owned ones.
    std::vector<double> by_cell;
  };

  /**
   * Where the mesh is too coarse for the present state, told from the equations
   * in a RicherSpace that the state does not solve.
   *
   * Of a measurement J by dual-weighted residuals (R. Becker, R. Rannacher,
   * Acta Numerica 10 (2001) 1): J(u) - J(u_h) = -S(u_h) . z with the adjoint z,
   * recovered on patches; a flux is a sum of rows of S itself. It knows no
   * physics: the rows of electrodes, films, circuit and control are rows like
   * others.
   */
  template <int dim>
  class ErrorEstimator
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /** On the sensor's present mesh, and at its state. Collective. */
    explicit ErrorEstimator(const Sensor<dim> &sensor);

    /** At the sensor's state, which must have converged or come by a step in
     * time. */
    void
    look();

    /** Of a measurement that can be a goal [SI]. */
    ErrorEstimate
    of(const Parameters::Measurement &measurement);

    /**
     * Of all fields: the recovered fields take the adjoint's place, so that a
     * field's shares measure the energy of its error. They are weighted by how
     * badly the field is resolved: its largest error over its range. That
     * largest one is `error` here.
     */
    ErrorEstimate
    of_fields() const;

  private:
    /** Sums over the nodes of cells; weights in rows of the richer space. */
    std::vector<double>
    by_cell(const Vector &in_nodes) const;

    const Sensor<dim> &sensor_;
    RicherSpace<dim> space_;
    Assembler<dim> assembler_;               ///< in the richer space
    Vector embedded_, completed_, residual_; ///< completed: as prescribed
    std::unique_ptr<Adjoint<dim>> adjoint_;  ///< once it is asked for
  };
} // namespace Oxion
