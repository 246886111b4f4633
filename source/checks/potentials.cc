#include <oxion/checks/device_on_mesh.h>
#include <oxion/geometry/bodies.h>
#include <oxion/geometry/region_path.h>
#include <oxion/parameters/paths.h>

#include <boost/pending/disjoint_sets.hpp>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /**
     * Bodies of zirconia or metal and terminals as the nodes of a graph whose
     * edges are the equations that shift with two potentials together:
     * electrodes, resistors, held voltages. All potentials of a part without an
     * edge to the ground could be shifted by one value, so none would be
     * determined.
     */
    template <int dim>
    class PotentialGraph
    {
    public:
      explicit PotentialGraph(const DeviceOnMesh<dim> &device)
        : device_(device)
        , bodies_(device.mesh, device.conducts, device.without_ions)
        , metals_(device.mesh, device.is_metal, device.without_electrons)
        , terminals_(device.parameters.terminals)
        , electrodes_(device.parameters.electrodes)
        , is_wired_(terminals_.size(), false)
        , parts_(1 + bodies_.size() + metals_.size() + terminals_.size())
      {
        for (const auto &electrode : electrodes_)
          add_electrode(electrode);
        for (unsigned t = 0; t < terminals_.size(); ++t)
          add_drive(t);
        for (const auto &condition : device_.parameters.boundary_conditions)
          if (!condition.is_flux)
            for (const auto body : nodes_beside(condition))
              parts_.union_set(std::size_t(ground), body);
      }

      void
      check()
      {
        std::set<std::size_t> told;
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const auto part = parts_.find_set(node(t));
          if (is_wired_[t] && part != parts_.find_set(ground) &&
              told.insert(part).second)
            device_.diagnostics.error(
              "Circuit/Terminal " + terminals_[t].name + "/Drive",
              "floating island: nothing fixes the potential of " +
                members(part),
              "Drive = voltage for one of them, the ground; or a resistor, a "
              "held voltage or a voltmeter's finite \"Input resistance "
              "[MOhm]\" that ties one of them to a fixed potential");
        }
      }

      /** Without an electrode, a current alone fixes nothing. */
      void
      check_conditions()
      {
        for (const auto &condition : device_.parameters.boundary_conditions)
          for (const auto body : nodes_beside(condition))
            if (parts_.find_set(body) != parts_.find_set(ground) &&
                is_without_terminal(parts_.find_set(body)))
              device_.diagnostics.error(
                "Boundary conditions/Boundary condition " + condition.name,
                "nothing fixes the potential " + condition.field +
                  " of the body at the surface '" + condition.surface + "'",
                "another condition with a \"Potential [V]\", or an electrode");
      }

    private:
      static constexpr std::size_t ground = 0;

      /** Bodies at the surface of a condition of a potential. */
      std::vector<std::size_t>
      nodes_beside(const Parameters::BoundaryCondition &condition) const
      {
        std::vector<std::size_t> result;
        if (condition.field == "phi")
          for (const int body : bodies_.touching({condition.surface}))
            result.push_back(1 + body);
        // The electrons of zirconia are in equilibrium with its ions.
        if (condition.field == "psi")
          for (const int body : metals_.touching({condition.surface}))
            result.push_back(1 + bodies_.size() + body);
        return result;
      }

      bool
      is_without_terminal(const std::size_t part)
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
          if (is_wired_[t] && parts_.find_set(node(t)) == part)
            return false; // told of that
        return true;
      }

      std::size_t
      node(const unsigned terminal) const
      {
        return 1 + bodies_.size() + metals_.size() + terminal;
      }

      int
      find(const std::string &name) const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
          if (terminals_[t].name == name)
            return t;
        return -1;
      }

      void
      join(const int a, const int b)
      {
        if (a >= 0 && b >= 0)
          parts_.union_set(node(a), node(b));
      }

      void
      add_electrode(const Parameters::Electrode &electrode)
      {
        const int t = find(electrode.terminal);
        if (t < 0)
          return;
        is_wired_[t] = true;
        // A cermet is wired on an outside of its zirconia, too.
        for (const int body :
             bodies_.touching({electrode.region.empty() ? electrode.surface
                                                        : electrode.contact}))
          parts_.union_set(std::size_t(1 + body), node(t));
        for (const int body : metals_.touching({electrode.wired_at()}))
          parts_.union_set(std::size_t(1 + bodies_.size() + body), node(t));
      }

      void
      add_drive(const unsigned t)
      {
        using Parameters::Drive;
        const auto &terminal = terminals_[t];
        switch (terminal.drive)
        {
          case Drive::voltage:
          case Drive::hold_temperature:
          case Drive::hold_resistance:
            parts_.union_set(std::size_t(ground), node(t));
            break;
          case Drive::floating:
            if (std::isfinite(terminal.resistance))
              parts_.union_set(std::size_t(ground), node(t));
            break;
          case Drive::resistor:
            is_wired_[t] = true;
            join(t, find(terminal.plus));
            break;
          case Drive::hold_voltage:
            join(find(terminal.plus), find(terminal.minus));
            break;
          case Drive::current:
          case Drive::hold_current:
            break;
        }
      }

      std::string
      members(const std::size_t part)
      {
        const auto list = [](const std::string &what,
                             const std::vector<std::string> &names) {
          return names.empty() ? ""
                               : what + (names.size() == 1 ? " " : "s ") +
                                   Parameters::join_list(names);
        };
        std::vector<std::string> regions, electrodes, terminals;
        for (unsigned r = 0; r < device_.mesh.regions().size(); ++r)
          for (const int body : bodies_.of_region(r))
            if (parts_.find_set(std::size_t(1 + body)) == part)
            {
              regions.push_back(device_.mesh.regions()[r].name);
              break;
            }
        for (const auto &electrode : electrodes_)
        {
          const int t = find(electrode.terminal);
          if (t >= 0 && parts_.find_set(node(t)) == part)
            electrodes.push_back(electrode.name);
        }
        for (unsigned t = 0; t < terminals_.size(); ++t)
          if (parts_.find_set(node(t)) == part)
            terminals.push_back(terminals_[t].name);
        return (regions.empty()
                  ? ""
                  : list("the zirconia body of region", regions) + " with " +
                      list("electrode", electrodes) + " and of ") +
               list("the terminal", terminals);
      }

      const DeviceOnMesh<dim> &device_;
      const Bodies<dim> bodies_, metals_;
      const std::vector<Parameters::Terminal> &terminals_;
      const std::vector<Parameters::Electrode> &electrodes_;
      std::vector<bool> is_wired_; ///< [terminal] carries a current
      boost::disjoint_sets_with_storage<> parts_;
    };


    /** A region is one material: half of it cannot be insulated. */
    template <int dim>
    void
    check_separate_bodies(const DeviceOnMesh<dim> &device,
                          const std::vector<bool> &conducts,
                          const std::vector<unsigned> &barriers,
                          const std::string &material,
                          const std::string &field)
    {
      std::vector<std::string> surfaces;
      for (const auto &condition : device.parameters.boundary_conditions)
        if (condition.field == field)
          surfaces.push_back(condition.surface);
      for (const auto &electrode : device.parameters.electrodes)
        surfaces.insert(surfaces.end(), {electrode.surface, electrode.contact});
      const Bodies<dim> bodies(device.mesh, conducts, barriers);
      const auto with_electrode = bodies.touching(surfaces);
      for (unsigned r = 0; r < device.mesh.regions().size(); ++r)
      {
        unsigned n_with  = 0;
        const auto parts = bodies.of_region(r);
        for (const int body : parts)
          n_with += with_electrode.count(body);
        if (n_with > 0 && n_with < parts.size())
          device.diagnostics.error(
            region_path(device.parameters.geometry,
                        device.mesh.regions()[r].name),
            "region '" + device.mesh.regions()[r].name +
              "' falls into separate bodies of " + material +
              ", some with and some without an electrode; make two inserts of "
              "it");
      }
    }
  } // namespace


  template <int dim>
  void
  check_potentials(const DeviceOnMesh<dim> &device)
  {
    check_separate_bodies(
      device, device.conducts, device.without_ions, "zirconia", "phi");
    check_separate_bodies(
      device, device.is_metal, device.without_electrons, "metal", "psi");
    PotentialGraph<dim> graph(device);
    graph.check();
    graph.check_conditions();
  }


  template void
  check_potentials(const DeviceOnMesh<2> &);
  template void
  check_potentials(const DeviceOnMesh<3> &);
} // namespace Oxion
