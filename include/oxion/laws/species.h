#pragma once

#include <oxion/parameters/species.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace Oxion::Laws
{
  /// Capacity of every array over the species of a mixture.
  constexpr unsigned max_species = 12;

  template <typename Number>
  using SpeciesArray = std::array<Number, max_species>;

  template <typename Number>
  using SpeciesMatrix = std::array<SpeciesArray<Number>, max_species>;

  using Parameters::Atoms;
  using Parameters::Nasa7;
  using Parameters::Species;

  /**
   * Every gas of the library.
   *
   * Molar masses: IUPAC. Diffusion volumes: Fuller, Ensley, Giddings, J. Phys.
   * Chem. 73 (1969) 3679; NO, which Fuller does not list, is the mean of O2
   * and N2 [U]. Lennard-Jones: transport data of GRI-Mech 3.0; C3H6 is given
   * the values of C3H8 [U]; He, Ne, Ar: Svehla, NASA TR R-132 (1962).
   * Polynomials: GRI-Mech 3.0, from 200 K (N2, C3H8: 300 K) to 3500 K at least;
   * C3H6: NASA Glenn (McBride, Gordon, Reno, NASA TM-4513, 1993), to 6000 K.
   */
  inline const std::array<Species, 13> &
  known_species()
  {
    // clang-format off
    static const std::array<Species, 13> all{{
      {"O2", 31.998e-3, 16.3, 3.458, 107.4, {0, 0, 0, 2}, true,
       {{3.78245636, -2.99673416e-3, 9.84730201e-6, -9.68129509e-9,
        3.24372837e-12, -1063.94356, 3.65767573}},
       {{3.28253784, 1.48308754e-3, -7.57966669e-7, 2.09470555e-10,
        -2.16717794e-14, -1088.45772, 5.45323129}}},
      {"N2", 28.014e-3, 18.5, 3.621, 97.53, {0, 0, 2, 0}, true,
       {{3.298677, 1.4082404e-3, -3.963222e-6, 5.641515e-9,
        -2.444854e-12, -1020.8999, 3.950372}},
       {{2.92664, 1.4879768e-3, -5.68476e-7, 1.0097038e-10,
        -6.753351e-15, -922.7977, 5.980528}}},
      {"H2O", 18.015e-3, 13.1, 2.605, 572.4, {0, 2, 0, 1}, true,
       {{4.19864056, -2.0364341e-3, 6.52040211e-6, -5.48797062e-9,
        1.77197817e-12, -30293.7267, -0.849032208}},
       {{3.03399249, 2.17691804e-3, -1.64072518e-7, -9.7041987e-11,
        1.68200992e-14, -30004.2971, 4.9667701}}},
      {"H2", 2.016e-3, 6.12, 2.920, 38.0, {0, 2, 0, 0}, true,
       {{2.34433112, 7.98052075e-3, -1.9478151e-5, 2.01572094e-8,
        -7.37611761e-12, -917.935173, 0.683010238}},
       {{3.3372792, -4.94024731e-5, 4.99456778e-7, -1.79566394e-10,
        2.00255376e-14, -950.158922, -3.20502331}}},
      {"CO2", 44.009e-3, 26.9, 3.763, 244.0, {1, 0, 0, 2}, true,
       {{2.35677352, 8.98459677e-3, -7.12356269e-6, 2.45919022e-9,
        -1.43699548e-13, -48371.9697, 9.90105222}},
       {{3.85746029, 4.41437026e-3, -2.21481404e-6, 5.23490188e-10,
        -4.72084164e-14, -48759.166, 2.27163806}}},
      {"CO", 28.010e-3, 18.0, 3.650, 98.1, {1, 0, 0, 1}, true,
       {{3.57953347, -6.1035368e-4, 1.01681433e-6, 9.07005884e-10,
        -9.04424499e-13, -14344.086, 3.50840928}},
       {{2.71518561, 2.06252743e-3, -9.98825771e-7, 2.30053008e-10,
        -2.03647716e-14, -14151.8724, 7.81868772}}},
      {"CH4", 16.043e-3, 25.14, 3.746, 141.4, {1, 4, 0, 0}, true,
       {{5.14987613, -1.36709788e-2, 4.91800599e-5, -4.84743026e-8,
        1.66693956e-11, -10246.6476, -4.64130376}},
       {{0.074851495, 1.33909467e-2, -5.73285809e-6, 1.22292535e-9,
        -1.0181523e-13, -9468.34459, 18.437318}}},
      {"C3H6", 42.081e-3, 61.56, 4.98, 266.8, {3, 6, 0, 0}, true,
       {{3.83464524, 3.29078405e-3, 5.05228184e-5, -6.66251418e-8,
        2.63707585e-11, 753.838295, 7.53410995}},
       {{6.03870499, 1.62963895e-2, -5.82130624e-6, 9.35936483e-10,
        -5.58602903e-14, -776.595092, -8.43824322}}},
      {"C3H8", 44.097e-3, 66.18, 4.982, 266.8, {3, 8, 0, 0}, true,
       {{0.93355381, 2.6424579e-2, 6.1059727e-6, -2.1977499e-8,
        9.5149253e-12, -13958.52, 19.201691}},
       {{7.5341368, 1.8872239e-2, -6.2718491e-6, 9.1475649e-10,
        -4.7838069e-14, -16467.516, -17.892349}}},
      {"NO", 30.006e-3, 17.4, 3.621, 97.53, {0, 0, 1, 1}, true,
       {{4.2184763, -4.638976e-3, 1.1041022e-5, -9.3361354e-9,
        2.803577e-12, 9844.623, 2.2808464}},
       {{3.2606056, 1.1911043e-3, -4.2917048e-7, 6.9457669e-11,
        -4.0336099e-15, 9920.9746, 6.3693027}}},
      {"He", 4.0026e-3, 2.67, 2.551, 10.22, {0, 0, 0, 0}, false, {}, {}},
      {"Ne", 20.180e-3, 5.98, 2.820, 32.8, {0, 0, 0, 0}, false, {}, {}},
      {"Ar", 39.948e-3, 16.2, 3.542, 93.3, {0, 0, 0, 0}, false, {}, {}}}};
    // clang-format on
    return all;
  }

  /** The species of that name; std::invalid_argument when there is none. */
  inline const Species &
  find_species(const std::string_view name)
  {
    for (const Species &species : known_species())
      if (species.name == name)
        return species;
    throw std::invalid_argument("no gas is called \"" + std::string(name) +
                                "\" here");
  }

  /** The same among own ones and those of the library. */
  inline const Species &
  find_species(const std::string_view name, const std::vector<Species> &own)
  {
    for (const Species &species : own)
      if (species.name == name)
        return species;
    return find_species(name);
  }
} // namespace Oxion::Laws
