#pragma once

#include <oxion/physics/model.h>
#include <oxion/problem/problem.h>

#include <limits>

namespace Oxion
{
  /** Integrals of the device at a state; sums over all ranks. */
  struct Tally
  {
    struct Electrode
    {
      double current            = 0.; ///< int i_F dA [A]
      double electronic_current = 0.; ///< through its contact [A]
      /// Part of each half reaction beside that of O2 [A].
      std::vector<double> half_reaction_current;
      std::vector<double> sink;  ///< int N_k dA leaving the gas [mol/s]
      double heat          = 0.; ///< released at the surface [W]
      double reaction_heat = 0.; ///< the reactions' part, -sum dH r [W]
      /// Extremes of the surface's oxygen activity a: RT/4F ln a [V], and a.
      double lowest_potential = std::numeric_limits<double>::max();
      double highest_activity = 0.;
      double lowest_activity  = 0.; ///< ln a
      double area             = 0.; ///< of a cermet that of its reaction [m2]
      double overpotential    = 0.; ///< int E - RT/4F ln a dA [V m2]
      /// Magnitudes where they are largest [A/m2], [V].
      double largest_current_density = 0., largest_overpotential = 0.;
    };
    std::vector<Electrode> electrodes;
    std::vector<double> exchange_loss; ///< of each heat exchange [W]
    /** What terms of a boundary condition let in; prescribed nodes do not
     * count. */
    struct Boundary
    {
      double inflow = 0.; ///< [W], [A] or [mol/s]
      double power  = 0.; ///< of a current, times its potential [W]
    };
    std::vector<Boundary> boundaries;
    /// Through the film of each opening, by species [mol/s]; 0 without film.
    std::vector<std::vector<double>> film_inflow;
    double joule_heat   = 0.; ///< in the volume [W]
    double heater_power = 0.; ///< of all heaters [W]

    Tally() = default;
    Tally(const Model &model, const Integrals &integrals);
  };

  // The names of the integrals.
  inline const std::string joule_heat   = "Joule heat [W]";
  inline const std::string heater_power = "heater power [W]";
  std::string
  exchange_loss(const Model &model, unsigned exchange);
  /** Inflow, and times the field's value. */
  std::vector<Integral>
  boundary_integrals(const Model &model, unsigned condition);
  /** Inflow of each species. */
  std::vector<Integral>
  film_integrals(const Model &model, unsigned opening);
  /**
   * Current, heat, reaction heat, oxygen potential, activity, its logarithm,
   * area, overpotential, largest current density and overpotential, sinks,
   * currents of half reactions.
   */
  std::vector<Integral>
  electrode_integrals(const Model &model, unsigned electrode);
  /** Current and heat of its contact with electrons. */
  std::vector<Integral>
  contact_integrals(const Model &model, unsigned electrode);
} // namespace Oxion
