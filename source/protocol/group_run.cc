#include "group_run.h"

#include <oxion/base/apart.h>
#include <oxion/output/folder_lock.h>
#include <oxion/protocol/check_run.h>

#include <deal.II/base/mpi.h>

#include <functional>
#include <optional>

#include "device_inspector.h"
#include "end_of_run.h"
#include "rank_group.h"
#include "sweep_run.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  RunSummary
  run_in_groups(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                Parameters::Diagnostics &diagnostics,
                const Sharing &sharing,
                MPI_Comm communicator)
  {
    RankGroup group(sharing, communicator);
    std::optional<FolderLock> lock;
    std::optional<SweepRun<dim>> run;
    RunSummary summary(group.communicator());
    unsigned n_before = 0; // points of all groups
    // What ends one group ends the others, but after they have kept their
    // state.
    const auto on_all = [&](const std::function<void()> &action) {
      const End here = end_of(action);
      if (here.exit_code != 0)
        group.tell(Notice::stop);
      End end = common_end(here, group.all());
      if (end.exit_code == 0)
        return;
      run.reset();
      group.close();
      if (end.exit_code == 5)
        end.text = "Stopped by SIGTERM. What the groups have finished is kept: "
                   "--resume --groups " +
                   std::to_string(sharing.n_groups) + " goes on from there.";
      throw_end(end);
    };

    on_all([&] {
      DeviceInspector<dim> inspector(group.communicator());
      check_run(file, parameters, inspector, diagnostics);
      diagnostics.throw_if_errors();
      lock.emplace(parameters.output.folder, group.all());
      run.emplace(file,
                  parameters,
                  command_line,
                  diagnostics,
                  std::move(inspector),
                  &group);
      const unsigned n_here = command_line.resume ? run->open() : 0;
      n_before              = group.is_leader() ? n_here : 0;
    });
    n_before = Utilities::MPI::sum(n_before, group.all());
    with_reason_of_end(parameters.output.folder, group.all(), [&] {
      on_all([&] { run->begin(command_line.resume, n_before); });
      on_all([&] { summary = run->execute(); });
    });
    summary.exit_code =
      Utilities::MPI::broadcast(group.all(), summary.exit_code);
    run.reset();
    group.close();
    return summary;
  }


  template RunSummary
  run_in_groups<2>(const Parameters::ParameterFile &,
                   const Parameters::Parameters &,
                   const Parameters::CommandLine &,
                   Parameters::Diagnostics &,
                   const Sharing &,
                   MPI_Comm);
  template RunSummary
  run_in_groups<3>(const Parameters::ParameterFile &,
                   const Parameters::Parameters &,
                   const Parameters::CommandLine &,
                   Parameters::Diagnostics &,
                   const Sharing &,
                   MPI_Comm);
} // namespace Oxion
