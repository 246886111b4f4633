#include <oxion/laws/zirconia_limits.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/impossible_states.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Share of oxygen, steam and carbon dioxide at an electrode that is none:
    /// a chamber at 450 mV still holds 5e-10.
    constexpr double no_oxygen = 1e-11;

    /**
     * The electrode's potential against the zirconia under it, V - phi [V],
     * where it is farthest from zero, which is that of oxygen of 1 bar.
     */
    template <int dim>
    double
    farthest_potential(const Model &model,
                       const Assembler<dim> &assembler,
                       const typename Assembler<dim>::Vector &x,
                       const unsigned electrode)
    {
      const auto &layout          = assembler.layout();
      const auto &circuit         = model.conditions.circuit;
      const MPI_Comm communicator = layout.mesh().communicator();
      const auto global           = [&](const unsigned i) {
        const auto row = layout.global_unknown(i);
        return Utilities::MPI::sum(layout.owned().is_element(row)
                                     ? x(row) *
                                         layout.description().globals[i].scale
                                     : 0.,
                                   communicator);
      };
      const double V =
        global(circuit.voltage_unknown(circuit.terminal_of(electrode))) -
        global(circuit.current_unknown(electrode)) *
          model.electrodes[electrode].lead_resistance;

      constexpr double nothing = std::numeric_limits<double>::max();
      double lowest = nothing, highest = -nothing;
      for (const auto row :
           assembler.unknowns_on(model.electrodes[electrode].surface, ionic, 0))
      {
        const double E = V - x(row) * layout.field(ionic, 0).scale;
        lowest         = std::min(lowest, E);
        highest        = std::max(highest, E);
      }
      lowest  = Utilities::MPI::min(lowest, communicator);
      highest = Utilities::MPI::max(highest, communicator);
      if (lowest > highest)
        return 0.; // a contact of metal
      return std::abs(lowest) > std::abs(highest) ? lowest : highest;
    }


    /**
     * What can give oxygen at an electrode, where there is most of it, over
     * the pressure that the gas unknowns are scaled by.
     */
    template <int dim>
    double
    oxygen_share(const Model &model,
                 const Assembler<dim> &assembler,
                 const typename Assembler<dim>::Vector &x,
                 const unsigned electrode)
    {
      const auto &layout          = assembler.layout();
      const MPI_Comm communicator = layout.mesh().communicator();
      // CO keeps its one atom.
      const auto gives_oxygen = [&](const unsigned species) {
        const auto &atoms = model.mixture.species[species]->atoms;
        return atoms.oxygen > atoms.carbon;
      };
      const int atmosphere = model.electrodes[electrode].atmosphere;
      double share         = 0.;
      if (model.electrodes[electrode].sealed >= 0)
        return 1.; // it takes what is enclosed
      for (unsigned c = 0; c < model.gas_unknowns.n; ++c)
      {
        const unsigned k = model.gas_unknowns.species[c];
        if (!gives_oxygen(k))
          continue;
        if (atmosphere >= 0)
        {
          share += model.conditions.atmospheres[atmosphere].mole_fractions[k];
          continue;
        }
        if (c == 0)
          return 1.; // the carrier
        double largest = 0.;
        for (const auto row :
             assembler.unknowns_on(model.electrodes[electrode].surface, gas, c))
          largest = std::max(largest, double(x(row)));
        share += Utilities::MPI::max(largest, communicator);
      }
      return share;
    }
  } // namespace


  template <int dim>
  std::string
  describe_runaway_electrode(const Model &model,
                             const Assembler<dim> &assembler,
                             const typename Assembler<dim>::Vector &x,
                             const double limit)
  {
    const auto &electrodes = model.electrodes;
    double farthest        = 0.;
    unsigned which         = 0;
    for (unsigned e = 0; e < electrodes.size(); ++e)
    {
      const double E = farthest_potential(model, assembler, x, e);
      if (std::abs(E) > std::abs(farthest))
      {
        farthest = E;
        which    = e;
      }
    }
    if (!(std::abs(farthest) > limit))
      return "";
    std::ostringstream text;
    text.precision(3);
    text << "electrode " << electrodes[which].name << " runs away to "
         << farthest
         << " V against oxygen of 1 bar, while zirconia decomposes above "
         << -Laws::decomposition_potential << " V: "
         << (farthest < 0.
               ? "less oxygen reaches it than it would have to take; lower the "
                 "voltage or current asked for, or let more oxygen, steam or "
                 "carbon dioxide come to it"
               : "no gas has the oxygen pressure it would have to give its "
                 "oxygen off to; lower the voltage or current asked for");
    return text.str();
  }


  template <int dim>
  std::string
  describe_starving_electrode(const Model &model,
                              const Assembler<dim> &assembler,
                              const typename Assembler<dim>::Vector &x)
  {
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
      if (model.electrodes[e].meets_ions &&
          oxygen_share(model, assembler, x, e) < no_oxygen)
        return "electrode " + model.electrodes[e].name +
               " has no oxygen to take: neither oxygen, steam nor carbon "
               "dioxide "
               "comes to it; give its gas a trace of one of them, or lower the "
               "voltage or current asked for";
    return "";
  }


  template std::string
  describe_runaway_electrode(const Model &,
                             const Assembler<2> &,
                             const Assembler<2>::Vector &,
                             double);
  template std::string
  describe_starving_electrode(const Model &,
                              const Assembler<2> &,
                              const Assembler<2>::Vector &);
  template std::string
  describe_runaway_electrode(const Model &,
                             const Assembler<3> &,
                             const Assembler<3>::Vector &,
                             double);
  template std::string
  describe_starving_electrode(const Model &,
                              const Assembler<3> &,
                              const Assembler<3>::Vector &);
} // namespace Oxion
