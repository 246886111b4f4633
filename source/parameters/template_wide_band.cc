#include <oxion/parameters/templates.h>

namespace Oxion::Parameters::Templates
{
  const char *const wide_band = R"(
subsection Geometry
  set Symmetry = axisymmetric
  set r [mm]   = 0, 3

  set Layers  = heater sheet, heater level, cover sheet, duct level, Nernst sheet, chamber level, pump sheet, protective level
  set Inserts = heater, inner duct, outer duct, slit, diffusion barrier, chamber, web, gas access hole, protective layer

  subsection Layer heater sheet
    set Thickness [um] = 190
    set Material       = zirconia
  end
  subsection Layer heater level
    set Thickness [um] = 20
    set Material       = alumina
  end
  subsection Layer cover sheet
    set Thickness [um] = 190
    set Material       = zirconia
  end
  subsection Layer duct level
    set Thickness [um] = 100
    set Material       = zirconia
  end
  subsection Layer Nernst sheet
    set Thickness [um] = 500
    set Material       = zirconia
  end
  subsection Layer chamber level
    set Thickness [um] = 40
    set Material       = alumina
    set Largest cell [um] = 5
  end
  subsection Layer pump sheet
    set Thickness [um] = 500
    set Material       = zirconia
  end
  subsection Layer protective level
    set Thickness [um] = 150
    set Material       = none
  end

  subsection Insert heater
    set Layers   = heater level
    set Material = alumina
    set r [mm]   = 0.3, 2.2
  end
  subsection Insert inner duct
    set Layers   = duct level
    set Material = reference duct
    set r [mm]   = 0.80, 1.35
  end
  subsection Insert outer duct
    set Layers   = duct level
    set Material = narrow duct
    set r [mm]   = 1.35, 3
  end
  subsection Insert slit
    set Layers   = chamber level
    set Material = open slit
    set r [mm]   = 0, 0.30
  end
  subsection Insert diffusion barrier
    set Layers   = chamber level
    set Material = barrier
    set r [mm]   = 0.30, 0.75
  end
  subsection Insert chamber
    set Layers   = chamber level
    set Material = open slit
    set r [mm]   = 0.75, 1.35
  end
  subsection Insert web
    set Layers   = chamber level
    set Material = zirconia
    set r [mm]   = 1.35, 1.5
  end
  subsection Insert gas access hole
    set Layers   = pump sheet
    set Material = hole
    set r [mm]   = 0, 0.14
  end
  subsection Insert protective layer
    set Layers   = protective level
    set Material = protective layer
    set r [mm]   = 0.2, 1.5
  end

  set Surfaces = exhaust opening, air opening, inner pump electrode, measuring electrode, outer pump electrode, reference electrode, top, bottom, rim

  subsection Surface exhaust opening
    set Outside of = gas access hole, protective layer
  end
  subsection Surface air opening
    set Outside of = outer duct
  end
  subsection Surface inner pump electrode
    set Between = chamber, pump sheet
    set r [mm]  = 0.80, 1.35
  end
  subsection Surface measuring electrode
    set Between = chamber, Nernst sheet
    set r [mm]  = 1.20, 1.35
  end
  subsection Surface outer pump electrode
    set Between = protective layer, pump sheet
    set r [mm]  = 0.2, 1.5
  end
  subsection Surface reference electrode
    set Between = inner duct, Nernst sheet
    set r [mm]  = 0.80, 1.35
  end
  subsection Surface top
    set Outside of = gas access hole, protective layer, pump sheet
    set Facing     = top
  end
  subsection Surface bottom
    set Outside of = heater sheet
    set Facing     = bottom
  end
  subsection Surface rim
    set Outside of = all
    set Facing     = right
    set r [mm]     = 3, 3
  end

