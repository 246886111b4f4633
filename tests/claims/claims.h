#pragma once

#include <string>
#include <vector>

namespace Oxion::Testing
{
  /** What a case must show of some claims of a device. */
  struct Claim
  {
    std::string device;     ///< "A" to "D"
    std::string claims;     ///< of its patent: "1-4, 10"
    std::string file;       ///< the case, in parameter_files
    std::string observable; ///< "U at lambda 0.9 [mV]"
  };

  /** How a reading is compared. */
  struct Expected
  {
    enum Kind
    {
      near,
      at_most,
      at_least
    } kind;
    double value;
    double tolerance = 0.; ///< of near: absolute
  };

  /** value, to an absolute tolerance. */
  inline Expected
  near(const double value, const double tolerance)
  {
    return {Expected::near, value, tolerance};
  }
  inline Expected
  at_most(const double value)
  {
    return {Expected::at_most, value};
  }
  inline Expected
  at_least(const double value)
  {
    return {Expected::at_least, value};
  }

  /** Fails the present test unless it holds; enters it into the table. */
  void
  show(const Claim &claim, double computed, const Expected &expected);

  /** The numbers that "1-4, 10" stands for. */
  std::vector<unsigned>
  claim_numbers(const std::string &text);
} // namespace Oxion::Testing
