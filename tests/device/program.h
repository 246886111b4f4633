#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "columns.h"

namespace Oxion::Testing
{
  /** A folder of this process, gone afterwards. */
  class Folder
  {
  public:
    Folder()
    {
      static unsigned count = 0;
      path_                 = std::filesystem::temp_directory_path() /
              ("oxion_program_" + std::to_string(getpid()) + "_" +
               std::to_string(count++));
      std::filesystem::create_directories(path_);
    }
    Folder(const Folder &) = delete;
    Folder &
    operator=(const Folder &) = delete;
    ~Folder()
    {
      std::error_code ignored;
      std::filesystem::remove_all(path_, ignored);
    }

    std::string
    path(const std::string &name = "") const
    {
      return (path_ / name).string();
    }
    std::string
    write(const std::string &name, const std::string &text) const
    {
      std::ofstream(path_ / name) << text;
      return path(name);
    }

  private:
    std::filesystem::path path_;
  };


  inline std::string
  read_text(const std::string &path)
  {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }


  /** What a run of the program left behind. */
  struct ProgramRun
  {
    int exit_code = -1;
    std::string output; ///< console, both streams
    Columns table;
    nlohmann::json summary;
  };


  inline std::string
  quoted(const std::string &text)
  {
    std::string result = "'";
    for (const char c : text)
      result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
  }


  /** Runs a command of the shell; exit code and console. */
  inline ProgramRun
  run_command(const std::string &command)
  {
    // The test itself is an MPI process: its child must not take it for the
    // launcher.
    const std::string clean =
      "for v in $(env | sed -n 's/^\\(PMIX_[A-Z0-9_]*\\|OMPI_[A-Z0-9_a-z]*\\"
      "|PMI_[A-Z_]*\\)=.*/\\1/p'); do unset $v; done; "
      "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
      "OMPI_MCA_rmaps_base_oversubscribe=1 OPENBLAS_NUM_THREADS=1 "
      "OMP_NUM_THREADS=1; ";
    const Folder folder;
    const std::string console = folder.path("console.txt");
    const int status = std::system((clean + "{ " + command + " ; } > " +
                                    quoted(console) + " 2>&1 < /dev/null")
                                     .c_str());
    ProgramRun run;
    run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.output    = read_text(console);
    return run;
  }


  using Settings = std::vector<std::string>; ///< "Section/Name=value"

  /** Runs the program on a file, on some ranks, into a folder. */
  inline ProgramRun
  run_program(const std::string &file,
              const Settings &settings,
              const std::string &output_folder,
              const unsigned ranks       = 1,
              const std::string &options = "")
  {
    std::string command =
      ranks == 1 ? ""
                 : "mpirun --oversubscribe -np " + std::to_string(ranks) + " ";
    command += quoted(OXION_PROGRAM) + " " + quoted(file);
    for (const auto &setting : settings)
      command += " --set " + quoted(setting);
    command += " --output-folder " + quoted(output_folder) + " " + options;
    ProgramRun run = run_command(command);
    if (std::filesystem::exists(output_folder + "/table.csv"))
      run.table = Columns::read(output_folder + "/table.csv");
    if (std::filesystem::exists(output_folder + "/summary.json"))
      run.summary =
        nlohmann::json::parse(read_text(output_folder + "/summary.json"),
                              nullptr,
                              false);
    return run;
  }


  /** The same into a folder that is thrown away, without fields. */
  inline ProgramRun
  run_program(const std::string &file, Settings settings)
  {
    const Folder folder;
    settings.push_back("Output/Fields=false");
    return run_program(file, settings, folder.path("results"));
  }


  /** A file shipped in parameter_files. */
  inline std::string
  shipped(const std::string &name)
  {
    return std::string(OXION_SOURCE_DIR) + "/parameter_files/" + name;
  }
} // namespace Oxion::Testing