  subsection Grid
    set Edge cell size [um] = 10
    set Growth ratio [-]    = 1.3
    set Largest cell [um]   = 200
  end
end

subsection Materials
  subsection Material zirconia
    set Based on                     = sensor zirconia
    set Thermal conductivity [W/m/K] = 2.3
  end
  subsection Material barrier
    set Based on                     = porous zirconia
    set Structure factor [-]         = 0.0840
    set Porosity [-]                 = 0.2
    set Pore radius [um]             = 0.7
  end
  subsection Material protective layer
    set Based on                     = porous zirconia
    set Structure factor [-]         = 0.1
    set Porosity [-]                 = 0.35
    set Pore radius [um]             = 2
  end
  subsection Material open slit
    set Based on                     = open gap
    set Gap height [um]              = 40
  end
  subsection Material hole
    set Based on                     = open hole
    set Diameter [um]                = 280
  end
  subsection Material reference duct
    set Based on                     = open gap
    set Gap height [um]              = 100
  end
  subsection Material narrow duct
    set Based on                     = open gap
    set Gap height [um]              = 100
    set Structure factor [-]         = 1.779e-3
  end
end

subsection Gas
  set Species     = O2, N2, H2O, H2, CO2, CO
  set Carrier     = N2
  set Model       = dusty gas
  set Diffusivity = Fuller
  set Viscosity [Pa s] = 4.4e-5

  set Atmospheres = exhaust, air
  subsection Atmosphere exhaust
    set Composition             = exhaust
    set Lambda [-]              = air
    set H/C ratio [-]           = 2
    set N2/O2 ratio [-]         = 3.77
    set Water-gas constant [-]  = 0.2857142857
    set Surfaces                = exhaust opening
  end
  subsection Atmosphere air
    set Composition             = exhaust
    set Lambda [-]              = air
    set Surfaces                = air opening
  end
end

subsection Electrodes
  set Electrodes = inner pump, measuring, outer pump, reference
  subsection Electrode inner pump
    set Surface  = inner pump electrode
    set Terminal = ground
  end
  subsection Electrode measuring
    set Surface  = measuring electrode
    set Terminal = ground
  end
  subsection Electrode outer pump
    set Surface  = outer pump electrode
    set Terminal = pump
  end
  subsection Electrode reference
    set Surface  = reference electrode
    set Terminal = reference
  end
end

subsection Circuit
  set Terminals = ground, pump, reference
  subsection Terminal ground
    set Drive       = voltage
    set Voltage [V] = 0
  end
  subsection Terminal pump
    set Drive       = hold voltage
    set Voltage [V] = 0.45
    set Between     = reference, ground
  end
  subsection Terminal reference
    set Drive       = current
    set Current [uA] = 0
  end
end

subsection Heat
  set Solve temperature = true
  set Temperature [K]   = 1053.15
  set Exchanges = top, bottom, rim
  subsection Exchange top
    set Surface                     = top
    set Gas temperature [K]         = 573
    set Coefficient [W/m2/K]        = 60
    set Emissivity [-]              = 0.6
    set Environment temperature [K] = 573
  end
  subsection Exchange bottom
    set Surface                     = bottom
    set Gas temperature [K]         = 573
    set Coefficient [W/m2/K]        = 60
    set Emissivity [-]              = 0.6
    set Environment temperature [K] = 573
  end
  subsection Exchange rim
    set Surface                     = rim
    set Gas temperature [K]         = 573
    set Conductance [W/K]           = 4.7e-4
  end
  set Heaters = heater
  subsection Heater heater
    set Region                   = heater
    set Power [W]                = 4
    set Hold mean temperature of = measuring electrode
    set Set-point [K]            = 1053.15
  end
end

subsection Measurements
  set Measurements = I_p, U_N, U_p, T_max, P_heater
  subsection Measurement I_p
    set Kind     = terminal current
    set Terminal = pump
    set Unit     = mA
  end
  subsection Measurement U_N
    set Kind     = voltage
    set Between  = reference, ground
  end
  subsection Measurement U_p
    set Kind     = voltage
    set Between  = pump, ground
  end
  subsection Measurement T_max
    set Kind     = maximum
    set Field    = T
    set Place    = all
  end
  subsection Measurement P_heater
    set Kind     = heater power
    set Place    = heater
  end
end
subsection Protocol
  set Sweeps = lambda
  subsection Sweep lambda
    set Parameter = Gas/Atmosphere exhaust/Lambda [-]
    set Values    = air, 2, 1.5, 1.2, 1.05, 1, 0.95, 0.9, 0.8, 0.7
  end
end
)";
} // namespace Oxion::Parameters::Templates
