#include "even_steps.h"

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    constexpr double same = 1e-6; ///< of a step: no one more

    /** q: of a start. */
    unsigned
    slowness(const unsigned order)
    {
      return order <= 2 ? 1 : order == 3 ? 2 : 4;
    }

    double
    growth(const unsigned order)
    {
      return 1. + 1. / slowness(order);
    }
  } // namespace


  bool
  EvenSteps::are_wanted(const Parameters::Transient &of_time)
  {
    return !std::isfinite(of_time.tolerance);
  }


  double
  EvenSteps::first(const Parameters::Transient &of_time)
  {
    const double h = of_time.largest_step;
    if (of_time.order <= 2)
      return h;
    const double steps = std::max(of_time.end_time / h, 1.);
    // The larger, the less it shows beside h^k.
    constexpr double factor = 4.;
    const double ratio      = factor * std::pow(steps, of_time.order / 2. - 1.);
    const double n =
      std::ceil(std::log(ratio) / std::log(growth(of_time.order)));
    return h * std::pow(growth(of_time.order), -n);
  }


  double
  EvenSteps::next(const Parameters::Transient &of_time,
                  const double length,
                  const TimeStep &step)
  {
    // One state more than steps.
    const bool is_begun = step.n_states > slowness(of_time.order) + 1;
    return is_begun ? growth(of_time.order) * length : length;
  }


  double
  EvenSteps::share(const double left, const double length)
  {
    return left / std::ceil(left / length * (1. - same));
  }
} // namespace Oxion
