#include <oxion/exceptions.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/templates.h>
#include <oxion/parameters/write_parameters.h>

#include <ostream>
#include <utility>

namespace Oxion::Parameters
{
  namespace
  {
    struct Template
    {
      std::string name, title;
      const char *text;
    };

    const std::vector<Template> &
    templates()
    {
      static const std::vector<Template> all = {
        {"wide_band",
         "A wide-band sensor: pump cell and Nernst cell, heated.",
         Templates::wide_band},
        {"limiting_current",
         "A limiting-current cell: current over voltage behind a barrier.",
         Templates::limiting_current},
        {"open_circuit",
         "A zirconia sheet between exhaust and air at open circuit, in 3D.",
         Templates::open_circuit}};
      return all;
    }
  } // namespace


  std::vector<std::string>
  template_names()
  {
    std::vector<std::string> result;
    for (const auto &one : templates())
      result.push_back(one.name);
    return result;
  }


  void
  write_template(const std::string &name, std::ostream &out)
  {
    for (const auto &one : templates())
      if (one.name == name)
      {
        Diagnostics diagnostics;
        const ParameterFile file =
          ParameterFile::parse(one.text, name + ".prm", diagnostics);
        diagnostics.throw_if_errors();
        out << "# " << one.title << '\n';
        write_annotated(file, out);
        return;
      }
    const std::string nearest = nearest_name(name, template_names());
    throw BadInput(
      "error: no template is called \"" + name + "\"\n  expected: one of " +
      join_list(template_names()) + "\n" +
      (nearest.empty() ? "" : "  did you mean \"" + nearest + "\"?\n"));
  }
} // namespace Oxion::Parameters
