#include <oxion/geometry/graded_axis.h>
#include <oxion/geometry/layer_stack.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /** Breakpoints closer than this are one; far below any printed layer. */
    constexpr double same_place = 1e-9;

    using Limits = std::array<double, 2>;

    /** Wish for small cells on a stretch of an axis. */
    struct SizeWish
    {
      Limits limits;
      double largest;
    };

    std::vector<AxisInterval>
    intervals_between(std::vector<double> breakpoints,
                      const Limits &extent,
                      const std::vector<SizeWish> &wishes,
                      const double largest_cell,
                      const bool fine_ends)
    {
      breakpoints.push_back(extent[0]);
      breakpoints.push_back(extent[1]);
      std::sort(breakpoints.begin(), breakpoints.end());

      std::vector<double> kept;
      for (const double x : breakpoints)
        if (x > extent[0] - same_place && x < extent[1] + same_place &&
            (kept.empty() || x - kept.back() > same_place))
          kept.push_back(x);

      std::vector<AxisInterval> result;
      for (unsigned i = 0; i + 1 < kept.size(); ++i)
      {
        AxisInterval interval{kept[i],
                              kept[i + 1],
                              largest_cell,
                              fine_ends || i > 0,
                              fine_ends || i + 2 < kept.size()};
        const double middle = (interval.lower + interval.upper) / 2;
        for (const SizeWish &wish : wishes)
          if (wish.limits[0] < middle && middle < wish.limits[1])
            interval.largest_cell =
              std::min(interval.largest_cell, wish.largest);
        result.push_back(interval);
      }
      return result;
    }

    std::array<double, 2>
    spacing_range(const std::vector<double> &axis)
    {
      std::array<double, 2> range{{axis[1] - axis[0], axis[1] - axis[0]}};
      for (unsigned i = 1; i + 1 < axis.size(); ++i)
      {
        range[0] = std::min(range[0], axis[i + 1] - axis[i]);
        range[1] = std::max(range[1], axis[i + 1] - axis[i]);
      }
      return range;
    }

    double
    aspect_ratio(const std::vector<std::vector<double>> &axes)
    {
      double ratio = 1.;
      for (unsigned a = 0; a < axes.size(); ++a)
        for (unsigned b = 0; b < axes.size(); ++b)
          if (a != b)
            ratio =
              std::max(ratio,
                       spacing_range(axes[a])[1] / spacing_range(axes[b])[0]);
      return ratio;
    }
  } // namespace


  LayerStack::LayerStack(const Parameters::Geometry &geometry)
    : dim_(geometry.symmetry == Parameters::Symmetry::spatial ? 3 : 2)
  {
    collect_pieces(geometry);

    axes_ = make_axes(geometry, geometry.grid.largest_cell);
    // The wide cells give way: thin layers need their cells across.
    if (aspect_ratio(axes_) > geometry.grid.aspect_limit)
    {
      double smallest = Parameters::unlimited;
      for (const auto &axis : axes_)
        smallest = std::min(smallest, spacing_range(axis)[0]);
      axes_ = make_axes(geometry, geometry.grid.aspect_limit * smallest);
    }
  }


  void
  LayerStack::collect_pieces(const Parameters::Geometry &geometry)
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
      for (unsigned i = 0; i < geometry.inserts.size(); ++i)
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


  std::vector<std::vector<double>>
  LayerStack::make_axes(const Parameters::Geometry &geometry,
                        const double largest_cell) const
  {
    const auto &grid = geometry.grid;
    std::vector<Limits> extent{geometry.x};
    if (dim_ == 3)
      extent.push_back(geometry.y);
    double height = 0.;
    for (const auto &layer : geometry.layers)
      height += layer.thickness;
    extent.push_back({{0., height}});

    std::vector<std::vector<double>> axes;
    for (unsigned d = 0; d < dim_; ++d)
    {
      std::vector<double> breakpoints;
      const auto add = [&](const Parameters::Box &box) {
        for (const double x : {box.lower[d], box.upper[d]})
          if (std::isfinite(x))
            breakpoints.push_back(x);
      };
      for (const Piece &piece : pieces_)
        add(piece.box);
      for (const auto &surface : geometry.surfaces)
        add(surface.box);

      std::vector<SizeWish> wishes;
      const bool is_height = (d == dim_ - 1);
      if (is_height)
      {
        double z = 0.;
        for (const auto &layer : geometry.layers)
        {
          if (layer.cell_size > 0.)
            wishes.push_back({{{z, z + layer.thickness}}, layer.cell_size});
          z += layer.thickness;
        }
      }
      else
        for (const auto &insert : geometry.inserts)
          if (insert.cell_size > 0.)
            wishes.push_back({d == 0     ? insert.x
                              : insert.y ? *insert.y
                                         : geometry.y,
                              insert.cell_size});

      axes.push_back(
        graded_axis(intervals_between(
                      breakpoints, extent[d], wishes, largest_cell, is_height),
                    grid.edge_cell_size,
                    grid.growth,
                    grid.fineness));
    }
    return axes;
  }


  int
  LayerStack::region_at(const std::vector<double> &point) const
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


  double
  LayerStack::largest_aspect_ratio() const
  {
    return aspect_ratio(axes_);
  }
} // namespace Oxion
