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
    structural_text(const Parameters::SweptParameter &parameter,
                    const SweptValue &value)
    {
      const std::string section =
        Parameters::split_path(parameter.path).front();
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
    const auto parameters = Parameters::swept_parameters(sweeps);
    for (std::size_t i = 0; i < parameters.size(); ++i)
    {
      texts.push_back(structural_text(parameters[i], values[i]));
      infinite.push_back(values[i].number && std::isinf(*values[i].number));
    }
  }


  std::vector<unsigned>
  way_to(const unsigned point,
         const std::vector<Parameters::Sweep> &sweeps,
         const std::vector<SweepPoint> &points)
  {
    const auto texts = SweptStructure(sweeps, points[point].swept).texts;
    std::vector<unsigned> result;
    unsigned i = point;
    while (i > 0)
    {
      // Inner sweeps begin anew from where they began before.
      const bool is_inner = points[i].level + 1 >= sweeps.size();
      const auto level    = points[i].level;
      --i;
      while (i > 0 && !is_inner && points[i].level > level)
        --i;
      if (SweptStructure(sweeps, points[i].swept).texts != texts)
        break;
      result.insert(result.begin(), i);
    }
    return result;
  }


  template <int dim>
  DeviceStructure<dim>::DeviceStructure(
    const Mesh<dim> &mesh,
    const Parameters::Parameters &parameters)
  {
    Model model(parameters, mesh.regions(), mesh.surface_names());
    insulate_bodies_without_electrodes(mesh, model);
    fields             = describe_fields(model, parameters);
    const auto problem = make_problem<dim>(model);
    n_volume_terms     = problem.volume_terms.size();
    for (const auto &term : problem.surface_terms)
      surfaces_with_terms.push_back(term->surface());
    for (const auto &prescription : problem.prescriptions)
      prescribed.emplace_back(prescription.surface, prescription.group);
    for (const auto &terminal : parameters.terminals)
      is_floating.push_back(std::isinf(terminal.resistance));
  }


  template <int dim>
  bool
  DeviceStructure<dim>::operator==(const DeviceStructure &other) const
  {
    for (unsigned g = 0; g < fields.groups.size(); ++g)
      if (fields.groups[g].lives != other.fields.groups[g].lives ||
          fields.groups[g].torn_along != other.fields.groups[g].torn_along ||
          !agree(fields.groups[g].fields, other.fields.groups[g].fields))
        return false;
    return agree(fields.globals, other.fields.globals) &&
           std::tie(n_volume_terms,
                    surfaces_with_terms,
                    prescribed,
                    is_floating) == std::tie(other.n_volume_terms,
                                             other.surfaces_with_terms,
                                             other.prescribed,
                                             other.is_floating);
  }


  template struct DeviceStructure<2>;
  template struct DeviceStructure<3>;
} // namespace Oxion
