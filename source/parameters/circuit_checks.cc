#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Oxion::Parameters
{
  namespace
  {
    /** The terminals as an electric network; index of a name or -1. */
    class Network
    {
    public:
      Network(const Section &section,
              const std::vector<Terminal> &terminals,
              const std::vector<Electrode> &electrodes)
        : items_(section.items("Terminal"))
        , terminals_(terminals)
        , names_(names_of(terminals))
        , has_electrode_(terminals.size(), false)
        , group_(terminals.size())
      {
        std::iota(group_.begin(), group_.end(), 0);
        int first = -1;
        for (const auto &electrode : electrodes)
        {
          const int t = find(electrode.terminal);
          if (t < 0)
            continue;
          has_electrode_[t] = true;
          // Whether the zirconia connects them the mesh will show.
          if (first >= 0)
            join(first, t);
          first = t;
        }
        for (unsigned t = 0; t < terminals.size(); ++t)
          if (terminals[t].drive == Drive::resistor &&
              find(terminals[t].plus) >= 0)
            join(t, find(terminals[t].plus));
      }

      void
      check()
      {
        check_names();
        check_held_voltages();
        check_held_currents();
        check_connections();
        check_islands();
      }

    private:
      int
      find(const std::string &name) const
      {
        const auto found = std::find(names_.begin(), names_.end(), name);
        return found == names_.end() ? -1 : found - names_.begin();
      }

      void
      join(const unsigned a, const unsigned b)
      {
        const unsigned from = group_[a], to = group_[b];
        std::replace(group_.begin(), group_.end(), from, to);
      }

      bool
      has_fixed_voltage(const int t) const
      {
        return t >= 0 && terminals_[t].drive == Drive::voltage;
      }

      bool
      has_fixed_current(const Terminal &terminal) const
      {
        return terminal.drive == Drive::current ||
               (terminal.drive == Drive::floating &&
                std::isinf(terminal.resistance));
      }

      void
      check_names() const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const Terminal &one = terminals_[t];
          if (one.drive == Drive::hold_voltage)
            for (const auto &name : {one.plus, one.minus})
              items_[t].check_name("Between", name, names_, "terminal");
          if (one.drive == Drive::hold_current)
            items_[t].check_name("Of", one.plus, names_, "terminal");
          if (one.drive == Drive::resistor &&
              items_[t].check_name("To", one.plus, names_, "terminal") &&
              one.plus == one.name)
            items_[t].error("To",
                            "the resistor leads back to its own terminal",
                            "another terminal");
        }
      }

      void
      check_held_voltages() const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const Terminal &one = terminals_[t];
          if (one.drive != Drive::hold_voltage || one.plus.empty())
            continue;
          if (one.plus == one.minus)
            items_[t].error("Between",
                            "a terminal has no voltage against itself",
                            "two different terminals");
          else if (has_fixed_voltage(find(one.plus)) &&
                   has_fixed_voltage(find(one.minus)))
            items_[t].error("Between",
                            "both terminals have a fixed voltage: there is "
                            "nothing left to hold",
                            "at least one terminal without Drive = voltage");
          for (unsigned u = 0; u < t; ++u)
            if (terminals_[u].drive == Drive::hold_voltage &&
                ((terminals_[u].plus == one.plus &&
                  terminals_[u].minus == one.minus) ||
                 (terminals_[u].plus == one.minus &&
                  terminals_[u].minus == one.plus)))
              items_[t].error("Between",
                              "two drives for one voltage: the terminal \"" +
                                terminals_[u].name + "\" holds it already",
                              "one drive for every held voltage");
        }
      }

      void
      check_held_currents() const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const Terminal &one = terminals_[t];
          const int other     = find(one.plus);
          if (one.drive != Drive::hold_current || other < 0)
            continue;
          if (has_fixed_current(terminals_[other]))
            items_[t].error("Of",
                            "two drives on one terminal: the current of \"" +
                              one.plus + "\" is fixed by its own drive",
                            "a terminal with another drive");
          if (!has_electrode_[other])
            items_[t].error("Of",
                            "no electrode is wired to the terminal \"" +
                              one.plus + "\": it carries no current",
                            "a terminal with an electrode");
          for (unsigned u = 0; u < t; ++u)
            if (terminals_[u].drive == Drive::hold_current &&
                terminals_[u].plus == one.plus)
              items_[t].error("Of",
                              "two drives for one current: the terminal \"" +
                                terminals_[u].name + "\" holds it already",
                              "one drive for every held current");
        }
      }

      /** A terminal that nothing is wired to cannot take a current. */
      void
      check_connections() const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const Terminal &one = terminals_[t];
          if (has_electrode_[t] || one.drive == Drive::resistor)
            continue;
          const bool is_wired = std::any_of(
            terminals_.begin(), terminals_.end(), [&](const Terminal &other) {
              return other.drive == Drive::resistor && other.plus == one.name;
            });
          if (one.drive == Drive::voltage && !is_wired)
            items_[t].warning("", "nothing is wired to this terminal");
          else if (!is_wired)
            items_[t].error("",
                            "nothing is wired to this terminal: its drive "
                            "has nothing to act on",
                            "an electrode or a resistor with this terminal");
        }
      }

      void
      check_islands() const
      {
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          if (std::find(group_.begin(), group_.begin() + t, group_[t]) !=
              group_.begin() + t)
            continue;
          bool is_fixed = false, is_wired = false;
          std::string members;
          for (unsigned u = 0; u < terminals_.size(); ++u)
            if (group_[u] == group_[t])
            {
              is_fixed = is_fixed || has_fixed_voltage(u);
              is_wired = is_wired || has_electrode_[u] ||
                         terminals_[u].drive == Drive::resistor;
              members += (members.empty() ? "" : ", ") + names_[u];
            }
          if (!is_fixed && is_wired)
            items_[t].error("Drive",
                            "floating island: no terminal of " + members +
                              " has a fixed voltage",
                            "Drive = voltage for one of them, the ground");
        }
      }

      const std::vector<Section> &items_;
      const std::vector<Terminal> &terminals_;
      std::vector<std::string> names_;
      std::vector<bool> has_electrode_;
      std::vector<unsigned> group_; ///< of connected terminals
    };
  } // namespace


  void
  check_circuit(const Section &section,
                const std::vector<Terminal> &terminals,
                const std::vector<Electrode> &electrodes)
  {
    Network(section, terminals, electrodes).check();
  }
} // namespace Oxion::Parameters
