#include "vtu.h"

#include <oxion/output/atomic_file.h>

#include <deal.II/base/exceptions.h>
#include <deal.II/base/mpi.h>
#include <deal.II/base/utilities.h>

#include <cstring>
#include <zlib.h>

namespace Oxion::Vtu
{
  using namespace dealii;

  namespace
  {
    constexpr unsigned ranks_per_file = 8;

    template <typename T>
    std::string
    base64(const T *data, const std::size_t n)
    {
      const auto *bytes = reinterpret_cast<const unsigned char *>(data);
      return Utilities::encode_base64({bytes, bytes + n * sizeof(T)});
    }


    /** The format's compressed data: sizes of the one block, then the block. */
    template <typename T>
    std::string
    encoded(const std::vector<T> &values)
    {
      const std::size_t size = values.size() * sizeof(T);
      AssertThrow(size < (std::size_t(1) << 32),
                  ExcMessage("A rank has more data than a VTU array holds."));
      uLongf length = compressBound(size);
      std::vector<unsigned char> block(length);
      const int status =
        compress2(block.data(),
                  &length,
                  reinterpret_cast<const Bytef *>(values.data()),
                  size,
                  Z_BEST_SPEED);
      AssertThrow(status == Z_OK, ExcInternalError());

      const std::uint32_t head[4] = {1,
                                     static_cast<std::uint32_t>(size),
                                     static_cast<std::uint32_t>(size),
                                     static_cast<std::uint32_t>(length)};
      return base64(head, 4) + base64(block.data(), length);
    }


    const char *
    type_name(const double *)
    {
      return "Float64";
    }
    const char *
    type_name(const std::int32_t *)
    {
      return "Int32";
    }
    const char *
    type_name(const std::uint8_t *)
    {
      return "UInt8";
    }


    template <typename T>
    std::string
    data_array(const std::string &name,
               const unsigned n_components,
               const std::vector<T> &values,
               const std::string &attributes = "")
    {
      std::string text = "<DataArray type=\"";
      text += type_name(values.data());
      text += "\" Name=\"" + escaped(name) + "\"";
      if (n_components > 1)
        text += " NumberOfComponents=\"" + std::to_string(n_components) + "\"";
      return text + attributes + " format=\"binary\">\n" + encoded(values) +
             "\n</DataArray>\n";
    }


    std::string
    text_array(const std::string &name, const std::vector<std::string> &texts)
    {
      // The format wants each text as the codes of its bytes and a zero.
      std::string result = "<DataArray type=\"String\" Name=\"" +
                           escaped(name) + "\" NumberOfTuples=\"" +
                           std::to_string(texts.size()) +
                           "\" format=\"ascii\">\n";
      for (const auto &text : texts)
      {
        for (const unsigned char c : text)
          result += std::to_string(static_cast<int>(c)) + ' ';
        result += "0\n";
      }
      return result + "</DataArray>\n";
    }


    std::string
    field_data_text(const FieldData &data)
    {
      std::string text = "<FieldData>\n";
      for (const auto &[name, value] : data.numbers)
        text += data_array(name,
                           1,
                           std::vector<double>{value},
                           " NumberOfTuples=\"1\"");
      for (const auto &[name, texts] : data.texts)
        text += text_array(name, texts);
      return text + "</FieldData>\n";
    }


    unsigned
    points_per_cell(const CellType type)
    {
      return type == vertex ? 1 : type == line ? 2 : type == hexahedron ? 8 : 4;
    }


    std::string
    piece_text(const Piece &piece)
    {
      const unsigned per_cell   = points_per_cell(piece.type);
      const std::size_t n_cells = piece.connectivity.size() / per_cell;
      std::vector<std::int32_t> offsets(n_cells);
      for (std::size_t c = 0; c < n_cells; ++c)
        offsets[c] = (c + 1) * per_cell;

      std::string text =
        "<Piece NumberOfPoints=\"" + std::to_string(piece.points.size() / 3) +
        "\" NumberOfCells=\"" + std::to_string(n_cells) + "\">\n<Points>\n" +
        data_array("Points", 3, piece.points) + "</Points>\n<Cells>\n" +
        data_array("connectivity", 1, piece.connectivity) +
        data_array("offsets", 1, offsets) +
        data_array("types", 1, std::vector<std::uint8_t>(n_cells, piece.type)) +
        "</Cells>\n<PointData>\n";
      for (const auto &array : piece.point_data)
        text += data_array(array.name, array.n_components, array.values);
      text += "</PointData>\n<CellData>\n";
      for (const auto &array : piece.cell_data)
        text += data_array(array.name, 1, array.values);
      return text + "</CellData>\n</Piece>\n";
    }


