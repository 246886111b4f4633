#include <algorithm>

#include "property/geometry_writer.h"

namespace Oxion::Testing
{
  namespace
  {
    /** Segments of barriers and gaps along one level. */
    class Path
    {
    public:
      Path(Random &random,
           const std::string &level,
           const int thickness,
           GeometryWriter &writer)
        : random_(random)
        , level_(level)
        , thickness_(thickness)
        , writer_(writer)
      {}

      /** The whole layer as one, of the gas that was made last. */
      void
      add_layer(const InnerLevel &level)
      {
        const auto &x = writer_.plan.x, &y = writer_.plan.y;
        first = last = level_;
        add_faces(level, level_, x, y);
        writer_.plan.conductance.push_back(structure_ * thickness_ *
                                           writer_.width(x, y) / x.length());
      }

      void
      add_inserts(const InnerLevel &level, const Extent &x, const Extent &y)
      {
        const int n       = random_.whole(1, std::min(3, x.length() / 400));
        const int length  = x.length() / (50 * n) * 50;
        double resistance = 0.; // over the diffusivity [1/m]
        for (int i = 0; i < n; ++i)
        {
          const std::string name = level_ + " " + char('a' + i);
          const int from         = x.from + i * length;
          const Extent here      = {from, i + 1 == n ? x.to : from + length};
          const auto material    = add_gas(name);
          writer_.add_insert(name, level_, here, y, material);
          resistance += here.length() / (structure_ * 1e-6 * thickness_) *
                        1e-6 / writer_.width(here, y);
          std::string gas = name;
          if (here.length() >= 600 && random_.chance(0.3))
            gas = add_core(name, here, y);
          add_faces(level, gas, here, y);
          first = i == 0 ? name : first;
          last  = name;
        }
        writer_.plan.conductance.push_back(1. / resistance);
      }

      std::string first, last; ///< segments

      /** A material for one region, so that a gap is as high as its level. */
      std::string
      add_gas(const std::string &region, const bool may_be_gap = true)
      {
        const std::string name = "gas in " + region;
        const std::string path = "Materials/Material " + name + "/";
        auto &stack            = writer_.stack;
        structure_             = 1.;
        if (may_be_gap && random_.chance(0.4))
        {
          stack.set(path + "Based on", "open gap");
          return name;
        }
        structure_ = random_.magnitude(0.03, 0.3);
        stack.set(path + "Based on",
                  random_.one_of(std::vector<std::string>{"porous zirconia",
                                                          "porous alumina"}));
        stack.set(path + "Structure factor [-]", structure_);
        stack.set(path + "Pore radius [um]", random_.magnitude(0.3, 5.));
        return name;
      }

    private:
      void
      add_faces(const InnerLevel &level,
                const std::string &gas,
                const Extent &x,
                const Extent &y)
      {
        auto &plan      = writer_.plan;
        const int space = plan.conductance.size();
        for (int s = level.sheet - level.is_on_sheet; s <= level.sheet; ++s)
          plan.faces.push_back({gas, sheet_name(s), "", x, y, space, s});
      }

      /** Something inside a segment; what carries gas of both. */
      std::string
      add_core(const std::string &segment, const Extent &x, const Extent &y)
      {
        const std::string name = segment + " core";
        const Extent inside    = {x.from + 200, x.to - 200};
        const double structure = structure_;
        if (!writer_.plan.is_spatial)
        {
          writer_.add_insert(name, level_, inside, y, add_gas(name));
          structure_ = structure;
          return segment + " + " + name;
        }
        // A pillar in the middle fifth, which no electrode hides behind.
        const int fifth = y.length() / 5;
        writer_.add_insert(name,
                           level_,
                           inside,
                           {y.from + 2 * fifth, y.to - 2 * fifth},
                           "alumina");
        return segment;
      }

      Random &random_;
      const std::string level_;
      const int thickness_;
      GeometryWriter &writer_;
      double structure_ = 1.; ///< of the material that was made last
    };
  } // namespace


  bool
  add_inner_level(Random &random,
                  const InnerLevel &level,
                  GeometryWriter &writer)
  {
    const auto &plan = writer.plan;
    const std::string name =
      "level " + std::to_string(plan.conductance.size() + 1);
    const int thickness = 10 * random.whole(3, 15);
    Path path(random, name, thickness, writer);

    const bool has_left = !(plan.is_axisymmetric && plan.x.from == 0);
    const bool left     = has_left && random.chance(0.4);
    const bool right    = random.chance(0.4) || !(left || level.below_hole);
    const auto wall     = [&](const bool open) {
      return open ? 0 : 50 * random.whole(2, 8);
    };
    const Extent x = {plan.x.from + (level.below_hole ? 0 : wall(left)),
                      plan.x.to - wall(right)};
    Extent y       = plan.y;
    if (plan.is_spatial && random.chance(0.7))
      y = {y.from + 50 * random.whole(2, 6), y.to - 50 * random.whole(2, 6)};
    const bool is_all =
      x.length() == plan.x.length() && y.length() == plan.y.length();
    const bool is_zirconia = !is_all && random.chance(0.5);
    if (is_zirconia)
      writer.stack.set("Materials/Material base/Based on", "sensor zirconia");
    writer.add_layer(name,
                     thickness,
                     is_all        ? path.add_gas(name)
                     : is_zirconia ? "base"
                                   : "alumina");
    is_all ? path.add_layer(level) : path.add_inserts(level, x, y);
    if (left)
      writer.add_opening(path.first, "left");
    if (right)
      writer.add_opening(path.last, "right");
    return is_zirconia;
  }


  void
  add_outer_level(Random &random,
                  const int sheet,
                  const std::string &facing,
                  GeometryWriter &writer)
  {
    auto &plan             = writer.plan;
    const std::string name = facing + " level";
    const int thickness    = 10 * random.whole(4, 15);
    writer.add_layer(name, thickness, "none");
    const auto margin = [&] {
      return random.chance(0.3) ? 0 : 50 * random.whole(2, 8);
    };
    const Extent x = {plan.x.from + margin(), plan.x.to - margin()};
    Extent y       = plan.y;
    if (plan.is_spatial)
      y = {y.from + margin(), y.to - margin()};
    const std::string layer = "porous " + facing;
    // A gap needs two walls.
    writer.add_insert(
      layer,
      name,
      x,
      y,
      Path(random, name, thickness, writer).add_gas(layer, false));
    plan.faces.push_back({layer,
                          sheet_name(sheet),
                          "",
                          x,
                          y,
                          int(plan.conductance.size()),
                          sheet});
    constexpr double least_structure = 0.03;
    plan.conductance.push_back(least_structure * writer.width(x, y) *
                               x.length() / thickness);
    writer.add_opening(layer, random.chance(0.5) ? facing : "any");
  }
} // namespace Oxion::Testing
