#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  namespace
  {
    const Words<LinearSolver> linear_solvers = {
      {"automatic", LinearSolver::automatic},
      {"direct", LinearSolver::direct},
      {"field split", LinearSolver::field_split}};
  }


  SectionDeclaration
  declare_solver()
  {
    return {"Solver",
            "Newton's method and its continuation.",
            {{"Linear solver",
              "automatic",
              choice(words_of(linear_solvers)),
              "automatic: by size and dimension."},
             {"Newton steps", "40", integer(1, 1000), "At most, per solve."},
             {"Tolerance [-]",
              "1e-9",
              number_between(1e-15, 1e-2),
              "Largest residual of a row over the throughput."},
             {"Current scale [mA]",
              "1",
              number_above(0.),
              "Throughput of charge and gas. (Below a microampere the device's "
              "own largest current counts.)"},
             {"Power scale [W]", "1", number_above(0.), "Throughput of heat."},
             {"Set-point step [mV]",
              "50",
              number_above(0.),
              "First step of the cold start's ramp; easy steps double."},
             {"Smallest step [mV]",
              "1",
              number_above(0.),
              "Where halving of steps gives up."},
             {"Memory limit [GB]",
              "16",
              number_above(0.),
              "A device that needs more, all ranks together, is refused."}},
            {},
            {}};
  }


  Solver
  read_solver(const Section &section)
  {
    Solver solver;
    solver.linear_solver =
      value_of(linear_solvers, section.text("Linear solver"));
    solver.newton_steps   = section.integer("Newton steps");
    solver.tolerance      = section.number("Tolerance [-]");
    solver.current_scale  = section.number("Current scale [mA]");
    solver.power_scale    = section.number("Power scale [W]");
    solver.set_point_step = section.number("Set-point step [mV]");
    solver.smallest_step  = section.number("Smallest step [mV]");
    solver.memory_limit   = section.number("Memory limit [GB]");
    if (solver.smallest_step > solver.set_point_step)
      section.error(section.is_set("Smallest step [mV]")
                      ? "Smallest step [mV]"
                      : "Set-point step [mV]",
                    "the smallest step is larger than the first one",
                    "\"Smallest step [mV]\" not above \"Set-point step "
                    "[mV]\"");
    return solver;
  }
} // namespace Oxion::Parameters
