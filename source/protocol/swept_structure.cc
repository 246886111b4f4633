#include <oxion/parameters/paths.h>
#include <oxion/protocol/swept_structure.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /** What of a value makes another device; "" of a mere number. */
    std::string
    structural_text(const Parameters::Sweep &sweep, const SweptValue &value)
    {
      const std::string section =
        Parameters::split_path(sweep.parameter).front();
      if (!value.number || section == "Geometry" || section == "Solver")
        return value.text;
      // Every cold start leads through a circuit at rest, voltages and currents
      // of zero.
      return *value.number == 0. && section != "Circuit" ? "0" : "";
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
      texts.push_back(structural_text(sweeps[s], values[s]));
      infinite.push_back(values[s].number && std::isinf(*values[s].number));
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
