#pragma once

#include <map>
#include <string>
#include <vector>

/** What VTK's own readers find in our files. */
namespace Oxion::Testing
{
  struct Grid
  {
    unsigned n_cells = 0;
    /// "Points" and all arrays of points, cells and field data by name.
    std::map<std::string, std::vector<double>> numbers;
    std::map<std::string, std::vector<std::string>> texts;
  };

  /** A .pvtu with its pieces. @throw std::runtime_error if VTK cannot. */
  Grid
  read_grid(const std::string &file);

  /** The grids of a .vtm by name; pieces of the same name are joined. */
  std::map<std::string, Grid>
  read_blocks(const std::string &file);
} // namespace Oxion::Testing
