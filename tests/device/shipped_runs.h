#pragma once

#include "program.h"

namespace Oxion::Testing
{
  /** A run of a shipped file, and its folder of results. */
  struct ShippedRun
  {
    Folder folder;
    ProgramRun run;

    std::string
    results() const
    {
      return folder.path("results");
    }
  };


  /** A strip of the heated element's surface, from r to r at z [mm]. */
  struct Strip
  {
    const char *name;
    double from, to, z;
  };

  /** What exchanges heat beside the rim: bottom, and the top without the mouth
   * of the hole: sheet, protective layer, sheet. */
  inline const std::vector<Strip> exchanging_strips = {
    {"bottom", 0., 3., 0.},
    {"inner sheet", 0.14, 0.2, 1.54},
    {"layer", 0.2, 1.5, 1.69},
    {"outer sheet", 1.5, 3., 1.54}};

  /** Measurements from which the heated element's heat is summed by hand. */
  inline std::string
  heat_measurements()
  {
    const std::vector<std::string> species = {
      "O2", "N2", "H2O", "H2", "CO2", "CO"};
    std::ostringstream names, sections;
    names << "set Measurements = I_p, U_N, U_p, T_max, P_heater, T_rim";
    sections << "subsection Measurement T_rim\nset Kind = mean\nset Field = T\n"
                "set Place = rim\nend\n";
    for (const std::string opening :
         {"exhaust opening", "layer top", "air opening"})
      for (const auto &s : species)
      {
        names << ", " << s << " " << opening;
        sections << "subsection Measurement " << s << " " << opening
                 << "\nset Kind = flux\nset Field = " << s
                 << "\nset Place = " << opening << "\nend\n";
      }
    names << "\nset Line probes = ";
    for (unsigned s = 0; s < exchanging_strips.size(); ++s)
    {
      const auto &strip = exchanging_strips[s];
      names << (s ? ", " : "") << strip.name;
      sections << "subsection Line probe " << strip.name
               << "\nset Field = T\nset From [mm] = " << strip.from << ", "
               << strip.z << "\nset To [mm] = " << strip.to << ", " << strip.z
               << "\nset Points = 301\nend\n";
    }
    return "subsection Measurements\n" + names.str() + "\n" + sections.str() +
           "end\n";
  }


