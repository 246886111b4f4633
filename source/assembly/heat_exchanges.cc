#include <oxion/autodiff/dual.h>
#include <oxion/laws/heat_transfer.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Heat leaving through a surface of the given area [W/m2]. */
    Dual<1>
    heat_loss(const Parameters::HeatExchange &exchange,
              const double area,
              const double temperature)
    {
      const auto T = Dual<1>::variable(temperature, 0);
      return Laws::convection(exchange.coefficient +
                                exchange.conductance / area,
                              T,
                              exchange.gas_temperature) +
             Laws::radiation(exchange.emissivity,
                             T,
                             exchange.environment_temperature);
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_exchanges(Target &target) const
  {
    const auto &mesh = layout_.mesh();
    InterfaceValues<dim> shapes(layout_, boundary_quadrature_);
    CellDofs dofs;

    for (unsigned e = 0; e < model_.exchanges.size(); ++e)
    {
      const HeatExchangeModel &exchange = model_.exchanges[e];
      if (exchange.parameters.fixed_temperature)
        continue;
      for (const auto &face : exchange_faces_[e])
      {
        if (!target.wants(face.first->material_id()) ||
            !target.wants_face(face))
          continue;
        layout_.cell_dofs(face.first, dofs);
        target.clear();
        target.append(dofs, temperature);
        target.begin();
        shapes.reinit(face);
        const auto &shape = shapes.first();
        for (const unsigned q : shape.quadrature_point_indices())
        {
          const double weight =
            shape.JxW(q) * mesh.thickness_at(shape.quadrature_point(q));
          double T = 0.;
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
            T += shape.shape_value(a, q) * target.value[a];
          const auto loss =
            heat_loss(exchange.parameters, areas_[exchange.surface], T);
          if (target.tally != nullptr)
            target.tally->exchange_loss[e] += weight * loss.value;
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
          {
            const double v = weight * shape.shape_value(a, q);
            if (v == 0.)
              continue;
            if (target.residual != nullptr)
              target.local_residual[a] += v * loss.value;
            if (target.jacobian != nullptr)
              for (unsigned b = 0; b < dofs.n_nodes; ++b)
                target.local_matrix(a, b) +=
                  v * loss.derivative[0] * shape.shape_value(b, q);
          }
        }
        target.submit();
      }
    }
  }


  template void
  Assembler<2>::assemble_exchanges(Target &) const;
  template void
  Assembler<3>::assemble_exchanges(Target &) const;
} // namespace Oxion
