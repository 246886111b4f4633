#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>

#include <map>
#include <string>
#include <vector>

/** Between the files of the sections; the outside uses read_parameters.h. */
namespace Oxion::Parameters
{
  template <typename Named>
  std::vector<std::string>
  names_of(const std::vector<Named> &list)
  {
    std::vector<std::string> result;
    for (const auto &one : list)
      result.push_back(one.name);
    return result;
  }

  /** Layers and inserts, or those of a mesh, with their materials. */
  std::vector<Region>
  all_regions(const Geometry &geometry);
  std::vector<std::string>
  region_names(const Geometry &geometry);

  /** Is it a region whose material conducts electrons as metals do? */
  bool
  is_metal(const Parameters &parameters, const std::string &region);

  Geometry
  read_geometry(const Section &section);
  std::vector<ThinLayer>
  read_thin_layers(const Section &section);
  /** Their surfaces, once all other sections are known. */
  void
  check_thin_layers(const Section &root, const Parameters &parameters);
  /** Materials of the geometry's layers and inserts, and of thin layers. */
  std::vector<Material>
  read_materials(const Section &root, const Geometry &geometry);
  /** Of what counts only where something changes in time; once for all. */
  void
  warn_of_storage(const Section &section);
  /** Entries that count only where something changes in time. */
  const std::vector<std::string> &
  storage_entries();
  Gas
  read_gas(const Section &section);
  /** A gas beside those of the library. */
  Species
  read_species(const Section &section);
  /** Once it is known which are active, and by which laws. */
  void
  check_species(const Section &section, const Gas &gas);
  SurfaceReaction
  read_surface_reaction(const Section &section, const Gas &gas);
  /** Those an electrode names. */
  std::vector<SurfaceReaction>
  choose_surface_reactions(const Section &electrode,
                           const std::vector<SurfaceReaction> &all);
  HalfReaction
  read_half_reaction(const Section &section, const Gas &gas);
  /** Those an electrode names, with their activity there. */
  std::vector<HalfReaction>
  choose_half_reactions(const Section &electrode,
                        const std::vector<HalfReaction> &all);
  std::vector<Electrode>
  read_electrodes(const Section &section, const Gas &gas);
  std::vector<SealedReference>
  read_sealed_references(const Section &section);
  /** What only makes sense with electrodes and temperature known. */
  void
  check_sealed_references(const Section &root, const Parameters &parameters);
  std::vector<Terminal>
  read_circuit(const Section &section);
  Heat
  read_heat(const Section &section);
  /** Once surfaces, gases and heat are known. */
  std::vector<BoundaryCondition>
  read_boundary_conditions(const Section &section,
                           const Parameters &parameters);
  Solver
  read_solver(const Section &section);
  std::vector<Sweep>
  read_sweeps(const Section &section, const ParameterFile &file);
  /** Signals and the transient; both empty without the latter. */
  void
  read_transient(const Section &section,
                 const ParameterFile &file,
                 Parameters &parameters);
  /** All but what link_impedances() adds. */
  std::vector<Impedance>
  read_impedances(const Section &protocol, const Parameters &parameters);
  /** What takes the measurements, too, and the device beside this one. */
  void
  link_impedances(const Section &protocol,
                  const ParameterFile &file,
                  Parameters &parameters);
  std::vector<Controller>
  read_controllers(const Section &section,
                   const ParameterFile &file,
                   const Parameters &parameters);
  /** Once measurements are known. */
  void
  link_controllers(const Section &section, const Parameters &parameters);
  /** Likewise. */
  std::vector<Event>
  read_events(const Section &protocol, const Parameters &parameters);
  /** All that repeats itself has to do so within a cycle of the transient. */
  void
  check_cycles(const Section &protocol, const Parameters &parameters);
  std::vector<Measurement>
  read_measurements(const Section &section, const Parameters &parameters);
  std::vector<LineProbe>
  read_line_probes(const Section &section, const Parameters &parameters);
  Output
  read_output(const Section &section, const std::string &filename);

  // What heaters and terminals that hold something have in common.
  inline const Words<ControlKind> controls =
    {{"ideal", ControlKind::ideal}, {"PI", ControlKind::proportional_integral}};
  inline const std::string control_text =
    "ideal: whatever the set-point takes; PI: by what it lacks now and lacked "
    "before, the same where nothing changes in time.";
  /**
   * A PI controller has its gain and time, an ideal one neither, but for the
   * sign of a gain where that matters.
   */
  void
  check_control(const Section &section,
                ControlKind control,
                const std::string &gain,
                bool sign_matters);

  /** Reports a gain by what is not held. */
  void
  check_unit_of_gain(const Section &section, const std::string &wrong);

  // What sweeps and signals have in common.
  /**
   * The entry of that path, as `given` in the section; nullptr, and told, if
   * there is none.
   */
  const EntryDeclaration *
  varied_entry(const Section &item,
               const std::string &path,
               const ParameterFile &file,
               const std::string &given = "Parameter");
  /** A number of the device whose change in time the equations know. */
  bool
  can_change(const std::string &path, const EntryDeclaration &entry);
  /** A number that something else sets: the power of a held temperature. */
  bool
  has_no_authority(const std::string &path, const Heat &heat);
  inline const std::string what_can_change =
    "a number of materials, gas, electrodes, circuit or heat";
  /// Whose a column's title is: "the sweep \"lambda\"".
  using ColumnOwners = std::map<std::string, std::string>;
  /** Titles are columns, keys of the summary and names in the viewer. */
  void
  claim_title(const Section &item,
              const std::string &title,
              const std::string &owner,
              ColumnOwners &columns);
  /** All but those of measurements. */
  ColumnOwners
  column_owners(const Parameters &parameters);

  // What only makes sense with other sections known.
  void
  check_geometry(const Section &section, const Geometry &geometry);
  void
  check_circuit(const Section &section,
                const std::vector<Terminal> &terminals,
                const std::vector<Electrode> &electrodes);
  /** Can a mesh be adapted to measurements of the kind? */
  bool
  can_be_goal(MeasurementKind kind);
  void
  check_adaptation(const Section &root, const Parameters &parameters);
  /** Names between sections, and names that nothing uses. */
  void
  check_references(const Section &root, const Parameters &parameters);
} // namespace Oxion::Parameters
