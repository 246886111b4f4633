#include "property/shipped_jobs.h"

#include <oxion/parameters/paths.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace Oxion::Testing
{
  namespace fs = std::filesystem;

  ShippedJobs::ShippedJobs()
  {
    const fs::path folder = OXION_SOURCE_DIR "/parameter_files";
    for (const auto &entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".prm")
        jobs.push_back(entry.path().string());
    std::sort(jobs.begin(), jobs.end()); // as no disk does
  }


  std::vector<std::string>
  ShippedJobs::files_of(const std::string &job)
  {
    std::vector<std::string> result;
    Parameters::Diagnostics ignored;
    Parameters::CommandLine command_line;
    command_line.file = job;
    Parameters::read_parameter_file(
      command_line, ignored, [&](const std::string &name) {
        const auto &file = read(name);
        if (file.is_readable && !Parameters::contains(result, name))
          result.push_back(name);
        return file;
      });
    return result;
  }


  const Parameters::FileOnDisk &
  ShippedJobs::read(const std::string &name)
  {
    const auto known = files_.find(name);
    return known != files_.end()
             ? known->second
             : files_.emplace(name, Parameters::read_from_disk(name))
                 .first->second;
  }


  std::string
  ShippedJobs::as_json(const std::string &job)
  {
    Parameters::Diagnostics ignored;
    const auto file = Parameters::ParameterFile::read(
      job, ignored, [&](const std::string &name) { return read(name); });
    nlohmann::ordered_json object;
    for (const auto &setting : file.settings())
    {
      auto *place = &object;
      for (const auto &name : Parameters::split_path(setting.path))
        place = &(*place)[name];
      const auto parts = Parameters::split_list(setting.value);
      if (parts.size() > 1)
        *place = parts;
      else
        *place = setting.value;
    }
    return object.dump(1);
  }
} // namespace Oxion::Testing
