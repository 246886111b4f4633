// Shows that the balances can fail: one flux scaled by 1 + 1e-9 exceeds the
// limit by which every point of a run is judged.

#include <oxion/laws/constants.h>
#include <oxion/measurements/balance_judge.h>
#include <oxion/parameters/read_parameters.h>

#include <deal.II/base/mpi.h>

#include "device/program.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  /** What a run would say of the sensor's balances; "" when they close. */
  std::string
  verdict(const Sensor<2> &sensor)
  {
    auto sheet = balance_sheet(sensor);
    return BalanceJudge().judge(sheet);
  }
} // namespace


TEST(Balances, FailWhenOneFluxIsScaledByABillionth)
{
  Parameters::Diagnostics diagnostics;
  const auto file =
    Parameters::ParameterFile::read(shipped("limiting_current/cell.prm"),
                                    diagnostics);
  const auto parameters = Parameters::read_parameters(file, diagnostics);
  ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
  Sensor<2> sensor(parameters, MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  EXPECT_EQ(verdict(sensor), "");

  const auto converged = sensor.state();
  const auto scale     = [&](const dealii::types::global_dof_index id) {
    auto state = converged;
    state.x(id) *= 1. + 1e-9;
    state.x.compress(dealii::VectorOperation::insert);
    sensor.restore(state);
  };

  // The current of one electrode: charge is lost, and oxygen.
  const auto &circuit = sensor.model().conditions.circuit;
  scale(sensor.layout().global_unknown(circuit.current_unknown(0)));
  const std::string complaint = verdict(sensor);
  EXPECT_NE(complaint.find("balance of charge"), std::string::npos);
  EXPECT_NE(complaint.find("balance of O"), std::string::npos);
  const double I = sensor.global_value(circuit.current_unknown(0));
  for (const auto &balance : balance_sheet(sensor))
    if (balance.name == "charge")
    {
      // all of it, to the round-off of a sum
      EXPECT_NEAR(std::abs(balance.defect), 1e-9 * std::abs(I), 1e-15);
    }

  // And back.
  sensor.restore(converged);
  EXPECT_EQ(verdict(sensor), "");
}
