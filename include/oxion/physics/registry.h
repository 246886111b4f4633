#pragma once

#include <oxion/fields/fields.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/model.h>
#include <oxion/problem/problem.h>

namespace Oxion
{
  /** Names, places and scales of all unknowns of the model. */
  Fields
  describe_fields(const Model &model, const Parameters::Parameters &parameters);

  /** The equations of the model, which is kept by reference. */
  template <int dim>
  Problem<dim>
  make_problem(const Model &model);
} // namespace Oxion
