#pragma once

#include <oxion/physics/groups.h>
#include <oxion/physics/model.h>

#include <string>

namespace Oxion
{
  /**
   * A quantity computed from one group's unknowns at a point: T [K], phi
   * [V], p, p_<species> [Pa] or x_<species> [-].
   */
  class FieldExpression
  {
  public:
    /** @throw std::invalid_argument if the model has no such field. */
    FieldExpression(const std::string &name, const Model &model);

    Group
    group() const
    {
      return group_;
    }

    /** Value from the group's unknowns in SI, with p itself for p - p_ref. */
    double
    operator()(const double *unknowns) const;

  private:
    Group group_;
    const GasUnknowns *gas_ = nullptr;
    int species_            = -1; ///< -1: the total pressure
    bool fraction_          = false;
  };
} // namespace Oxion
