#include <oxion/geometry/mesh.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/mesh_writer.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/utilities.h>

#include <boost/functional/hash.hpp>
#include <cctype>

#include "mesh_names.h"
#include "nodal_cells.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <typename Iterator>
    void
    append_vertices(const Iterator &object, Vtu::Piece &piece)
    {
      for (const unsigned v : object->vertex_indices())
        for (unsigned d = 0; d < 3; ++d)
          piece.points.push_back(d < Iterator::AccessorType::space_dimension
                                   ? object->vertex(v)[d]
                                   : 0.);
    }


    /** The cells of one region, or of all for region -1. */
    template <int dim>
    Vtu::Piece
    region_piece(const Mesh<dim> &mesh, const int region)
    {
      const NodalCells<dim> cells(1);
      Vtu::Piece piece;
      piece.type      = NodalCells<dim>::cell_type;
      piece.cell_data = {{"region", {}}, {"rank", {}}};
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned() &&
            (region < 0 || static_cast<int>(cell->material_id()) == region))
        {
          cells.append(piece.points.size() / 3, piece);
          append_vertices(cell, piece);
          piece.cell_data[0].values.push_back(cell->material_id());
          piece.cell_data[1].values.push_back(cell->subdomain_id());
        }
      return piece;
    }


    /** Whether the face is ours to write: each is seen from two cells. */
    template <int dim>
    bool
    is_ours(const typename Mesh<dim>::CellIterator &cell, const unsigned face)
    {
      if (cell->face(face)->has_children())
        return false; // the finer cells beyond have its parts
      if (cell->at_boundary(face) || cell->neighbor_is_coarser(face))
        return true;
      return cell->id() < cell->neighbor(face)->id();
    }


    template <int dim>
    Vtu::Piece
    surface_piece(const Mesh<dim> &mesh, const unsigned surface)
    {
      const NodalCells<dim - 1> faces(1);
      Vtu::Piece piece;
      piece.type      = NodalCells<dim - 1>::cell_type;
      piece.cell_data = {{"surface", {}}};
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned())
          for (const unsigned f : cell->face_indices())
            if (mesh.on_surface(cell->face(f), surface) &&
                is_ours<dim>(cell, f))
            {
              faces.append(piece.points.size() / 3, piece);
              append_vertices(cell->face(f), piece);
              piece.cell_data[0].values.push_back(surface);
            }
      return piece;
    }


    /** A name as part of a file name; the number before keeps it unique. */
    std::string
    file_name(const std::string &kind,
              const unsigned i,
              const std::string &name)
    {
      std::string result = kind + '_' + std::to_string(i) + '_';
      for (const char c : name)
        result += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
      return result;
    }


    std::string
    data_set(const unsigned i, const std::string &name, const std::string &file)
    {
      return "<DataSet index=\"" + std::to_string(i) + "\" name=\"" +
             Vtu::escaped(name) + "\" file=\"" + Vtu::escaped(file) + "\"/>\n";
    }


    std::string
    block(const unsigned i, const std::string &name, const std::string &content)
    {
      return "<Block index=\"" + std::to_string(i) + "\" name=\"" +
             Vtu::escaped(name) + "\">\n" + content + "</Block>\n";
    }


    /** Of this rank's cells with their regions and surfaces. */
    template <int dim>
    std::size_t
    fingerprint(const Mesh<dim> &mesh)
    {
      std::size_t hash = 0;
      for (const auto &region : mesh.regions())
        boost::hash_combine(hash, region.name);
      for (const auto &name : mesh.surface_names())
        boost::hash_combine(hash, name);
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned())
        {
          boost::hash_combine(hash, cell->material_id());
          for (const unsigned v : cell->vertex_indices())
            for (unsigned d = 0; d < dim; ++d)
              boost::hash_combine(hash, cell->vertex(v)[d]);
          for (const unsigned f : cell->face_indices())
            boost::hash_combine(hash, mesh.surfaces_of(cell->face(f)));
        }
      return hash;
    }


    /** A part with its name; the viewer knows no parallel files in here. */
    std::string
    named_part(const unsigned i,
               const std::string &name,
               const std::vector<std::string> &files)
    {
      if (files.size() == 1)
        return data_set(i, name, files[0]);
      std::string content;
      for (unsigned f = 0; f < files.size(); ++f)
        content += data_set(f, name, files[f]);
      return block(i, name, content);
    }
  } // namespace


  template <int dim>
  void
  write_mesh(const Mesh<dim> &mesh,
             const std::string &folder,
             const std::string &name)
  {
    const MPI_Comm communicator = mesh.communicator();
    const std::string parts     = folder + '/' + name;
    const Vtu::FieldData names  = mesh_names(mesh);
    make_output_folder(parts, communicator);
    Vtu::write(communicator, parts, "mesh", region_piece(mesh, -1), names);

    const auto write_part = [&](const unsigned i,
                                const std::string &kind,
                                const std::string &part,
                                const Vtu::Piece &piece) {
      auto files =
        Vtu::write_pieces(communicator, parts, file_name(kind, i, part), piece);
      for (auto &file : files)
        file = name + '/' + file;
      return named_part(i, part, files);
    };
    std::string regions, surfaces;
    for (unsigned r = 0; r < mesh.regions().size(); ++r)
      regions +=
        write_part(r, "region", mesh.regions()[r].name, region_piece(mesh, r));
    for (unsigned s = 0; s < mesh.surface_names().size(); ++s)
      surfaces += write_part(s,
                             "surface",
                             mesh.surface_names()[s],
                             surface_piece(mesh, s));

    // VTK's own writer numbers the files and gathers all cells on one rank.
    on_first_rank(communicator, [&] {
      write_file_atomically(parts + ".vtm",
                            "<?xml version=\"1.0\"?>\n"
                            "<VTKFile type=\"vtkMultiBlockDataSet\" "
                            "version=\"1.0\">\n<vtkMultiBlockDataSet>\n" +
                              block(0, "regions", regions) +
                              block(1, "surfaces", surfaces) +
                              "</vtkMultiBlockDataSet>\n</VTKFile>\n");
    });
  }


  template <int dim>
  MeshWriter<dim>::MeshWriter(const std::string &folder)
    : folder_(folder)
  {}


  template <int dim>
  void
  MeshWriter<dim>::write(const Mesh<dim> &mesh, const unsigned point_number)
  {
    const bool is_first = !written_;
    const auto found    = fingerprint(mesh);
    // One rank's cells may be the same when others' are not.
    if (!Utilities::MPI::logical_or(written_ != found, mesh.communicator()))
      return;
    write_mesh(mesh,
               folder_,
               is_first ? "mesh"
                        : "mesh_" + Utilities::int_to_string(point_number, 4));
    written_ = found;
  }


  template <int dim>
  void
  MeshWriter<dim>::go_on_from(const Mesh<dim> *const mesh)
  {
    written_ = mesh == nullptr ? 0 : fingerprint(*mesh);
  }


  template void
  write_mesh(const Mesh<2> &, const std::string &, const std::string &);
  template void
  write_mesh(const Mesh<3> &, const std::string &, const std::string &);
  template class MeshWriter<2>;
  template class MeshWriter<3>;
} // namespace Oxion
