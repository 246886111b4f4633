// Of sequences that no size h makes similar: adapted meshes, and degrees.

#include <oxion/study/convergence.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Convergence
{
  namespace
  {
    /// Of different sizes. Where a pass changes little, that is one mesh.
    constexpr double least_ratio = 1.02;
    /// Above it differences go down too slowly for a limit to be told.
    constexpr double most_reduction = 0.5;

    /** The last difference over the one before. */
    double
    ratio_of_differences(const std::vector<double> &values)
    {
      const auto last = values.end() - 1;
      return (last[0] - last[-1]) / (last[-1] - last[-2]);
    }

    /** Where no difference but the last one tells how far it is to a limit. */
    double
    uncertainty_of(const std::vector<double> &values, const double scale)
    {
      const auto last          = values.end() - 3;
      const auto [least, most] = std::minmax_element(last, values.end());
      const double change      = std::abs(ratio_of_differences(values)) < 1.
                                   ? values.back() - last[1]
                                   : *most - *least;
      return cautious_factor * std::abs(change) / scale;
    }

    /** Of a straight line through (log h, log distance), by least squares. */
    double
    slope_of(const std::vector<double> &sizes,
             const std::vector<double> &distances)
    {
      double n = 0., x = 0., y = 0., xx = 0., xy = 0.;
      for (std::size_t i = 0; i < distances.size(); ++i)
        if (distances[i] > 0.)
        {
          const double h = std::log(sizes[i]), d = std::log(distances[i]);
          n += 1.;
          x += h;
          y += d;
          xx += h * h;
          xy += h * d;
        }
      const double spread = n * xx - x * x;
      return spread > 1e-12 ? (n * xy - x * y) / spread : unknown;
    }
  } // namespace


  Assessment
  assess_adapted(const std::vector<double> &sizes,
                 const std::vector<double> &values,
                 const std::vector<double> &estimates,
                 const Expectation &expected)
  {
    Assessment result;
    result.ground     = Ground::differences;
    const auto finest = values.size() - 1;
    result.change =
      std::abs(values[finest] - values[finest - 1]) / expected.scale;
    result.uncertainty = uncertainty_of(values, expected.scale);
    if (!(sizes[finest - 1] / sizes[finest] > least_ratio))
    {
      result.approach    = Approach::unrefined;
      result.uncertainty = unknown;
      return result;
    }
    result.approach = Approach::monotone;
    if (result.change <= expected.round_off)
    {
      result.approach    = Approach::unchanging;
      result.limit       = values[finest];
      result.uncertainty = std::max(expected.round_off, result.change);
      return result;
    }
    if (std::isnan(estimates[finest]))
      return result;

    result.estimate = std::abs(estimates[finest]) / expected.scale;
    result.limit    = values[finest] + estimates[finest];
    result.effectivity =
      estimates[finest - 1] / (result.limit - values[finest - 1]);
    std::vector<double> distances;
    for (std::size_t i = 0; i < finest; ++i)
      distances.push_back(std::abs(values[i] - result.limit));
    result.order = slope_of(sizes, distances);
    if (result.effectivity >= 1. / estimate_factor &&
        result.effectivity <= estimate_factor)
    {
      result.ground = Ground::estimate;
      // Shares of an error that cancel each other by chance make no mesh finer.
      result.uncertainty =
        std::max(estimate_factor * result.estimate, result.change);
      result.usable_order = expected.formal_order;
    }
    else
      result.uncertainty =
        std::max(result.uncertainty, estimate_factor * result.estimate);
    return result;
  }


  Assessment
  assess_degrees(const std::vector<double> &values, const Expectation &expected)
  {
    Assessment result;
    result.ground      = Ground::differences;
    const double last  = values.back() - values[values.size() - 2];
    result.change      = std::abs(last) / expected.scale;
    result.uncertainty = uncertainty_of(values, expected.scale);
    if (result.change <= expected.round_off)
    {
      result.approach    = Approach::unchanging;
      result.limit       = values.back();
      result.uncertainty = std::max(expected.round_off, result.change);
      return result;
    }
    const double ratio = ratio_of_differences(values);
    result.reduction   = std::abs(ratio);
    if (result.reduction >= 1.)
    {
      result.approach = Approach::diverging;
      return result;
    }
    result.approach = Approach::monotone;
    if (result.reduction <= most_reduction)
      result.limit = values.back() + last * ratio / (1. - ratio);
    return result;
  }
} // namespace Oxion::Convergence
