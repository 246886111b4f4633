#pragma once

#include <oxion/output/named_values.h>

#include <cstdint>
#include <mpi.h>
#include <string>
#include <vector>

/** VTU files by VTK's writers, whose headers stay out of all other files. */
namespace Oxion::Vtu
{
  /** VTK's codes. */
  enum CellType : std::uint8_t
  {
    line          = 3,
    quadrilateral = 9,
    hexahedron    = 12
  };

  struct PointArray
  {
    std::string name;
    unsigned n_components; ///< 1 or 3
    std::vector<double> values;
  };

  struct CellArray
  {
    std::string name;
    std::vector<std::int32_t> values;
  };

  /** One rank's points and cells, all of one type. */
  struct Piece
  {
    CellType type = quadrilateral;
    std::vector<double> points; ///< three coordinates each
    std::vector<std::int32_t> connectivity;
    std::vector<PointArray> point_data; ///< the same on all ranks, but values
    std::vector<CellArray> cell_data;
  };

  /** What belongs to a whole data set. */
  struct FieldData
  {
    NamedValues numbers;
    /// Lists of texts by name; an entry's place is the index in cell data.
    std::vector<std::pair<std::string, std::vector<std::string>>> texts;
  };

  /**
   * Writes folder/name_<rank>.vtu of each rank that has cells, or of rank 0 if
   * none has, each under a temporary name first. Collective.
   * @return these files' names, without folder.
   * @throw EnvironmentFailure on all ranks.
   */
  std::vector<std::string>
  write_pieces(MPI_Comm communicator,
               const std::string &folder,
               const std::string &name,
               const Piece &piece,
               const FieldData &field_data = {});

  /** Writes the pieces and, when they are there, folder/name.pvtu. */
  void
  write(MPI_Comm communicator,
        const std::string &folder,
        const std::string &name,
        const Piece &piece,
        const FieldData &field_data);

  /** Text that can stand in an XML attribute. */
  std::string
  escaped(const std::string &text);
} // namespace Oxion::Vtu
