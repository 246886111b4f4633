#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/sensor.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "controllers.h"

namespace Oxion
{
  /** For the user: of the last cycle, and whether all is periodic. */
  std::string
  description_of_last(const CyclesSummary &cycles);
  std::string
  description_of(const CyclesSummary &cycles);


  /**
   * Does a transient repeat itself? At each multiple of a period its state,
   * that of controllers included, is compared with the one a period before. If
   * all signals repeat themselves, too, nothing new comes from then on.
   */
  template <int dim>
  class Cycles
  {
  public:
    using Vector = typename Sensor<dim>::Vector;

    /**
     * `signals_repeat_from` [s]: until the end. Times that differ by no more
     * than `slack` [s] are one.
     */
    Cycles(const Parameters::Transient &of_time,
           double signals_repeat_from,
           double slack);

    /** The first cycle that begins after t [s]; infinity without cycles. */
    double
    next_start(double t) const;

    /**
     * If a cycle begins there that was not seen yet: what did the last one
     * change? Collective.
     */
    void
    see(double t, const Sensor<dim> &sensor, const Controllers &controllers);

    /** Does everything repeat itself from here on, but for the tolerance? */
    bool
    are_periodic() const;

    /** Nothing before the end of the first one. */
    std::optional<CyclesSummary>
    summary() const;

    /**
     * To go on from, and going on from it: the state at the last start, for
     * which there may be none, is kept beside the rest.
     */
    nlohmann::ordered_json
    state() const;
    const std::optional<Vector> &
    last_state() const
    {
      return x_;
    }
    void
    go_on_from(const nlohmann::ordered_json &state, const Vector &x);

  private:
    double period_, tolerance_, signals_repeat_from_, slack_;
    double start_ = -std::numeric_limits<double>::infinity(); ///< of the last
    std::optional<Vector> x_;         ///< there; none before the first
    std::vector<double> controllers_; ///< likewise
    unsigned number_ = 0;             ///< of cycles that have ended
    double change_   = 0.;            ///< by the last one
    std::string changed_most_;        ///< a field or a controller
  };
} // namespace Oxion
