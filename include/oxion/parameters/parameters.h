#pragma once

#include <oxion/parameters/sealed_reference.h>

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/**
 * What a parameter file says, checked and in SI units: one plain struct for
 * every section. Nothing here computes; `read_parameters()` fills these and
 * every later stage only reads them. What a member is initialised with is the
 * default of its parameter. Names refer to each other as strings that
 * validation has already found to exist.
 */
namespace Oxion::Parameters
{
  constexpr double unlimited = std::numeric_limits<double>::infinity();

  /**
   * Closed box in model coordinates [m], (x, z), (r, z) or (x, y, z);
   * unlimited where nothing is said.
   */
  struct Box
  {
    std::array<double, 3> lower{{-unlimited, -unlimited, -unlimited}};
    std::array<double, 3> upper{{unlimited, unlimited, unlimited}};
  };

  enum class Symmetry
  {
    planar,       ///< 2D in (x, z) with a depth in y
    axisymmetric, ///< 2D in (r, z)
    spatial       ///< 3D in (x, y, z)
  };

  /** One level of the stack, listed from bottom to top. */
  struct Layer
  {
    std::string name;
    double thickness = 0.; ///< [m]
    std::string material;  ///< or "none": outside the body
    double cell_size = 0.; ///< largest cell height [m], 0: no wish
  };

  /** A box (ring when axisymmetric) of another material inside layers. */
  struct Insert
  {
    std::string name;
    std::vector<std::string> layers;
    std::string material;                   ///< or "none"
    std::array<double, 2> x{};              ///< radius when axisymmetric [m]
    std::optional<std::array<double, 2>> y; ///< 3D only [m]; nothing: all
    double cell_size = 0.; ///< largest cell in x and y inside [m], 0: no wish
  };

  enum class Facing
  {
    any,
    top,    ///< +z
    bottom, ///< -z
    right,  ///< +x, outward when axisymmetric
    left,   ///< -x
    back,   ///< +y
    front   ///< -y
  };

  /**
   * A named set of faces: between regions of `first` and of `second`, or, with
   * `second` empty, on the outside of the regions in `first` ("all": the whole
   * body). `facing` is the direction of the normal that leaves `first`.
   * A region is a layer's base (named as the layer) or an insert.
   */
  struct Surface
  {
    std::string name;
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::vector<Facing> facing{Facing::any};
    Box box;
  };

  struct Grid
  {
    double edge_cell_size = 10e-6;  ///< at every breakpoint [m]
    double growth         = 1.3;    ///< size ratio of neighbouring cells
    double largest_cell   = 200e-6; ///< [m]
    double aspect_limit   = 100.;   ///< largest ratio of a cell's sides
    double fineness       = 1.;     ///< multiplies every interval's cell count
    unsigned refinements  = 0;   ///< global bisections after the coarse solve
    unsigned degree       = 1;   ///< of the finite elements, 1 or 2
    double cell_limit     = 1e6; ///< largest number of cells, refined
  };

  struct Geometry
  {
    Symmetry symmetry = Symmetry::axisymmetric;
    std::array<double, 2> x{}; ///< extent, radius when axisymmetric [m]
    std::array<double, 2> y{}; ///< extent in 3D; planar: {0, depth} [m]
    std::vector<Layer> layers;
    std::vector<Insert> inserts;
    std::vector<Surface> surfaces;
    Grid grid;
  };

  /** sigma = prefactor/T^(temperature_power) exp(-energy/(k_B T)). */
  struct IonicConductivity
  {
    double prefactor         = 0.; ///< [S/m K^temperature_power], 0: none
    double temperature_power = 0.; ///< 1 for the law in sigma T
    double energy            = 0.; ///< [eV]
  };

