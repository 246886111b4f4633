#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/old_data_sets.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <utility>
#include <vector>

namespace Oxion
{
  namespace
  {
    namespace fs = std::filesystem;

    std::vector<fs::path>
    entries(const fs::path &folder, const std::string &pattern)
    {
      const std::regex wanted(pattern);
      std::vector<fs::path> result;
      for (const auto &entry : fs::directory_iterator(folder))
        if (std::regex_match(entry.path().filename().string(), wanted))
          result.push_back(entry.path());
      return result;
    }


    void
    remove(const std::string &folder, const std::string &name)
    {
      const std::string data_set = name + "(_[0-9]+)?";
      for (const auto &file : entries(folder, data_set + "\\.(pvd|vtm)"))
        fs::remove(file);
      for (const auto &parts : entries(folder, data_set))
        if (fs::is_directory(parts))
        {
          for (const auto &file : entries(parts, ".*\\.p?vtu"))
            fs::remove(file);
          if (fs::is_empty(parts))
            fs::remove(parts);
        }
    }

    void
    remove_in(const std::string &folder,
              MPI_Comm communicator,
              const std::function<void()> &action)
    {
      on_first_rank(communicator, [&] {
        try
        {
          action();
        }
        catch (const fs::filesystem_error &error)
        {
          throw EnvironmentFailure(
            "Cannot remove the results of an earlier run from '" + folder +
            "': " + error.code().message() + ".");
        }
      });
    }
  } // namespace


  void
  remove_old_data_sets(const std::string &folder,
                       const std::vector<std::string> &names,
                       MPI_Comm communicator)
  {
    remove_in(folder, communicator, [&] {
      for (const auto &name : names)
        remove(folder, name);
    });
  }


  void
  remove_old_tables(const std::string &folder, MPI_Comm communicator)
  {
    const std::vector<std::pair<std::string, std::string>> ours = {
      {".+_[0-9]{4,}\\.csv", "Distance [m],"},
      {"impedance_.+\\.csv", "# Oxion: "},
      {"adaptation\\.csv", "# Meshes on the way"}};
    remove_in(folder, communicator, [&] {
      for (const auto &[pattern, start] : ours)
        for (const auto &file : entries(folder, pattern))
        {
          std::string line;
          std::getline(std::ifstream(file), line);
          if (line.rfind(start, 0) == 0)
            fs::remove(file);
        }
    });
  }
} // namespace Oxion
