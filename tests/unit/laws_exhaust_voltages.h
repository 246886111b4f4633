#pragma once

#include <utility>
#include <vector>

/**
 * lambda and the voltage [mV] of equilibrated exhaust of CH_1.85 burnt with
 * air of N2/O2 = 3.774, 700 C and 1 atm, against air of 20.95 % O2: computed
 * independently from the same polynomials, given with one decimal.
 */
inline const std::vector<std::pair<double, double>> exhaust_voltages{
  {0.5, 1031.0},
  {0.6, 1001.6},
  {0.7, 975.6},
  {0.8, 948.0},
  {0.9, 910.3},
  {0.95, 877.5},
  {0.98, 836.9},
  {0.99, 807.2},
  {0.999, 710.0},
  {0.9999, 613.4},
  {1., 334.1},
  {1.0001, 194.4},
  {1.001, 146.2},
  {1.01, 98.1},
  {1.05, 65.1},
  {1.1, 51.5},
  {1.3, 31.8},
  {2., 15.2}};