  /**
   * Of a metal: 1/(resistivity (1 + A t + B t^2)), t in degrees Celsius; of
   * zirconia's minority carriers, in oxygen of p atm:
   * electron_prefactor exp(-electron_energy/(k_B T)) p^-1/4, holes with p^1/4.
   */
  struct ElectronicConductivity
  {
    double resistivity           = 0.; ///< at 0 C [Ohm m], 0: no metal
    double linear_coefficient    = 0.; ///< A [1/K]
    double quadratic_coefficient = 0.; ///< B [1/K2]
    double electron_prefactor = 0., electron_energy = 0.; ///< [S/m], [eV]
    double hole_prefactor = 0., hole_energy = 0.;         ///< [S/m], [eV]
  };

  enum class GasPath
  {
    none,
    porous, ///< structure factor, pore radius
    slit,   ///< open gap of a height
    tube    ///< open hole of a diameter
  };

  /** Constants of one material after library value and overrides. */
  struct Material
  {
    std::string name;
    std::string source; ///< where the library's numbers come from
    IonicConductivity ionic;
    ElectronicConductivity electronic;
    double seebeck = 0.; ///< of the oxide ions, alpha_s [V/K]
    /// Thermal conductivity [W/m/K] at temperatures [K], linear between.
    std::vector<std::pair<double, double>> thermal_conductivity;
    double density       = 0.; ///< [kg/m3]
    double heat_capacity = 0.; ///< [J/kg/K]
    GasPath gas_path     = GasPath::none;
    double porosity      = 1.;
    double structure     = 1.; ///< porosity/tortuosity factor of diffusion
    double pore_radius   = 0.; ///< radius, half height or half diameter [m]
    double permeability  = 0.; ///< B0 with the structure factor in it [m2]
  };

  enum class AtmosphereKind
  {
    exhaust,            ///< from lambda
    oxygen_in_nitrogen, ///< dry mixture
    mole_fractions      ///< as listed
  };

  /** A gas of given composition that surfaces can be exposed to. */
  struct Atmosphere
  {
    std::string name;
    AtmosphereKind kind = AtmosphereKind::exhaust;
    double pressure     = 101325.;                ///< [Pa]
    double lambda       = unlimited;              ///< unlimited: air
    std::map<std::string, double> mole_fractions; ///< of the active species
    double film_velocity = 0.; ///< of a film at its surfaces [m/s], 0: none
  };

  enum class TransportModel
  {
    dusty_gas,
    stefan_maxwell,
    fick
  };

  enum class DiffusivityLaw
  {
    fuller,
    chapman_enskog
  };

  struct Gas
  {
    std::vector<std::string> species;
    std::string carrier        = "N2";
    TransportModel model       = TransportModel::dusty_gas;
    DiffusivityLaw diffusivity = DiffusivityLaw::fuller;
    double reference_pressure  = 101325.; ///< [Pa]
    double viscosity           = 0.;      ///< [Pa s], 0: from kinetic theory
    std::vector<Atmosphere> atmospheres;
    /// A surface of gas regions held at an atmosphere: (surface, atmosphere).
    std::vector<std::pair<std::string, std::string>> openings;
  };

  /**
   * A half reaction beside that of O2, gases and oxide ions = gases and
   * electrons: i = i0 (prod p^m e^{alpha_a f E} - reverse), p in bar.
   */
  struct HalfReaction
  {
    std::string name;
    /// Molecules of the gases in its equation, < 0: consumed.
    std::map<std::string, double> formed;
    double electrons            = 0.;     ///< formed
    double exchange_current     = 0.;     ///< at its temperature [A/m2]
    double exchange_temperature = 823.15; ///< [K]
    double exchange_energy      = 0.;     ///< [J/mol]
    bool reversible             = true;   ///< or anodic only
    std::map<std::string, double> orders; ///< m of each active species
    double alpha_anodic   = 1.;
    double alpha_cathodic = 1.;
    double activity       = 1.; ///< factor of i0 at its electrode
  };

  /// The half reaction that every electrode has by entries of its own.
  constexpr const char *oxygen_half_reaction = "oxygen";

