#include <oxion/application.h>
#include <oxion/exceptions.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>

#include <deal.II/base/mpi.h>

#include <iostream>

namespace Oxion
{
  namespace
  {
    int
    run_file(const Parameters::CommandLine &command_line, std::ostream &out)
    {
      Parameters::Diagnostics diagnostics;
      const auto file =
        Parameters::read_parameter_file(command_line, diagnostics);
      // A file that cannot be read has nothing more to say.
      diagnostics.throw_if_errors();
      const auto parameters = Parameters::read_parameters(file, diagnostics);
      diagnostics.throw_if_errors();
      Parameters::check_sweep_values(file, parameters, diagnostics);
      diagnostics.throw_if_errors();

      const auto &run_device =
        parameters.geometry.symmetry == Parameters::Symmetry::spatial ? run<3>
                                                                      : run<2>;
      const unsigned n_ranks =
        dealii::Utilities::MPI::n_mpi_processes(MPI_COMM_WORLD);
      const int exit_code =
        run_device(file, parameters, command_line, diagnostics, MPI_COMM_WORLD);
      if (command_line.check)
        out << size_line(parameters, n_ranks) << '\n'
            << diagnostics.text() << command_line.file << " is all right."
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
    std::vector<char *> petsc_arguments{argv[0]};
    for (auto &option : command_line.petsc_options)
      petsc_arguments.push_back(option.data());
    petsc_arguments.push_back(nullptr);
    int n_petsc       = petsc_arguments.size() - 1;
    char **petsc_argv = petsc_arguments.data();
    dealii::Utilities::MPI::MPI_InitFinalize mpi(n_petsc, petsc_argv, 1);

    const bool talks =
      dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
    std::ostream &out = talks ? std::cout : silent;
    std::ostream &err = talks ? std::cerr : silent;
    try
    {
      if (command_line.exit_code)
        return *Parameters::parse_command_line(argc, argv, out, err).exit_code;
      return run_file(command_line, out);
    }
    catch (const BadInput &problem)
    {
      err << problem.what() << std::endl;
      return 2;
    }
    catch (const NumericalFailure &problem)
    {
      err << problem.what() << std::endl;
      return 3;
    }
    catch (const EnvironmentFailure &problem)
    {
      err << problem.what() << std::endl;
      return 4;
    }
    catch (const std::exception &problem)
    {
      // Nothing of this kind is foreseen, so other ranks may be waiting.
      std::cerr << "oxion: unexpected error: " << problem.what() << std::endl;
      MPI_Abort(MPI_COMM_WORLD, 4);
      return 4;
    }
  }
} // namespace Oxion
