#include "adapted_mesh.h"

#include <oxion/adaptation/mesh_adaptation.h>
#include <oxion/output/table.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/swept_structure.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "../output/console_format.h"
#include "point_file.h"

namespace Oxion
{
  namespace
  {
    using Console::formatted;

    /** "Lambda [-] = 0.9, T [K] = 1000". */
    std::string
    name_of(const SweptValues &swept)
    {
      std::string result;
      for (const auto &value : swept)
        result +=
          (result.empty() ? "" : ", ") + value.title + " = " + value.text;
      return result;
    }


    /** `n` of so many, from the first to the last. */
    std::vector<unsigned>
    evenly(const unsigned total, const unsigned n)
    {
      std::vector<unsigned> result;
      for (unsigned i = 0; i < std::min(n, total); ++i)
        result.push_back(n >= total ? i
                         : n == 1
                           ? 0
                           : std::lround(double(i) * (total - 1) / (n - 1)));
      return result;
    }


    /** Others than `here`, of its structure. */
    template <int dim>
    std::vector<typename MeshAdaptation<dim>::Point>
    other_points(const Sensor<dim> &sensor,
                 const SweepPoint &here,
                 const std::vector<SweepPoint> &points,
                 const std::vector<Parameters::Sweep> &sweeps,
                 const Parameters::ParameterFile &file)
    {
      const SweptStructure own(sweeps, here.swept);
      std::vector<const SweepPoint *> alike;
      for (const auto &point : points)
        if (SweptStructure(sweeps, point.swept).texts == own.texts)
          alike.push_back(&point);

      const DeviceStructure<dim> device(sensor.mesh(), sensor.parameters());
      std::vector<typename MeshAdaptation<dim>::Point> result;
      for (const unsigned i :
           evenly(alike.size(), sensor.parameters().geometry.adaptation.points))
      {
        if (alike[i]->index == here.index)
          continue;
        Parameters::Diagnostics diagnostics;
        const auto parameters =
          Parameters::read_parameters(file_at(file, sweeps, alike[i]->swept),
                                      diagnostics);
        if (!diagnostics.has_errors() &&
            DeviceStructure<dim>(sensor.mesh(), parameters) == device)
          result.emplace_back(name_of(alike[i]->swept), parameters);
      }
      return result;
    }


    /** The worst goal of a mesh, in a few words. */
    std::string
    worst_of(const AdaptedMesh &mesh)
    {
      const GoalError *worst = nullptr;
      for (const auto &one : mesh.errors)
        if (worst == nullptr || std::abs(one.error) / one.scale >
                                  std::abs(worst->error) / worst->scale)
          worst = &one;
      if (worst == nullptr)
        return "";
      return "; " + worst->goal + " is off by about " +
             formatted("%.2g", 100. * std::abs(worst->error) / worst->scale) +
             " %" + (worst->at.empty() ? "" : " at " + worst->at);
    }


    /**
     * How well an error was estimated: over what it turned out to be by the
     * last mesh and its own estimate.
     */
    double
    effectivity(const GoalError &one, const std::vector<AdaptedMesh> &meshes)
    {
      for (const auto &last : meshes.back().errors)
        if (last.goal == one.goal && last.at == one.at)
          return one.error / (last.value + last.error - one.value);
      return std::numeric_limits<double>::quiet_NaN();
    }


    void
    write(const std::vector<AdaptedMesh> &meshes,
          const std::string &folder,
          MPI_Comm communicator)
    {
      const auto text = [](const std::string &title, const std::string &value) {
        return SweptValue{title, value, {}};
      };
      std::vector<Table::Row> rows;
      for (unsigned m = 0; m < meshes.size(); ++m)
        for (const auto &one : meshes[m].errors)
        {
          const bool is_last = m + 1 == meshes.size();
          rows.push_back(
            {{text("Mesh", std::to_string(m)),
              text("Goal", one.goal),
              text("At", one.at)},
             {{"Cells", meshes[m].cells},
              {"Unknowns", meshes[m].unknowns},
              {"Value [unit of goal]", one.value},
              {"Estimated error [unit of goal]", one.error},
              {"Relative error [-]", one.error / one.scale},
              {"Sum without signs [unit of goal]", one.sum},
              {"Effectivity [-]",
               is_last ? std::nan("") : effectivity(one, meshes)}}});
        }
      Table table(communicator,
                  folder + "/adaptation.csv",
                  {"Mesh",
                   "Goal",
                   "At",
                   "Cells",
                   "Unknowns",
                   "Value [unit of goal]",
                   "Estimated error [unit of goal]",
                   "Relative error [-]",
                   "Sum without signs [unit of goal]",
                   "Effectivity [-]"},
                  {"Meshes on the way to the adapted one. Estimated error: "
                   "exact minus value. Effectivity: that over what the last "
                   "mesh and its estimate say."});
      table.add_rows(rows);
    }
  } // namespace


  template <int dim>
  SolveReport
  adapt_mesh(Sensor<dim> &sensor,
             const SweepPoint &here,
             const std::vector<SweepPoint> &points,
             const std::vector<Parameters::Sweep> &sweeps,
             const Parameters::ParameterFile &file,
             RunLog<dim> &log)
  {
    std::vector<AdaptedMesh> meshes;
    const auto tell = [&](const AdaptedMesh &mesh) {
      log.progress().note("Mesh " + std::to_string(meshes.size()) + ": " +
                          Console::count(mesh.cells) + " cells, " +
                          Console::count(mesh.unknowns) + " unknowns" +
                          worst_of(mesh) + '.');
      log.progress().stage("adapting the mesh");
      meshes.push_back(mesh);
    };
    MeshAdaptation<dim> adaptation(
      name_of(here.swept),
      other_points(sensor, here, points, sweeps, file),
      tell);
    const SolveReport report = adaptation.run(sensor);
    write(meshes, log.files().folder(), sensor.mesh().communicator());
    for (const auto &one : meshes.back().errors)
      log.files().note_estimated_error({one.goal, one.at, one.error});
    const auto &wanted = sensor.parameters().geometry.adaptation;
    if (report.converged && meshes.back().worst > 1.)
      log.warn("the mesh is not adapted to the tolerance of " +
               formatted("%g", 100. * wanted.tolerance) + " %" +
               worst_of(meshes.back()) +
               ": more passes or unknowns, or a smaller cell");
    return report;
  }


  template SolveReport
  adapt_mesh(Sensor<2> &,
             const SweepPoint &,
             const std::vector<SweepPoint> &,
             const std::vector<Parameters::Sweep> &,
             const Parameters::ParameterFile &,
             RunLog<2> &);
  template SolveReport
  adapt_mesh(Sensor<3> &,
             const SweepPoint &,
             const std::vector<SweepPoint> &,
             const std::vector<Parameters::Sweep> &,
             const Parameters::ParameterFile &,
             RunLog<3> &);
} // namespace Oxion
