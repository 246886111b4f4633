#include <oxion/adaptation/mesh_adaptation.h>

#include <algorithm>

#include "device_in_time.h"

namespace Oxion
{
  namespace
  {
    /// To the next time that must be met, from where on a mesh is to resolve
    /// what a jump began: no mesh does at first.
    constexpr double share_of_way = 5e-3;
  } // namespace


  template <int dim>
  void
  DeviceInTime<dim>::adapt_mesh(const double stop, SolveReport &report)
  {
    const auto &wanted = sensor_.parameters().geometry.adaptation;
    // What a jump leaves behind is the sharper the earlier it is looked at.
    const PlaceInTime &begin = behind_->place;
    const double soonest =
      begin.begins_anew ? share_of_way * (stop - begin.time) : 0.;
    if (steps_since_look_ < wanted.steps || here_.time - begin.time < soonest)
      return;
    steps_since_look_     = 0;
    const LookInTime look = look_in_time(sensor_, coarsest_level_);
    const bool repeats    = look.errs && repeats_ < wanted.passes;
    repeats_              = repeats ? repeats_ + 1 : 0;
    if (repeats)
      return_to(*behind_);
    if (look.is_flagged)
      report.add(sensor_.change_mesh([] {}));
    behind_ = stand();

    const double now = sensor_.mesh().triangulation().n_global_active_cells();
    if (!meshes_)
      meshes_ = {{0, look.mesh.cells, look.mesh.cells, 0.}};
    meshes_->number += look.is_flagged;
    meshes_->fewest = std::min(meshes_->fewest, now);
    meshes_->most   = std::max(meshes_->most, now);
    if (!repeats)
      for (const auto &one : look.mesh.errors)
        meshes_->largest_error = std::max(meshes_->largest_error, one.error);
  }


  // The member above; the others stand in device_in_time.cc.
  template void
  DeviceInTime<2>::adapt_mesh(double, SolveReport &);
  template void
  DeviceInTime<3>::adapt_mesh(double, SolveReport &);
} // namespace Oxion
