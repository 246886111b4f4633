#pragma once

#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/read_parameters.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

/** Files in a folder of their own, of this process, gone afterwards. */
class TemporaryFolder
{
public:
  TemporaryFolder()
    : path_(std::filesystem::temp_directory_path() /
            ("oxion_parameters_" + std::to_string(getpid())))
  {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder()
  {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string
  write(const std::string &name, const std::string &text) const
  {
    std::ofstream(path_ / name) << text;
    return (path_ / name).string();
  }

  std::string
  path(const std::string &name) const
  {
    return (path_ / name).string();
  }

private:
  std::filesystem::path path_;
};

/** A limiting-current cell, to be changed by settings that follow. */
inline std::string
small_device()
{
  std::ifstream file(OXION_SOURCE_DIR "/tests/cell.prm");
  return {std::istreambuf_iterator<char>(file), {}};
}

struct ReadFile
{
  Oxion::Parameters::ParameterFile file;
  Oxion::Parameters::Parameters parameters;
  Oxion::Parameters::Diagnostics diagnostics;
};

inline ReadFile
read_all(const std::string &filename)
{
  ReadFile result;
  result.file =
    Oxion::Parameters::ParameterFile::read(filename, result.diagnostics);
  result.parameters =
    Oxion::Parameters::read_parameters(result.file, result.diagnostics);
  return result;
}
