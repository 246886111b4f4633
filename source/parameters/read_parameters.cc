#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <set>

namespace Oxion::Parameters
{
  Parameters
  read_parameters(const ParameterFile &file, Diagnostics &diagnostics)
  {
    diagnostics.set_origins(file.origins());
    if (file.settings().empty() && diagnostics.has_errors())
      return {}; // an unreadable file: everything missing is no news
    const Section root = build_sections(file, diagnostics);

    Parameters result;
    const Section &geometry     = root.section("Geometry");
    const Section &measurements = root.section("Measurements");
    result.geometry             = read_geometry(geometry);
    check_geometry(geometry, result.geometry);
    result.thin_layers = read_thin_layers(root.section("Thin layers"));
    result.materials   = read_materials(root, result.geometry);
    result.gas         = read_gas(root.section("Gas"));
    result.electrodes = read_electrodes(root.section("Electrodes"), result.gas);
    result.sealed_references =
      read_sealed_references(root.section("Sealed references"));
    result.terminals = read_circuit(root.section("Circuit"));
    check_circuit(root.section("Circuit"), result.terminals, result.electrodes);
    result.heat = read_heat(root.section("Heat"));
    result.boundary_conditions =
      read_boundary_conditions(root.section("Boundary conditions"), result);
    result.solver = read_solver(root.section("Solver"));
    result.sweeps = read_sweeps(root.section("Protocol"), file);
    read_transient(root.section("Protocol"), file, result);
    result.controllers =
      read_controllers(root.section("Protocol"), file, result);
    check_cycles(root.section("Protocol"), result);
    if (result.transient.end_time <= 0. &&
        root.section("Protocol").names("Impedances").empty())
      warn_of_storage(root.section("Materials"));
    result.impedances   = read_impedances(root.section("Protocol"), result);
    result.measurements = read_measurements(measurements, result);
    result.line_probes  = read_line_probes(measurements, result);
    result.output       = read_output(root.section("Output"), file.filename());
    link_controllers(root.section("Protocol"), result);
    result.events = read_events(root.section("Protocol"), result);
    link_impedances(root.section("Protocol"), file, result);
    check_references(root, result);
    check_sealed_references(root, result);
    check_thin_layers(root, result);
    check_adaptation(root, result);
    return result;
  }


  void
  check_sweep_values(const ParameterFile &file,
                     const Parameters &parameters,
                     Diagnostics &diagnostics)
  {
    std::set<std::string> known;
    for (const auto &problem : diagnostics.problems())
      known.insert(problem.message);
    for (const auto &sweep : parameters.sweeps)
    {
      const std::string path     = "Protocol/Sweep " + sweep.name;
      std::set<std::string> told = known;
      for (const auto &value : sweep.values)
      {
        ParameterFile point = file;
        point.set(sweep.parameter, value);
        Diagnostics of_point;
        read_parameters(point, of_point);
        for (const auto &problem : of_point.problems())
          if (told.insert(problem.message).second)
            diagnostics.add_from_value(path, value, problem);
      }
    }
  }
} // namespace Oxion::Parameters
