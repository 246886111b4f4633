#include <algorithm>

#include "property/plan.h"

namespace Oxion::Testing
{
  namespace
  {
    using Names = std::vector<std::string>;

    /** Places electrodes on faces and wires them. */
    class Wiring
    {
    public:
      Wiring(Random &random, const Plan &plan, Stack &stack)
        : random_(random)
        , plan_(plan)
        , stack_(stack)
      {}

      void
      make()
      {
        auto faces = halves_and_wholes();
        for (std::size_t i = faces.size(); i-- > 1;)
          std::swap(faces[i], faces[random_.below(i + 1)]);
        const unsigned wished = random_.whole(2, 5);
        for (const Face &face : faces)
          if (electrodes_.size() < wished)
            add_electrode(face);
        for (unsigned e = 0; e < electrodes_.size(); ++e)
          wire(e);
      }

    private:
      /** The faces, some of them as two beside each other. */
      std::vector<Face>
      halves_and_wholes()
      {
        std::vector<Face> result;
        for (const Face &face : plan_.faces)
        {
          const int middle = (face.x.from + face.x.to) / 2;
          if (face.x.length() < 800 || random_.chance(0.6))
          {
            result.push_back(face);
            continue;
          }
          result.push_back(face);
          result.back().x.to = middle;
          result.push_back(face);
          result.back().x.from = middle;
        }
        return result;
      }

      /** Part of it that keeps clear of its ends, where mouths may be. */
      Extent
      inside(const Extent &extent)
      {
        const int room  = (extent.length() - 200) / 50;
        const int left  = random_.whole(1, std::max(1, room / 3)),
                  right = random_.whole(1, std::max(1, room / 3));
        return {extent.from + 50 * left, extent.to - 50 * right};
      }

      void
      add_electrode(const Face &face)
      {
        const std::string name =
          "electrode " + std::to_string(electrodes_.size() + 1);
        const std::string surface = "Geometry/Surface under " + name + "/";
        stack_.list("Geometry/Surfaces", "under " + name);
        if (face.gas.empty())
        {
          stack_.set(surface + "Outside of", face.sheet);
          stack_.set(surface + "Facing", face.facing);
        }
        else
          stack_.set(surface + "Between", face.gas + ", " + face.sheet);
        stack_.set(surface + plan_.along(), text_of(inside(face.x)));
        if (plan_.is_spatial && random_.chance(0.7))
          stack_.set(surface + "y [mm]", text_of(inside(face.y)));

        const std::string path = "Electrodes/Electrode " + name + "/";
        stack_.list("Electrodes/Electrodes", name);
        stack_.set(path + "Surface", "under " + name);
        if (face.gas.empty())
          stack_.set(path + "Atmosphere",
                     random_.chance(0.5) ? "exhaust" : "air");
        stack_.set(path + "Exchange current density [A/m2]",
                   random_.magnitude(300., 1e4));
        stack_.set(path + "Gas exchange velocity [m/s]",
                   random_.magnitude(1., 100.));
        if (random_.chance(0.3))
          stack_.set(path + "Lead resistance [Ohm]", random_.between(1., 50.));
        if (random_.chance(0.2))
          stack_.set(path + "Oxygen order [-]", random_.between(-0.2, 0.2));
        electrodes_.push_back(face);
      }

      /** Is there another electrode in its space, or on its body before it? */
      bool
      shares_gas(const unsigned e) const
      {
        for (unsigned other = 0; other < electrodes_.size(); ++other)
          if (other != e && electrodes_[other].space >= 0 &&
              electrodes_[other].space == electrodes_[e].space)
            return true;
        return false;
      }
      bool
      is_first_on_body(const unsigned e) const
      {
        for (unsigned other = 0; other < e; ++other)
          if (electrodes_[other].body == electrodes_[e].body)
            return false;
        return true;
      }

      /** What any of the spaces can give, about [uA]. */
      double
      least_limiting_current() const
      {
        constexpr double faraday = 96485., concentration = 12.; // [mol/m3]
        constexpr double diffusivity = 1e-4;                    // [m2/s]
        double least                 = 1e3;
        for (const Face &face : electrodes_)
          if (face.space >= 0)
            least = std::min(least,
                             1e6 * 4. * faraday * concentration * diffusivity *
                               least_content * plan_.conductance[face.space]);
        return least;
      }
      /// Of oxygen, or of what takes its place, in any atmosphere.
      static constexpr double least_content = 0.002;

      void
      add_terminal(const std::string &name, const std::string &drive)
      {
        stack_.list("Circuit/Terminals", name);
        stack_.set("Circuit/Terminal " + name + "/Drive", drive);
      }

      /**
       * A circuit of which each body has a fixed potential. A current is held
       * where its gas suffices: elsewhere there is no solution.
       */
      void
      wire(const unsigned e)
      {
        const std::string name = std::to_string(e + 1);
        const std::string terminal =
          "Electrodes/Electrode electrode " + name + "/Terminal";
        if (e == 0)
        {
          add_terminal("ground", "voltage");
          stack_.set("Circuit/Terminal ground/Voltage [V]", "0");
        }
        if (e == 0 || random_.chance(0.15))
          return stack_.set(terminal, "ground");
        const std::string own = "terminal " + name;
        stack_.set(terminal, own);
        const std::string path = "Circuit/Terminal " + own + "/";
        const auto drive       = is_first_on_body(e)
                                   ? "voltage"
                                   : random_.one_of(Names{"voltage",
                                                    "current",
                                                    "current",
                                                    "floating",
                                                    "resistor",
                                                    "hold voltage",
                                                    "hold current"});
        add_terminal(own, drive);
        if (drive == "voltage" || drive == "hold voltage")
          stack_.set(path + "Voltage [V]", random_.between(-0.5, 0.6));
        if (drive == "hold voltage")
          stack_.set(path + "Between", own + ", ground");
        if (drive == "current" || drive == "hold current")
          stack_.set(path + "Current [uA]",
                     shares_gas(e)
                       ? 0.
                       : random_.between(-0.3, 0.3) * least_limiting_current());
        if (drive == "hold current")
          stack_.set(path + "Of", own);
        if (drive == "floating" && random_.chance(0.5))
          stack_.set(path + "Input resistance [MOhm]",
                     random_.magnitude(0.1, 100.));
        if (drive == "resistor")
        {
          stack_.set(path + "To", "ground");
          stack_.set(path + "Resistance [Ohm]", random_.magnitude(10., 1e6));
          if (random_.chance(0.5))
            stack_.set(path + "Voltage [V]", random_.between(-0.5, 0.5));
        }
      }

      Random &random_;
      const Plan &plan_;
      Stack &stack_;
      std::vector<Face> electrodes_;
    };
  } // namespace


  void
  make_electrodes(Random &random, const Plan &plan, Stack &stack)
  {
    Wiring(random, plan, stack).make();
  }
} // namespace Oxion::Testing
