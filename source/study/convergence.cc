#include <oxion/study/convergence.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Convergence
{
  namespace
  {
    /// Beyond these an order says nothing: differences are all round-off.
    constexpr double least_order = 1e-3, most_order = 20.;
    /// By how much the order may be above the formal one, and change.
    constexpr double order_slack = 0.5;
    constexpr double least_ratio = 1.02; ///< of different sizes

    /** (r21^p - 1), without cancellation. */
    double
    power_less_one(const double ratio, const double order)
    {
      return std::expm1(order * std::log(ratio));
    }

    template <typename T>
    Three
    three_from(const std::vector<T> &all, const unsigned n_after)
    {
      const auto n = all.size() - n_after;
      return {{all[n - 1], all[n - 2], all[n - 3]}};
    }

    bool
    is_known(const Three &values)
    {
      return std::all_of(values.begin(), values.end(), [](const double x) {
        return std::isfinite(x);
      });
    }

    Approach
    approach_of(const Three &values,
                const double order,
                const Expectation &expected)
    {
      const double fine = values[1] - values[0], coarse = values[2] - values[1],
                   noise = expected.round_off * expected.scale;
      if (std::abs(fine) <= noise)
        return Approach::unchanging;
      if (fine * coarse < 0.)
        return Approach::oscillating;
      return std::isnan(order) ? Approach::diverging : Approach::monotone;
    }
  } // namespace


  double
  observed_order(const Three &sizes, const Three &values)
  {
    const double r21 = sizes[1] / sizes[0], r32 = sizes[2] / sizes[1];
    const double fine = values[1] - values[0], coarse = values[2] - values[1];
    // The ratio of the differences rises with p.
    const auto excess = [&](const double p) {
      return std::pow(r21, p) * power_less_one(r32, p) * fine -
             coarse * power_less_one(r21, p);
    };
    const double sign = coarse > 0. ? 1. : -1.;
    if (!(r21 > 1. && r32 > 1. && fine * coarse >= 0.) || coarse == 0. ||
        !(sign * excess(least_order) < 0.))
      return unknown;
    double low = least_order, high = most_order;
    if (sign * excess(high) < 0.)
      return most_order;
    while (high - low > 1e-12 * high)
    {
      const double middle                       = (low + high) / 2.;
      (sign * excess(middle) < 0. ? low : high) = middle;
    }
    return (low + high) / 2.;
  }


  double
  extrapolated(const double fine,
               const double coarse,
               const double ratio,
               const double order)
  {
    return fine + (fine - coarse) / power_less_one(ratio, order);
  }


  double
  grid_convergence_index(const double fine,
                         const double coarse,
                         const double ratio,
                         const double order,
                         const double scale)
  {
    return safety_factor * std::abs(fine - coarse) /
           (scale * power_less_one(ratio, order));
  }


  Assessment
  assess(const std::vector<double> &sizes,
         const std::vector<double> &values,
         const Expectation &expected)
  {
    Assessment result;
    const Three h = three_from(sizes, 0), f = three_from(values, 0);
    if (!is_known(f))
      return result;
    const double r21 = h[1] / h[0], r32 = h[2] / h[1];
    if (!(r21 > least_ratio && r32 > least_ratio))
    {
      result.approach = Approach::unrefined;
      return result;
    }
    result.order    = observed_order(h, f);
    result.approach = approach_of(f, result.order, expected);
    result.change   = std::abs(f[1] - f[0]) / expected.scale;
    if (values.size() > 3 && is_known(three_from(values, 1)))
      result.order_before =
        observed_order(three_from(sizes, 1), three_from(values, 1));

    const auto [least, most] = std::minmax_element(f.begin(), f.end());
    const double cautious = cautious_factor * (*most - *least) / expected.scale;
    result.uncertainty    = cautious;
    if (result.approach == Approach::unchanging)
    {
      result.order       = unknown;
      result.limit       = f[0];
      result.uncertainty = std::max(expected.round_off, result.change);
    }
    if (result.approach != Approach::monotone)
      return result;

    const double used   = std::min(result.order, expected.formal_order);
    const bool has_four = values.size() > 3;
    result.limit        = extrapolated(f[0], f[1], r21, result.order);
    result.gci = grid_convergence_index(f[0], f[1], r21, used, expected.scale);
    result.gci_before =
      grid_convergence_index(f[1], f[2], r32, used, expected.scale);
    const double expected_order =
      std::isnan(result.order_before) ? result.order : result.order_before;
    result.asymptotic_ratio =
      grid_convergence_index(f[1], f[2], r32, expected_order, std::abs(f[1])) /
      (std::pow(r21, expected_order) *
       grid_convergence_index(f[0], f[1], r21, expected_order, std::abs(f[0])));
    result.order_is_settled =
      result.order >= expected.lowest_order &&
      result.order <= expected.formal_order + order_slack &&
      (!has_four ||
       std::abs(result.order - result.order_before) <= order_slack);
    // One that is less promises meshes without end.
    const double lowest = std::fmin(used, result.order_before);
    if (lowest >= expected.lowest_order)
      result.usable_order = lowest;
    result.uncertainty =
      result.order_is_settled ? result.gci : std::max(cautious, result.gci);
    return result;
  }


  double
  needed_refinement(const Assessment &assessment, const double tolerance)
  {
    return std::pow(assessment.uncertainty / tolerance,
                    1. / assessment.usable_order);
  }


  std::string
  verdict(const Assessment &assessment, const double tolerance)
  {
    if (assessment.uncertainty <= tolerance)
      return "converged";
    switch (assessment.approach)
    {
      case Approach::unknown:
        return "values are missing";
      case Approach::unrefined:
        return "not refined";
      case Approach::oscillating:
        return "oscillating";
      case Approach::diverging:
        return "diverging";
      default:
        break;
    }
    switch (assessment.ground)
    {
      case Ground::order:
        return assessment.order_is_settled ? "too coarse" : "order not settled";
      case Ground::estimate:
        return "too coarse";
      default:
        return "too uncertain";
    }
  }
} // namespace Oxion::Convergence
