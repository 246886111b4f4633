#pragma once

namespace Oxion
{
  /**
   * Between 0 and a length something is passed; narrowed to a width by values
   * in between.
   */
  class PassingBracket
  {
  public:
    /** `before`, `behind`: distances at both ends, of opposite sign. */
    PassingBracket(double length, double width, double before, double behind);

    bool
    is_narrow() const
    {
      return end_ - begin_ <= width_;
    }
    /** Where to look next. */
    double
    next() const;
    /** What was found there. */
    void
    narrow(double at, double distance, bool is_passed);

    /** Where it has been passed, just now. */
    double
    end() const
    {
      return end_;
    }

  private:
    double width_, begin_ = 0., end_;
    double before_, behind_;
    int last_side_ = 0; ///< that moved: -1 the begin, 1 the end
  };
} // namespace Oxion
