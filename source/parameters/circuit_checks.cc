#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <cmath>

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
      {
        for (const auto &electrode : electrodes)
          if (find(electrode.terminal) >= 0)
            has_electrode_[find(electrode.terminal)] = true;
      }

      void
      check()
      {
        check_names();
        check_held_voltages();
        check_held_currents();
        check_connections();
      }

    private:
      int
      find(const std::string &name) const
      {
        const auto found = std::find(names_.begin(), names_.end(), name);
        return found == names_.end() ? -1 : found - names_.begin();
      }

      bool
      has_fixed_voltage(const int t) const
      {
        return t >= 0 &&
               (terminals_[t].drive == Drive::voltage || terminals_[t].heats());
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
          const bool is_track = one.drive == Drive::hold_resistance;
          if ((one.drive == Drive::resistor || is_track) &&
              items_[t].check_name("To", one.plus, names_, "terminal") &&
              one.plus == one.name)
            items_[t].error("To",
                            std::string(is_track ? "the track"
                                                 : "the resistor") +
                              " leads back to its own terminal",
                            "another terminal");
        }
      }

      /** Each held voltage must be one that no other drive gives already. */
      void
      check_held_voltages() const
      {
        // Terminals whose voltages hang together; the last one is the ground.
        const unsigned ground = terminals_.size();
        boost::disjoint_sets_with_storage<> tied(ground + 1);
        for (unsigned t = 0; t < terminals_.size(); ++t)
          if (has_fixed_voltage(t))
            tied.union_set(t, ground);
        for (unsigned t = 0; t < terminals_.size(); ++t)
        {
          const Terminal &one = terminals_[t];
          const int plus = find(one.plus), minus = find(one.minus);
          if (one.drive != Drive::hold_voltage || plus < 0 || minus < 0)
            continue;
          if (plus == minus)
            items_[t].error("Between",
                            "a terminal has no voltage against itself",
                            "two different terminals");
          else if (tied.find_set(unsigned(plus)) ==
                   tied.find_set(unsigned(minus)))
            items_[t].error("Between",
                            "other drives fix this voltage already: there is "
                            "nothing left to hold",
                            "a voltage that no Drive = voltage and no other "
                            "held voltage gives");
          tied.union_set(unsigned(plus), unsigned(minus));
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
          const bool is_wired =
            !one.heats() &&
            std::any_of(terminals_.begin(),
                        terminals_.end(),
                        [&](const Terminal &other) {
                          return other.drive == Drive::resistor &&
                                 other.plus == one.name;
                        });
          if (one.drive == Drive::voltage && !is_wired)
            items_[t].warning("", "nothing is wired to this terminal");
          else if (!is_wired)
            items_[t].error("",
                            "nothing is wired to this terminal: its drive "
                            "has nothing to act on",
                            one.heats() ? "an electrode with this terminal"
                                        : "an electrode or a resistor with "
                                          "this terminal");
        }
      }

      const std::vector<Section> &items_;
      const std::vector<Terminal> &terminals_;
      std::vector<std::string> names_;
      std::vector<bool> has_electrode_;
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
