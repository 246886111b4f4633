#pragma once

#include <array>
#include <limits>
#include <string>
#include <vector>

/**
 * What a reading on finer and finer grids tells of its limit. A grid is here
 * whatever has a size h that goes to zero: cells, or steps in time.
 */
namespace Oxion::Convergence
{
  /** On three grids, the finest first, as in the literature. */
  using Three = std::array<double, 3>;

  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

  /**
   * The order p of f(h) = f_0 + C h^p, from
   *   (f3 - f2)/(f2 - f1) = r21^p (r32^p - 1)/(r21^p - 1),  r21 = h2/h1,
   * which is equation (3) of Celik et al., J. Fluids Eng. 130 (2008) 078001,
   * for values that approach their limit from one side, at any refinement
   * ratios. NaN if there is none: they oscillate or move apart.
   */
  double
  observed_order(const Three &sizes, const Three &values);

  /** f_0 of two grids, the finer first: Richardson's extrapolate. */
  double
  extrapolated(double fine, double coarse, double ratio, double order);

  /** Roache, J. Fluids Eng. 116 (1994) 405; ASME V&V 20-2009. */
  constexpr double safety_factor = 1.25;
  /// Where no order says how far it is to the limit: of all differences
  /// (L. Eca, M. Hoekstra, J. Comput. Phys. 262 (2014) 104).
  constexpr double cautious_factor = 3.;

  /**
   * Grid convergence index of the finer one of two grids, relative to `scale`:
   * the band round its value in which the limit is likely to be.
   */
  double
  grid_convergence_index(double fine,
                         double coarse,
                         double ratio,
                         double order,
                         double scale);


  enum class Approach
  {
    unchanging,  ///< at last, but for what the solver leaves open
    monotone,    ///< from one side
    oscillating, ///< to and fro
    diverging,   ///< by larger and larger differences
    unrefined,   ///< the sizes are the same
    unknown      ///< values are missing
  };

  /** What the uncertainty of a reading is taken from. */
  enum class Ground
  {
    order,      ///< with which it approaches its limit
    estimate,   ///< of the finest one's error, which those before confirm
    differences ///< from one to the next
  };

  /** What a reading should do. */
  struct Expectation
  {
    double formal_order = 2.;
    /// A singular place makes the order less: at the edge of an electrode on
    /// zirconia fields go as sqrt(r), and integrals with order 1.
    double lowest_order = 0.8;
    double scale        = 1.;   ///< of relative numbers, > 0
    double round_off    = 1e-8; ///< of a reading that does not change, relative
  };

  struct Assessment
  {
    Ground ground       = Ground::order;
    Approach approach   = Approach::unknown;
    double order        = unknown; ///< of the finest three
    double order_before = unknown; ///< of the three before, of four grids
    double change       = unknown; ///< from the second to the finest, relative
    double limit        = unknown; ///< extrapolate if there is one
    double gci          = unknown; ///< of the finest grid
    double gci_before   = unknown; ///< of the second
    /// GCI of the second grid over r^p times that of the finest: one in the
    /// asymptotic range. p is that of the three before where there are some;
    /// of three grids alone it is but f1/f2.
    double asymptotic_ratio = unknown;
    /// Is the order as formal analysis and singularities leave it, and that of
    /// the grids before?
    bool order_is_settled = false;
    /// What to expect of the finest value's error, relative: the index where
    /// the order is settled, else a multiple of the differences.
    double uncertainty = unknown;
    /// An order with which it gets less on finer grids; NaN: there is none.
    double usable_order = unknown;

    double estimate = unknown; ///< of the finest value's error, relative
    /// Estimated over actual error of the second, as the finest tells it.
    double effectivity = unknown;
    /// The last difference over the one before.
    double reduction = unknown;
  };

  /**
   * Values on at least three grids from coarse to fine; NaN is a value that is
   * missing. An order above the formal one, by chance, shortens no band: the
   * index takes the smaller one.
   */
  Assessment
  assess(const std::vector<double> &sizes,
         const std::vector<double> &values,
         const Expectation &expected);

  /// An estimate is taken for one where the one before was right to this
  /// factor; so uncertain is the last one.
  constexpr double estimate_factor = 2.;

  /**
   * Values on meshes each of which has adapted itself, at least three from
   * coarse to fine, and their estimated errors: exact minus value, NaN where
   * there is none. Such meshes are not similar, so no order says how far it is
   * to the limit: the estimate of the finest does, if that of the mesh before
   * agrees with what became of it, else all differences. The order is the slope
   * of the distances from the finest value and its estimate.
   */
  Assessment
  assess_adapted(const std::vector<double> &sizes,
                 const std::vector<double> &values,
                 const std::vector<double> &estimates,
                 const Expectation &expected);

  /**
   * Values in elements of rising degree, at least three. Where fields are
   * smooth, differences go down by a factor; the limit is that of a geometric
   * sequence (Aitken's), and uncertain is a multiple of the last difference.
   */
  Assessment
  assess_degrees(const std::vector<double> &values,
                 const Expectation &expected);

  /**
   * By how much finer than the finest grid one must be for that uncertainty;
   * below one: how much coarser may be. NaN if no order tells.
   */
  double
  needed_refinement(const Assessment &assessment, double tolerance);

  /** "converged", or the reason why not: "oscillating", ... */
  std::string
  verdict(const Assessment &assessment, double tolerance);
} // namespace Oxion::Convergence
