#include <oxion/geometry/bodies.h>
#include <oxion/geometry/device_check.h>

#include <algorithm>
#include <functional>

namespace Oxion
{
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
        for (const auto &region : mesh.regions())
        {
          const auto material = std::find_if(parameters.materials.begin(),
                                             parameters.materials.end(),
                                             [&](const auto &m) {
                                               return m.name == region.material;
                                             });
          conducts_.push_back(material->ionic.prefactor > 0.);
          carries_gas_.push_back(material->gas_path !=
                                 Parameters::GasPath::none);
        }
      }

      void
      check()
      {
        for (const auto &electrode : parameters_.electrodes)
          check_electrode(electrode);
        for (const auto &opening : parameters_.gas.openings)
          check_opening(opening);
        for (const auto &exchange : parameters_.heat.exchanges)
          check_exchange(exchange);
        check_bodies();
      }

    private:
      using Cell = typename Mesh<dim>::Triangulation::cell_iterator;

      /** Calls visit(cell, face number) for each coarse face, either side. */
      void
      for_faces_of(const std::string &surface,
                   const std::function<void(const Cell &, unsigned)> &visit)
      {
        const int s = mesh_.find_surface(surface);
        if (s < 0)
          return;
        for (const auto &cell :
             mesh_.triangulation().cell_iterators_on_level(0))
          for (const unsigned f : cell->face_indices())
            if (mesh_.on_surface(cell->face(f), s))
              visit(cell, f);
      }

      void
      check_electrode(const Parameters::Electrode &electrode)
      {
        const std::string path = "Electrodes/Electrode " + electrode.name;
        bool no_zirconia = false, no_gas = false, two_zirconias = false;
        for_faces_of(electrode.surface, [&](const Cell &cell, unsigned f) {
          const bool outside = cell->at_boundary(f);
          const bool here    = conducts_[cell->material_id()];
          const bool there =
            !outside && conducts_[cell->neighbor(f)->material_id()];
          no_zirconia   = no_zirconia || !(here || there);
          two_zirconias = two_zirconias || (here && there);
          if (electrode.atmosphere.empty() && here)
            no_gas = no_gas || outside ||
                     !carries_gas_[cell->neighbor(f)->material_id()];
        });
        if (no_zirconia)
          diagnostics_.error(path + "/Surface",
                             "the electrode touches no zirconia on part of its "
                             "surface '" +
                               electrode.surface + "'",
                             "a face between zirconia and gas");
        if (two_zirconias)
          diagnostics_.error(path + "/Surface",
                             "the electrode lies inside zirconia",
                             "a face between zirconia and gas");
        if (no_gas && !no_zirconia)
          diagnostics_.error(path + "/Surface",
                             "the electrode touches no gas on part of its "
                             "surface '" +
                               electrode.surface + "'",
                             "a porous layer, chamber or duct on it, or an "
                             "Atmosphere of its own");
      }

      void
      check_opening(const std::pair<std::string, std::string> &opening)
      {
        bool wrong = false;
        for_faces_of(opening.first, [&](const Cell &cell, unsigned f) {
          wrong = wrong || !cell->at_boundary(f) ||
                  !carries_gas_[cell->material_id()];
        });
        if (wrong)
          diagnostics_.error("Gas/Atmosphere " + opening.second + "/Surfaces",
                             "surface '" + opening.first +
                               "' is not wholly the outside of gas-carrying "
                               "regions",
                             "porous layers, chambers or holes where they meet "
                             "the outside");
      }

      void
      check_exchange(const Parameters::HeatExchange &exchange)
      {
        bool wrong = false;
        for_faces_of(exchange.surface, [&](const Cell &cell, unsigned f) {
          wrong = wrong || !cell->at_boundary(f);
        });
        if (wrong)
          diagnostics_.error("Heat/Exchange " + exchange.name + "/Surface",
                             "surface '" + exchange.surface +
                               "' lies inside the body",
                             "a surface on the outside");
      }

      /** A gas space needs an opening; half a region cannot be insulated. */
      void
      check_bodies()
      {
        std::vector<std::string> electrode_surfaces, opening_surfaces;
        for (const auto &electrode : parameters_.electrodes)
          electrode_surfaces.push_back(electrode.surface);
        for (const auto &opening : parameters_.gas.openings)
          opening_surfaces.push_back(opening.first);

        const Bodies<dim> zirconia(mesh_, conducts_),
          spaces(mesh_, carries_gas_);
        const auto with_electrode = zirconia.touching(electrode_surfaces);
        const auto with_opening   = spaces.touching(opening_surfaces);
        for (unsigned r = 0; r < mesh_.regions().size(); ++r)
        {
          const std::string region = "region '" + mesh_.regions()[r].name + "'";
          unsigned n_with          = 0;
          const auto parts         = zirconia.of_region(r);
          for (const int body : parts)
            n_with += with_electrode.count(body);
          if (n_with > 0 && n_with < parts.size())
            diagnostics_.error("Geometry",
                               region +
                                 " falls into separate bodies of zirconia, "
                                 "some with and some without an electrode; "
                                 "make two inserts of it");
          for (const int space : spaces.of_region(r))
            if (with_opening.count(space) == 0)
            {
              diagnostics_.error(
                "Geometry",
                region + " is part of a gas space without an opening to an "
                         "atmosphere: its pressure is not determined in a "
                         "steady state");
              break;
            }
        }
      }

      const Mesh<dim> &mesh_;
      const Parameters::Parameters &parameters_;
      Parameters::Diagnostics &diagnostics_;
      std::vector<bool> conducts_, carries_gas_;
    };
  } // namespace


  template <int dim>
  void
  check_device(const Mesh<dim> &mesh,
               const Parameters::Parameters &parameters,
               Parameters::Diagnostics &diagnostics)
  {
    for (const auto &problem : mesh.problems())
      diagnostics.error(problem.parameter, problem.message);
    if (mesh.problems().empty())
      Checker<dim>(mesh, parameters, diagnostics).check();
  }


  template void
  check_device(const Mesh<2> &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &);
  template void
  check_device(const Mesh<3> &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &);
} // namespace Oxion
