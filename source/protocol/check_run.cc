#include <oxion/checks/check_device.h>
#include <oxion/checks/problem_size.h>
#include <oxion/measurements/measurement_check.h>
#include <oxion/protocol/check_run.h>

#include <deal.II/base/mpi.h>

#include <iomanip>
#include <memory>
#include <set>
#include <sstream>

namespace Oxion
{
  namespace
  {
    using Parameters::Diagnostics;

    /** Checks one device after the other, on one mesh while it is the same. */
    template <int dim>
    class DeviceChecker
    {
    public:
      explicit DeviceChecker(MPI_Comm communicator)
        : communicator_(communicator)
      {}

      void
      check(const Parameters::Parameters &parameters,
            const bool other_mesh,
            Diagnostics &diagnostics)
      {
        if (other_mesh || mesh_ == nullptr)
        {
          mesh_.reset();
          check_size(parameters,
                     dealii::Utilities::MPI::n_mpi_processes(communicator_),
                     diagnostics);
          if (diagnostics.has_errors())
            return; // there is no mesh to look at
          mesh_ =
            std::make_unique<Mesh<dim>>(parameters.geometry, communicator_);
        }
        check_device(*mesh_, parameters, diagnostics);
        if (mesh_->problems().empty())
          check_measurements(*mesh_, parameters, diagnostics);
      }

    private:
      MPI_Comm communicator_;
      std::unique_ptr<Mesh<dim>> mesh_;
    };


    /**
     * Devices at swept values of other structure: words (an atmosphere may be
     * called "air"), and numbers in a geometry or a material.
     */
    template <int dim>
    void
    check_swept_devices(const Parameters::ParameterFile &file,
                        const std::vector<Parameters::Sweep> &sweeps,
                        DeviceChecker<dim> &checker,
                        Diagnostics &diagnostics)
    {
      // Geometry last: the first mesh serves the others.
      for (const bool geometry : {false, true})
        for (const auto &sweep : sweeps)
        {
          if ((sweep.parameter.rfind("Geometry/", 0) == 0) != geometry)
            continue;
          const bool sets_materials =
            sweep.parameter.rfind("Materials/", 0) == 0;
          if (!geometry && !sets_materials && !sweep.of_words)
            continue;
          std::set<std::string> told;
          for (const auto &value : sweep.values)
          {
            Parameters::ParameterFile point = file;
            point.set(sweep.parameter, value);
            Diagnostics of_point;
            const auto parameters =
              Parameters::read_parameters(point, of_point);
            if (!of_point.has_errors())
              checker.check(parameters, geometry, of_point);
            for (const auto &problem : of_point.problems())
              if (problem.is_error && told.insert(problem.message).second)
                diagnostics.add_from_value("Protocol/Sweep " + sweep.name,
                                           value,
                                           problem);
          }
        }
    }
  } // namespace


  template <int dim>
  void
  check_run(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            Diagnostics &diagnostics,
            MPI_Comm communicator)
  {
    DeviceChecker<dim> checker(communicator);
    checker.check(parameters, true, diagnostics);
    if (!diagnostics.has_errors())
      check_swept_devices(file, parameters.sweeps, checker, diagnostics);
  }


  std::string
  size_line(const Parameters::Parameters &parameters, const unsigned n_ranks)
  {
    const ProblemSize size = estimate_size(parameters, n_ranks);
    double n_points        = 1.;
    for (const auto &sweep : parameters.sweeps)
      n_points *= sweep.values.size();
    std::ostringstream text;
    text << "About " << three_digits(size.cells) << " cells, "
         << three_digits(size.unknowns) << " unknowns, "
         << three_digits(size.memory / 1e9) << " GB of memory; "
         << std::setprecision(9) << n_points
         << (n_points == 1. ? " operating point." : " operating points.");
    return text.str();
  }


  template void
  check_run<2>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &,
               MPI_Comm);
  template void
  check_run<3>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &,
               MPI_Comm);
} // namespace Oxion
