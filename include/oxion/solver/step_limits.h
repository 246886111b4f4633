#pragma once

#include <oxion/fields/field_layout.h>

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
   * Keeps the steps of Newton's method within the fields' limits: where one
   * exceeds its largest step all are shortened by one common factor; what may
   * lose but a share of itself does so each on its own, as one factor for all
   * of them would crawl. No line search on a norm: fluxes and exponential
   * currents have no common one.
   */
  template <int dim>
  class StepLimits
  {
  public:
    /** field_of_row: of the owned rows, kept by reference. */
    StepLimits(const FieldLayout<dim> &layout,
               const std::vector<unsigned char> &field_of_row);

    /** Shortens the step, of which x - step is the next state. Collective. */
    LimitedStep
    apply(Vec x, Vec step) const;

  private:
    const FieldLayout<dim> &layout_;
    const std::vector<unsigned char> &field_of_row_;
  };
} // namespace Oxion
