#include "gmsh_reader.h"

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <clocale>
#include <filesystem>
#include <gmsh.h>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace Oxion
{
  namespace
  {
    const std::string mesh_file = "Geometry/Mesh file";

    /**
     * Gmsh between two ends, without a word on the console; it leaves its own
     * locale behind, which is taken back.
     */
    class Session
    {
    public:
      Session()
        : locale_(std::setlocale(LC_ALL, nullptr))
      {
        gmsh::initialize(0, nullptr, false);
        gmsh::option::setNumber("General.Terminal", 0);
        // Thrown, an error would leave the parser amid a file, and the next
        // file would be read from there.
        gmsh::option::setNumber("General.AbortOnError", 0);
        gmsh::onelab::clear(); // numbers of an earlier session
        gmsh::logger::start();
        gmsh::logger::get(earlier_);
      }
      Session(const Session &) = delete;
      Session &
      operator=(const Session &) = delete;
      ~Session()
      {
        gmsh::logger::stop();
        gmsh::finalize();
        std::setlocale(LC_ALL, locale_.c_str());
      }

      /** What it calls errors, also where it went on. */
      std::string
      errors() const
      {
        const std::string mark = "Error: ";
        std::vector<std::string> log;
        gmsh::logger::get(log);
        std::string result;
        for (std::size_t i = earlier_.size(); i < log.size(); ++i)
          if (log[i].rfind(mark, 0) == 0 &&
              result.find(log[i].substr(mark.size())) == std::string::npos)
            result += (result.empty() ? "" : "; ") + log[i].substr(mark.size());
        return Parameters::shortened(result, 400);
      }

    private:
      std::string locale_;
      std::vector<std::string> earlier_; ///< what was logged before
    };

    /** Names of the numbers that the open geometry lets others set. */
    std::vector<std::string>
    free_numbers()
    {
      std::string text;
      gmsh::onelab::get(text);
      const auto known = nlohmann::json::parse(text);
      std::vector<std::string> result;
      for (const auto &one : known.at("onelab").at("parameters"))
      {
        const std::string name = one["name"];
        if (one["type"] == "number" && !one.value("readOnly", false) &&
            name.rfind("Gmsh/", 0) != 0)
          result.push_back(name);
      }
      return result;
    }

    /** "Hole radius [mm]" of "Dimensions/Hole radius [mm]". */
    std::string
    without_folder(const std::string &name)
    {
      return Parameters::last_component(name);
    }

    std::vector<GeometryProblem>
    set_numbers(const std::vector<Parameters::MeshParameter> &parameters)
    {
      const auto names = free_numbers();
      std::vector<std::string> short_names;
      for (const auto &name : names)
        short_names.push_back(without_folder(name));
      std::vector<GeometryProblem> problems;
      for (const auto &parameter : parameters)
      {
        const auto found =
          std::find(short_names.begin(), short_names.end(), parameter.name);
        if (found != short_names.end())
          gmsh::onelab::setNumber(names[found - short_names.begin()],
                                  {parameter.value});
        else
          problems.push_back(
            {"Geometry/Mesh parameter " + parameter.name,
             "the geometry has no number of this name",
             short_names.empty()
               ? "a DefineConstant with Name in the .geo, which has none"
               : "one of " + Parameters::short_list(short_names),
             Parameters::nearest_name(parameter.name, short_names)});
      }
      return problems;
    }

    using NodeIndex = std::unordered_map<std::size_t, unsigned>;

    NodeIndex
    read_nodes(GmshMesh &mesh)
    {
      std::vector<std::size_t> tags;
      std::vector<double> coordinates, in_curves;
      gmsh::model::mesh::getNodes(tags, coordinates, in_curves);
      NodeIndex index;
      for (std::size_t i = 0; i < tags.size(); ++i)
        if (index.emplace(tags[i], mesh.nodes.size()).second)
          mesh.nodes.push_back({{coordinates[3 * i],
                                 coordinates[3 * i + 1],
                                 coordinates[3 * i + 2]}});
      return index;
    }

    GmshElements
    elements_of(const int type,
                const std::vector<std::size_t> &node_tags,
                const NodeIndex &index)
    {
      GmshElements result;
      int dimension, order, n_nodes, n_corners;
      gmsh::model::mesh::getElementProperties(type,
                                              result.type,
                                              dimension,
                                              order,
                                              n_nodes,
                                              result.unit_nodes,
                                              n_corners);
      result.order             = order;
      result.nodes_per_element = n_nodes;
      for (const std::size_t tag : node_tags)
        result.nodes.push_back(index.at(tag));
      return result;
    }

    void
    read_groups(const int dimension, const NodeIndex &index, GmshMesh &mesh)
    {
      gmsh::vectorpair groups;
      gmsh::model::getPhysicalGroups(groups);
      for (const auto &[group_dimension, tag] : groups)
      {
        GmshGroup group;
        group.dimension = group_dimension;
        gmsh::model::getPhysicalName(group_dimension, tag, group.name);
        if (group.name.empty())
          group.name = "physical group " + std::to_string(tag);
        std::vector<int> entities;
        if (group_dimension == dimension || group_dimension == dimension - 1)
          gmsh::model::getEntitiesForPhysicalGroup(group_dimension,
                                                   tag,
                                                   entities);
        for (const int entity : entities)
        {
          std::vector<int> types;
          std::vector<std::vector<std::size_t>> elements, nodes;
          gmsh::model::mesh::getElements(
            types, elements, nodes, group_dimension, entity);
          for (unsigned t = 0; t < types.size(); ++t)
            group.elements.push_back(elements_of(types[t], nodes[t], index));
        }
        mesh.groups.push_back(group);
      }
    }

    GmshMesh
    read(const Session &session,
         const Parameters::Geometry &geometry,
         const int dimension)
    {
      GmshMesh mesh;
      const auto has_failed = [&] {
        const std::string errors = session.errors();
        if (!errors.empty())
          mesh.problems.push_back({mesh_file, "Gmsh reports: " + errors});
        return !errors.empty();
      };
      gmsh::open(geometry.mesh_file);
      if (has_failed())
        return mesh;
      if (!geometry.mesh_parameters.empty())
      {
        mesh.problems = set_numbers(geometry.mesh_parameters);
        gmsh::clear();
        gmsh::open(geometry.mesh_file);
        if (has_failed())
          return mesh;
      }
      if (std::filesystem::path(geometry.mesh_file).extension() == ".geo")
      {
        gmsh::model::mesh::generate(dimension);
        gmsh::model::mesh::setOrder(2);
      }
      if (!has_failed() && mesh.problems.empty())
        read_groups(dimension, read_nodes(mesh), mesh);
      return mesh;
    }
  } // namespace


  GmshMesh
  read_with_gmsh(const Parameters::Geometry &geometry, const int dimension)
  {
    const Session session;
    std::string message;
    try
    {
      return read(session, geometry, dimension);
    }
    // Up to 4.8 texts are thrown, later on exceptions.
    catch (const std::string &text)
    {
      message = text;
    }
    catch (const std::exception &exception)
    {
      message = exception.what();
    }
    const std::string errors = session.errors();
    GmshMesh failed;
    failed.problems = {
      {mesh_file, "Gmsh reports: " + (errors.empty() ? message : errors)}};
    return failed;
  }
} // namespace Oxion
