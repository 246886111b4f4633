#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace Oxion::Testing
{
  /**
   * Random numbers of a seed, the same on every machine: the standard's
   * distributions are not, its engines are.
   */
  class Random
  {
  public:
    explicit Random(const std::uint64_t seed)
      : engine_(seed)
    {}

    /** One of 0 ... n - 1. */
    unsigned
    below(const unsigned n)
    {
      return engine_() % n;
    }
    /** A whole number, both ends included. */
    int
    whole(const int lowest, const int highest)
    {
      return lowest + int(below(highest - lowest + 1));
    }
    double
    between(const double a, const double b)
    {
      constexpr double last_bit = 1. / (std::uint64_t(1) << 53);
      return a + (b - a) * double(engine_() >> 11) * last_bit;
    }
    /** Evenly in its logarithm. */
    double
    magnitude(const double a, const double b)
    {
      return a * std::exp(between(0., std::log(b / a)));
    }
    bool
    chance(const double probability)
    {
      return between(0., 1.) < probability;
    }
    template <typename T>
    T
    one_of(const std::vector<T> &choices)
    {
      return choices[below(choices.size())];
    }
    /** Two different ones of 0 ... n - 1, the smaller one first. */
    std::pair<unsigned, unsigned>
    two_below(const unsigned n)
    {
      const unsigned a = below(n), b = (a + 1 + below(n - 1)) % n;
      return std::minmax(a, b);
    }

  private:
    std::mt19937_64 engine_;
  };
} // namespace Oxion::Testing