    std::string
    file_head(const std::string &type)
    {
      const std::uint16_t one  = 1;
      const bool little_endian = *reinterpret_cast<const char *>(&one);
      return "<?xml version=\"1.0\"?>\n<VTKFile type=\"" + type +
             "\" version=\"1.0\" byte_order=\"" +
             (little_endian ? "LittleEndian" : "BigEndian") +
             "\" header_type=\"UInt32\" "
             "compressor=\"vtkZLibDataCompressor\">\n<" +
             type + (type[0] == 'P' ? " GhostLevel=\"0\">\n" : ">\n");
    }


    std::string
    record_text(const std::vector<std::string> &files,
                const Piece &piece,
                const FieldData &field_data)
    {
      std::string text =
        file_head("PUnstructuredGrid") + field_data_text(field_data) +
        "<PPoints>\n<PDataArray type=\"Float64\" "
        "NumberOfComponents=\"3\"/>\n</PPoints>\n<PPointData>\n";
      for (const auto &array : piece.point_data)
        text += "<PDataArray type=\"Float64\" Name=\"" + escaped(array.name) +
                "\" NumberOfComponents=\"" +
                std::to_string(array.n_components) + "\"/>\n";
      text += "</PPointData>\n<PCellData>\n";
      for (const auto &array : piece.cell_data)
        text +=
          "<PDataArray type=\"Int32\" Name=\"" + escaped(array.name) + "\"/>\n";
      text += "</PCellData>\n";
      for (const auto &file : files)
        text += "<Piece Source=\"" + escaped(file) + "\"/>\n";
      return text + "</PUnstructuredGrid>\n</VTKFile>\n";
    }
  } // namespace


  std::string
  escaped(const std::string &text)
  {
    std::string result;
    for (const char c : text)
      switch (c)
      {
        case '&':
          result += "&amp;";
          break;
        case '<':
          result += "&lt;";
          break;
        case '>':
          result += "&gt;";
          break;
        case '"':
          result += "&quot;";
          break;
        default:
          result += c;
      }
    return result;
  }


  std::vector<std::string>
  write_pieces(MPI_Comm communicator,
               const std::string &folder,
               const std::string &name,
               const Piece &piece,
               const FieldData &field_data)
  {
    const unsigned rank    = Utilities::MPI::this_mpi_process(communicator);
    const unsigned n_ranks = Utilities::MPI::n_mpi_processes(communicator);
    const unsigned file    = rank / ranks_per_file;

    // Only the first of each eight ranks ever sees the others' data.
    MPI_Comm group;
    MPI_Comm_split(communicator, file, rank, &group);
    const auto pieces = Utilities::MPI::gather(
      group, piece.points.empty() ? std::string() : piece_text(piece));
    MPI_Comm_free(&group);

    const std::string stem = folder + '/' + name;
    fail_together(communicator, [&] {
      if (rank % ranks_per_file != 0)
        return;
      std::string text =
        file_head("UnstructuredGrid") + field_data_text(field_data);
      bool empty = true;
      for (const auto &part : pieces)
      {
        text += part;
        empty = empty && part.empty();
      }
      if (empty) // the arrays must still be named
        text += piece_text(piece);
      write_file_atomically(stem + '_' + std::to_string(file) + ".vtu",
                            text + "</UnstructuredGrid>\n</VTKFile>\n");
    });

    std::vector<std::string> files;
    for (unsigned i = 0; i * ranks_per_file < n_ranks; ++i)
      files.push_back(name + '_' + std::to_string(i) + ".vtu");
    return files;
  }


  void
  write(MPI_Comm communicator,
        const std::string &folder,
        const std::string &name,
        const Piece &piece,
        const FieldData &field_data)
  {
    const auto files =
      write_pieces(communicator, folder, name, piece, field_data);
    on_first_rank(communicator, [&] {
      write_file_atomically(folder + '/' + name + ".pvtu",
                            record_text(files, piece, field_data));
    });
  }
} // namespace Oxion::Vtu