  /** i_O = i0 (a^{m-alpha_a/4} e^{alpha_a f E} - a^{m+alpha_c/4} e^{..}). */
  struct Electrode
  {
    std::string name;
    std::string surface;
    std::string terminal;
    /// Gas of an electrode on the body's outside; empty: the resolved gas.
    std::string atmosphere;
    std::string sealed_reference; ///< that it works against instead of a gas
    double lead_resistance = 0.;  ///< [Ohm]
    /// Of its contact with the electrons behind it [Ohm m2].
    std::optional<double> contact_resistance;
    double exchange_current     = 3000.;   ///< at its temperature [A/m2]
    double exchange_temperature = 1053.15; ///< [K]
    double exchange_energy      = 150e3;   ///< [J/mol]
    double oxygen_order         = 0.;      ///< m
    double double_layer         = 0.;      ///< capacitance [F/m2]
    double alpha_anodic         = 1.;
    double alpha_cathodic       = 1.;
    /// Gas exchange velocity k of each active species [m/s].
    std::map<std::string, double> exchange_velocity;
    std::vector<HalfReaction> half_reactions; ///< beside that of O2
    double gold_content = 0.;                 ///< of the metal [wt-%]
    /// Factors of i0 and of all k over the gold content [wt-%]; empty: 1.
    std::vector<std::pair<double, double>> kinetics_over_gold,
      catalysis_over_gold;
  };

  enum class Drive
  {
    voltage,      ///< U = voltage
    current,      ///< sum of the electrodes' currents = current
    floating,     ///< current = -U/input_resistance
    resistor,     ///< current = (U_other + voltage - U)/resistance
    hold_voltage, ///< drives itself so that U_plus - U_minus = voltage
    hold_current, ///< drives itself so that terminal plus's current = current
    hold_temperature, ///< heats a track until `held` is at the set-point
    hold_resistance   ///< heats it until (U - U_plus)/current = resistance
  };

  enum class ControlKind
  {
    ideal, ///< the output is what the set-point takes
    proportional_integral
  };

  struct Terminal
  {
    std::string name;
    Drive drive       = Drive::voltage;
    double voltage    = 0.;        ///< [V]
    double current    = 0.;        ///< [A]
    double resistance = unlimited; ///< input, load or held resistance [Ohm]
    std::string plus, minus; ///< of hold_voltage; else plus is the other end
    std::string held;        ///< of hold_temperature: region or surface
    double set_point = 0.;   ///< of that [K]
    // Of what holds: how, and within which currents into the electrodes and
    // which voltages of its own.
    ControlKind control = ControlKind::ideal;
    /// Of the current by the voltage [A/V]; of a track's voltage by
    /// temperature [V/K] or resistance [V/Ohm].
    double gain             = 1e-3;
    double integral_time    = 0.;         ///< [s]
    double smallest_current = -unlimited; ///< [A]
    double largest_current  = unlimited;  ///< [A]
    double smallest_voltage = -unlimited; ///< [V]
    double largest_voltage  = unlimited;  ///< [V]

    bool
    is_controlled() const
    {
      return drive == Drive::hold_voltage &&
             (control != ControlKind::ideal || smallest_current > -unlimited ||
              largest_current < unlimited || smallest_voltage > -unlimited ||
              largest_voltage < unlimited);
    }
    /** Does it drive itself as a heater's control unit does? */
    bool
    heats() const
    {
      return drive == Drive::hold_temperature ||
             drive == Drive::hold_resistance;
    }
  };

  /** Loss through a surface: (h + G/area)(T - T_gas) + radiation. */
  struct HeatExchange
  {
    std::string name;
    std::string surface;
    double gas_temperature         = 573.; ///< [K]
    double coefficient             = 0.;   ///< h [W/m2/K]
    double conductance             = 0.;   ///< of the surface [W/K]
    double emissivity              = 0.;
    double environment_temperature = 573.;   ///< [K]
    std::optional<double> fixed_temperature; ///< [K], instead of all others
  };

