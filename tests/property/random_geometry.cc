#include <algorithm>
#include <numeric>

#include "property/geometry_writer.h"

namespace Oxion::Testing
{
  namespace
  {
    /** Builds the stack from bottom to top. */
    class Builder
    {
    public:
      Builder(Random &random, Stack &stack)
        : random_(random)
        , writer_(stack)
      {}

      Plan
      build()
      {
        choose_symmetry();
        auto &plan             = writer_.plan;
        const bool has_carrier = random_.chance(0.4);
        const int n_sheets     = random_.whole(1, plan.is_spatial ? 2 : 3);
        bodies_.resize(n_sheets);
        std::iota(bodies_.begin(), bodies_.end(), 0);
        has_hole_ = plan.is_axisymmetric && plan.x.from == 0 && n_sheets > 1 &&
                    random_.chance(0.5);

        if (has_carrier)
        {
          add_carrier();
          if (random_.chance(0.3))
            add_inner_level(random_, {0}, writer_);
        }
        else if (random_.chance(0.25))
          add_outer_level(random_, 0, "bottom", writer_);
        else
          add_outer_face(0, "bottom");
        for (int s = 0; s < n_sheets; ++s)
        {
          const bool is_last = s + 1 == n_sheets;
          add_sheet(s, is_last && has_hole_);
          if (!is_last && add_seam(s, s + 2 == n_sheets && has_hole_))
            std::replace(bodies_.begin(),
                         bodies_.end(),
                         int(bodies_[s + 1]),
                         bodies_[s]);
        }
        if (!has_hole_ && random_.chance(0.5))
          add_outer_level(random_, n_sheets - 1, "top", writer_);
        else
          add_outer_face(n_sheets - 1, "top");

        for (auto &face : plan.faces)
          face.body = bodies_[face.body];
        plan.n_layers = writer_.stack.names("Geometry/Layers").size();
        return plan;
      }

    private:
      void
      choose_symmetry()
      {
        auto &plan          = writer_.plan;
        auto &stack         = writer_.stack;
        const auto symmetry = random_.one_of(std::vector<std::string>{
          "planar", "planar", "axisymmetric", "axisymmetric", "spatial"});

        plan.is_axisymmetric = symmetry == "axisymmetric";
        plan.is_spatial      = symmetry == "spatial";
        if (!plan.is_axisymmetric || random_.chance(0.4))
          plan.x.from = 50 * random_.whole(0, 10);
        plan.x.to = plan.x.from + 50 * random_.whole(30, 70);
        plan.y    = {0, 50 * random_.whole(20, 50)};
        stack.set("Geometry/Symmetry", symmetry);
        stack.set("Geometry/" + plan.along(), text_of(plan.x));
        if (plan.is_spatial)
          stack.set("Geometry/y [mm]", text_of(plan.y));
        else if (!plan.is_axisymmetric)
          stack.set("Geometry/Depth [mm]", 1e-3 * plan.y.to);
      }

      void
      add_carrier()
      {
        auto &plan = writer_.plan;
        writer_.add_layer("carrier", 10 * random_.whole(10, 40), "alumina");
        plan.solids.push_back("carrier");
        if (!random_.chance(0.5))
          return;
        writer_.add_insert("heater",
                           "carrier",
                           {plan.x.from + 50 * random_.whole(1, 8),
                            plan.x.to - 50 * random_.whole(1, 8)},
                           plan.y,
                           "alumina");
        plan.solids.push_back("heater");
      }

      void
      add_sheet(const int s, const bool with_hole)
      {
        const std::string name     = sheet_name(s);
        const std::string material = "zirconia of " + name;
        writer_.stack.set("Materials/Material " + material + "/Based on",
                          random_.one_of(std::vector<std::string>{
                            "sensor zirconia", "8YSZ", "3YSZ"}));
        writer_.add_layer(name, 10 * random_.whole(10, 60), material);
        writer_.plan.solids.push_back(name);
        if (!with_hole)
          return;
        writer_.stack.set("Materials/Material hole/Based on", "open hole");
        writer_.add_insert("hole", name, {0, hole_radius}, {}, "hole");
        writer_.add_opening("hole", "any");
      }

      /** Between a sheet and the next one; are they one piece? */
      bool
      add_seam(const int s, const bool below_hole)
      {
        if (below_hole || random_.chance(0.8))
          return add_inner_level(random_, {s + 1, true, below_hole}, writer_);
        if (random_.chance(0.5))
          return true;
        auto &stack            = writer_.stack;
        const std::string seam = "seam of " + sheet_name(s);
        stack.list("Geometry/Surfaces", seam);
        stack.set("Geometry/Surface " + seam + "/Between",
                  sheet_name(s) + ", " + sheet_name(s + 1));
        const std::string glue = "glue on " + sheet_name(s);
        stack.list("Thin layers/Thin layers", glue);
        const std::string path = "Thin layers/Thin layer " + glue + "/";
        const bool conducts    = random_.chance(0.5);
        stack.set(path + "Surface", seam);
        stack.set(path + "Thickness [um]", random_.whole(1, 20));
        stack.set(path + "Material",
                  conducts ? "zirconia of " + sheet_name(s) : "alumina");
        return conducts;
      }

      void
      add_outer_face(const int s, const std::string &facing)
      {
        auto &plan     = writer_.plan;
        const int hole = facing == "top" && has_hole_ ? hole_radius : 0;
        plan.faces.push_back({"",
                              sheet_name(s),
                              facing,
                              {plan.x.from + hole, plan.x.to},
                              plan.y,
                              -1,
                              s});
      }

      Random &random_;
      GeometryWriter writer_;
      std::vector<int> bodies_; ///< [sheet]
      bool has_hole_ = false;
    };
  } // namespace


  Plan
  make_geometry(Random &random, Stack &stack)
  {
    return Builder(random, stack).build();
  }
} // namespace Oxion::Testing
