#pragma once

#include <string>
#include <vector>

namespace Oxion
{
  /** How far one step of Newton's method may take an unknown. */
  struct StepLimit
  {
    /// [SI] A longer step is shortened for all unknowns alike. 0: any.
    double largest = 0.;
    /// Share of its own value that it may lose, each unknown by itself. 0: any.
    double largest_loss = 0.;
  };

  /** When a field's equations count as solved. */
  struct RowTolerance
  {
    /// At the device's own throughput, where that is below the scale.
    bool of_throughput = false;
    /// Of the rows' tolerance, for the sum over all rows of the field: its
    /// balance, as all rows may err to one side.
    double share_in_sum = 1.;
  };

  /** One scalar unknown field, or one global unknown. */
  struct Field
  {
    std::string name;
    double scale;          ///< unknown in the solver = value / scale
    double residual_scale; ///< equation in the solver = residual / scale
    StepLimit step{};
    RowTolerance tolerance{};
    std::string advice{}; ///< what to try where its equations are not solved
    bool is_throughput = false; ///< a global one: measures the device's own
  };

  /** Fields that live in the same regions; they share their nodes. */
  struct FieldGroup
  {
    std::vector<Field> fields; ///< none: the device has no such group
    std::vector<bool> lives;   ///< [region]
    std::string home{};        ///< what a region is in which it lives
    /// Integrated in the vertices of cells of degree 1, which keeps positive
    /// values positive on stretched cells.
    bool in_vertices = false;
    unsigned split   = 0; ///< turn in a multiplicative field split
    /// Too stiff for multigrid, and small: a field split factorises it.
    bool factorised = false;
    /// Surfaces on whose two sides it has nodes of its own, so that it jumps.
    std::vector<unsigned> torn_along{};
  };

  /** Which unknowns there are and where they live. */
  struct Fields
  {
    std::vector<FieldGroup> groups;
    std::vector<Field> globals;
    unsigned degree            = 1;
    double throughput_scale    = 1.; ///< of what is_throughput, SI
    double smallest_throughput = 0.; ///< below which nothing is resolved
  };
} // namespace Oxion
