#include <oxion/base/passing_bracket.h>

#include <algorithm>

namespace Oxion
{
  PassingBracket::PassingBracket(const double length,
                                 const double width,
                                 const double before,
                                 const double behind)
    : width_(width)
    , end_(length)
    , before_(before)
    , behind_(behind)
  {}


  /**
   * Regula falsi, at least half a width away from both ends: so both come
   * close.
   */
  double
  PassingBracket::next() const
  {
    const double at = begin_ + (end_ - begin_) * before_ / (before_ - behind_);
    return std::clamp(at, begin_ + width_ / 2., end_ - width_ / 2.);
  }


  /**
   * An end that stays counts half the next time (M. Dowell and P. Jarratt, BIT
   * 11, 168 (1971): the Illinois algorithm).
   */
  void
  PassingBracket::narrow(const double at,
                         const double distance,
                         const bool is_passed)
  {
    const int side              = is_passed ? 1 : -1;
    double &moved               = is_passed ? behind_ : before_;
    double &other               = is_passed ? before_ : behind_;
    (is_passed ? end_ : begin_) = at;
    moved                       = distance;
    if (side == last_side_)
      other /= 2.;
    last_side_ = side;
  }
} // namespace Oxion
