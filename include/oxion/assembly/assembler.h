#pragma once

#include <oxion/assembly/interface_faces.h>
#include <oxion/problem/problem.h>

#include <deal.II/lac/petsc_sparse_matrix.h>

namespace Oxion
{
  /** Restricts an assembly to one side of a surface, for fluxes through it. */
  struct OneSided
  {
    std::vector<bool> regions; ///< only the cells of these regions count
    /// And nothing that happens on its faces, but what outer ones release.
    unsigned surface;
  };

  /**
   * The only cell and face loops: the equations of a problem on a mesh,
   *
   *     d C(u)/dt + S(u) = 0,
   *
   * with storage C, spatial residual S and the exact Jacobians of both.
   *
   * Rows are int flux . grad v - source v - supply through surfaces, scaled by
   * the layout's residual scales, columns by its unknown scales. A global
   * unknown is a field with one node, whose shape function is one.
   */
  template <int dim>
  class Assembler
  {
  public:
    using Vector       = typename FieldLayout<dim>::Vector;
    using Matrix       = dealii::PETScWrappers::MPI::SparseMatrix;
    using CellIterator = typename Mesh<dim>::CellIterator;
    using Index        = typename FieldLayout<dim>::Index;

    /** Both are kept by reference. */
    Assembler(const FieldLayout<dim> &layout, const Problem<dim> &problem);

    /** Prepares for the layout's present mesh. */
    void
    reinit();

    /** Prescribed values as they are now, into x. */
    void
    set_prescribed(Vector &x) const;

    /** Fills in hanging nodes, so that x is a function on the mesh. */
    void
    complete(Vector &x) const;

    /**
     * S(x) with nothing taken out: rows of prescribed unknowns hold the
     * reactions, what flows in through them. x: completed, without ghosts.
     */
    void
    residual(const Vector &x,
             Vector &result,
             Integrals *integrals                = nullptr,
             const std::optional<OneSided> &side = {}) const;

    /** S(x) + rate C(x), likewise, in one pass. */
    void
    residual_in_time(const Vector &x, double rate, Vector &result) const;

    /** C(x), likewise. */
    void
    storage(const Vector &x,
            Vector &result,
            const std::optional<OneSided> &side = {}) const;

    /** dS/dx + rate dC/dx; rows of prescribed unknowns are diagonal. */
    void
    jacobian(const Vector &x, Matrix &result, double rate = 0.) const;

    /**
     * Derivative by x of the sum of S's rows, each times its weight, with
     * nothing taken out. weights: completed.
     */
    void
    derivative_of_sum(const Vector &x,
                      const Vector &weights,
                      Vector &result,
                      const std::optional<OneSided> &side = {}) const;

    /** dC/dx alone; what stands in rows of prescribed unknowns is void. */
    void
    storage_jacobian(const Vector &x, Matrix &result) const;

    /** With room for the harmonic equations' dense rows, if they are wanted. */
    void
    make_matrix(Matrix &matrix, bool harmonic_equations = false) const;

    /**
     * Turns a residual into that of the equations that are solved: what flows
     * in through prescribed unknowns leaves the sums they are part of, and
     * their own rows are zero.
     */
    void
    reduce_to_solved(Vector &residual) const;

    /** Sets the rows of prescribed unknowns to zero. */
    void
    clear_prescribed(Vector &residual) const;

    /**
     * Fills in a test function where it follows from others: in hanging nodes,
     * and where unknowns are prescribed, whose rows are part of sums or none.
     */
    void
    complete_test(Vector &z) const;

    /** Owned prescribed unknowns of a group's component. */
    dealii::IndexSet
    prescribed_unknowns(unsigned group, unsigned component) const;

    /** Owned unknowns of a group's component on a surface. */
    dealii::IndexSet
    unknowns_on(unsigned surface, unsigned group, unsigned component) const;

    /** Of the prescribed unknowns those that are part of that sum. */
    dealii::IndexSet
    prescribed_parts(unsigned group, unsigned sum) const;

    const FieldLayout<dim> &
    layout() const
    {
      return layout_;
    }

    const Problem<dim> &
    problem() const
    {
      return problem_;
    }

    /** All global unknowns and the problem's means. Collective. */
    GlobalState
    global_state(const Vector &x) const;

  private:
    struct Target;
    class Collected;

    /** The unknowns of one field of a cell or face, in the local system. */
    struct LocalField
    {
      unsigned side, group, component; ///< group n_groups(): a global unknown
    };

    /** What happens in the cells of a region, or at faces between two. */
    struct Program
    {
      LocalFields fields;
      std::vector<LocalField> list; ///< fields, then global unknowns
      unsigned n_fields = 0;
    };

    struct SurfaceFaces
    {
      std::vector<InterfaceFace<dim>> faces;
      /// [first region, second region], the second n_regions if there is none.
      std::map<std::array<unsigned, 2>, Program> programs;
    };

    void
    make_cell_programs();
    void
    make_surface_programs();
    void
    append_globals(const std::vector<unsigned> &globals,
                   Program &program) const;
    void
    find_means();
    void
    find_prescribed();
    void
    constrain_prescribed();
    GlobalState
    global_state_of(const Vector &ghosted) const;
    void
    assemble(Target &target) const;
    void
    assemble_cells(Target &target) const;
    void
    assemble_surfaces(Target &target) const;
    void
    assemble_globals(Target &target) const;

    const FieldLayout<dim> &layout_;
    const Problem<dim> &problem_;

    dealii::Quadrature<dim> vertices_, gauss_points_;
    dealii::Quadrature<dim - 1> face_vertices_, face_gauss_points_;

    std::vector<bool> in_vertices_; ///< [region]
    std::vector<Program> cell_programs_;
    std::vector<SurfaceFaces> surfaces_; ///< of each surface term

    /// Weights of a cell's values in a mean.
    struct MeanShare
    {
      CellIterator cell;
      std::vector<double> weights;
    };
    std::vector<std::vector<MeanShare>> means_;

    struct Prescribed
    {
      unsigned prescription, component, coarse_cell;
      dealii::Point<dim> point;
      std::optional<Index> sum; ///< the row of a sum that it is part of
    };
    std::map<Index, Prescribed> prescribed_;
    dealii::AffineConstraints<double> constraints_;
    /// Of the matrix's rows, where prescribed unknowns are parts of sums.
    dealii::AffineConstraints<double> row_constraints_;
    bool has_sums_ = false; ///< on any rank
  };
} // namespace Oxion
