#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr double most_samples = 1e6; ///< of a run
  }


  SectionDeclaration
  declare_controller()
  {
    return {
      "Controller",
      "Of a control unit: looks at a measurement from time to time and sets a "
      "number of the file, PI with limits.",
      {{"Measurement",
        &Controller::measurement,
        "What it holds, in the measurement's unit.",
        required},
       {"Set-point [-]",
        {&Controller::set_point, number()},
        "Of the measurement.",
        required},
       {"Parameter",
        &Controller::parameter,
        "What it sets, in the entry's own unit: Heat/Heater heater/Duty cycle "
        "[-]. It begins with the entry's value.",
        required},
       {"Title", text(), "Of its column; default: the entry's name."},
       {"Gain [-]",
        {&Controller::gain, number()},
        "Of the entry by what the measurement lacks; negative where more of "
        "the entry lowers it.",
        required},
       {"Integral time [s]",
        {&Controller::integral_time, number_above(0.)},
        "Of the integral part.",
        required},
       {"Sample time [s]",
        {&Controller::sample_time, number_above(0.)},
        "Between two looks.",
        required},
       {"Smallest value [-]",
        {&Controller::smallest, number()},
        "Of the entry.",
        required},
       {"Largest value [-]",
        {&Controller::largest, number()},
        "Of the entry.",
        required}}};
  }


  std::vector<Controller>
  read_controllers(const Section &section,
                   const ParameterFile &file,
                   const Parameters &parameters)
  {
    std::vector<Controller> result;
    ColumnOwners columns = column_owners(parameters);
    for (const auto &item : section.items("Controller"))
    {
      Controller controller = item.read<Controller>();
      controller.name       = item.name();
      controller.title      = item.has("Title")
                                ? item.text("Title")
                                : last_component(controller.parameter);
      claim_title(item,
                  controller.title,
                  "the controller \"" + controller.name + "\"",
                  columns);
      const auto *entry = varied_entry(item, controller.parameter, file);
      if (entry != nullptr && !can_change(controller.parameter, *entry))
        item.error("Parameter",
                   "this parameter cannot change in time",
                   what_can_change);
      if (has_no_authority(controller.parameter, parameters.heat))
        item.error("Parameter",
                   "this controller has no authority: the heater's power is "
                   "what it holds or its supply gives",
                   "\"Maximum power [W]\", \"Duty cycle [-]\", or a heater of "
                   "fixed power");
      if (entry != nullptr &&
          !std::isfinite(number_of(file, controller.parameter)))
        item.error("Parameter",
                   "this entry has no value to begin with",
                   "one in the file");
      for (const auto &signal : parameters.signals)
        if (signal.parameter == controller.parameter)
          item.error("Parameter",
                     "the signal \"" + signal.name +
                       "\" sets this parameter already",
                     "another parameter");
      for (const auto &other : result)
        if (other.parameter == controller.parameter)
          item.error("Parameter",
                     "the controller \"" + other.name +
                       "\" sets this parameter already",
                     "another parameter");
      if (item.has("Gain [-]") && controller.gain == 0.)
        item.error("Gain [-]",
                   "this controller does nothing",
                   "a number other than 0");
      if (item.has("Largest value [-]") &&
          controller.smallest >= controller.largest)
        item.error("Largest value [-]",
                   "this controller has no authority",
                   "above \"Smallest value [-]\"");
      if (parameters.transient.end_time > most_samples * controller.sample_time)
        item.error("Sample time [s]",
                   "these are more than 1000000 looks",
                   "a longer time");
      result.push_back(controller);
    }
    if (!result.empty() && parameters.transient.end_time <= 0.)
      section.error("Controllers",
                    "nothing happens in time",
                    "\"Transient/End time [s]\" above 0");
    return result;
  }


  void
  link_controllers(const Section &section, const Parameters &parameters)
  {
    const auto &items = section.items("Controller");
    for (unsigned c = 0; c < parameters.controllers.size(); ++c)
      items[c].check_name("Measurement",
                          parameters.controllers[c].measurement,
                          names_of(parameters.measurements),
                          "measurement");
  }
} // namespace Oxion::Parameters
