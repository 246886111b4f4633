#include <oxion/geometry/stack_regions.h>

#include <algorithm>

namespace Oxion
{
  StackRegions::StackRegions(const Parameters::Geometry &geometry)
    : dim_(geometry.symmetry == Parameters::Symmetry::spatial ? 3 : 2)
  {
    const auto add_region = [&](const std::string &name,
                                const std::string &material) {
      if (material == "none")
        return outside;
      regions_.push_back({name, material});
      return static_cast<int>(regions_.size()) - 1;
    };

    std::vector<int> insert_region;
    for (const auto &insert : geometry.inserts)
      insert_region.push_back(add_region(insert.name, insert.material));

    double z = 0.;
    std::vector<Piece> bases;
    for (const auto &layer : geometry.layers)
    {
      Parameters::Box box;
      box.lower[dim_ - 1] = z;
      box.upper[dim_ - 1] = z + layer.thickness;
      // The first piece counts: an insert lies in those listed before it.
      for (unsigned i = geometry.inserts.size(); i-- > 0;)
      {
        const auto &insert = geometry.inserts[i];
        if (std::find(insert.layers.begin(), insert.layers.end(), layer.name) ==
            insert.layers.end())
          continue;
        Parameters::Box inside = box;
        inside.lower[0]        = insert.x[0];
        inside.upper[0]        = insert.x[1];
        if (dim_ == 3 && insert.y)
        {
          inside.lower[1] = (*insert.y)[0];
          inside.upper[1] = (*insert.y)[1];
        }
        pieces_.push_back({inside, insert_region[i]});
      }
      bases.push_back({box, add_region(layer.name, layer.material)});
      z += layer.thickness;
    }
    pieces_.insert(pieces_.end(), bases.begin(), bases.end());
  }


  int
  StackRegions::region_at(const std::vector<double> &point) const
  {
    for (const Piece &piece : pieces_)
    {
      bool inside = true;
      for (unsigned d = 0; d < dim_; ++d)
        inside = inside && piece.box.lower[d] < point[d] &&
                 point[d] < piece.box.upper[d];
      if (inside)
        return piece.region;
    }
    return outside;
  }
} // namespace Oxion
