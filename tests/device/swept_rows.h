#pragma once

#include <oxion/exceptions.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/run.h>

#include <map>

#include "device/program.h"

namespace Oxion::Testing
{
  // A small cell of all that a sweep may change: an insert beside the sheet's
  // electrodes, a porous plug above the barrier, a reference electrode, a
  // heater, and surfaces, atmospheres and terminals to choose from.
  inline const std::string swept_device = R"(
subsection Geometry
  set Inserts  = barrier, chamber, web, plug
  set Surfaces = opening, cathode, anode, half, spot, end, port, wide, skin, top
  subsection Insert web
    set Layers   = sheet
    set Material = web
    set x [mm]   = 0, 0.4
  end
  subsection Insert plug
    set Layers   = cover
    set Material = plug
    set x [mm]   = 0, 0.4
  end
  subsection Surface half
    set Outside of = sheet
    set Facing     = bottom
    set x [mm]     = 0.7, 1.3
  end
  subsection Surface spot
    set Outside of = sheet
    set Facing     = right
  end
  subsection Surface end
    set Outside of = web
    set Facing     = left
  end
  subsection Surface port
    set Outside of = plug
    set Facing     = left
  end
  subsection Surface wide
    set Outside of = barrier, plug
    set Facing     = left
  end
  subsection Surface skin
    set Outside of = all
    set Facing     = bottom, right
  end
  subsection Surface top
    set Outside of = cover
    set Facing     = top
  end
  subsection Grid
    set Edge cell size [um] = 100
    set Largest cell [um]   = 400
  end
end
subsection Materials
  subsection Material web
    set Based on                  = sensor zirconia
  end
  subsection Material plug
    set Based on = porous alumina
  end
end
subsection Gas
  set Atmospheres = measured gas, air
  subsection Atmosphere air
    set Composition         = oxygen in nitrogen
    set Oxygen fraction [-] = 0.1
  end
end
subsection Electrodes
  set Electrodes = cathode, anode, reference
  subsection Electrode reference
    set Surface    = spot
    set Terminal   = reference
    set Atmosphere = air
  end
end
subsection Circuit
  set Terminals = ground, pump, reference, other
  subsection Terminal reference
    set Drive = floating
  end
  subsection Terminal other
    set Drive       = voltage
    set Voltage [V] = 0.1
  end
end
subsection Heat
  set Exchanges = loss
  subsection Exchange loss
    set Surface              = skin
    set Coefficient [W/m2/K] = 100
  end
  set Heaters = heater
  subsection Heater heater
    set Region                   = cover
    set Power [W]                = 0.2
    set Hold mean temperature of = cathode
    set Set-point [K]            = 1023.15
  end
end
subsection Measurements
  set Measurements = I, x_O2, U, T
  subsection Measurement U
    set Kind     = voltage
    set Between  = reference, ground
  end
  subsection Measurement T
    set Kind  = mean
    set Field = T
    set Place = anode
  end
end
)";

  inline const std::string heated =
    "subsection Heat\nset Solve temperature = true\n"
    "end\n";

  /** Runs parameters in this process; what it would say goes to `output`. */
  inline ProgramRun
  run_here(const std::string &text,
           const Settings &settings,
           const bool check = false)
  {
    const Folder folder;
    folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
    Parameters::CommandLine command_line;
    command_line.file      = folder.write("device.prm", text);
    command_line.overrides = settings;
    command_line.overrides.push_back("Output/Fields=false");
    command_line.output_folder = folder.path("results");
    command_line.verbosity     = Parameters::Verbosity::quiet;
    command_line.check         = check;

    ProgramRun result;
    try
    {
      Parameters::Diagnostics diagnostics;
      const auto file =
        Parameters::read_parameter_file(command_line, diagnostics);
      const auto parameters = Parameters::read_parameters(file, diagnostics);
      diagnostics.throw_if_errors();
      Parameters::check_sweep_values(file, parameters, diagnostics);
      diagnostics.throw_if_errors();
      if (check)
      {
        std::ostringstream size;
        look_at<2>(
          file, parameters, command_line, diagnostics, MPI_COMM_WORLD, size);
        result.exit_code = 0;
        result.output    = diagnostics.text();
        return result;
      }
      result.exit_code =
        run<2>(file, parameters, command_line, diagnostics, MPI_COMM_WORLD)
          .exit_code;
      result.output = diagnostics.text();
      result.table  = Columns::read(folder.path("results/table.csv"));
      result.summary =
        nlohmann::json::parse(read_text(folder.path("results/summary.json")));
    }
    catch (const BadInput &problem)
    {
      result.exit_code = 2;
      result.output    = problem.what();
    }
    return result;
  }

  struct Swept
  {
    std::string parameter;
    std::vector<std::string> values;
  };

  struct SweptCase
  {
    std::string name;
    std::string more;          ///< settings beyond the device
    std::vector<Swept> sweeps; ///< the outermost first
  };

  inline std::string
  protocol(const std::vector<Swept> &sweeps)
  {
    std::string list, sections;
    for (unsigned s = 0; s < sweeps.size(); ++s)
    {
      const std::string name = "s" + std::to_string(s);
      list += (s > 0 ? ", " : "") + name;
      sections += "subsection Sweep " + name +
                  "\nset Parameter = " + sweeps[s].parameter +
                  "\nset Title = " + name + "\nset Values = ";
      for (unsigned v = 0; v < sweeps[s].values.size(); ++v)
        sections += (v > 0 ? ", " : "") + sweeps[s].values[v];
      sections += "\nend\n";
    }
    return "subsection Protocol\nset Sweeps = " + list + "\n" + sections +
           "end\n";
  }

  /** Settings of each row's run of its own, the last sweep running fastest. */
  inline std::vector<Settings>
  rows_of(const std::vector<Swept> &sweeps)
  {
    std::vector<Settings> rows(1);
    for (const auto &sweep : sweeps)
    {
      std::vector<Settings> longer;
      for (const auto &row : rows)
        for (const auto &value : sweep.values)
        {
          longer.push_back(row);
          longer.back().push_back(sweep.parameter + "=" + value);
        }
      rows = longer;
    }
    return rows;
  }

  /** Runs the sweeps; each row must be what a run of its own gives. */
  inline ProgramRun
  expect_rows_as_alone(const SweptCase &one)
  {
    SCOPED_TRACE(one.name);
    const std::string text = "include cell.prm\n" + swept_device + one.more;
    const auto swept       = run_here(text + protocol(one.sweeps), {});
    const auto rows        = rows_of(one.sweeps);
    EXPECT_EQ(swept.table.status.size(), rows.size()) << swept.output;
    if (swept.table.status.size() != rows.size())
      return swept;

    std::map<Settings, ProgramRun> alone; // rows may come again
    for (auto row : rows)
      if (alone.count(row) == 0)
      {
        auto settings = row;
        settings.push_back("Protocol/Sweeps=");
        alone[row] = run_here(text, settings);
      }
    bool any_failed = false;
    for (unsigned i = 0; i < rows.size(); ++i)
    {
      const bool is_ok = alone[rows[i]].exit_code == 0;
      any_failed       = any_failed || !is_ok;
      EXPECT_EQ(swept.table.status[i], is_ok ? "ok" : "failed")
        << "row " << i + 1 << ": " << alone[rows[i]].output;
      EXPECT_EQ(swept.table.remarks[i].rfind("refused: ", 0) == 0,
                alone[rows[i]].exit_code == 2)
        << "row " << i + 1 << ": " << swept.table.remarks[i];
    }
    EXPECT_EQ(swept.exit_code, any_failed ? 3 : 0);
    for (const std::string title : {"I [uA]", "x_O2 [-]", "U [V]", "T [K]"})
    {
      double scale = 0.;
      for (const auto &[row, run] : alone)
        if (run.exit_code == 0)
          scale = std::max(scale, std::abs(run.table[title][0]));
      for (unsigned i = 0; i < rows.size(); ++i)
        if (alone[rows[i]].exit_code == 0)
        {
          // Both have converged to 1e-9 of the throughput and better.
          EXPECT_NEAR(swept.table[title][i],
                      alone[rows[i]].table[title][0],
                      1e-8 * scale)
            << title << " of row " << i + 1;
        }
    }
    return swept;
  }
} // namespace Oxion::Testing
