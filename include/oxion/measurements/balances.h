#pragma once

#include <oxion/physics/tally.h>
#include <oxion/sensor.h>

#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** One thing that is conserved: what is missing, and what it compares to. */
  struct Balance
  {
    std::string name;
    double defect; ///< [mol/s], [A] or [W]
    double scale;  ///< largest flux of its kind at present
  };

  /**
   * The balance sheet of a converged state, steady or in time.
   *
   * C, H, N, O: what enters through prescribed gas against what the
   * electrodes' currents carry away and what is stored; charge: sum of all
   * electrode currents. "energy": all heat sources against all losses and what
   * is stored. "power": electrical power, heater and reaction enthalpy against
   * the losses, a check of its own. Flows come from the reactions of the
   * residual, so that the sheet closes to round-off on any mesh. They compare
   * to the throughput of the device: the largest current of an electrode, as O2
   * for the elements, or the largest total flow through an opening; all heat
   * released. At least to the solver's scales, for a cell at open circuit has
   * no flux to compare with.
   *
   * @param tally if wanted, the integrals the sheet is made of.
   */
  template <int dim>
  std::vector<Balance>
  balance_sheet(const Sensor<dim> &sensor, Tally *tally = nullptr);
} // namespace Oxion
