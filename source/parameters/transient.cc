#include <oxion/parameters/formula.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    const Words<StartInTime> starts = {{"steady", StartInTime::steady},
                                       {"uniform", StartInTime::uniform}};

    /// More rows are hardly wanted, and each is a set of files.
    constexpr double most_outputs    = 1e5;
    constexpr double most_corners    = 1e6; ///< of a table with a period
    constexpr double least_tolerance = 1e-10,
                     most_tolerance  = 0.1; ///< of steps

    void
    check_steps(const Section &of_time, const Transient &transient)
    {
      const bool is_even = std::isinf(transient.tolerance);
      if (!is_even && !(transient.tolerance >= least_tolerance &&
                        transient.tolerance <= most_tolerance))
        of_time.error("Tolerance [-]",
                      "this value is not possible",
                      "a number from 1e-10 to 0.1, or inf for even steps");
      if (is_even && std::isinf(transient.largest_step))
        of_time.error("Largest step [s]",
                      "nothing says how long a step is: there is no tolerance, "
                      "and steps are as long as this allows",
                      "a number above 0");
    }

    Signal
    read_signal(const Section &section, const ParameterFile &file)
    {
      Signal signal     = section.read<Signal>();
      signal.name       = section.name();
      signal.title      = section.has("Title") ? section.text("Title")
                                               : last_component(signal.parameter);
      const auto *entry = varied_entry(section, signal.parameter, file);
      if (entry != nullptr && !can_change(signal.parameter, *entry))
        section.error("Parameter",
                      "this parameter cannot change in time",
                      what_can_change);
      if (section.has("Table"))
        parse_time_table(section.text("Table"), signal.table);
      if (signal.period > 0. && section.has("Expression"))
        section.error("Period [s]",
                      "only a table has a period",
                      "a formula that repeats itself, like sin(2*pi*t)");
      else if (!signal.table.empty() && signal.period > 0. &&
               signal.table.back()[0] > signal.period)
        section.error("Period [s]",
                      "the table goes on after its period",
                      "at least the table's last time");
      else if (!signal.table.empty() && signal.period > 0. &&
               signal.table.front()[0] != 0.)
        section.error("Table",
                      "a table with a period begins at 0",
                      "\"0: VALUE, ...\"");
      if (section.has("Table column") && !section.has("Table file"))
        section.error("Table column",
                      "there is no table it could be of",
                      "also \"Table file\"");
      const unsigned n_given = section.has("Table") +
                               section.has("Table file") +
                               section.has("Expression");
      if (n_given != 1)
        section.error(n_given > 1 && section.has("Expression") ? "Expression"
                                                               : "",
                      n_given > 1 ? "the values are given twice" : "no values",
                      "one of Table, Table file, Expression");
      else if (section.has("Expression"))
        if (const auto problem = Formula::problem(signal.expression);
            !problem.empty())
          section.error("Expression",
                        "this is no formula in t: " + problem,
                        "a formula like \"450 + 20*sin(2*pi*5*t)\", t in s");
      return signal;
    }
  } // namespace


  SectionDeclaration
  declare_signal()
  {
    return {"Signal",
            "A number of the file that changes in time, in its own unit.",
            {{"Parameter",
              &Signal::parameter,
              "Full path: Gas/Atmosphere exhaust/Lambda [-].",
              required},
             {"Title", text(), "Of its column; default: its name."},
             {"Table",
              time_table(),
              "Values at times [s], with straight lines between, the last one "
              "held."},
             {"Table file",
              text(),
              "The same as a column of comma-separated values beside another "
              "one, Time [s]."},
             {"Table column", text(), "Its title; default: the only other."},
             {"Period [s]",
              {&Signal::period, number_above(0.)},
              "After which the table begins again; default: never.",
              shows_nothing},
             {"Expression",
              {&Signal::expression, text()},
              "Formula in t [s], with sin, exp, if, pi, ..."}}};
  }


  SectionDeclaration
  declare_transient()
  {
    return {
      "Transient",
      "What happens in time, if there is an end time.",
      {{"End time [s]", {&Transient::end_time, number_at_least(0.)}, "From 0."},
       {"Output interval [s]",
        {&Transient::output_interval, number_above(0.)},
        "Between rows of the table; default: a hundredth of the end time.",
        shows_nothing},
       {"Start",
        {&Transient::start, starts},
        "steady: what the first values lead to; uniform: at rest in air, "
        "everywhere at Heat/Temperature."},
       {"Order", {&Transient::order, integer(1, 4)}, "At most, of a step."},
       {"Tolerance [-]",
        {&Transient::tolerance, number_above_zero_or_infinite()},
        "Error of a step in what is stored, relative; least: to 1 % of scale. "
        "From 1e-10 to 0.1; or inf: even steps, as long as \"Largest step\"."},
       {"Largest step [s]",
        {&Transient::largest_step, number_above_zero_or_infinite()},
        "Of time."},
       {"Period [s]",
        {&Transient::period, number_above(0.)},
        "Of cycles: the run ends where a whole one leaves everything as it "
        "was, at the latest at the end time; default: none are looked for.",
        shows_nothing},
       {"Periodic change [-]",
        {&Transient::periodic_change, number_between(1e-10, 0.1)},
        "By which a cycle may change any field, relative; small values: to 1 % "
        "of the scale."}}};
  }


  void
  read_transient(const Section &section,
                 const ParameterFile &file,
                 Parameters &parameters)
  {
    const Section &of_time = section.section("Transient");
    Transient &transient   = parameters.transient;
    transient              = of_time.read<Transient>();
    check_steps(of_time, transient);
    ColumnOwners columns = column_owners(parameters);
    for (const auto &item : section.items("Signal"))
    {
      const Signal signal = read_signal(item, file);
      claim_title(item,
                  signal.title,
                  "the signal \"" + signal.name + "\"",
                  columns);
      if (has_no_authority(signal.parameter, parameters.heat))
        item.error("Parameter",
                   "this signal changes nothing: the heater's power is what it "
                   "holds or its supply gives",
                   "\"Maximum power [W]\", \"Duty cycle [-]\", or a heater of "
                   "fixed power");
      for (const auto &other : parameters.signals)
        if (other.parameter == signal.parameter)
          item.error("Parameter",
                     "the signal \"" + other.name +
                       "\" has this parameter already",
                     "another parameter");
      parameters.signals.push_back(signal);
    }
    if (transient.end_time <= 0.)
    {
      if (!parameters.signals.empty())
        section.error("Signals",
                      "nothing happens in time",
                      "\"Transient/End time [s]\" above 0");
      return;
    }
    if (!parameters.sweeps.empty())
      section.error("Sweeps",
                    "a transient is run once",
                    "no sweeps, or no \"Transient/End time [s]\"");
    if (transient.output_interval <= 0.)
      transient.output_interval = transient.end_time / 100.;
    for (const auto &heater : parameters.heat.heaters)
      if (parameters.heat.solve && !heater.held.empty() &&
          !contains(heater.regions(), heater.held) &&
          heater.control == ControlKind::ideal)
        section.error("",
                      "the heater \"" + heater.name +
                        "\" holds the temperature of another place ideally: "
                        "in time heat takes a while to get there, and no power "
                        "is the right one",
                      "\"Control = PI\" in Heat/Heater " + heater.name +
                        ", or the heater's own region");
    for (const auto &heater : parameters.heat.heaters)
      if (heater.holds_impedance() && heater.control == ControlKind::ideal)
        section.error("",
                      "the heater \"" + heater.name +
                        "\" holds an impedance ideally: in time heat takes a "
                        "while to get there, and no power is the right one",
                      "\"Control = PI\" in Heat/Heater " + heater.name);
    for (const auto &terminal : parameters.terminals)
      if (terminal.drive == Drive::hold_temperature &&
          terminal.control == ControlKind::ideal &&
          !is_metal(parameters, terminal.held))
        section.error("",
                      "the terminal \"" + terminal.name +
                        "\" holds the temperature of another place ideally: "
                        "in time heat takes a while to get there, and no "
                        "voltage is the right one",
                      "\"Control = PI\" in Circuit/Terminal " + terminal.name +
                        ", or a region of the track");
    for (const auto &item : section.items("Signal"))
      if (item.has("Period [s]"))
        for (const auto &signal : parameters.signals)
          if (signal.name == item.name() &&
              transient.end_time / signal.period * signal.table.size() >
                most_corners)
            item.error("Period [s]",
                       "these are more than 1000000 points",
                       "a longer period");
    if (transient.end_time / transient.output_interval > most_outputs)
      of_time.error("Output interval [s]",
                    "these are more than 100000 rows",
                    "a longer interval");
  }
} // namespace Oxion::Parameters
