#include <oxion/measurements/measure.h>
#include <oxion/measurements/measurement_check.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <set>

#include "flux.h"
#include "point_values.h"
#include "points_in_boxes.h"

namespace Oxion
{
  using namespace dealii;
  using Parameters::join_list;
  using Parameters::MeasurementKind;

  namespace
  {
    template <int dim>
    class Checker
    {
    public:
      Checker(const Mesh<dim> &mesh,
              const Parameters::Parameters &parameters,
              Parameters::Diagnostics &diagnostics)
        : mesh_(mesh)
        , parameters_(parameters)
        , diagnostics_(diagnostics)
      {
        Model model(parameters, mesh.regions(), mesh.surface_names());
        insulate_bodies_without_electrodes(mesh, model);
        fields_ = describe_fields(model, parameters);
      }

      void
      check(const Parameters::Measurement &m)
      {
        const std::string path = "Measurements/Measurement " + m.name;
        if (m.kind == MeasurementKind::flux)
          check_flux(m, path);
        else if (m.kind == MeasurementKind::point)
          check_points({to_point<dim>(m.position)},
                       m.field,
                       path + "/Position [mm]");
        else if (m.kind == MeasurementKind::mean ||
                 m.kind == MeasurementKind::minimum ||
                 m.kind == MeasurementKind::maximum)
          check_place(m, path + "/Place");
      }

      void
      check(const Parameters::LineProbe &probe)
      {
        check_points(line_points<dim>(probe),
                     probe.field,
                     "Measurements/Line probe " + probe.name + "/From [mm]");
      }

    private:
      const FieldGroup &
      group_of(const std::string &field) const
      {
        return fields_.groups[find_point_number<dim>(field, parameters_).group];
      }

      /** Where the fields of a group live, for an expectation. */
      std::string
      home_of(const FieldGroup &group) const
      {
        std::vector<std::string> regions;
        for (unsigned r = 0; r < mesh_.regions().size(); ++r)
          if (group.lives[r])
            regions.push_back(mesh_.regions()[r].name);
        return group.home + (regions.empty() ? ", of which there is none"
                                             : ": " + join_list(regions));
      }

      /** Where a flow's carriers live; of carriers that are nowhere, one. */
      std::string
      home_of(const Flow &flow) const
      {
        std::string all;
        std::set<Group> told;
        for (const auto &carrier : flow.carriers)
        {
          const FieldGroup &group = fields_.groups[carrier.group];
          if (!group.fields.empty() && told.insert(carrier.group).second)
            all += (all.empty() ? "" : "; or ") + home_of(group);
        }
        return all.empty() ? home_of(fields_.groups[flow.carriers[0].group])
                           : all;
      }

      void
      check_place(const Parameters::Measurement &m, const std::string &path)
      {
        const FieldGroup &home = group_of(m.field);
        const auto &lives      = home.lives;
        const auto has         = [&](const std::vector<bool> &regions) {
          for (unsigned r = 0; r < lives.size(); ++r)
            if (lives[r] && regions[r])
              return true;
          return false;
        };
        const int region  = mesh_.find_region(m.place);
        const int surface = mesh_.find_surface(m.place);
        if (region >= 0)
        {
          if (!lives[region])
            diagnostics_.error(path,
                               m.field + " does not live in the region \"" +
                                 m.place + "\"",
                               home_of(home));
        }
        else if (surface >= 0)
        {
          const auto beside = regions_beside(mesh_, surface);
          if (!has(beside[0]) && !has(beside[1]))
            diagnostics_.error(path,
                               m.field + " lives on no side of the surface \"" +
                                 m.place + "\"",
                               home_of(home));
        }
        else if (m.place != "all")
          refuse_absent_region(path, m.place);
        else if (!has(std::vector<bool>(lives.size(), true)))
          diagnostics_.error(path,
                             m.field + " lives nowhere in this element",
                             home_of(home));
      }

      void
      refuse_absent_region(const std::string &path, const std::string &region)
      {
        diagnostics_.error(path,
                           "the region \"" + region +
                             "\" is no part of the body: its material is none",
                           "a region of another material");
      }

