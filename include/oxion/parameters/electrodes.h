#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * A half reaction beside that of O2, gases and oxide ions = gases and
   * electrons: i = i0 (prod p^m e^{alpha_a f E} - reverse), p in bar.
   */
  struct HalfReaction
  {
    std::string name;
    /// Molecules of the gases in its equation, < 0: consumed.
    std::map<std::string, double> formed;
    double electrons            = 0.;     ///< formed
    double exchange_current     = 0.;     ///< at its temperature [A/m2]
    double exchange_temperature = 823.15; ///< [K]
    double exchange_energy      = 0.;     ///< [J/mol]
    bool reversible             = true;   ///< or anodic only
    std::map<std::string, double> orders; ///< m of each active species
    double alpha_anodic   = 1.;
    double alpha_cathodic = 1.;
    double activity       = 1.; ///< factor of i0 at its electrode
  };

  /** What surface oxygen makes of a gas, irreversibly; beside the library's. */
  struct SurfaceReaction
  {
    std::string name;
    std::string fuel; ///< of which an event consumes one molecule
    /// Molecules of the gases per event, < 0: consumed.
    std::map<std::string, double> formed;
    double share = 1.; ///< of the fuel's gas exchange velocity
  };

  /// The half reaction that every electrode has by entries of its own.
  constexpr const char *oxygen_half_reaction = "oxygen";

  /** i_O = i0 (a^{m-alpha_a/4} e^{alpha_a f E} - a^{m+alpha_c/4} e^{..}). */
  struct Electrode
  {
    std::string name;
    std::string surface; ///< where it lies; empty: in a region
    std::string region;  ///< the cermet in all of which it reacts
    std::optional<double> reaction_area; ///< of a cermet, by volume [1/m]
    std::string terminal;
    /// Surface where its metal, being resolved, is wired; empty: all of the
    /// metal has one potential.
    std::string contact;
    /// Gas of an electrode on the body's outside; empty: the resolved gas.
    std::string atmosphere;
    std::string sealed_reference; ///< that it works against instead of a gas
    double lead_resistance = 0.;  ///< [Ohm]
    /// Of its contact with the electrons behind it [Ohm m2].
    std::optional<double> contact_resistance;
    double exchange_current     = 3000.;   ///< at its temperature [A/m2]
    double exchange_temperature = 1053.15; ///< [K]
    double exchange_energy      = 150e3;   ///< [J/mol]
    double oxygen_order         = 0.;      ///< m
    double double_layer         = 0.;      ///< capacitance [F/m2]
    double alpha_anodic         = 1.;
    double alpha_cathodic       = 1.;
    /// Gas exchange velocity k of each active species [m/s].
    std::map<std::string, double> exchange_velocity;
    std::vector<SurfaceReaction> surface_reactions; ///< own ones
    std::vector<HalfReaction> half_reactions;       ///< beside that of O2
    double gold_content = 0.;                       ///< of the metal [wt-%]
    /// Factors of i0 and of all k over the gold content [wt-%]; empty: 1.
    std::vector<std::pair<double, double>> kinetics_over_gold,
      catalysis_over_gold;

    /** The surface where it is wired to its terminal. */
    const std::string &
    wired_at() const
    {
      return contact.empty() ? surface : contact;
    }
  };
} // namespace Oxion::Parameters
