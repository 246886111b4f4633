#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <deal.II/base/function_parser.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    const Words<StartInTime> starts = {{"steady", StartInTime::steady},
                                       {"uniform", StartInTime::uniform}};

    /// More rows are hardly wanted, and each is a set of files.
    constexpr double most_outputs = 1e5;

    /** What is wrong with a formula in t, "" if nothing. */
    std::string
    fault_of(const std::string &expression)
    {
      try
      {
        dealii::FunctionParser<1> parser(expression,
                                         "pi=3.14159265358979323846",
                                         "t");
        parser.value(dealii::Point<1>(0.));
      }
      catch (const std::exception &)
      {
        return "this is no formula in t";
      }
      return "";
    }

    void
    check_parameter(const Section &section,
                    const Signal &signal,
                    const ParameterFile &file)
    {
      if (signal.parameter.empty())
        return;
      const auto *entry         = find_parameter(file, signal.parameter);
      const std::string outside = split_path(signal.parameter).front();
      if (entry == nullptr)
        section.error("Parameter",
                      "there is no such parameter",
                      "the full path of an entry",
                      nearest_parameter(file, signal.parameter));
      else if (outside == "Protocol" || outside == "Measurements" ||
               outside == "Output" || outside == "Geometry" ||
               outside == "Solver" || entry->type.is_word)
        section.error("Parameter",
                      "this parameter cannot change in time",
                      "a number of materials, gas, electrodes, circuit or "
                      "heat");
    }

    Signal
    read_signal(const Section &section, const ParameterFile &file)
    {
      Signal signal = section.read<Signal>();
      signal.name   = section.name();
      signal.title  = section.has("Title") ? section.text("Title")
                                           : last_component(signal.parameter);
      check_parameter(section, signal, file);
      if (section.has("Table"))
        parse_time_table(section.text("Table"), signal.table);
      if (section.has("Table") == section.has("Expression"))
        section.error(section.has("Table") ? "Expression" : "",
                      section.has("Table") ? "the values are given twice"
                                           : "no values",
                      "either \"Table\" or \"Expression\"");
      else if (section.has("Expression"))
        if (const auto fault = fault_of(signal.expression); !fault.empty())
          section.error("Expression",
                        fault,
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
        {&Transient::tolerance, number_between(1e-10, 0.1)},
        "Error of a step, relative; of small values: to 1 % of the scale."},
       {"Largest step [s]",
        {&Transient::largest_step, number_above_zero_or_infinite()},
        "Of time."}}};
  }


  void
  read_transient(const Section &section,
                 const ParameterFile &file,
                 Parameters &parameters)
  {
    const Section &of_time = section.section("Transient");
    Transient &transient   = parameters.transient;
    transient              = of_time.read<Transient>();
    for (const auto &item : section.items("Signal"))
    {
      const Signal signal = read_signal(item, file);
      for (const auto &other : parameters.signals)
        if (other.parameter == signal.parameter || other.title == signal.title)
          item.error("Parameter",
                     "the signal \"" + other.name +
                       "\" has this parameter or its column already",
                     "another parameter, or another Title");
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
    if (transient.end_time / transient.output_interval > most_outputs)
      of_time.error("Output interval [s]",
                    "these are more than 100000 rows",
                    "a longer interval");
  }
} // namespace Oxion::Parameters
