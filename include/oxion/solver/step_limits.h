#pragma once

#include <oxion/assembly/assembler.h>

#include <vector>

namespace Oxion
{
  /** What is left of a Newton step. */
  struct LimitedStep
  {
    double largest = 0.;    ///< entry, in the fields' scales
    bool limited   = false; ///< it is not the full one
  };

  /**
   * The limits that Newton's method needs with gas and electrodes: potentials
   * move by 0.3 V at most and temperatures by 200 K, all by one common factor;
   * a partial pressure loses at most 90 %, each on its own, as one factor for
   * all of them would crawl. No line search on a norm: fluxes and exponential
   * currents have no common one.
   */
  template <int dim>
  class StepLimits
  {
  public:
    /** field_of_row: of the owned rows, kept by reference. */
    StepLimits(const Assembler<dim> &assembler,
               const std::vector<unsigned char> &field_of_row);

    /** Shortens the step, of which x - step is the next state. Collective. */
    LimitedStep
    apply(Vec x, Vec step) const;

  private:
    /** Of each field, scaled; 0: none. */
    std::vector<double>
    absolute_limits() const;

    const Assembler<dim> &assembler_;
    const std::vector<unsigned char> &field_of_row_;
  };
} // namespace Oxion
