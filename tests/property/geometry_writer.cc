#include "property/geometry_writer.h"

namespace Oxion::Testing
{
  std::string
  text_of(const Extent &extent)
  {
    return text_of(1e-3 * extent.from) + ", " + text_of(1e-3 * extent.to);
  }


  void
  GeometryWriter::add_layer(const std::string &name,
                            const int thickness,
                            const std::string &material)
  {
    stack.list("Geometry/Layers", name);
    stack.set("Geometry/Layer " + name + "/Thickness [um]", thickness);
    stack.set("Geometry/Layer " + name + "/Material", material);
  }


  void
  GeometryWriter::add_insert(const std::string &name,
                             const std::string &layer,
                             const Extent &x,
                             const Extent &y,
                             const std::string &material)
  {
    const std::string path = "Geometry/Insert " + name + "/";
    stack.list("Geometry/Inserts", name);
    stack.set(path + "Layers", layer);
    stack.set(path + "Material", material);
    stack.set(path + plan.along(), text_of(x));
    if (plan.is_spatial && y.length() < plan.y.length())
      stack.set(path + "y [mm]", text_of(y));
  }


  void
  GeometryWriter::add_opening(const std::string &region,
                              const std::string &facing)
  {
    const std::string name =
      "mouth " + std::to_string(plan.openings.size() + 1);
    stack.list("Geometry/Surfaces", name);
    stack.set("Geometry/Surface " + name + "/Outside of", region);
    if (facing != "any")
      stack.set("Geometry/Surface " + name + "/Facing", facing);
    plan.openings.push_back({name, int(plan.conductance.size()) - 1});
  }


  double
  GeometryWriter::width(const Extent &x, const Extent &y) const
  {
    constexpr double pi = 3.141592653589793;
    return 1e-6 * (plan.is_axisymmetric ? pi * (x.from + x.to) : y.length());
  }
} // namespace Oxion::Testing
