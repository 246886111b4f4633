#include <oxion/application.h>
#include <oxion/base/ending.h>
#include <oxion/base/petsc.h>
#include <oxion/base/petsc_options.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>
#include <oxion/study/study.h>

#include <deal.II/base/mpi.h>

#include <iostream>
#include <optional>

namespace Oxion
{
  namespace
  {
    /**
     * From rank 0's disk: another rank may see other files by these names, or
     * none, and all have to read the same or stop together. Collective.
     */
    Parameters::FileOnDisk
    read_for_all_ranks(const std::string &filename)
    {
      const bool reads =
        dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
      return dealii::Utilities::MPI::broadcast(MPI_COMM_WORLD,
                                               reads
                                                 ? Parameters::read_from_disk(
                                                     filename)
                                                 : Parameters::FileOnDisk());
    }


    int
    run_file(const Parameters::CommandLine &command_line, std::ostream &out)
    {
      Parameters::Diagnostics diagnostics;
      const auto file = Parameters::read_parameter_file(command_line,
                                                        diagnostics,
                                                        read_for_all_ranks);
      // A file that cannot be read has nothing more to say.
      diagnostics.throw_if_errors();
      const auto parameters = Parameters::read_parameters(file, diagnostics);
      diagnostics.throw_if_errors();
      Parameters::check_sweep_values(file, parameters, diagnostics);
      diagnostics.throw_if_errors();

      const bool is_spatial =
        parameters.geometry.symmetry == Parameters::Symmetry::spatial;
      int exit_code = 0;
      if (command_line.study)
        exit_code = run_study(
          file, parameters, command_line, diagnostics, MPI_COMM_WORLD);
      else if (command_line.check || command_line.mesh_only)
        (is_spatial ? look_at<3> : look_at<2>)(file,
                                               parameters,
                                               command_line,
                                               diagnostics,
                                               MPI_COMM_WORLD,
                                               out);
      else
        exit_code = (is_spatial ? run<3> : run<2>)(file,
                                                   parameters,
                                                   command_line,
                                                   diagnostics,
                                                   MPI_COMM_WORLD)
                      .exit_code;
      if (command_line.check)
        out << diagnostics.text() << command_line.file << " is all right."
            << std::endl;
      return exit_code;
    }
  } // namespace


  int
  application(int argc, char **argv)
  {
    // MPI and PETSc see only what follows "--".
    std::ostream silent(nullptr);
    auto command_line =
      Parameters::parse_command_line(argc, argv, silent, silent);
    auto options = Petsc::starting_options(command_line.petsc_options);
    std::vector<char *> petsc_arguments{argv[0]};
    for (auto &option : options)
      petsc_arguments.push_back(option.data());
    petsc_arguments.push_back(nullptr);
    int n_petsc       = petsc_arguments.size() - 1;
    char **petsc_argv = petsc_arguments.data();

    const Petsc::QuietErrors quiet_errors;
    std::optional<dealii::Utilities::MPI::MPI_InitFinalize> mpi;
    try
    {
      mpi.emplace(n_petsc, petsc_argv, 1);
    }
    catch (...)
    {
      const int exit_code =
        end_together(ending_of_petsc(PETSC_ERR_LIB), MPI_COMM_WORLD);
      MPI_Finalize();
      return exit_code;
    }

    const bool talks =
      dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
    std::ostream &out = talks ? std::cout : silent;
    std::ostream &err = talks ? std::cerr : silent;
    if (command_line.exit_code)
      return *Parameters::parse_command_line(argc, argv, out, err).exit_code;

    MPI_Comm for_the_end;
    MPI_Comm_dup(MPI_COMM_WORLD, &for_the_end);
    int exit_code;
    try
    {
      Petsc::add_option_files(command_line.petsc_options, MPI_COMM_WORLD);
      exit_code = run_file(command_line, out);
    }
    catch (...)
    {
      exit_code =
        end_together(ending_of(std::current_exception()), for_the_end);
    }
    MPI_Comm_free(&for_the_end);
    return exit_code;
  }
} // namespace Oxion