  struct Heater
  {
    std::string name;
    std::string region; ///< even in it; or else:
    /// The cut legs of a meander, through which one current flows out of plane.
    std::vector<std::string> legs;
    double power = 0.; ///< fixed power, or first guess of a held one [W]
    double maximum_power = unlimited; ///< of one that holds something [W]
    /// Region or surface whose mean temperature is held,
    std::string held;
    double set_point = 0.;                 ///< [K]
    std::optional<double> held_resistance; ///< or its own resistance [Ohm],
    /// or impedance whose real part is; none of them: fixed power.
    std::string held_impedance;
    double frequency           = 0.; ///< of that [Hz]
    double impedance_set_point = 0.; ///< [Ohm]
    // Its metal, where there are no legs, and what feeds it: none, any power.
    double resistance              = 0.; ///< at 20 C [Ohm], 0: not known
    double temperature_coefficient = 0.; ///< of that [1/K]
    double lead_resistance         = 0.; ///< [Ohm]
    std::optional<double> supply;        ///< [V]
    double duty_cycle   = 1.;            ///< of a supply that holds nothing
    ControlKind control = ControlKind::ideal;
    /// Of the power by the temperature [W/K] or its resistance [W/Ohm],
    double gain          = 1.;
    double log_gain      = 1.; ///< or by the impedance's logarithm [W]
    double integral_time = 0.; ///< [s]

    bool
    holds_impedance() const
    {
      return !held_impedance.empty();
    }
    /** Something that its power follows. */
    bool
    holds() const
    {
      return !held.empty() || held_resistance || holds_impedance();
    }
    bool
    has_resistance() const
    {
      return resistance > 0. || !legs.empty();
    }
    std::vector<std::string>
    regions() const
    {
      return legs.empty() ? std::vector<std::string>{region} : legs;
    }
  };

  struct Heat
  {
    bool solve         = false;
    double temperature = 1053.15; ///< isothermal, start [K]
    std::vector<HeatExchange> exchanges;
    std::vector<Heater> heaters;
  };

  enum class LinearSolver
  {
    automatic,
    direct,
    field_split
  };

  struct Solver
  {
    LinearSolver linear_solver = LinearSolver::automatic;
    unsigned newton_steps      = 40;
    double tolerance           = 1e-9; ///< of the throughput, every row
    double current_scale       = 1e-3; ///< throughput [A]
    double power_scale         = 1.;   ///< throughput [W]
    double set_point_step      = 0.05; ///< of the cold start's ramp [V]
    double smallest_step       = 1e-3; ///< where halving gives up [V]
    double memory_limit        = 16e9; ///< of all ranks [bytes]
  };

  /** Values one parameter takes; outer sweeps come first. */
  struct Sweep
  {
    std::string name;
    std::string parameter;           ///< path, "Gas/Atmosphere exhaust/..."
    std::string title;               ///< column, last part of the path
    std::vector<std::string> values; ///< as written in the file: "air", "0.9"
    bool of_words = false;           ///< names, not numbers: "8YSZ"
  };

  constexpr const char *time_title = "Time [s]"; ///< of its column

  /** A number of the file as a function of time, in the entry's unit. */
  struct Signal
  {
    std::string name;
    std::string parameter; ///< path
    std::string title;     ///< column, last part of the path
    /// (time [s], value) with straight lines between; twice a time: a jump.
    std::vector<std::array<double, 2>> table;
    double period = 0.;     ///< of the table [s], 0: it is held at its end
    std::string expression; ///< in t [s]; instead of the table
  };

  /** A loop of a control unit: looks at a measurement, sets an entry. */
  struct Controller
  {
    std::string name;
    std::string measurement;   ///< its name
    std::string parameter;     ///< path of the entry
    std::string title;         ///< of its column
    double set_point     = 0.; ///< in the measurement's unit
    double gain          = 0.; ///< of the entry by the measurement's lack
    double integral_time = 0.; ///< [s]
    double sample_time   = 0.; ///< [s]
    double smallest = 0., largest = 0.; ///< of the entry, in its unit
  };

  enum class StartInTime
  {
    steady, ///< what the signals' first values lead to
    uniform ///< at rest in air, everywhere at the temperature of Heat
  };

