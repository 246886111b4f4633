#pragma once

#include <oxion/laws/dusty_gas.h>

#include <array>

namespace Oxion::Laws
{
  /** Gas fluxes for given gradients and their exact derivatives. */
  template <int dim>
  struct LinearisedFlux
  {
    /// M of N = -M grad p_vec: minus the derivative by the gradients.
    SpeciesMatrix<double> mobility;
    /// N [d][i] [mol/m2/s], along d, of species i.
    std::array<SpeciesArray<double>, dim> flux;
    /// [d][i][j]: by the partial pressure p_j, gradients held.
    std::array<SpeciesMatrix<double>, dim> by_pressure;
    /// [d][i]: by the temperature.
    std::array<SpeciesArray<double>, dim> by_temperature;
  };

  namespace Detail
  {
    // H(u) y = force(u) defines the diffusive part y; u is p or T, whichever
    // is a dual number. From the plain solution y the correction
    // H^-1 (force - H y) in dual numbers has y's derivative (implicit
    // functions), and the flux formula takes it from there.
    template <int N, int dim, typename Pressure, typename Temperature>
    std::array<SpeciesArray<Dual<N>>, dim>
    differentiated_flux(const GasMixture &mixture,
                        const SpeciesArray<Pressure> &q,
                        const Temperature &T,
                        const TransportTerms<Temperature> &terms,
                        const Dual<N> &darcy,
                        const std::array<SpeciesArray<double>, dim> &gradients,
                        const std::array<double, dim> &total_gradient,
                        const SpeciesMatrix<double> &LU,
                        const std::array<SpeciesArray<double>, dim> &diffusive)
    {
      const unsigned n = mixture.n;
      std::array<SpeciesArray<Dual<N>>, dim> flux;
      for (int d = 0; d < dim; ++d)
      {
        const auto force = driving_force(mixture, q, gradients[d]);
        for (unsigned i = 0; i < n; ++i)
          flux[d][i] = Dual<N>(0.) + force[i];
      }
      for (unsigned i = 0; i < n; ++i)
      {
        const auto row = resistance_row(mixture, q, terms, i);
        for (int d = 0; d < dim; ++d)
          for (unsigned j = 0; j < n; ++j)
            flux[d][i] -= row[j] * diffusive[d][j];
      }
      for (int d = 0; d < dim; ++d)
      {
        solve(n, LU, flux[d]);
        const Dual<N> flow = total_gradient[d] * darcy;
        for (unsigned i = 0; i < n; ++i)
          flux[d][i] = flux_of(diffusive[d][i] + flux[d][i],
                               flow * carried(mixture, q, i),
                               T);
      }
      return flux;
    }

    /** The diffusive part of the fluxes, and what it is made of. */
    template <int dim>
    struct PlainDiffusion
    {
      SpeciesArray<double> q;
      TransportTerms<double> terms;
      SpeciesMatrix<double> LU;
      std::array<SpeciesArray<double>, dim> y; ///< H y = force, along d
    };

    template <int dim>
    PlainDiffusion<dim>
    plain_diffusion(const GasMixture &mixture,
                    const GasMedium &medium,
                    const SpeciesArray<double> &p,
                    const double T,
                    const std::array<SpeciesArray<double>, dim> &gradients)
    {
      const auto q = clipped_pressures(mixture, p);
      const TransportTerms<double> terms(mixture, medium, T);
      PlainDiffusion<dim> result{q, terms, eliminated(mixture, q, terms), {}};
      for (int d = 0; d < dim; ++d)
      {
        result.y[d] = driving_force(mixture, q, gradients[d]);
        solve(mixture.n, result.LU, result.y[d]);
      }
      return result;
    }

