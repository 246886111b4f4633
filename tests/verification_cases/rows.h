#pragma once

#include <string>
#include <vector>

namespace Oxion::Testing
{
  /** What a row of the verification report is about. */
  struct Quantity
  {
    std::string subject; ///< "Heat"
    std::string file;    ///< in parameter_files: "verification/nafems_t2.prm"
    std::string what;    ///< "T at the radiating end"
    std::string unit;    ///< "K"
    std::string source;  ///< of the reference value
  };

  /** What is expected. */
  struct Reference
  {
    double value;
    double tolerance;
    bool is_relative = true; ///< the tolerance, or else in the unit
  };

  /** Fails the present test unless they agree; enters it into the report. */
  void
  compare(const Quantity &quantity,
          double computed,
          const Reference &reference);
} // namespace Oxion::Testing
