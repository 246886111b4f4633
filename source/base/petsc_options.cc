#include <oxion/base/petsc.h>
#include <oxion/base/petsc_options.h>
#include <oxion/exceptions.h>

#include <deal.II/base/mpi.h>

#include <petscsys.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace Oxion::Petsc
{
  using namespace dealii;

  namespace
  {
    const std::string option_file = "-options_file";

    /// Asked for by PetscFinalize().
    const std::array<std::string, 8> read_at_the_end = {{"get_total_flops",
                                                         "malloc_dump",
                                                         "malloc_view",
                                                         "memory_view",
                                                         "mpidump",
                                                         "objects_dump",
                                                         "options_left",
                                                         "options_view"}};

    struct Option
    {
      std::string name; ///< with its dash
      std::string value;
      bool has_value = false;
    };

    bool
    is_name(const std::string &word)
    {
      PetscBool result;
      check(PetscOptionsValidKey(word.c_str(), &result));
      return result == PETSC_TRUE;
    }

    std::vector<Option>
    options_in(const std::vector<std::string> &words)
    {
      std::vector<Option> options;
      for (const auto &word : words)
        if (is_name(word))
          options.push_back({word, "", false});
        else if (!options.empty() && !options.back().has_value)
          options.back() = {options.back().name, word, true};
      return options;
    }

    bool
    is_readable(const std::string &filename)
    {
      std::error_code ignored;
      return std::filesystem::is_regular_file(filename, ignored) &&
             std::ifstream(filename).good();
    }
  } // namespace


  std::vector<std::string>
  starting_options(const std::vector<std::string> &words)
  {
    std::vector<std::string> result;
    for (const auto &option : options_in(words))
      if (option.name != option_file)
      {
        result.push_back(option.name);
        if (option.has_value)
          result.push_back(option.value);
      }
    return result;
  }


  void
  add_option_files(const std::vector<std::string> &words, MPI_Comm communicator)
  {
    const auto options = options_in(words);
    bool any           = false;
    for (const auto &option : options)
    {
      if (option.name != option_file)
        continue;
      const bool is_there =
        Utilities::MPI::broadcast(communicator,
                                  Utilities::MPI::this_mpi_process(
                                    communicator) == 0 &&
                                    is_readable(option.value));
      if (!is_there)
        throw BadInput("error: the file of PETSc's options \"" + option.value +
                       "\" cannot be read; see " + option_file +
                       " after \"--\"");
      check(PetscOptionsInsertFile(
        communicator, nullptr, option.value.c_str(), PETSC_TRUE));
      any = true;
    }
    if (any)
      for (const auto &option : options)
        if (option.name != option_file)
          check(PetscOptionsSetValue(nullptr,
                                     option.name.c_str(),
                                     option.has_value ? option.value.c_str()
                                                      : nullptr));
  }


  bool
  is_set(const std::string &option)
  {
    PetscBool result;
    check(PetscOptionsHasName(nullptr, nullptr, option.c_str(), &result));
    return result == PETSC_TRUE;
  }


  void
  preset(const std::string &option, const std::string &value)
  {
    if (!is_set(option))
      check(PetscOptionsSetValue(nullptr, option.c_str(), value.c_str()));
  }


  std::vector<std::string>
  unused_options()
  {
    PetscInt n;
    char **names, **values;
    check(PetscOptionsLeftGet(nullptr, &n, &names, &values));
    std::vector<std::string> result;
    for (PetscInt i = 0; i < n; ++i)
      if (std::find(read_at_the_end.begin(), read_at_the_end.end(), names[i]) ==
          read_at_the_end.end())
        result.emplace_back(names[i]);
    check(PetscOptionsLeftRestore(nullptr, &n, &names, &values));
    return result;
  }
} // namespace Oxion::Petsc