    // N: at least the number of species, known to the compiler for speed.
    template <int N, int dim>
    LinearisedFlux<dim>
    linearise(const GasMixture &mixture,
              const GasMedium &medium,
              const SpeciesArray<double> &p,
              const double T,
              const std::array<SpeciesArray<double>, dim> &gradients,
              const std::array<double, dim> &total_gradient)
    {
      const unsigned n = mixture.n;
      const auto [q, terms, LU, diffusive] =
        plain_diffusion<dim>(mixture, medium, p, T, gradients);
      const auto T_dual = Dual<1>::variable(T, 0);
      const TransportTerms terms_dual(mixture, medium, T_dual);

      SpeciesArray<Dual<N>> q_dual, w_dual;
      for (unsigned i = 0; i < n; ++i)
      {
        q_dual[i] = Dual<N>::variable(p[i], i);
        w_dual[i] = Dual<N>::variable(0., i);
      }
      q_dual = clipped_pressures(mixture, q_dual);

      Dual<N> mu_by_pressure(mixture.constant_viscosity);
      Dual<1> mu_by_temperature(mixture.constant_viscosity);
      if (!(mixture.constant_viscosity > 0.))
      {
        const WilkeTerms<double> plain(n, mixture.species, T);
        const WilkeTerms<Dual<1>> dual(n, mixture.species, T_dual);
        mu_by_pressure = wilke_mean(n, q_dual, plain.viscosity, plain.factor);
        mu_by_temperature = wilke_mean(n, q, dual.viscosity, dual.factor);
      }
      const Dual<N> darcy = medium.permeability / mu_by_pressure;

      const auto by_pressure = differentiated_flux<N, dim>(mixture,
                                                           q_dual,
                                                           T,
                                                           terms,
                                                           darcy,
                                                           gradients,
                                                           total_gradient,
                                                           LU,
                                                           diffusive);
      const auto by_temperature =
        differentiated_flux<1, dim>(mixture,
                                    q,
                                    T_dual,
                                    terms_dual,
                                    medium.permeability / mu_by_temperature,
                                    gradients,
                                    total_gradient,
                                    LU,
                                    diffusive);
      // The flux is linear in the gradients: any serve to differentiate.
      auto y = driving_force(mixture, q, w_dual);
      solve(n, LU, y);
      Dual<N> flow;
      for (unsigned i = 0; i < n; ++i)
        flow += w_dual[i];
      flow *= darcy.value;

      LinearisedFlux<dim> result;
      for (unsigned i = 0; i < n; ++i)
      {
        const auto by_gradient =
          flux_of(y[i], flow * carried(mixture, q, i), T);
        for (unsigned j = 0; j < n; ++j)
          result.mobility[i][j] = -by_gradient.derivative[j];
      }
      for (int d = 0; d < dim; ++d)
        for (unsigned i = 0; i < n; ++i)
        {
          result.flux[d][i] = by_pressure[d][i].value;
          for (unsigned j = 0; j < n; ++j)
            result.by_pressure[d][i][j] = by_pressure[d][i].derivative[j];
          result.by_temperature[d][i] = by_temperature[d][i].derivative[0];
        }
      return result;
    }
  } // namespace Detail

  /**
   * The fluxes of mobility() at partial pressures p [Pa] and T [K] along the
   * axes, where gradients[d][i] is the derivative of p_i along d [Pa/m], with
   * the derivatives an assembler wants. The formulas are those of mobility(),
   * evaluated with dual numbers.
   *
   * total_gradient is that of the total pressure. Summed up from the species
   * it would be round-off of 1e-16 of theirs, which Darcy flow in open channels
   * magnifies to 1e-8 of the fluxes; a caller that has it as an unknown gives
   * it.
   */
  template <int dim>
  LinearisedFlux<dim>
  linearise(const GasMixture &mixture,
            const GasMedium &medium,
            const SpeciesArray<double> &p,
            const double T,
            const std::array<SpeciesArray<double>, dim> &gradients,
            const std::array<double, dim> &total_gradient)
  {
    return mixture.n <= 6 ? Detail::linearise<6, dim>(
                              mixture, medium, p, T, gradients, total_gradient)
                          : Detail::linearise<max_species, dim>(
                              mixture, medium, p, T, gradients, total_gradient);
  }

  /** N [d][i] of linearise() alone, at a fraction of its cost. */
  template <int dim>
  std::array<SpeciesArray<double>, dim>
  gas_flux(const GasMixture &mixture,
           const GasMedium &medium,
           const SpeciesArray<double> &p,
           const double T,
           const std::array<SpeciesArray<double>, dim> &gradients,
           const std::array<double, dim> &total_gradient)
  {
    const auto [q, terms, LU, y] =
      Detail::plain_diffusion<dim>(mixture, medium, p, T, gradients);
    const double darcy = medium.permeability / mixture.viscosity(q, T);
    std::array<SpeciesArray<double>, dim> flux{};
    for (int d = 0; d < dim; ++d)
      for (unsigned i = 0; i < mixture.n; ++i)
        flux[d][i] = Detail::flux_of(y[d][i],
                                     total_gradient[d] * darcy *
                                       Detail::carried(mixture, q, i),
                                     T);
    return flux;
  }

  /** The same with the total pressure's gradient summed up. */
  template <int dim>
  LinearisedFlux<dim>
  linearise(const GasMixture &mixture,
            const GasMedium &medium,
            const SpeciesArray<double> &p,
            const double T,
            const std::array<SpeciesArray<double>, dim> &gradients)
  {
    std::array<double, dim> total_gradient{};
    for (int d = 0; d < dim; ++d)
      for (unsigned i = 0; i < mixture.n; ++i)
        total_gradient[d] += gradients[d][i];
    return linearise<dim>(mixture, medium, p, T, gradients, total_gradient);
  }
} // namespace Oxion::Laws
