#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  namespace
  {
    const Words<Direction> directions = {{"either", Direction::either},
                                         {"rising", Direction::rising},
                                         {"falling", Direction::falling}};
    const Words<AfterEvent> sequels   = {{"end", AfterEvent::end},
                                         {"report", AfterEvent::report}};
  } // namespace


  SectionDeclaration
  declare_event()
  {
    return {
      "Event",
      "A measurement passes a value: its time is found within a step and has a "
      "row of its own.",
      {{"Measurement",
        &Event::measurement,
        "Which, looked at after each step: an impedance costs a factorisation "
        "a step. What comes and goes within one step is not seen, nor what "
        "was nan before, as an impedance in the cold.",
        required},
       {"Value [-]",
        {&Event::value, number()},
        "That it passes, in the measurement's unit.",
        required},
       {"Direction", {&Event::direction, directions}, "In which it passes."},
       {"Then",
        {&Event::then, sequels},
        "end: the run ends there; report: it goes on."}}};
  }


  std::vector<Event>
  read_events(const Section &protocol, const Parameters &parameters)
  {
    std::vector<Event> result;
    for (const auto &item : protocol.items("Event"))
    {
      result.push_back(item.read<Event>());
      item.check_name("Measurement",
                      result.back().measurement,
                      names_of(parameters.measurements),
                      "measurement");
    }
    if (!result.empty() && parameters.transient.end_time <= 0.)
      protocol.error("Events",
                     "nothing happens in time",
                     "\"Transient/End time [s]\" above 0");
    return result;
  }
} // namespace Oxion::Parameters
