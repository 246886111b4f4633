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

    std::vector<SurfaceReaction> reactions;
    std::vector<HalfReaction> half_reactions; ///< beside that of O2

    ElectrodeKinetics() = default;

    /**
     * Species without an exchange velocity have the default one; with 0 they
     * pass the electrode by. Throws std::invalid_argument without O2, when a
     * product is not in the mixture, for a forbidden oxygen order, or more
     * reactions than there is room for.
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
        add(event.law,
            event.fuel,
            velocity(electrode, std::string(event.fuel)),
            terms_of(event),
            mixture,
            where);
      for (const auto &own : electrode.surface_reactions)
      {
        std::vector<Term> terms;
        for (const auto &[species, formed] : own.formed)
          terms.push_back({species, formed});
        add(RateLaw::irreversible,
            own.fuel,
            own.share * velocity(electrode, own.fuel),
            terms,
            mixture,
            where);
      }
      if (reactions.size() > max_surface_reactions)
        throw std::invalid_argument(where + "more than " +
                                    std::to_string(max_surface_reactions) +
                                    " reactions");
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

    /** The reaction that makes these terms of a molecule of the fuel. */
    void
    add(const RateLaw law,
        const std::string_view fuel,
        const double velocity,
        const std::vector<Term> &terms,
        const GasMixture &mixture,
        const std::string &where)
    {
      if (mixture.index(fuel) < 0 || velocity == 0.)
        return;
      SurfaceReaction r;
      r.law      = law;
      r.velocity = velocity;
      for (const Term &term : terms)
      {
        const int place = mixture.index(term.species);
        if (place < 0)
          throw std::invalid_argument(where + std::string(fuel) +
                                      " turns into " +
                                      std::string(term.species) +
                                      ", which is not among the gas's species");
        r.polynomials.add(*mixture.species[place], term.formed);
        if (term.species == fuel)
          r.fuel = place;
        else if (term.species == "O2")
          r.oxygen = -term.formed;
        else
          r.products.push_back({unsigned(place), term.formed});
      }
      reactions.push_back(r);
    }
  };
} // namespace Oxion::Laws
