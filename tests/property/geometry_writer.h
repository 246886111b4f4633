#pragma once

#include "property/plan.h"

namespace Oxion::Testing
{
  constexpr int hole_radius = 100; ///< [um]

  /** Writes parts of a geometry and keeps account of them in the plan. */
  class GeometryWriter
  {
  public:
    explicit GeometryWriter(Stack &stack)
      : stack(stack)
    {}

    void
    add_layer(const std::string &name,
              int thickness,
              const std::string &material);
    void
    add_insert(const std::string &name,
               const std::string &layer,
               const Extent &x,
               const Extent &y,
               const std::string &material);
    /** Of the space of gas that was made last. */
    void
    add_opening(const std::string &region, const std::string &facing);

    /** Out of the plane, on average over an extent [m]. */
    double
    width(const Extent &x, const Extent &y) const;

    Stack &stack;
    Plan plan;
  };

  inline std::string
  sheet_name(const int s)
  {
    return "sheet " + std::to_string(s + 1);
  }

  /** A level of gas below a sheet. */
  struct InnerLevel
  {
    int sheet;                ///< the one above
    bool is_on_sheet = false; ///< another one lies below
    bool below_hole  = false; ///< a hole leads down to it
  };
  /** Are the sheets above and below joined beside it? */
  bool
  add_inner_level(Random &random,
                  const InnerLevel &level,
                  GeometryWriter &writer);

  /** A porous layer on the outer side of a sheet, open where it ends. */
  void
  add_outer_level(Random &random,
                  int sheet,
                  const std::string &facing,
                  GeometryWriter &writer);
} // namespace Oxion::Testing
