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
              "parameter_files, without its ending."},
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
    fs::path below;
    bool is_below = false;
    for (const auto &part : path)
      if (part == "parameter_files")
      {
        is_below = true;
        below.clear();
      }
      else if (is_below)
        below /= part;
    if (!is_below || below.empty())
      below = path.filename();
    return (fs::path("results") / below.replace_extension()).generic_string();
  }
} // namespace Oxion::Parameters
