#include <oxion/parameters/read_sections.h>

#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr double most_cycles = 1e6;
    constexpr double round_off   = 1e-9; ///< of a number of cycles

    bool
    is_multiple(const double period, const double of)
    {
      const double n = period / of;
      return n > 0.5 && std::abs(n - std::round(n)) <= round_off * n;
    }
  } // namespace


  void
  check_cycles(const Section &protocol, const Parameters &parameters)
  {
    const Section &section     = protocol.section("Transient");
    const Transient &transient = parameters.transient;
    if (transient.period <= 0.)
      return;
    const auto refuse = [&](const std::string &why, const std::string &wanted) {
      section.error("Period [s]", why, wanted);
    };
    if (transient.end_time <= 0.)
    {
      refuse("nothing happens in time", "\"End time [s]\" above 0");
      return;
    }
    if (!(transient.period < transient.end_time))
      refuse("the end comes before there is a cycle to compare",
             "shorter than \"End time [s]\"");
    if (transient.end_time > most_cycles * transient.period)
      refuse("these are more than 1000000 cycles", "a longer period");
    for (const auto &signal : parameters.signals)
      if (signal.period > 0. && !is_multiple(transient.period, signal.period))
        refuse("in such a cycle the signal \"" + signal.name +
                 "\" does not come round",
               "a multiple of its period");
    for (const auto &controller : parameters.controllers)
      if (controller.sample_time > 0. &&
          !is_multiple(transient.period, controller.sample_time))
        refuse("in such a cycle the controller \"" + controller.name +
                 "\" looks at other times than in the last",
               "a multiple of its sample time");
  }
} // namespace Oxion::Parameters
