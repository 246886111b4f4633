#include <oxion/parameters/measured_quantity.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_line_probe()
  {
    return {
      "Line probe",
      "A field along a line, in files NAME_0001.csv, ... of the run "
      "folder, one a point; nan where the field does not live.",
      {{"Field",
        &LineProbe::field,
        "T, phi, psi, p, p_O2, x_O2, log10(p_O2/Pa), ...; the density of the "
        "ions' current as |J|, J_x, J_y, J_z, J_r, of the electrons' as "
        "|J_e|, ...",
        required},
       {"From [mm]", numbers(2, 3), "x or r, (y,) z.", required},
       {"To [mm]", numbers(2, 3), "The other end.", required},
       {"Points", {&LineProbe::points, integer(2, 1000000)}, "How many."}}};
  }


  std::array<double, 3>
  read_point(const Section &section,
             const std::string &entry,
             const Symmetry symmetry)
  {
    std::array<double, 3> result{};
    const auto numbers = section.numbers(entry);
    const unsigned dim = symmetry == Symmetry::spatial ? 3 : 2;
    if (section.has(entry) && numbers.size() != dim)
      section.error(entry,
                    "a point of this geometry has " + std::to_string(dim) +
                      " coordinates",
                    dim == 3 ? "x, y, z" : "r or x, then z");
    std::copy(numbers.begin(), numbers.end(), result.begin());
    return result;
  }


  std::vector<LineProbe>
  read_line_probes(const Section &section, const Parameters &parameters)
  {
    const Symmetry symmetry = parameters.geometry.symmetry;
    const auto fields =
      names_of(measurables(parameters.gas, symmetry).at_points);
    std::vector<LineProbe> result;
    for (const auto &item : section.items("Line probe"))
    {
      LineProbe probe = item.read<LineProbe>();
      probe.file      = file_name_of(probe.name);
      probe.from      = read_point(item, "From [mm]", symmetry);
      probe.to        = read_point(item, "To [mm]", symmetry);
      item.check_name("Field", probe.field, fields, "field");
      if (item.has("From [mm]") && item.has("To [mm]") &&
          probe.from == probe.to)
        item.error("To [mm]", "the line has no length", "two points");
      for (const auto &other : result)
        if (other.file == probe.file)
          item.error("",
                     "its files would have the names of those of the line "
                     "probe \"" +
                       other.name + "\": " + probe.file + "_0001.csv",
                     "names that differ in more than /\\:*?\"<>|");
      result.push_back(probe);
    }
    return result;
  }
} // namespace Oxion::Parameters