  struct Transient
  {
    double end_time        = 0.; ///< [s], 0: steady states
    double output_interval = 0.; ///< [s], 0: a hundredth of the end time
    StartInTime start      = StartInTime::steady;
    unsigned order         = 2;
    double tolerance       = 1e-4;      ///< of a step, relative
    double largest_step    = unlimited; ///< [s]
    double period          = 0.;        ///< of its cycles [s], 0: none
    double periodic_change = 1e-4;      ///< of a cycle, relative
  };

  enum class Direction
  {
    either,
    rising,
    falling
  };

  enum class AfterEvent
  {
    end,   ///< the run does
    report ///< only that
  };

  /** A measurement passes a value, in time. */
  struct Event
  {
    std::string name;
    std::string measurement;  ///< its name
    double value        = 0.; ///< in the measurement's unit
    Direction direction = Direction::either;
    AfterEvent then     = AfterEvent::end;
  };

  struct Parameters;

  /**
   * Answer to a small harmonic excitation about steady states: the impedance
   * between two terminals, or what a measurement does with a parameter.
   */
  struct Impedance
  {
    std::string name;
    std::string plus, minus;         ///< terminals; or else:
    std::string parameter;           ///< path
    std::string measurement;         ///< by name
    std::vector<double> frequencies; ///< rising [Hz]
    /// What does not answer, though the circuit or a controller would make it.
    std::vector<std::string> fixed_voltages, fixed_currents; ///< of terminals
    std::vector<std::string> fixed_powers;                   ///< of heaters
    /// The parameter a little less and a little more, and what comes of it.
    std::array<double, 2> beside{}; ///< in the entry's unit
    std::vector<Parameters> with_beside;
    std::string unit; ///< of the answer by the excitation's, "Ohm"
  };

  enum class ImpedancePart
  {
    real,
    imaginary,
    magnitude,
    phase
  };

  enum class MeasurementKind
  {
    terminal_current,
    half_reaction_current,
    voltage,
    flux,
    mean,
    minimum,
    maximum,
    point,
    heater_power,
    heater_resistance,
    heater_voltage,
    atmosphere_fraction,
    impedance,
    cutoff_frequency,
    sealed_reference
  };

  /** One column of the table (a line probe: a file of its own). */
  struct Measurement
  {
    std::string name; ///< title without unit
    MeasurementKind kind;
    std::string terminal;      ///< of a current; voltage: plus
    std::string minus;         ///< voltage: minus; empty: ground
    std::string half_reaction; ///< whose current
    std::string field;         ///< "T", "phi", "psi", "p", "p_O2", "x_O2"
    std::string place;         ///< region or surface
    std::string side; ///< flux: the region it leaves; empty: the default
    std::array<double, 3> position{}; ///< point [m], (x, z) or (x, y, z)
    std::string impedance;            ///< its name
    double frequency   = 0.;          ///< of an impedance [Hz]
    ImpedancePart part = ImpedancePart::real;
    std::string unit;   ///< of the column: "mA", "V", "K", ...
    double factor = 1.; ///< column value = SI value * factor
  };

  struct LineProbe
  {
    std::string name, field;
    std::string file; ///< name as the start of a file's name
    std::array<double, 3> from{}, to{};
    unsigned points = 101;
  };

  struct Output
  {
    std::string folder;
    bool fields = true;
    /// Wall time [s]; not given: as little as costs a small share of the time.
    std::optional<double> checkpoint_interval;
  };

  struct Parameters
  {
    Geometry geometry;
    std::vector<Material> materials; ///< those the geometry uses
    Gas gas;
    std::vector<Electrode> electrodes;
    std::vector<SealedReference> sealed_references;
    std::vector<Terminal> terminals;
    Heat heat;
    Solver solver;
    std::vector<Sweep> sweeps;
    std::vector<Signal> signals;
    std::vector<Controller> controllers;
    std::vector<Event> events;
    Transient transient;
    std::vector<Impedance> impedances;
    std::vector<Measurement> measurements;
    std::vector<LineProbe> line_probes;
    Output output;
  };
} // namespace Oxion::Parameters
