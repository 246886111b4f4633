#pragma once

#include <oxion/assembly/interface_faces.h>
#include <oxion/physics/model.h>
#include <oxion/physics/point_system.h>

#include <deal.II/lac/petsc_sparse_matrix.h>

#include <functional>
#include <limits>
#include <map>
#include <memory>

namespace Oxion
{
  /** Integrals that fall off a residual assembly; sums over all ranks. */
  struct Tally
  {
    struct Electrode
    {
      double current = 0.;       ///< int i_F dA [A]
      std::vector<double> sink;  ///< int N_k dA leaving the gas [mol/s]
      double heat          = 0.; ///< released at the surface [W]
      double reaction_heat = 0.; ///< -sum dH_r r of it [W]
      /// Extremes of the surface's oxygen activity a: RT/4F ln a [V], and a.
      double lowest_potential = std::numeric_limits<double>::max();
      double highest_activity = 0.;
    };
    std::vector<Electrode> electrodes;
    std::vector<double> exchange_loss; ///< of each heat exchange [W]
    double joule_heat   = 0.;          ///< in the volume [W]
    double heater_power = 0.;          ///< of all heaters [W]
  };

  /**
   * Sources beyond the physics, in the sign of the equations' right-hand side;
   * for manufactured solutions. Empty functions do nothing.
   */
  template <int dim>
  struct Forcing
  {
    using Values = std::array<double, max_local_fields>;
    /// Adds to the source of every field: temperature, ionic, gas rows.
    std::function<void(const dealii::Point<dim> &, unsigned region, Values &)>
      volume;
    /// Adds to the supply through an electrode's face, same order [per m2].
    std::function<
      void(const dealii::Point<dim> &, unsigned electrode, Values &)>
      electrode;
    /// Prescribed value of a field on the whole outer boundary.
    std::function<double(const dealii::Point<dim> &, unsigned field)> boundary;
  };

  /** What the control of a heater does at a state. */
  struct HeaterControl
  {
    double mean = 0.;            ///< of the held temperature [K]
    std::optional<double> bound; ///< where its power rests, if it does [W]
  };

  /** Restricts an assembly to one side of a surface, for fluxes through it. */
  struct OneSided
  {
    std::vector<bool> regions; ///< only the cells of these regions count
    /// And nothing that happens on its faces, but heat from outer electrodes.
    unsigned surface;
  };

  /**
   * The only cell and face loops: residual F(u) = 0 of the whole device and
   * its exact Jacobian.
   *
   * Rows are int flux . grad v - source v + exchange through surfaces, scaled
   * by the layout's residual scales, columns by its unknown scales. Gas cells
   * of degree 1 and electrode faces integrate in the vertices, which keeps
   * partial pressures positive on stretched cells.
   */
  template <int dim>
  class Assembler
  {
  public:
    using Vector       = typename FieldLayout<dim>::Vector;
    using Matrix       = dealii::PETScWrappers::MPI::SparseMatrix;
    using CellIterator = typename Mesh<dim>::CellIterator;
    using Index        = typename FieldLayout<dim>::Index;

    Assembler(const FieldLayout<dim> &layout,
              const Model &model,
              const Forcing<dim> &forcing = {});

    /** Prepares for the layout's present mesh. */
    void
    reinit();

    /** Prescribed values at the model's present conditions, into x. */
    void
    set_prescribed(Vector &x) const;

    /** Fills in hanging nodes, so that x is a function on the mesh. */
    void
    complete(Vector &x) const;

    /**
     * Residual with nothing taken out: rows of prescribed unknowns hold the
     * reactions, what flows in through them. x: completed, without ghosts.
     */
    void
    residual(const Vector &x,
             Vector &result,
             Tally *tally                        = nullptr,
             const std::optional<OneSided> &side = {}) const;

    /** Jacobian; rows of prescribed unknowns are diagonal. */
    void
    jacobian(const Vector &x, Matrix &result) const;

    void
    make_matrix(Matrix &matrix) const;

    /** Sets the residual's rows of prescribed and hanging unknowns to zero. */
    void
    clear_prescribed(Vector &residual) const;

    /** Owned prescribed unknowns of a support's component. */
    dealii::IndexSet
    prescribed_unknowns(Support support, unsigned component) const;

    /** Owned unknowns of a support (component) on a surface. */
    dealii::IndexSet
    unknowns_on(unsigned surface, Support support, unsigned component) const;

    /** From where the gas unknowns of a cell count the pressure [Pa]. */
    double
    reference_pressure(const CellIterator &cell,
                       const Conditions &conditions) const;
    double
    reference_pressure(const CellIterator &cell) const
    {
      return reference_pressure(cell, model_.conditions);
    }

    const FieldLayout<dim> &
    layout() const
    {
      return layout_;
    }
    const Model &
    model() const
    {
      return model_;
    }

    /** surface_faces() of the present mesh. */
    const std::vector<InterfaceFace<dim>> &
    faces_of(const unsigned surface) const
    {
      return faces_of_surface_[surface];
    }

    /**
     * What holds a heater's power at a state: its temperature, or a bound.
     * x: completed, without ghosts. Collective.
     */
    HeaterControl
    heater_control(unsigned heater, const Vector &x) const;

    /** Sizes [m2] of a surface and [m3] of a region. */
    double
    area(const unsigned surface) const
    {
      return areas_[surface];
    }
    double
    volume(const unsigned region) const
    {
      return volumes_[region];
    }

  private:
    struct Target;

    LocalFields
    local_fields(unsigned region) const;
    static unsigned
    coarse_index(const CellIterator &cell);
    void
    measure_sizes();
    void
    find_held_means();
    HeaterControl
    control_of(unsigned heater, const Vector &ghosted) const;
    double
    power_scale(unsigned heater) const;
    void
    find_prescribed();
    void
    assemble(const Vector &x,
             Vector *residual,
             Matrix *jacobian,
             Tally *tally,
             const std::optional<OneSided> &side) const;
    void
    assemble_cells(Target &target) const;
    void
    assemble_electrodes(Target &target) const;
    void
    assemble_exchanges(Target &target) const;
    void
    assemble_circuit(Target &target) const;
    void
    assemble_heaters(Target &target) const;

    const FieldLayout<dim> &layout_;
    const Model &model_;
    Forcing<dim> forcing_;

    dealii::Quadrature<dim> gas_quadrature_, solid_quadrature_;
    dealii::Quadrature<dim - 1> electrode_quadrature_, boundary_quadrature_;

    std::vector<std::vector<InterfaceFace<dim>>> electrode_faces_;
    std::vector<std::vector<InterfaceFace<dim>>> exchange_faces_;
    std::vector<std::vector<InterfaceFace<dim>>> faces_of_surface_;
    std::vector<double> areas_, volumes_;

    /// Weights of a cell's temperatures in the mean that a heater holds.
    struct MeanShare
    {
      CellIterator cell;
      std::vector<double> weights;
    };
    std::vector<std::vector<MeanShare>> held_means_;

    /// Prescribed unknown -> (field, atmosphere or exchange, component).
    struct Prescribed
    {
      Support support;
      unsigned component;
      unsigned source;      ///< atmosphere of a gas, exchange of a temperature
      unsigned coarse_cell; ///< whose gas space it belongs to
      double value;         ///< of a forcing
    };
    std::map<Index, Prescribed> prescribed_;
    dealii::AffineConstraints<double> constraints_;
  };
} // namespace Oxion
