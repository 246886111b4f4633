#include "swept_structure.h"

#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /** Mesh and solver are set up once for a device. */
    bool
    is_built_in(const Parameters::Sweep &sweep)
    {
      const std::string section =
        Parameters::split_path(sweep.parameter).front();
      return section == "Geometry" || section == "Solver";
    }


    SweptStructure::Kind
    kind_of(const double number)
    {
      return number == 0.            ? SweptStructure::Kind::zero
             : std::isfinite(number) ? SweptStructure::Kind::finite
                                     : SweptStructure::Kind::infinite;
    }


    bool
    agree(const std::vector<Field> &a, const std::vector<Field> &b)
    {
      const auto key = [](const Field &field) {
        return std::tie(field.name, field.scale, field.residual_scale);
      };
      return std::equal(a.begin(),
                        a.end(),
                        b.begin(),
                        b.end(),
                        [&](const Field &x, const Field &y) {
                          return key(x) == key(y);
                        });
    }
  } // namespace


  SweptStructure::SweptStructure(const std::vector<Parameters::Sweep> &sweeps,
                                 const SweptValues &values)
  {
    for (unsigned s = 0; s < sweeps.size(); ++s)
    {
      const bool is_text = !values[s].number || is_built_in(sweeps[s]);
      texts.push_back(is_text ? values[s].text : "");
      kinds.push_back(is_text ? Kind::text : kind_of(*values[s].number));
    }
  }


  template <int dim>
  bool
  same_fields(const Sensor<dim> &sensor,
              const Parameters::Parameters &parameters)
  {
    const auto &mesh = sensor.mesh();
    Model model(parameters, mesh.regions(), mesh.surface_names());
    insulate_bodies_without_electrodes(mesh, model);
    const auto now     = describe_fields(model, parameters);
    const auto &before = sensor.layout().description();
    for (unsigned g = 0; g < now.groups.size(); ++g)
      if (now.groups[g].lives != before.groups[g].lives ||
          !agree(now.groups[g].fields, before.groups[g].fields))
        return false;
    return agree(now.globals, before.globals);
  }


  template bool
  same_fields(const Sensor<2> &, const Parameters::Parameters &);
  template bool
  same_fields(const Sensor<3> &, const Parameters::Parameters &);
} // namespace Oxion
