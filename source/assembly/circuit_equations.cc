#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  Assembler<dim>::assemble_circuit(Target &target) const
  {
    const auto &circuit = model_.conditions.circuit;
    if (circuit.n_unknowns() == 0 ||
        !layout_.owned().is_element(layout_.global_unknown(0)))
      return;
    target.clear();
    for (unsigned i = 0; i < circuit.n_unknowns(); ++i)
      target.append_global(i);
    target.begin();

    const auto add = [&](const unsigned row, const LinearEquation &equation) {
      if (target.residual != nullptr)
        target.local_residual[row] -= equation.right_side;
      for (const auto &[unknown, coefficient] : equation.coefficients)
      {
        if (target.residual != nullptr)
          target.local_residual[row] += coefficient * target.value[unknown];
        if (target.jacobian != nullptr)
          target.local_matrix(row, unknown) += coefficient;
      }
    };
    const auto equations = circuit.equations();
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      add(circuit.voltage_unknown(t), equations[t]);
    for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
      add(circuit.current_unknown(e), {{{circuit.current_unknown(e), 1.}}, 0.});
    target.submit();
  }


  template void
  Assembler<2>::assemble_circuit(Target &) const;
  template void
  Assembler<3>::assemble_circuit(Target &) const;
} // namespace Oxion
