#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/physics/model.h>

#include <string>

namespace Oxion
{
  /// An electrode this far from oxygen of 1 bar [V] is not followed further:
  /// twice the voltage that decomposes zirconia.
  constexpr double hopeless_potential = 5.;

  /**
   * Says that an electrode stands further than `limit` [V] from oxygen of
   * 1 bar, which electrode and what forbids it; "" if none does. x: a state,
   * completed. Collective.
   */
  template <int dim>
  std::string
  describe_runaway_electrode(const Model &model,
                             const Assembler<dim> &assembler,
                             const typename Assembler<dim>::Vector &x,
                             double limit);

  /**
   * Says that an electrode would have to take oxygen from a gas that holds none
   * in any form, which electrode and what to change; "" if there is none.
   * Of a state that does not solve the equations. Collective.
   */
  template <int dim>
  std::string
  describe_starving_electrode(const Model &model,
                              const Assembler<dim> &assembler,
                              const typename Assembler<dim>::Vector &x);
} // namespace Oxion
