#include <oxion/solver/bdf.h>

namespace Oxion::Bdf
{
  std::vector<double>
  derivative(const std::vector<double> &times)
  {
    const std::size_t n = times.size();
    std::vector<double> weights(n, 0.);
    for (std::size_t i = 1; i < n; ++i)
    {
      weights[0] += 1. / (times[0] - times[i]);
      weights[i] = 1. / (times[i] - times[0]);
      for (std::size_t j = 1; j < n; ++j)
        if (j != i)
          weights[i] *= (times[0] - times[j]) / (times[i] - times[j]);
    }
    return weights;
  }


  std::vector<double>
  extrapolation(const double t, const std::vector<double> &times)
  {
    std::vector<double> weights(times.size(), 1.);
    for (std::size_t i = 0; i < times.size(); ++i)
      for (std::size_t j = 0; j < times.size(); ++j)
        if (j != i)
          weights[i] *= (t - times[j]) / (times[i] - times[j]);
    return weights;
  }


  double
  error_share(const std::vector<double> &times)
  {
    const std::size_t order = times.size() - 2;
    double rate             = 0.;
    for (std::size_t i = 1; i <= order; ++i)
      rate += 1. / (times[0] - times[i]);
    return 1. / (1. + rate * (times[0] - times.back()));
  }
} // namespace Oxion::Bdf
