// The laws that one assembly evaluates at every quadrature point, timed singly.
#include <oxion/laws/electrode_response.h>
#include <oxion/laws/gas_linearisation.h>
#include <oxion/laws/zirconia.h>

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

namespace
{
  using namespace Oxion;
  using namespace Oxion::Laws;

  const std::vector<std::string> exhaust{"O2", "H2O", "H2", "CO2", "CO", "N2"};
  const std::vector<std::string> twelve{"O2",
                                        "H2O",
                                        "H2",
                                        "CO2",
                                        "CO",
                                        "CH4",
                                        "C3H6",
                                        "C3H8",
                                        "NO",
                                        "He",
                                        "Ar",
                                        "N2"};

  GasMixture
  mixture(const std::vector<std::string> &species, const double viscosity)
  {
    Parameters::Gas gas;
    gas.species   = species;
    gas.carrier   = "N2";
    gas.viscosity = viscosity;
    return GasMixture(gas);
  }

  constexpr double T = 1053.15;
  const GasMedium barrier{0.084, 0.7e-6, 0.084 * 0.49e-12 / 8.};

  // Partial pressures [Pa]; the rich gas holds O2 at 1e-10 bar, where the
  // search for the electrode's oxygen activity has the longest way.
  const SpeciesArray<double> lean{{6e3, 12e3, 0., 12e3, 0., 70e3}};
  const SpeciesArray<double> rich{{1e-5, 12e3, 3e3, 9e3, 6e3, 68e3}};
  const SpeciesArray<double> slope{{-2e7, 3e6, 1e6, -4e6, 5e6, 1.3e7}};

  template <int dim>
  void
  linearised_flux(benchmark::State &state,
                  const std::vector<std::string> &species,
                  const double viscosity)
  {
    const GasMixture gas   = mixture(species, viscosity);
    SpeciesArray<double> p = rich;
    for (unsigned i = 6; i < gas.n; ++i)
      p[i] = 500.;
    std::array<SpeciesArray<double>, dim> gradients;
    gradients.fill(slope);
    for (auto _ : state)
    {
      benchmark::DoNotOptimize(p);
      auto result = linearise<dim>(gas, barrier, p, T, gradients);
      benchmark::DoNotOptimize(result);
    }
  }

  // Derivatives by E, T and the six partial pressures.
  template <typename Number>
  void
  electrode(benchmark::State &state, const SpeciesArray<double> &gas)
  {
    const GasMixture mixed = mixture(exhaust, 4.4e-5);
    const ElectrodeKinetics platinum(Parameters::Electrode{}, mixed);
    Number E(-0.45), temperature(T);
    SpeciesArray<Number> p{};
    for (unsigned i = 0; i < mixed.n; ++i)
      p[i] = Number(gas[i]);
    if constexpr (!std::is_same_v<Number, double>)
    {
      E           = Number::variable(-0.45, 0);
      temperature = Number::variable(T, 1);
      for (unsigned i = 0; i < mixed.n; ++i)
        p[i] = Number::variable(gas[i], 2 + i);
    }
    for (auto _ : state)
    {
      benchmark::DoNotOptimize(p);
      auto response = electrode_response(platinum, E, temperature, p);
      benchmark::DoNotOptimize(response);
    }
  }

  void
  conductivity(benchmark::State &state)
  {
    auto temperature = Dual<1>::variable(T, 0);
    const auto law   = known_zirconias.back().ionic;
    for (auto _ : state)
    {
      benchmark::DoNotOptimize(temperature);
      auto sigma = ionic_conductivity(law, temperature);
      benchmark::DoNotOptimize(sigma);
    }
  }
} // namespace

int
main(int argc, char **argv)
{
  using benchmark::RegisterBenchmark;
  const double given = 4.4e-5, computed = 0.;
  RegisterBenchmark("gas flux, 2D, 6 species",
                    linearised_flux<2>,
                    exhaust,
                    given);
  RegisterBenchmark("gas flux, 3D, 6 species",
                    linearised_flux<3>,
                    exhaust,
                    given);
  RegisterBenchmark("gas flux, 2D, 6 species, computed viscosity",
                    linearised_flux<2>,
                    exhaust,
                    computed);
  RegisterBenchmark("gas flux, 2D, 12 species",
                    linearised_flux<2>,
                    twelve,
                    given);
  RegisterBenchmark("electrode, lean, value only", electrode<double>, lean);
  RegisterBenchmark("electrode, lean, 8 derivatives", electrode<Dual<8>>, lean);
  RegisterBenchmark("electrode, rich, 8 derivatives", electrode<Dual<8>>, rich);
  RegisterBenchmark("ionic conductivity, 1 derivative", conductivity);

  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv))
    return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
