#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  void
  check_control(const Section &section,
                const ControlKind control,
                const std::string &gain,
                const bool sign_matters)
  {
    for (const std::string &entry : {gain, std::string("Integral time [s]")})
      if (control == ControlKind::proportional_integral && !section.has(entry))
        section.error(entry, "this entry is missing", "that of PI control");
      else if (control == ControlKind::ideal && section.is_set(entry) &&
               !(entry == gain && sign_matters))
        section.error(entry,
                      "an ideal controller has none",
                      "\"Control = PI\", or no such entry");
  }


  void
  check_unit_of_gain(const Section &section, const std::string &wrong)
  {
    if (section.has(wrong))
      section.error(wrong,
                    "this gain is by something else than what is held",
                    "a gain by what is held");
  }
} // namespace Oxion::Parameters
