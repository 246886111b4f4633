#pragma once

#include <oxion/laws/gas_mixture.h>
#include <oxion/laws/half_reactions.h>
#include <oxion/laws/interpolation.h>
#include <oxion/laws/surface_reactions.h>
#include <oxion/parameters/parameters.h>

#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  /**
   * Whether the electrode's oxygen balance has one root for every potential:
   * -alpha_c <= 4 m <= alpha_a (m = 1/2 with alpha = 1 has three).
   */
  inline bool
  oxygen_order_allowed(const double oxygen_order,
                       const double alpha_anodic,
                       const double alpha_cathodic)
  {
    return -alpha_cathodic <= 4. * oxygen_order &&
           4. * oxygen_order <= alpha_anodic;
  }

  /** Stoichiometric number nu of alpha_a + alpha_c = 4/nu. */
  inline double
  stoichiometric_number(const double alpha_anodic, const double alpha_cathodic)
  {
    return 4. / (alpha_anodic + alpha_cathodic);
  }

  /** Constants of an electrode, species resolved to places in the mixture. */
  struct ElectrodeKinetics
  {
    /// k_O of i_O = k_O (a^{m - alpha_a/4} e^{alpha_a f E} -
    /// a^{m + alpha_c/4} e^{-alpha_c f E}) [A/m2]: i0 in 1 bar of O2.
    double exchange_current     = 0.;
    double exchange_temperature = 0.; ///< where that holds [K]
    double exchange_energy      = 0.; ///< [J/mol]
    double oxygen_order         = 0.; ///< m
    double alpha_anodic         = 0.;
    double alpha_cathodic       = 0.;

    unsigned n             = 0;  ///< species of the mixture
    unsigned oxygen        = 0;  ///< place of O2
    double oxygen_velocity = 0.; ///< k of O2 [m/s]

    std::array<SurfaceReaction, 6> reactions{};
    unsigned n_reactions = 0;

    std::vector<HalfReaction> half_reactions; ///< beside that of O2

    ElectrodeKinetics() = default;

    /**
     * Species without an exchange velocity have the default one; with 0 they
     * pass the electrode by. Throws std::invalid_argument without O2, when a
     * product is not in the mixture, or for a forbidden oxygen order.
     */
    ElectrodeKinetics(const Parameters::Electrode &electrode,
                      const GasMixture &mixture)
      : exchange_current(electrode.exchange_current *
                         interpolate_logarithm(electrode.kinetics_over_gold,
                                               electrode.gold_content))
      , exchange_temperature(electrode.exchange_temperature)
      , exchange_energy(electrode.exchange_energy)
      , oxygen_order(electrode.oxygen_order)
      , alpha_anodic(electrode.alpha_anodic)
      , alpha_cathodic(electrode.alpha_cathodic)
      , n(mixture.n)
    {
      const std::string where = "electrode " + electrode.name + ": ";
      if (!oxygen_order_allowed(oxygen_order, alpha_anodic, alpha_cathodic))
        throw std::invalid_argument(
          where + "the oxygen order m must satisfy -alpha_c <= 4 m <= alpha_a");
      if (mixture.index("O2") < 0)
        throw std::invalid_argument(where + "its gas has no O2");

      oxygen          = mixture.index("O2");
      oxygen_velocity = velocity(electrode, "O2");
      for (const SurfaceEvent &event : surface_events)
        add(event, electrode, mixture, where);
      for (const auto &half : electrode.half_reactions)
        half_reactions.emplace_back(half, mixture);
    }

    /// Of a porous platinum electrode; some 2 ... 60 m/s [U].
    static constexpr double default_velocity = 60.;

  private:
    static double
    velocity(const Parameters::Electrode &electrode, const std::string &species)
    {
      const auto found = electrode.exchange_velocity.find(species);
      return interpolate_logarithm(electrode.catalysis_over_gold,
                                   electrode.gold_content) *
             (found == electrode.exchange_velocity.end() ? default_velocity
                                                         : found->second);
    }

    void
    add(const SurfaceEvent &event,
        const Parameters::Electrode &electrode,
        const GasMixture &mixture,
        const std::string &where)
    {
      const int fuel = mixture.index(event.fuel);
      const double k = velocity(electrode, std::string(event.fuel));
      if (fuel < 0 || k == 0.)
        return;
      SurfaceReaction &r = reactions[n_reactions++];
      r.reaction         = event.reaction;
      r.direction        = event.direction();
      r.fuel             = fuel;
      r.oxygen           = oxygen_of(event);
      r.velocity         = k;
      unsigned s         = 0;
      for (const Term &term : products_of(event))
      {
        const int product = mixture.index(term.species);
        if (product < 0)
          throw std::invalid_argument(where + std::string(event.fuel) +
                                      " turns into " +
                                      std::string(term.species) +
                                      ", which is not among the gas's species");
        r.product[s]  = product;
        r.formed[s++] = term.formed;
      }
    }
  };
} // namespace Oxion::Laws
