#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_protocol()
  {
    return {"Protocol",
            "What is done with the element; without sweeps one operating "
            "point.",
            {{"Sweeps", names(0), "Nested sweeps, the outermost first."},
             {"Signals", names(0), "Numbers that follow functions of time."},
             {"Controllers", names(0), "Loops of a control unit, in time."},
             {"Events", names(0), "What is looked out for, in time."},
             {"Impedances",
              names(0),
              "Answers to small harmonic changes, of each steady point."},
             {"Point limit [-]",
              {number_between(1., 1e8), "10000"},
              "Sweeps over more operating points are refused."}},
            {{"Sweeps", {declare_sweep()}},
             {"Signals", {declare_signal()}},
             {"Controllers", {declare_controller()}},
             {"Events", {declare_event()}},
             {"Impedances", {declare_impedance()}}},
            {declare_transient()}};
  }
} // namespace Oxion::Parameters
