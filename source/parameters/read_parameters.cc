#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
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


  namespace
  {
    /** All words; of many numbers the extremes of each, and some between. */
    std::set<unsigned>
    rows_to_look_at(const Sweep &sweep)
    {
      constexpr unsigned most = 100;
      const unsigned n        = sweep.rows.size();
      bool of_numbers         = true;
      for (const auto &parameter : sweep.parameters)
        of_numbers = of_numbers && !parameter.of_words;
      const unsigned stride = of_numbers ? (n + most - 1) / most : 1;
      std::set<unsigned> result;
      for (unsigned r = 0; r < n; r += std::max(stride, 1u))
        result.insert(r);
      for (std::size_t p = 0; p < sweep.parameters.size() && stride > 1; ++p)
      {
        unsigned least = 0, greatest = 0;
        const auto value = [&](const unsigned r) {
          double number = 0.;
          parse_number(sweep.rows[r][p], number);
          return number;
        };
        for (unsigned r = 0; r < n; ++r)
        {
          if (value(r) < value(least))
            least = r;
          if (value(r) > value(greatest))
            greatest = r;
        }
        result.insert({least, greatest});
      }
      return result;
    }
  } // namespace


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
      for (const unsigned r : rows_to_look_at(sweep))
      {
        const auto &row     = sweep.rows[r];
        ParameterFile point = file;
        for (std::size_t i = 0; i < row.size(); ++i)
          point.set(sweep.parameters[i].path, row[i]);
        Diagnostics of_point;
        read_parameters(point, of_point);
        for (const auto &problem : of_point.problems())
          if (told.insert(problem.message).second)
            diagnostics.add_from_value(path, join_list(row), problem);
      }
    }
  }
} // namespace Oxion::Parameters