      void
      check_points(const std::vector<Point<dim>> &points,
                   const std::string &field,
                   const std::string &path)
      {
        const FieldGroup &home = group_of(field);
        std::vector<std::string> regions; // that the points lie in
        bool found      = false;
        const auto tree = pack_rtree_of_indices(points);
        for (const auto &cell :
             mesh_.triangulation().cell_iterators_on_level(0))
          if (!found)
            for_points_in(cell->bounding_box(), tree, [&](const unsigned) {
              found = found || home.lives[cell->material_id()];
              const std::string &name =
                mesh_.regions()[cell->material_id()].name;
              if (std::find(regions.begin(), regions.end(), name) ==
                  regions.end())
                regions.push_back(name);
            });
        if (found)
          return;
        const std::string what = points.size() == 1 ? "the point" : "the line";
        if (regions.empty())
          diagnostics_.error(path,
                             what + " lies outside the body",
                             "coordinates inside the element");
        else
          diagnostics_.error(path,
                             what + " lies in " + join_list(regions) +
                               ", where " + field + " does not live",
                             home_of(home));
      }

      void
      check_flux(const Parameters::Measurement &m, const std::string &path)
      {
        const Flow flow   = find_flow(m.field, parameters_.gas);
        const auto lives  = regions_of(flow, fields_);
        const int surface = mesh_.find_surface(m.place);
        if (!m.side.empty() && mesh_.find_region(m.side) < 0)
          return refuse_absent_region(path + "/Side", m.side);
        const auto beside = regions_beside(mesh_, surface);
        const int side    = mesh_.find_region(m.side);
        if (side >= 0 && !beside[0][side] && !beside[1][side])
          return diagnostics_.error(path + "/Side",
                                    "the region \"" + m.side +
                                      "\" does not touch the surface \"" +
                                      m.place + "\"",
                                    "one of " + names_of(beside));
        if (flux_side(mesh_, lives, surface, m.side).sign == 0.)
          return diagnostics_.error(
            path + "/" + (side >= 0 ? "Side" : "Place"),
            m.field +
              (side >= 0
                 ? " does not flow in the region \"" + m.side + "\""
                 : " flows on no side of the surface \"" + m.place + "\""),
            home_of(flow));
        if (m.side.empty() && is_torn(surface, lives))
          diagnostics_.error(path + "/Side",
                             m.field +
                               " flows on one side of a part of the surface, "
                               "and on the other side of another part",
                             "the region whose share is wanted, one of " +
                               names_of(beside));
      }

      /** Is there a face where only the side not named first has the field? */
      bool
      is_torn(const unsigned surface, const std::vector<bool> &lives) const
      {
        bool first = false, second_only = false;
        for (const auto &cell :
             mesh_.triangulation().cell_iterators_on_level(0))
          for (const unsigned f : cell->face_indices())
            if (mesh_.on_surface(cell->face(f), surface) &&
                mesh_.is_first_side(surface, cell->material_id()))
            {
              const bool here = lives[cell->material_id()];
              first           = first || here;
              second_only =
                second_only || (!here && !cell->at_boundary(f) &&
                                lives[cell->neighbor(f)->material_id()]);
            }
        return first && second_only;
      }

      std::string
      names_of(const std::array<std::vector<bool>, 2> &beside) const
      {
        std::vector<std::string> names;
        for (const auto &side : beside)
          for (unsigned r = 0; r < side.size(); ++r)
            if (side[r])
              names.push_back(mesh_.regions()[r].name);
        return join_list(names);
      }

      const Mesh<dim> &mesh_;
      const Parameters::Parameters &parameters_;
      Fields fields_;
      Parameters::Diagnostics &diagnostics_;
    };
  } // namespace


  template <int dim>
  void
  check_measurements(const Mesh<dim> &mesh,
                     const Parameters::Parameters &parameters,
                     Parameters::Diagnostics &diagnostics)
  {
    Checker<dim> checker(mesh, parameters, diagnostics);
    for (const auto &measurement : parameters.measurements)
      checker.check(measurement);
    for (const auto &probe : parameters.line_probes)
      checker.check(probe);
  }


  template void
  check_measurements(const Mesh<2> &,
                     const Parameters::Parameters &,
                     Parameters::Diagnostics &);
  template void
  check_measurements(const Mesh<3> &,
                     const Parameters::Parameters &,
                     Parameters::Diagnostics &);
} // namespace Oxion