  /**
   * The run of a shipped file as it stands, on its own mesh; only long sweeps
   * are cut to a few points. Made once, for all tests that look at it.
   */
  inline const ShippedRun &
  shipped_run(const std::string &name)
  {
    const std::string lambda       = "Protocol/Sweep lambda/Values=",
                      oxygen       = "Protocol/Sweep oxygen/Values=",
                      current      = "Protocol/Sweep current/Values=",
                      temperature  = "Protocol/Sweep temperature/Values=",
                      conductivity = "Protocol/Sweep conductivity/Values=",
                      end          = "Protocol/Transient/End time [s]=";
    const std::map<std::string, std::string> cut = {
      {"gmsh/radial_webs.prm", "Protocol/Sweep width/Values=6"},
      {"pump_cell/pumped_reference.prm", current + "0, 4000"},
      {"pump_cell/reference_over_lambda.prm", lambda + "2, 0.98, 0.7"},
      {"pump_cell/smallest_reference_current.prm",
       current + "840, 820, 780, 0"},
      {"pump_cell/limiting_current.prm", lambda + "air, 2, 1.02"},
      {"pump_cell/both_polarities.prm",
       "Protocol/Sweep voltage/Linear=-0.8, 0.8, 5"},
      {"pump_cell/insulated.prm", temperature + "1053.15"},
      {"pump_cell/heated.prm", "Protocol/Sweep gas temperature/Values=573"},
      {"pump_cell/multiplexed.prm", end + "0.05"},
      {"pump_cell/clearance.prm", "Protocol/Sweep height/Values=40"},
      {"sealed_reference/activity_map.prm", temperature + "873.15"},
      {"sealed_reference/raw_gas.prm", lambda + "1.1, 0.9, 0.5"},
      {"sealed_reference/slow_monoxide.prm", lambda + "1.1, 0.9, 0.5"},
      {"mixed_potential/fuel_gases.prm",
       "Protocol/Sweep fraction/Logarithmic=10, 1000, 2"},
      {"mixed_potential/gold_content.prm",
       "Protocol/Sweep gold/Values=0.5, 10"},
      {"mixed_potential/held_oxygen.prm", lambda + "2, 1.02"},
      {"mixed_potential/fixed_pump_voltage.prm", lambda + "2, 1.02"},
      {"wide_band/lambda_sweep.prm", lambda + "air, 1, 0.8, 0.65"},
      {"wide_band/lambda_sweep_isothermal.prm",
       lambda + "air, 1.5, 1.01, 0.8, 0.65"},
      {"wide_band/lambda_sweep_barrier.prm", lambda + "air, 1.5, 0.65"},
      {"wide_band/oxygen_sweep.prm", oxygen + "0.2095, 0.05, 0.005"},
      {"wide_band/held_resistance.prm", lambda + "air"},
      {"wide_band/impedance.prm", temperature + "1053.15"},
      {"wide_band/frequency_response.prm", lambda + "1.5"},
      {"wide_band/light_off.prm", end + "3"},
      {"wide_band/lambda_step.prm", end + "0.065"},
      {"wide_band/heater_failure.prm", end + "2"},
      {"wide_band/heater_ripple.prm", end + "0.3"},
      {"wide_band/driving_cycle.prm", end + "20"},
      {"wide_band/joint_zirconia.prm", lambda + "air, 0.65"},
      {"wide_band/joint_barrier.prm", lambda + "air, 0.65"},
      {"wide_band/joint_gap.prm", lambda + "air"},
      {"wide_band/side_by_side.prm", lambda + "air, 0.65"},
      {"wide_band/upper_barrier.prm", lambda + "air, 0.65"},
      {"wide_band/upper_barrier_gap.prm", lambda + "air"},
      {"wide_band/lower_barrier.prm", lambda + "air"},
      {"wide_band/lower_barrier_gap.prm", lambda + "air"},
      {"wide_band/barrier_3d_none.prm", lambda + "air"},
      {"wide_band/barrier_3d.prm", lambda + "air"},
      {"wide_band/barrier_3d_gap.prm", lambda + "air"},
      {"wide_band/element_3d.prm", "Geometry/Grid/Fineness [-]=0.2"},
      {"wide_band/element_3d_isothermal.prm", "Geometry/Grid/Fineness [-]=0.2"},
      {"wide_band/element_3d_meander.prm",
       "Protocol/Sweep barrier/Values=alumina"},
      {"wide_band/barrier_conductivity.prm",
       "Protocol/Sweep thickness/Values=10"},
      {"wide_band/second_reference.prm",
       conductivity + "1.62, 1e-3, 1e-5, 1e-7"},
      {"wide_band/reference_lead.prm", conductivity + "1.62, 1e-3, 1e-5, 1e-7"},
      {"wide_band/shared_lead.prm", "Protocol/Sweep lead/Values=1, 10"},
      {"wide_band/reference_load.prm",
       "Protocol/Sweep load/Values=0, -100, -200"},
      {"wide_band/reference_supply.prm",
       "Protocol/Sweep voltage/Values=0, -0.1, -0.3"}};

    static std::map<std::string, ShippedRun> runs;
    const auto [entry, is_new] = runs.try_emplace(name);
    ShippedRun &made           = entry->second;
    if (is_new)
    {
      Settings settings = {"Output/Fields=false"};
      if (cut.count(name))
        settings.push_back(cut.at(name));
      std::string file = shipped(name);
      if (name == "wide_band/lambda_sweep.prm")
        file =
          made.folder.write("heated.prm",
                            "include " + file + "\n" + heat_measurements());
      made.run = run_program(file, settings, made.results());
    }
    return made;
  }
} // namespace Oxion::Testing
