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
              {&Solver::linear_solver, linear_solvers},
              "automatic: by size and dimension."},
             {"Newton steps",
              {&Solver::newton_steps, integer(1, 1000)},
              "At most, per solve."},
             {"Tolerance [-]",
              {&Solver::tolerance, number_between(1e-15, 1e-2)},
              "Largest residual of a row over the throughput."},
             {"Current scale [mA]",
              {&Solver::current_scale, number_above(0.)},
              "Throughput of charge and gas. (Below a microampere the device's "
              "own largest current counts.)"},
             {"Power scale [W]",
              {&Solver::power_scale, number_above(0.)},
              "Throughput of heat."},
             {"Set-point step [mV]",
              {&Solver::set_point_step, number_above(0.)},
              "First step of the cold start's ramp; easy steps double."},
             {"Smallest step [mV]",
              {&Solver::smallest_step, number_above(0.)},
              "Where halving of steps gives up."},
             {"Time limit of a point [s]",
              {&Solver::point_time_limit, number_above(0.)},
              "Of a sweep, in wall time: one that takes longer fails, and the "
              "next one starts cold. Default: none.",
              shows_nothing},
             {"Memory limit [GB]",
              {&Solver::memory_limit, number_above(0.)},
              "A device that needs more, all ranks together, is refused."}}};
  }


  Solver
  read_solver(const Section &section)
  {
    const Solver solver = section.read<Solver>();
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
