// Events in time, of a body without resistance of its own.

#include "device/cooled_body.h"

using namespace Oxion::Testing;

namespace
{
  double
  cooling_time(const double T)
  {
    return body_capacity / 0.01 *
           std::log((1053.15 - T_outside) / (T - T_outside));
  }
} // namespace


// At T* the exponential is at a known time, to 1e-6 of a step; that which only
// rises is not met. What is reported changes nothing else.
TEST(Events, CoolingBody)
{
  const Folder folder;
  const auto file = cooled_body(folder, R"(
  set Events = warm, cool, heats up
  subsection Event warm
    set Measurement = T
    set Value [-] = 950
    set Then = report
  end
  subsection Event cool
    set Measurement = T
    set Value [-] = 900
    set Direction = falling
  end
  subsection Event heats up
    set Measurement = T
    set Value [-] = 1000
    set Direction = rising
  end
)");
  const auto run  = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], T = run.table["T [K]"];
  const double warm = cooling_time(950.), cool = cooling_time(900.);
  const unsigned i = std::floor(warm) + 1; // its row
  ASSERT_EQ(t.size(), std::floor(cool) + 3);
  EXPECT_NEAR(t[i], warm, 1e-5 * warm);
  EXPECT_NEAR(T[i], 950., 1e-4);
  EXPECT_LE(T[i], 950.);
  expect_said("event warm: T has fallen to 950", run.table.remarks[i]);
  EXPECT_NEAR(t.back(), cool, 1e-5 * cool);
  EXPECT_NEAR(T.back(), 900., 1e-4);
  expect_said("event cool: T has fallen to 900", run.table.remarks.back());
  expect_said(": event cool: T has fallen to 900", run.output);
  EXPECT_EQ(run.output.find("Warning"), std::string::npos) << run.output;
  EXPECT_EQ(run.summary.at("points").back().at("events").at(0), "cool");

  const auto plain = run_program(file, {"Protocol/Events="});
  ASSERT_EQ(plain.exit_code, 0) << plain.output;
  for (unsigned row = 0, of_plain = 0; row + 1 < t.size(); ++row)
    if (row != i)
    {
      EXPECT_EQ(t[row], plain.table["Time [s]"][of_plain]);
      EXPECT_EQ(T[row], plain.table["T [K]"][of_plain++]);
    }
}


// Two in one step come in the order of their times, and what comes after the
// end does not happen; on two ranks likewise.
TEST(Events, InOneStep)
{
  const Folder folder;
  const auto file = cooled_body(folder, R"(
  set Events = third, second, first
  subsection Event first
    set Measurement = T
    set Value [-] = 700.2
    set Then = report
  end
  subsection Event second
    set Measurement = T
    set Value [-] = 700.1
  end
  subsection Event third
    set Measurement = T
    set Value [-] = 700
  end
  subsection Transient
    set End time [s] = 60
    set Output interval [s] = 60
  end
)");
  for (const unsigned ranks : {1u, 2u})
  {
    const auto run =
      run_program(file, {}, folder.path("np" + std::to_string(ranks)), ranks);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    const auto t = run.table["Time [s]"];
    ASSERT_EQ(t.size(), 3u);
    EXPECT_NEAR(t[1], cooling_time(700.2), 1e-5);
    EXPECT_NEAR(t[2], cooling_time(700.1), 1e-5);
    expect_said("event first", run.table.remarks[1]);
    expect_said("event second", run.table.remarks[2]);
  }
}


// What jumps passes all between at the jump, but for a hundredth of the step
// after it.
TEST(Events, AtAJump)
{
  const Folder folder;
  const auto run = run_program(cooled_body(folder, R"(
  set Signals = power
  subsection Signal power
    set Parameter = Heat/Heater heater/Power [W]
    set Table = 0: 1, 2: 1, 2: 5
  end
  set Events = on
  subsection Event on
    set Measurement = P
    set Value [-] = 3
    set Direction = rising
  end
end
subsection Heat
  set Heaters = heater
  subsection Heater heater
    set Region = body
  end
end
subsection Measurements
  set Measurements = T, P
  subsection Measurement P
    set Kind = heater power
    set Place = heater
  end
)"),
                               {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_GT(run.table["Time [s]"].back(), 2.);
  EXPECT_NEAR(run.table["Time [s]"].back(), 2., 2e-5);
  EXPECT_NEAR(run.table["P [W]"].back(), 5., 1e-9);
}
