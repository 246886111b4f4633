#include <oxion/parameters/templates.h>

namespace Oxion::Parameters::Templates
{
  const char *const limiting_current = R"(
subsection Geometry
  set Symmetry   = planar
  set x [mm]     = 0, 2.2
  set Depth [mm] = 2
  set Layers     = sheet, chamber level, cover
  set Inserts    = barrier, chamber
  set Surfaces   = opening, cathode, anode
  subsection Layer sheet
    set Thickness [um] = 500
    set Material       = sensor zirconia
  end
  subsection Layer chamber level
    set Thickness [um] = 40
    set Material       = alumina
  end
  subsection Layer cover
    set Thickness [um] = 300
    set Material       = alumina
  end
  subsection Insert barrier
    set Layers   = chamber level
    set Material = barrier
    set x [mm]   = 0, 0.5
  end
  subsection Insert chamber
    set Layers   = chamber level
    set Material = open chamber
    set x [mm]   = 0.5, 2
  end
  subsection Surface opening
    set Outside of = barrier
    set Facing     = left
  end
  subsection Surface cathode
    set Between = chamber, sheet
    set x [mm]  = 0.7, 2
  end
  subsection Surface anode
    set Outside of = sheet
    set Facing     = bottom
    set x [mm]     = 0.7, 2
  end
  subsection Grid
    set Edge cell size [um] = 10
    set Largest cell [um]   = 100
  end
end

subsection Materials
  subsection Material barrier
    set Based on             = porous zirconia
    set Structure factor [-] = 0.05
    set Porosity [-]         = 0.2
    set Pore radius [um]     = 0.7
  end
  subsection Material open chamber
    set Based on        = open gap
    set Gap height [um] = 40
  end
end

subsection Gas
  set Species     = O2, N2
  set Atmospheres = measured gas
  subsection Atmosphere measured gas
    set Composition         = oxygen in nitrogen
    set Oxygen fraction [-] = 0.2095
    set Surfaces            = opening
  end
end

subsection Electrodes
  set Electrodes = cathode, anode
  subsection Electrode cathode
    set Surface  = cathode
    set Terminal = ground
  end
  subsection Electrode anode
    set Surface    = anode
    set Terminal   = pump
    set Atmosphere = measured gas
  end
end

subsection Circuit
  set Terminals = ground, pump
  subsection Terminal ground
    set Drive       = voltage
    set Voltage [V] = 0
  end
  subsection Terminal pump
    set Drive       = voltage
    set Voltage [V] = 0.5
  end
end

subsection Heat
  set Temperature [K] = 1023.15
end

subsection Protocol
  set Sweeps = voltage
  subsection Sweep voltage
    set Parameter = Circuit/Terminal pump/Voltage [V]
    set Title     = U [V]
    set Linear    = 0, 0.8, 17
  end
end

subsection Measurements
  set Measurements = I, x_O2
  subsection Measurement I
    set Kind     = terminal current
    set Terminal = pump
    set Unit     = uA
  end
  subsection Measurement x_O2
    set Kind  = mean
    set Field = x_O2
    set Place = cathode
  end
end
)";


  const char *const open_circuit = R"(
subsection Geometry
  set Symmetry = spatial
  set x [mm]   = 0, 4
  set y [mm]   = 0, 4
  set Layers   = sheet
  set Surfaces = measuring, reference
  subsection Layer sheet
    set Thickness [um] = 500
    set Material       = 8YSZ
  end
  subsection Surface measuring
    set Outside of = sheet
    set Facing     = top
    set x [mm]     = 1, 3
    set y [mm]     = 1, 3
  end
  subsection Surface reference
    set Outside of = sheet
    set Facing     = bottom
    set x [mm]     = 1, 3
    set y [mm]     = 1, 3
  end
  subsection Grid
    set Edge cell size [um] = 100
    set Largest cell [um]   = 400
  end
end

subsection Gas
  set Species     = O2, N2, H2O, H2, CO2, CO
  set Atmospheres = exhaust, air
  subsection Atmosphere exhaust
    set Composition = exhaust
    set Lambda [-]  = 0.9
  end
  subsection Atmosphere air
    set Composition = exhaust
    set Lambda [-]  = air
  end
end

subsection Electrodes
  set Electrodes = measuring, reference
  subsection Electrode measuring
    set Surface    = measuring
    set Terminal   = ground
    set Atmosphere = exhaust
  end
  subsection Electrode reference
    set Surface    = reference
    set Terminal   = signal
    set Atmosphere = air
  end
end

subsection Circuit
  set Terminals = ground, signal
  subsection Terminal ground
    set Drive       = voltage
    set Voltage [V] = 0
  end
  subsection Terminal signal
    set Drive                   = floating
    set Input resistance [MOhm] = 10
  end
end

subsection Heat
  set Temperature [K] = 973.15
end

subsection Protocol
  set Sweeps = lambda
  subsection Sweep lambda
    set Parameter = Gas/Atmosphere exhaust/Lambda [-]
    set Values    = 0.8, 0.9, 0.95, 0.99, 1.01, 1.05, 1.1, 1.5
  end
end

subsection Measurements
  set Measurements = U
  subsection Measurement U
    set Kind    = voltage
    set Between = signal, ground
    set Unit    = mV
  end
end
)";
} // namespace Oxion::Parameters::Templates
