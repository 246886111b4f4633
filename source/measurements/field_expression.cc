#include <oxion/measurements/field_expression.h>

#include <array>
#include <stdexcept>

namespace Oxion
{
  FieldExpression::FieldExpression(const std::string &name, const Model &model)
  {
    if (name == "T")
    {
      group_ = temperature;
      return;
    }
    if (name == "phi")
    {
      group_ = ionic;
      return;
    }
    if (name == "psi")
    {
      group_ = electronic;
      return;
    }
    group_ = gas;
    gas_   = &model.gas_unknowns;
    if (name == "p")
      return;
    fraction_ = name.rfind("x_", 0) == 0;
    if (fraction_ || name.rfind("p_", 0) == 0)
      species_ = model.mixture.index(name.substr(2));
    if (species_ < 0)
      throw std::invalid_argument("there is no field '" + name + "'");
  }


  double
  FieldExpression::operator()(const double *unknowns) const
  {
    if (group_ != gas)
      return unknowns[0];
    if (species_ < 0)
      return unknowns[0];
    std::array<double, Laws::max_species> partial;
    gas_->to_species(unknowns, partial);
    return fraction_ ? partial[species_] / unknowns[0] : partial[species_];
  }
} // namespace Oxion
