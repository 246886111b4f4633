#include <oxion/output/folder_lock.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>

#include <deal.II/base/mpi.h>

#include <ostream>

#include "device_inspector.h"
#include "end_of_run.h"
#include "group_run.h"
#include "sharing.h"
#include "sweep_run.h"
#include "transient_run.h"

namespace Oxion
{
  template <int dim>
  void
  look_at(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          Parameters::Diagnostics &diagnostics,
          MPI_Comm communicator,
          std::ostream &out)
  {
    const unsigned n_ranks =
      dealii::Utilities::MPI::n_mpi_processes(communicator);
    const Sharing sharing =
      share_out(parameters, command_line, n_ranks, diagnostics);
    DeviceInspector<dim> inspector(communicator);
    check_run(file, parameters, inspector, diagnostics);
    diagnostics.throw_if_errors();
    if (command_line.check)
    {
      out << size_line(inspector.size(parameters), parameters, n_ranks) << '\n';
      if (sharing.n_groups > 1)
        out << sharing.text(false) << ".\n";
      check_combinations(file, parameters.sweeps, inspector, diagnostics);
      return;
    }
    const FolderLock lock(parameters.output.folder, communicator);
    remove_old_data_sets(parameters.output.folder, {"mesh"}, communicator);
    write_mesh(*inspector.take_mesh(file, parameters),
               parameters.output.folder);
  }


  template <int dim>
  RunSummary
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator)
  {
    const Sharing sharing =
      share_out(parameters,
                command_line,
                dealii::Utilities::MPI::n_mpi_processes(communicator),
                diagnostics);
    diagnostics.throw_if_errors();
    if (sharing.n_groups > 1)
      return run_in_groups<dim>(
        file, parameters, command_line, diagnostics, sharing, communicator);
    DeviceInspector<dim> inspector(communicator);
    check_run(file, parameters, inspector, diagnostics);
    diagnostics.throw_if_errors();
    const FolderLock lock(parameters.output.folder, communicator);
    return with_reason_of_end(parameters.output.folder, communicator, [&] {
      if (parameters.transient.end_time > 0.)
        return run_transient(
          file, parameters, command_line, diagnostics, inspector);
      SweepRun<dim> run(
        file, parameters, command_line, diagnostics, std::move(inspector));
      run.begin(command_line.resume, command_line.resume ? run.open() : 0);
      return run.execute();
    });
  }


  template RunSummary
  run<2>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template RunSummary
  run<3>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template void
  look_at<2>(const Parameters::ParameterFile &,
             const Parameters::Parameters &,
             const Parameters::CommandLine &,
             Parameters::Diagnostics &,
             MPI_Comm,
             std::ostream &);
  template void
  look_at<3>(const Parameters::ParameterFile &,
             const Parameters::Parameters &,
             const Parameters::CommandLine &,
             Parameters::Diagnostics &,
             MPI_Comm,
             std::ostream &);
} // namespace Oxion
