#pragma once

#include <oxion/geometry/mesh.h>

#include <set>
#include <string>
#include <vector>

namespace Oxion
{
  /** Connected parts of the coarse mesh that some of the regions make up. */
  template <int dim>
  class Bodies
  {
  public:
    /**
     * belongs[region]: does it count? Connected means by faces on none of the
     * surfaces `barriers`.
     */
    Bodies(const Mesh<dim> &mesh,
           const std::vector<bool> &belongs,
           const std::vector<unsigned> &barriers = {});

    /** The body of a coarse cell, counted from 0; -1: of none. */
    int
    of_cell(const unsigned coarse_cell) const
    {
      return body_[coarse_cell];
    }

    /** How many there are; they are numbered from 0. */
    unsigned
    size() const
    {
      return n_bodies_;
    }

    /** Bodies that have a face on one of the surfaces. */
    std::set<int>
    touching(const std::vector<std::string> &surfaces) const;

    /** Bodies a region takes part in. */
    std::set<int>
    of_region(unsigned region) const;

  private:
    const Mesh<dim> &mesh_;
    std::vector<int> body_; ///< of each coarse cell, -1 for none
    unsigned n_bodies_ = 0;
  };
} // namespace Oxion
