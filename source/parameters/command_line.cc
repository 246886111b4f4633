#include <oxion/exceptions.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/mesh_files.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/table_files.h>
#include <oxion/parameters/write_parameters.h>
#include <oxion/version.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <ostream>

#include "group_options.h"
#include "study_options.h"

namespace Oxion::Parameters
{
  namespace
  {
    constexpr int bad_usage = 2;

    const char *const footer =
      "Exit codes: 0 done, 2 bad input, 3 numerical failure, 4 files, disk or "
      "MPI,\n"
      "            5 stopped by SIGTERM: --resume goes on.\n"
      "Example: oxion parameter_files/wide_band/lambda_sweep.prm "
      "--set \"Heat/Solve temperature=false\"";

    std::string
    nearest_option(const CLI::App &app, const std::string &argument)
    {
      std::vector<std::string> names;
      for (const auto *option : app.get_options())
        for (const auto &name : option->get_lnames())
          names.push_back("--" + name);
      return nearest_name(argument.substr(0, argument.find('=')), names);
    }

    /** The first word after "--" that is neither an option nor its value. */
    std::string
    stray_word(const std::vector<std::string> &words)
    {
      bool may_be_value = false;
      for (const auto &word : words)
      {
        const bool is_option = word.size() > 1 && word[0] == '-' &&
                               !std::isdigit(word[1]) && word[1] != '.';
        if (!is_option && !may_be_value)
          return word;
        may_be_value = is_option;
      }
      return "";
    }

    int
    refuse(std::ostream &err,
           const std::string &message,
           const std::string &nearest = "")
    {
      err << "error: " << message << '\n';
      if (!nearest.empty())
        err << "  did you mean \"" << nearest << "\"?\n";
      err << "  oxion --help lists what there is\n";
      return bad_usage;
    }
  } // namespace


  CommandLine
  parse_command_line(const int argc,
                     const char *const *argv,
                     std::ostream &out,
                     std::ostream &err)
  {
    CommandLine result;
    std::string template_name;
    StudyOptions study;
    std::optional<std::string> groups;
    bool quiet = false, verbose = false, help_parameters = false;

    CLI::App app("Oxion simulates zirconia exhaust-gas sensors.", "oxion");
    app.footer(footer);
    app.set_version_flag("--version",
                         "oxion " OXION_VERSION " (" OXION_REVISION ")",
                         "Print the version");
    app.allow_extras();
    app.add_option("FILE", result.file, "Parameter file, .prm or .json");
    app
      .add_option("--set",
                  result.overrides,
                  "Override one parameter: \"Section/Name=value\", repeatable")
      ->allow_extra_args(false)
      ->type_name("PATH=VALUE");
    app.add_flag("--check", result.check, "Validate everything, solve nothing");
    app.add_flag("--mesh-only",
                 result.mesh_only,
                 "Write the mesh with regions and surfaces, solve nothing");
    app.add_flag("--resume",
                 result.resume,
                 "Go on from the last checkpoint; without one, from the start");
    app
      .add_option("--groups",
                  groups,
                  "Share out the points of a sweep among N groups of ranks")
      ->type_name("N");
    app
      .add_option("--study",
                  study.name,
                  "Run the file several times and tell whether its readings "
                  "have converged over meshes, degrees or steps in time, or "
                  "compare ranks: " +
                    join_list(study_names()))
      ->type_name("NAME");
    app
      .add_option("--levels",
                  study.levels,
                  "Of a study, from coarse to fine: at least 3; default: 3, or "
                  "4 where that is cheap")
      ->type_name("N");
    app
      .add_option("--tolerance",
                  study.tolerance,
                  "Of a reading that a study calls converged, relative; "
                  "default: 1e-3")
      ->type_name("X");
    app
      .add_option("--output-folder",
                  result.output_folder,
                  "Where results go instead of results/...")
      ->type_name("DIR");
    app.add_flag("--quiet", quiet, "Print problems only");
    app.add_flag("--verbose",
                 verbose,
                 "Print every Newton step of every field");
    app
      .add_option("--template",
                  template_name,
                  "Print an annotated starting file: " +
                    join_list(template_names()))
      ->type_name("NAME");
    app.add_flag("--help-parameters",
                 help_parameters,
                 "Print all sections and entries of a parameter file");

    std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    const auto separator = std::find(arguments.begin(), arguments.end(), "--");
    if (separator != arguments.end())
    {
      result.petsc_options.assign(separator + 1, arguments.end());
      arguments.erase(separator, arguments.end());
    }
    // CLI11 takes the arguments from the back of the vector.
    std::reverse(arguments.begin(), arguments.end());
    try
    {
      app.parse(arguments);
      if (!app.remaining().empty())
      {
        const std::string first = app.remaining().front();
        result.exit_code =
          first.compare(0, 1, "-") == 0
            ? refuse(err,
                     "there is no option " + first +
                       " (options of PETSc come after \"--\")",
                     nearest_option(app, first))
            : refuse(err, "one file at a time, and there is also " + first);
      }
      else if (help_parameters)
      {
        write_documentation(out);
        result.exit_code = 0;
      }
      else if (app.count("--template") > 0)
      {
        write_template(template_name, out);
        result.exit_code = 0;
      }
      else if (quiet && verbose)
        result.exit_code = refuse(err, "both --quiet and --verbose");
      else if (result.file.empty())
        result.exit_code = refuse(err, "no parameter file is named");
      else if (const auto word = stray_word(result.petsc_options);
               !word.empty())
        result.exit_code =
          refuse(err,
                 "after \"--\" come options of PETSc, \"-name\" "
                 "or \"-name value\", and \"" +
                   word + "\" is neither");
      else if (const auto refusal = read_study(study, result))
        result.exit_code = refuse(err, refusal->message, refusal->nearest);
      else if (const auto refusal_of_groups = read_groups(groups, result))
        result.exit_code = refuse(err, refusal_of_groups->message);
    }
    catch (const CLI::Success &success)
    {
      result.exit_code = app.exit(success, out, err);
    }
    catch (const CLI::ParseError &error)
    {
      result.exit_code = refuse(err, error.what());
    }
    catch (const BadInput &error)
    {
      err << error.what();
      result.exit_code = bad_usage;
    }
    result.verbosity = quiet     ? Verbosity::quiet
                       : verbose ? Verbosity::verbose
                                 : Verbosity::normal;
    return result;
  }


  ParameterFile
  read_parameter_file(const CommandLine &command_line,
                      Diagnostics &diagnostics,
                      const FileSource &source)
  {
    ParameterFile file =
      ParameterFile::read(command_line.file, diagnostics, source);
    for (const auto &assignment : command_line.overrides)
      file.set_from_command_line(assignment, diagnostics);
    if (!command_line.output_folder.empty())
      file.set("Output/Folder",
               command_line.output_folder,
               {"--output-folder", 0, command_line.output_folder, ""});
    read_table_files(file, source, diagnostics);
    find_mesh_file(file, source, diagnostics);
    return file;
  }
} // namespace Oxion::Parameters
