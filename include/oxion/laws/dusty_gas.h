#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/diffusivity.h>
#include <oxion/laws/gas_mixture.h>
#include <oxion/laws/viscosity.h>

#include <array>
#include <cmath>

namespace Oxion::Laws
{
  /**
   * Gas transport in pores, slits and tubes.
   *
   * Dusty gas (Mason, Malinauskas, Evans, J. Chem. Phys. 46 (1967) 3199):
   *
   *   N = -(1/RT) H^-1 grad p_vec - (p_vec/RT)(B0/mu) grad p,
   *   H_ij = -p_i/C_ij,  H_ii = 1/D_iK + sum_{j != i} p_j/C_ij,
   *   C_ij = D_ij p and D_iK effective, with the structure factor.
   *
   * The columns of H sum to 1/D_jK > 0: a nonsingular M-matrix, eliminated
   * without pivoting. The two simpler models keep the shape
   * H y = force, N = -(y + (B0/mu) carried grad p)/(RT):
   *
   * - Stefan-Maxwell: no Knudsen term, force p grad x_i. H is singular then
   *   (its columns sum to zero), closed by zero molar-average velocity of the
   *   diffusion: adding g p_i to every H_ij demands just sum y = 0, for any g.
   *   Darcy flow moves the mixture as before.
   * - Fick: every species diffuses in the carrier alone and nothing is carried
   *   along (no Stefan flow). The carrier makes up the total, which is Darcy's.
   *
   * Neglected: thermal diffusion and the Knudsen term -1/2 p_i grad ln T.
   */
  struct GasMedium
  {
    double structure    = 1.; ///< factor of diffusion, porosity/tortuosity
    double pore_radius  = 0.; ///< radius, half height of a slit [m]
    double permeability = 0.; ///< B0 with the structure factor in it [m2]
  };

  namespace Detail
  {
    // The floor of trace and negative pressures inside the coefficients.
    template <typename Number>
    SpeciesArray<Number>
    clipped_pressures(const GasMixture &mixture, const SpeciesArray<Number> &p)
    {
      const double floor = 1e-9 * mixture.reference_pressure;
      SpeciesArray<Number> q{};
      for (unsigned i = 0; i < mixture.n; ++i)
        q[i] = plain_value(p[i]) > floor ? p[i] : Number(floor);
      return q;
    }

    /** What the coefficients take from the temperature. */
    template <typename Number>
    struct TransportTerms
    {
      SpeciesArray<Number> knudsen{}; ///< 1/D_iK [s/m2]
      SpeciesMatrix<Number> pair{};   ///< 1/C_ij [s/m2/Pa]
      Number closure;                 ///< g of Stefan-Maxwell, as 1/C_ij

      TransportTerms(const GasMixture &mixture,
                     const GasMedium &medium,
                     const Number &T)
        : closure(0.)
      {
        using std::pow;
        const unsigned n     = mixture.n;
        const double inverse = 1. / medium.structure;
        const bool fuller_law =
          mixture.law == Parameters::DiffusivityLaw::fuller;
        const Number power = fuller_law ? inverse * pow(T, -1.75) : Number(0.);
        for (unsigned i = 0; i < n; ++i)
          for (unsigned j = 0; j < i; ++j)
            pair[i][j] = pair[j][i] =
              fuller_law
                ? mixture.fuller_inverse[i][j] * power
                : inverse /
                    chapman_enskog(*mixture.species[i], *mixture.species[j], T);
        if (mixture.model == Parameters::TransportModel::dusty_gas)
          for (unsigned i = 0; i < n; ++i)
            knudsen[i] =
              inverse /
              Laws::knudsen(*mixture.species[i], medium.pore_radius, T);
        else if (mixture.model == Parameters::TransportModel::stefan_maxwell)
        {
          // As large as keeps all off-diagonal entries <= 0.
          closure = pair[0][1];
          for (unsigned i = 0; i < n; ++i)
            for (unsigned j = 0; j < i; ++j)
              if (plain_value(pair[i][j]) < plain_value(closure))
                closure = pair[i][j];
        }
      }
    };

    /** Row i of H. */
    template <typename Pressure, typename Number>
    auto
    resistance_row(const GasMixture &mixture,
                   const SpeciesArray<Pressure> &q,
                   const TransportTerms<Number> &terms,
                   const unsigned i)
    {
      using Result     = decltype(q[0] * terms.closure);
      const unsigned n = mixture.n, c = mixture.carrier;

      SpeciesArray<Result> row{};
      if (mixture.model == Parameters::TransportModel::fick)
      {
        Pressure total(0.);
        for (unsigned j = 0; j < n; ++j)
        {
          total += q[j];
          row[j] = Result(i == c ? 1. : 0.);
        }
        if (i != c)
          row[i] = total * terms.pair[i][c];
        return row;
      }

      const bool dusty = mixture.model == Parameters::TransportModel::dusty_gas;
      Result diagonal =
        dusty ? Result(1.) * terms.knudsen[i] : q[i] * terms.closure;
      for (unsigned j = 0; j < n; ++j)
        if (j != i)
        {
          diagonal += q[j] * terms.pair[i][j];
          row[j] = dusty ? -q[i] * terms.pair[i][j]
                         : q[i] * (terms.closure - terms.pair[i][j]);
        }
      row[i] = diagonal;
      return row;
    }

