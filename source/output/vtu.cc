#include "vtu.h"

#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>

#include <algorithm>
#include <sstream>
#include <vtkCellArray.h>
#include <vtkCellData.h>
#include <vtkDoubleArray.h>
#include <vtkIntArray.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkStringArray.h>
#include <vtkUnstructuredGrid.h>
#include <vtkXMLPUnstructuredGridWriter.h>
#include <vtkXMLUnstructuredGridWriter.h>
#include <vtkXMLUtilities.h>

namespace Oxion::Vtu
{
  namespace
  {
    /** VTK's array of values that stay where they are. */
    template <typename Array, typename T>
    vtkSmartPointer<Array>
    array_of(const std::string &name,
             const unsigned n_components,
             const std::vector<T> &values)
    {
      constexpr int keep = 1;
      auto array         = vtkSmartPointer<Array>::New();
      array->SetName(escaped(name).c_str()); // VTK writes it as it is
      array->SetNumberOfComponents(n_components);
      array->SetArray(const_cast<T *>(values.data()), values.size(), keep);
      return array;
    }


    unsigned
    points_per_cell(const CellType type)
    {
      return type == line ? 2 : type == hexahedron ? 8 : 4;
    }


    /** A grid that looks into the piece. */
    vtkSmartPointer<vtkUnstructuredGrid>
    grid_of(const Piece &piece, const FieldData &field_data)
    {
      auto grid = vtkSmartPointer<vtkUnstructuredGrid>::New();
      vtkNew<vtkPoints> points;
      points->SetData(array_of<vtkDoubleArray>("Points", 3, piece.points));
      grid->SetPoints(points);
      vtkNew<vtkCellArray> cells;
      cells->SetData(points_per_cell(piece.type),
                     array_of<vtkIntArray>("connectivity",
                                           1,
                                           piece.connectivity));
      grid->SetCells(piece.type, cells);

      // Double precision: a channel's pressure drop is the seventh digit of
      // its pressure, and results are compared to more digits than seven.
      for (const auto &array : piece.point_data)
        grid->GetPointData()->AddArray(array_of<vtkDoubleArray>(
          array.name, array.n_components, array.values));
      for (const auto &array : piece.cell_data)
        grid->GetCellData()->AddArray(
          array_of<vtkIntArray>(array.name, 1, array.values));

      for (const auto &[name, value] : field_data.numbers)
      {
        vtkNew<vtkDoubleArray> number;
        number->SetName(escaped(name).c_str());
        number->InsertNextValue(value);
        grid->GetFieldData()->AddArray(number);
      }
      for (const auto &[name, texts] : field_data.texts)
      {
        vtkNew<vtkStringArray> list;
        list->SetName(escaped(name).c_str());
        for (const auto &text : texts)
          list->InsertNextValue(text);
        grid->GetFieldData()->AddArray(list);
      }
      return grid;
    }


    /**
     * VTK's record of pieces, without the pieces: its own parallel writer
     * knows no temporary names, and a rank whose disk is full leaves the
     * others waiting.
     */
    class RecordWriter : public vtkXMLPUnstructuredGridWriter
    {
    public:
      static RecordWriter *
      New()
      {
        VTK_STANDARD_NEW_BODY(RecordWriter);
      }

      void
      set_writers(const std::vector<unsigned char> &writers)
      {
        writers_ = writers;
        SetNumberOfPieces(writers.size());
      }

    private:
      int
      WritePieceInternal() override
      {
        std::copy(writers_.begin(), writers_.end(), PieceWrittenFlags);
        return 1;
      }

      std::vector<unsigned char> writers_; ///< 1 of each rank that has a file
    };


    /** Writes into memory, for the file must not be seen before it is whole. */
    void
    write_file(vtkXMLWriter &writer,
               const Piece &piece,
               const FieldData &field_data,
               const std::string &path)
    {
      const auto grid = grid_of(piece, field_data);
      writer.SetInputData(grid);
      writer.SetFileName(path.c_str()); // of which a record takes its pieces'
      writer.SetCompressionLevel(1);
      writer.SetDataModeToAppended();
      writer.EncodeAppendedDataOff();
      writer.WriteToOutputStringOn();
      if (!writer.Write())
        throw EnvironmentFailure("Cannot encode the file '" + path +
                                 "': out of memory.");
      write_file_atomically(path, writer.GetOutputString());
    }


    std::string
    piece_name(const std::string &name, const unsigned rank)
    {
      return name + '_' + std::to_string(rank) + ".vtu";
    }


    /** Writes the pieces. @return 1 of each rank that has written one. */
    std::vector<unsigned char>
    write_own_piece(MPI_Comm communicator,
                    const std::string &folder,
                    const std::string &name,
                    const Piece &piece,
                    const FieldData &field_data)
    {
      int rank, n_ranks;
      MPI_Comm_rank(communicator, &rank);
      MPI_Comm_size(communicator, &n_ranks);
      const unsigned char has_cells = !piece.connectivity.empty();
      std::vector<unsigned char> writers(n_ranks);
      MPI_Allgather(&has_cells,
                    1,
                    MPI_UNSIGNED_CHAR,
                    writers.data(),
                    1,
                    MPI_UNSIGNED_CHAR,
                    communicator);
      if (std::count(writers.begin(), writers.end(), 1) == 0)
        writers[0] = 1; // the arrays must still be named

      fail_together(communicator, [&] {
        if (writers[rank])
          write_file(*vtkNew<vtkXMLUnstructuredGridWriter>(),
                     piece,
                     field_data,
                     folder + '/' + piece_name(name, rank));
      });
      return writers;
    }
  } // namespace


  std::string
  escaped(const std::string &text)
  {
    std::ostringstream result;
    constexpr int special_characters = 1;
    vtkXMLUtilities::EncodeString(text.c_str(),
                                  VTK_ENCODING_UTF_8,
                                  result,
                                  VTK_ENCODING_UTF_8,
                                  special_characters);
    return result.str();
  }


  std::vector<std::string>
  write_pieces(MPI_Comm communicator,
               const std::string &folder,
               const std::string &name,
               const Piece &piece,
               const FieldData &field_data)
  {
    const auto writers =
      write_own_piece(communicator, folder, name, piece, field_data);
    std::vector<std::string> files;
    for (unsigned rank = 0; rank < writers.size(); ++rank)
      if (writers[rank])
        files.push_back(piece_name(name, rank));
    return files;
  }


  void
  write(MPI_Comm communicator,
        const std::string &folder,
        const std::string &name,
        const Piece &piece,
        const FieldData &field_data)
  {
    const auto writers =
      write_own_piece(communicator, folder, name, piece, field_data);
    on_first_rank(communicator, [&] {
      vtkNew<RecordWriter> record;
      record->set_writers(writers);
      write_file(*record, piece, field_data, folder + '/' + name + ".pvtu");
    });
  }
} // namespace Oxion::Vtu
