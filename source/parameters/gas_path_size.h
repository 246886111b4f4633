#pragma once

#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  const Words<GasPath> &
  gas_path_words();

  /**
   * The size of a material's gas path, into pore_radius: what the section
   * gives, what is there from the library, or the distance between the walls
   * of the layers and inserts the material fills. Entries that its gas path
   * has no use for are errors.
   */
  void
  read_gas_path_size(const Section &section,
                     const Geometry &geometry,
                     Material &material);

  /**
   * The same for a library material, into pore_radius; `where` and `entry`
   * name it in errors.
   */
  void
  set_size_by_walls(const Section &where,
                    const std::string &entry,
                    const Geometry &geometry,
                    Material &material);
} // namespace Oxion::Parameters