    /** The force on every species for the pressure gradients w. */
    template <typename Number, typename Gradient>
    auto
    driving_force(const GasMixture &mixture,
                  const SpeciesArray<Number> &q,
                  const SpeciesArray<Gradient> &w)
    {
      using Result = decltype(q[0] * w[0]);
      SpeciesArray<Result> force{};
      for (unsigned i = 0; i < mixture.n; ++i)
        force[i] = Result(w[i]);
      if (mixture.model == Parameters::TransportModel::stefan_maxwell)
      {
        Number total(0.);
        Gradient total_gradient(0.);
        for (unsigned i = 0; i < mixture.n; ++i)
        {
          total += q[i];
          total_gradient += w[i];
        }
        for (unsigned i = 0; i < mixture.n; ++i)
          force[i] -= q[i] / total * total_gradient;
      }
      else if (mixture.model == Parameters::TransportModel::fick)
        force[mixture.carrier] = Result(0.);
      return force;
    }

    /** What Darcy flow carries of species i. */
    template <typename Number>
    Number
    carried(const GasMixture &mixture,
            const SpeciesArray<Number> &q,
            const unsigned i)
    {
      if (mixture.model != Parameters::TransportModel::fick)
        return q[i];
      Number total(0.);
      if (i == mixture.carrier)
        for (unsigned j = 0; j < mixture.n; ++j)
          total += q[j];
      return total;
    }

    /** N_i of the diffusive part y_i and of the Darcy flow B0/mu grad p. */
    template <typename Number, typename Temperature>
    auto
    flux_of(const Number &y, const Number &darcy, const Temperature &T)
    {
      return -(y + darcy) / (gas_constant * T);
    }

    /** H = L U, L with a unit diagonal; the diagonal of U inverted. */
    template <typename Number>
    SpeciesMatrix<Number>
    eliminated(const GasMixture &mixture,
               const SpeciesArray<Number> &q,
               const TransportTerms<Number> &terms)
    {
      const unsigned n = mixture.n;
      SpeciesMatrix<Number> H{};
      for (unsigned i = 0; i < n; ++i)
        H[i] = resistance_row(mixture, q, terms, i);
      for (unsigned k = 0; k < n; ++k)
      {
        H[k][k] = 1. / H[k][k];
        for (unsigned i = k + 1; i < n; ++i)
        {
          H[i][k] *= H[k][k];
          for (unsigned j = k + 1; j < n; ++j)
            H[i][j] -= H[i][k] * H[k][j];
        }
      }
      return H;
    }

    // The right-hand side may be of a wider number type: its derivatives are
    // so many right-hand sides more.
    template <typename Number, typename Wide>
    void
    solve(const unsigned n,
          const SpeciesMatrix<Number> &LU,
          SpeciesArray<Wide> &b)
    {
      for (unsigned i = 1; i < n; ++i)
        for (unsigned j = 0; j < i; ++j)
          b[i] -= LU[i][j] * b[j];
      for (unsigned i = n; i-- > 0;)
      {
        for (unsigned j = i + 1; j < n; ++j)
          b[i] -= LU[i][j] * b[j];
        b[i] = LU[i][i] * b[i];
      }
    }
  } // namespace Detail

  /**
   * The mobility matrix M [mol/m/s/Pa] of N = -M grad p_vec, for partial
   * pressures p [Pa] and T [K]. Pressures below 1e-9 of the reference pressure
   * count as that, here only.
   */
  template <typename Number>
  SpeciesMatrix<Number>
  mobility(const GasMixture &mixture,
           const GasMedium &medium,
           const SpeciesArray<Number> &p,
           const Number &T)
  {
    const unsigned n = mixture.n;
    const auto q     = Detail::clipped_pressures(mixture, p);
    const auto terms = Detail::TransportTerms<Number>(mixture, medium, T);
    const auto H     = Detail::eliminated(mixture, q, terms);

    const Number darcy = medium.permeability / mixture.viscosity(q, T);
    SpeciesMatrix<Number> M{};
    for (unsigned j = 0; j < n; ++j)
    {
      SpeciesArray<double> w{};
      w[j]   = 1.;
      auto y = Detail::driving_force(mixture, q, w);
      Detail::solve(n, H, y);
      for (unsigned i = 0; i < n; ++i)
        M[i][j] =
          -Detail::flux_of(y[i], darcy * Detail::carried(mixture, q, i), T);
    }
    return M;
  }
} // namespace Oxion::Laws
