#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <filesystem>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_output()
  {
    return {"Output",
            "What is written and where.",
            {{"Folder",
              {&Output::folder, text()},
              "Default: results/ and the path of the file below "
              "parameter_files, or else below the present folder, without its "
              "ending."},
             {"Fields", &Output::fields, "Whether fields are written."},
             {"Checkpoint interval [s]",
              {&Output::checkpoint_interval, number_at_least(0.)},
              "Of wall time, at least, between states for --resume; 0: after "
              "every point and every step in time; default: so that writing "
              "takes a twentieth of the time at most.",
              shows_nothing}}};
  }


  Output
  read_output(const Section &section, const std::string &filename)
  {
    Output output = section.read<Output>();
    if (output.folder.empty())
      output.folder = default_run_folder(filename);
    return output;
  }


  std::string
  default_run_folder(const std::string &filename)
  {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path path = fs::absolute(filename, ignored).lexically_normal();
    const fs::path here = fs::current_path(ignored);
    fs::path below      = path.lexically_relative(here);
    if (below.empty() || *below.begin() == "..")
      below = path.relative_path(); // from somewhere else
    fs::path shipped;
    bool is_shipped = false;
    for (const auto &part : below)
      if (part == "parameter_files")
      {
        is_shipped = true;
        shipped.clear();
      }
      else if (is_shipped)
        shipped /= part;
    if (!shipped.empty())
      below = shipped;
    return (fs::path("results") / below.replace_extension()).generic_string();
  }
} // namespace Oxion::Parameters
