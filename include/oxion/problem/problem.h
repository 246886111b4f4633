#pragma once

#include <oxion/problem/point.h>

#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Oxion
{
  enum class Reduction
  {
    sum, ///< integral over the term's regions or surface
    smallest,
    largest ///< of the values at its quadrature points
  };

  /** A number that a term yields beside its equations. */
  struct Integral
  {
    std::string name;
    Reduction reduction = Reduction::sum;
  };
  using Integrals = std::map<std::string, double>;

  /** A law in the volume: storage, flux and source of a cell's fields. */
  template <int dim>
  class VolumeTerm
  {
  public:
    virtual ~VolumeTerm() = default;

    virtual bool
    acts_in(unsigned region) const = 0;
    /** Global unknowns that stand in its law or get a source from it. */
    virtual std::vector<unsigned>
    globals() const
    {
      return {};
    }
    virtual std::vector<Integral>
    integrals() const
    {
      return {};
    }
    virtual void
    add(const PointState<dim> &state, PointSystem<dim> &system) const = 0;
  };

  /** A law on a surface, between the fields of both its sides. */
  template <int dim>
  class SurfaceTerm
  {
  public:
    virtual ~SurfaceTerm() = default;

    virtual unsigned
    surface() const = 0;
    /**
     * Which region its first side is. Faces of which both sides are, or none,
     * are left out; of the body's outside the first side is the only one.
     */
    virtual bool
    is_first(unsigned region) const = 0;
    /** Does it need the groups of a side? */
    virtual bool
    uses(unsigned side, unsigned group) const = 0;
    virtual std::vector<unsigned>
    globals() const
    {
      return {};
    }
    /**
     * Is what the group is supplied with released at the surface itself, and
     * thus part of the flux out of the body through it?
     */
    virtual bool
    is_released(unsigned /*group*/) const
    {
      return false;
    }
    /** Integrated in the vertices of faces of degree 1. */
    virtual bool
    in_vertices() const
    {
      return false;
    }
    virtual std::vector<Integral>
    integrals() const
    {
      return {};
    }
    virtual void
    add(const SurfaceState<dim> &state, SurfaceSystem &system) const = 0;
  };

  /** The mean of a field over a surface or a region. */
  struct Mean
  {
    unsigned group = 0, component = 0;
    int surface = -1, region = -1; ///< one of them
    unsigned row = 0; ///< the global unknown in whose equation it stands
  };

  /** Global unknowns and means at a state, SI. */
  struct GlobalState
  {
    std::vector<double> unknowns, means;
  };

  /** One row f(unknowns, means) + d m(unknowns)/dt = 0, linearised. */
  struct GlobalRow
  {
    using Derivatives = std::vector<std::pair<unsigned, double>>;
    double residual = 0., storage = 0.;
    Derivatives by_unknown, by_mean, storage_by_unknown;
  };

  /** The equation of a global unknown, beside what terms supply it with. */
  class GlobalEquation
  {
  public:
    virtual ~GlobalEquation() = default;
    virtual unsigned
    unknown() const = 0;
    virtual GlobalRow
    at(const GlobalState &state) const = 0;
  };

  /**
   * A question to the equations about a state, (i omega dC/du + dS/du) x = b:
   * with some of the global unknowns' rows replaced, what is a sum of global
   * unknowns where b goes into their rows? All in SI.
   */
  struct HarmonicQuestion
  {
    double frequency = 0.; ///< [Hz]
    /// By global unknown, sum coefficient unknown = 0 in place of its equation.
    std::map<unsigned, GlobalRow::Derivatives> replaced;
    GlobalRow::Derivatives injected; ///< b
    GlobalRow::Derivatives measured; ///< of x
    /// Of the answer's real part: what is larger, or has lost its digits.
    double largest = std::numeric_limits<double>::infinity();
  };

  /**
   * unknown - ln min(Re answer, largest) = 0: an equation of the whole state
   * that the solver completes. The problem's GlobalEquation says unknown = 0
   * alone.
   */
  struct HarmonicEquation
  {
    unsigned unknown;
    std::function<HarmonicQuestion()> question; ///< as it is now
  };

  /** Values prescribed on the nodes of a surface. */
  template <int dim>
  struct Prescription
  {
    std::optional<unsigned> surface; ///< none: all of the outside but the axis
    unsigned group;
    std::function<double(const dealii::Point<dim> &,
                         unsigned component,
                         unsigned coarse_cell)>
      value;
    /// Of the group; none: all of them.
    std::optional<unsigned> component{};
    /// Another one whose equation is a sum with this one's in it, for which
    /// what flows in here counts, too.
    std::optional<unsigned> sum{};
  };

  /**
   * The equations of a device as lists. Terms are asked for values again at
   * each assembly; where they act stays.
   */
  template <int dim>
  struct Problem
  {
    std::vector<std::unique_ptr<VolumeTerm<dim>>> volume_terms;
    std::vector<std::unique_ptr<SurfaceTerm<dim>>> surface_terms;
    std::vector<std::unique_ptr<GlobalEquation>> global_equations;
    std::vector<HarmonicEquation> harmonic_equations;
    std::vector<Mean> means;
    /// Where several hold a node, the first one counts.
    std::vector<Prescription<dim>> prescriptions;
  };
} // namespace Oxion
