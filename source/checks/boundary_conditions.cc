#include <oxion/checks/device_on_mesh.h>
#include <oxion/parameters/formula.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace Oxion
{
  using Parameters::BoundaryCondition;

  namespace
  {
    constexpr unsigned n_times = 10; ///< to look at a formula, beside the start

    /** Problems of one condition are told once each. */
    template <int dim>
    class Checker
    {
    public:
      Checker(const DeviceOnMesh<dim> &device,
              const BoundaryCondition &condition)
        : device_(device)
        , condition_(condition)
        , path_("Boundary conditions/Boundary condition " + condition.name)
        , is_pressure_(condition.field == "p" || !condition.species().empty())
      {}

      void
      check()
      {
        check_place();
        check_values();
        check_neighbours();
      }

    private:
      const std::vector<bool> &
      lives() const
      {
        return is_pressure_                ? device_.carries_gas
               : condition_.field == "phi" ? device_.conducts
               : condition_.field == "psi" ? device_.conducts_electrons
                                           : everywhere_;
      }

      void
      check_place()
      {
        std::set<std::string> strange;
        bool inside = false;
        for (const auto &side : device_.sides_of(condition_.surface))
        {
          inside = inside || !side.at_boundary();
          if (!lives()[side.region()])
            strange.insert(device_.mesh.regions()[side.region()].name);
        }
        if (inside)
          device_.diagnostics.error(path_ + "/Surface",
                                    "surface '" + condition_.surface +
                                      "' lies inside the body",
                                    "a surface on the outside");
        else if (!strange.empty())
        {
          std::vector<std::string> homes;
          for (unsigned r = 0; r < lives().size(); ++r)
            if (lives()[r])
              homes.push_back(device_.mesh.regions()[r].name);
          device_.diagnostics.error(
            path_ + "/Field",
            condition_.field + " does not live in " +
              Parameters::join_list({strange.begin(), strange.end()}) +
              ", on the surface '" + condition_.surface + "'",
            homes.empty() ? "a field of this element"
                          : "a surface of " + Parameters::join_list(homes));
        }
      }

      /** Is that a value of the field? What it should be, or nothing. */
      std::string
      expectation(const double value) const
      {
        if (!std::isfinite(value))
          return "a finite number in every point";
        if (condition_.is_flux)
          return "";
        return condition_.field == "T" && value <= 0. ? "temperatures above 0"
               : is_pressure_ && value < 0. ? "pressures of at least 0"
                                            : "";
      }

      /** In the coarse faces' vertices, which round-off of a pole may hide. */
      void
      check_values()
      {
        const auto symmetry = device_.parameters.geometry.symmetry;
        const Parameters::Formula formula(
          condition_.formula, Parameters::Formula::of_place_and_time(symmetry));
        const double end = device_.parameters.transient.end_time;
        for (const auto &side : device_.sides_of(condition_.surface))
        {
          const auto face = side.cell->face(side.face);
          for (const unsigned v : face->vertex_indices())
            for (unsigned i = 0; i <= (end > 0. ? n_times : 0); ++i)
            {
              std::array<double, 4> place{};
              for (unsigned d = 0; d < dim; ++d)
                place[d] = face->vertex(v)[d];
              place[dim]               = end * i / n_times;
              const double value       = formula(place);
              const std::string wanted = expectation(value);
              if (!wanted.empty())
                return tell(place, value, wanted);
            }
        }
      }

      void
      tell(const std::array<double, 4> &place,
           const double value,
           const std::string &wanted)
      {
        std::ostringstream text;
        text << "the formula is " << value << " at (";
        for (unsigned d = 0; d < dim; ++d)
          text << (d > 0 ? ", " : "") << place[d] * 1e3;
        text << ") mm";
        if (place[dim] > 0.)
          text << " and " << place[dim] << " s";
        device_.diagnostics.error(path_, text.str(), wanted);
      }

      /** No face may have two laws for one field. */
      void
      check_neighbours()
      {
        const auto own    = device_.faces_of(condition_.surface);
        const auto refuse = [&](const std::string &surface,
                                const std::string &what) {
          const auto faces = device_.faces_of(surface);
          if (std::any_of(faces.begin(), faces.end(), [&](const auto face) {
                return own.count(face) > 0;
              }))
            device_.diagnostics.error(path_ + "/Surface",
                                      "the surfaces '" + condition_.surface +
                                        "' and '" + surface +
                                        "' have faces in common: " + what,
                                      "surfaces beside each other");
        };
        const auto &parameters = device_.parameters;
        for (const auto &other : parameters.boundary_conditions)
        {
          if (&other == &condition_)
            break;
          if (other.field == condition_.field &&
              other.surface != condition_.surface)
            refuse(other.surface,
                   "the boundary condition \"" + other.name + "\" gives " +
                     other.field + " there already");
        }
        if (is_pressure_)
          for (const auto &[surface, atmosphere] : parameters.gas.openings)
            refuse(surface,
                   "they are open to the atmosphere \"" + atmosphere + "\"");
        else if (condition_.field == "T")
        {
          for (const auto &exchange : parameters.heat.exchanges)
            if (exchange.fixed_temperature || !condition_.is_flux)
              refuse(exchange.surface,
                     "the exchange \"" + exchange.name +
                       (exchange.fixed_temperature
                          ? "\" fixes the temperature there"
                          : "\" would be without effect there"));
        }
        else
          for (const auto &electrode : parameters.electrodes)
            for (const auto &surface : {electrode.surface, electrode.contact})
              refuse(surface,
                     "the electrode \"" + electrode.name + "\" lies there");
      }

      const DeviceOnMesh<dim> &device_;
      const BoundaryCondition &condition_;
      const std::string path_;
      const bool is_pressure_;
      const std::vector<bool> everywhere_ =
        std::vector<bool>(device_.mesh.regions().size(), true);
    };
  } // namespace


  template <int dim>
  void
  check_boundary_conditions(const DeviceOnMesh<dim> &device)
  {
    for (const auto &condition : device.parameters.boundary_conditions)
      Checker<dim>(device, condition).check();
  }


  template void
  check_boundary_conditions(const DeviceOnMesh<2> &);
  template void
  check_boundary_conditions(const DeviceOnMesh<3> &);
} // namespace Oxion
