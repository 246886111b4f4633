#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/geometry/thickness.h>
#include <oxion/laws/dusty_gas.h>
#include <oxion/laws/electrode_response.h>
#include <oxion/parameters/formula.h>
#include <oxion/physics/conditions.h>
#include <oxion/physics/control.h>
#include <oxion/physics/gas_spaces.h>
#include <oxion/physics/gas_unknowns.h>
#include <oxion/physics/groups.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Oxion
{
  /** What the laws need to know of one region. */
  struct RegionModel
  {
    Parameters::Material material;
    bool conducts_ions      = false;
    bool carries_gas        = false;
    bool conducts_electrons = false; ///< a metal, or zirconia with its own
    Laws::GasMedium medium;
  };

  struct ElectrodeModel
  {
    std::string name;
    unsigned surface;               ///< where it lies or, of a cermet, is wired
    std::optional<unsigned> region; ///< of a cermet
    double reaction_area;           ///< of that [1/m]
    std::optional<unsigned> contact; ///< surface where resolved metal is wired
    int atmosphere = -1;             ///< given gas; -1: resolved gas
    int sealed     = -1;             ///< its sealed reference; -1: gas
    double lead_resistance;          ///< [Ohm]
    std::optional<double> contact_resistance; ///< [Ohm m2]
    double double_layer;                      ///< capacitance [F/m2]
    Laws::ElectrodeKinetics kinetics;
    bool meets_ions = true; ///< not: wires metal alone, as a heater's track
  };

  struct ThinLayerModel
  {
    Parameters::ThinLayer parameters;
    Parameters::Material material;
    unsigned surface;
    std::vector<bool> is_first; ///< [region] named first by the surface
  };

  struct SealedReferenceModel
  {
    Parameters::SealedReference parameters;
    unsigned surface;        ///< of its (first) electrode
    double inventory;        ///< oxygen atoms where nothing changes [mol]
    double resting_activity; ///< ln(pO2/p0) of resting air
    unsigned mean = 0;       ///< of the means, its temperature's
  };

  struct HeatExchangeModel
  {
    unsigned surface;
    Parameters::HeatExchange parameters;
    double area = 0.; ///< of the surface [m2]
  };

  struct BoundaryConditionModel
  {
    Parameters::BoundaryCondition parameters;
    unsigned surface;
    Group group;
    unsigned species;     ///< whose partial pressure, or flux, it is
    unsigned unknown;     ///< of the group
    double resting_value; ///< of a pressure, in resting air [Pa]
    Parameters::Formula formula;

    bool
    is_flux() const
    {
      return parameters.is_flux;
    }
  };

  struct HeaterModel
  {
    Parameters::Heater parameters;
    std::vector<unsigned> regions;     ///< one, or the legs cut by the section
    std::optional<unsigned> held_mean; ///< one of the means, that it holds ...
    int held_impedance = -1;           ///< ... or one of these
    Control control{};                 ///< of what it holds [W; K, Ohm, or 1]
    double volume = 0.;                ///< of its regions [m3]
    /// Of the means, its own, if that tells its resistance.
    std::optional<unsigned> own_mean;
    unsigned resistance = 0;      ///< of a section: global unknown; legs follow
    std::vector<double> sections; ///< int dA/l of each region [m]

    bool
    is_section() const
    {
      return !parameters.legs.empty();
    }
    bool
    holds_impedance() const
    {
      return held_impedance >= 0;
    }
  };

  /** How a terminal holds a voltage [A, V], and which of its own it can have.
   */
  struct TerminalControl : Control
  {
    double smallest_voltage, largest_voltage; ///< [V]
    /// Between a voltage beyond its limit and a current that is missing [S];
    /// any has the same solutions.
    double conductance;
  };

  /** How a terminal heats a track [V, K or Ohm]. */
  struct TrackControl : Control
  {
    /// Of the means, the one it holds; none: it holds the resistance.
    std::optional<unsigned> held_mean;
    double set_point;       ///< [K], [Ohm]
    double largest_current; ///< [A]
    double unit_resistance; ///< between equations of V and of A [Ohm]
  };

  /** The integral part of a PI controller. */
  struct ControlMemory
  {
    std::string name;             ///< of what is driven: "heater front"
    std::vector<unsigned> output; ///< global unknowns whose sum it follows
    double integral_time;         ///< [s]
  };

  constexpr double temperature_scale = 1000.; ///< of the unknown [K]

  /** A surface of the gas space held at an atmosphere. */
  struct Opening
  {
    unsigned surface;
    unsigned atmosphere;
    double film_velocity = 0.; ///< of the film before it [m/s], 0: none
  };

  /**
   * The device as the assembler sees it: names resolved to indices, material
   * constants turned into laws. Rebuilt when a parameter changes; the imposed
   * `conditions` alone can be exchanged in between.
   */
  struct Model
  {
    Model() = default;
    Model(const Parameters::Parameters &parameters,
          const std::vector<Region> &mesh_regions,
          const std::vector<std::string> &surface_names);

    bool solve_temperature = false;
    double temperature     = 0.; ///< isothermal [K]
    Thickness thickness;
    GasUnknowns gas_unknowns;
    GasSpaces gas_spaces;
    double resting_pressure = 0.; ///< reference of a space without opening [Pa]
    Laws::GasMixture mixture;
    std::vector<RegionModel> regions;
    std::vector<ThinLayerModel> thin_layers;
    std::vector<ElectrodeModel> electrodes;
    std::vector<HeatExchangeModel> exchanges;
    std::vector<BoundaryConditionModel> boundary_conditions;
    double time = 0.; ///< of those [s]
    std::vector<HeaterModel> heaters;
    std::vector<SealedReferenceModel> sealed_references;
    std::vector<Mean> means; ///< temperatures that global equations ask for
    std::vector<ControlMemory> memories;
    std::vector<Parameters::Impedance> held_impedances;
    std::map<unsigned, TerminalControl>
      terminal_controls; ///< [A, V], of some [terminal]
    std::map<unsigned, TrackControl> track_controls; ///< of some [terminal]
    std::vector<Opening> openings;
    Conditions conditions;

    /** Heaters and tracks, and what they hold. */
    void
    add_heat(const Parameters::Parameters &parameters,
             const std::vector<std::string> &region_names,
             const std::vector<std::string> &surface_names);
    void
    add_boundary_conditions(const Parameters::Parameters &parameters,
                            const std::vector<std::string> &surface_names);
    /** How held temperatures and voltages are held. */
    void
    add_controls(const Parameters::Parameters &parameters);
    /** After the controls, whose unknowns come before theirs. */
    void
    add_sealed_references(const Parameters::Parameters &parameters);

    /** Takes over what a model of the same structure knows of the mesh. */
    void
    stand_where(const Model &other);

    /** From where the gas unknowns of a coarse cell count the pressure [Pa]. */
    double
    reference_pressure(const unsigned coarse_cell,
                       const Conditions &under) const
    {
      return gas_spaces.reference_pressure(coarse_cell,
                                           under.atmospheres,
                                           resting_pressure);
    }

    /**
     * Global unknowns: voltages, currents, then powers, resistances of
     * sections, memories, logarithms of held impedances [Ohm], ln(pO2/p0) and
     * oxygen atoms of each sealed reference.
     */
    unsigned
    power_unknown(const unsigned heater) const
    {
      return conditions.circuit.n_unknowns() + heater;
    }
    unsigned
    memory_unknown(const unsigned memory) const
    {
      return power_unknown(heaters.size()) + n_section_unknowns() + memory;
    }
    unsigned
    log_impedance_unknown(const unsigned held_impedance) const
    {
      return memory_unknown(memories.size()) + held_impedance;
    }
    unsigned
    activity_unknown(const unsigned reference) const
    {
      return log_impedance_unknown(held_impedances.size()) + 2 * reference;
    }
    unsigned
    inventory_unknown(const unsigned reference) const
    {
      return activity_unknown(reference) + 1;
    }
    unsigned
    n_section_unknowns() const;
  };

  /**
   * Takes the potentials out of zirconia and metal that touch no electrode,
   * such as the heater's cover sheets behind their insulation: no current flows
   * there and the potentials would not be determined.
   */
  template <int dim>
  void
  insulate_bodies_without_electrodes(const Mesh<dim> &mesh, Model &model);

  /** What a model takes from the mesh: gas spaces, areas, volumes. */
  template <int dim>
  void
  locate(const Mesh<dim> &mesh, Model &model);
} // namespace Oxion
