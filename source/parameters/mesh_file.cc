#include "mesh_file.h"

#include <oxion/parameters/mesh_files.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <filesystem>

namespace Oxion::Parameters
{
  namespace
  {
    const std::string path_of_mesh_file = "Geometry/Mesh file";

    /** A default may stand there: files of parameters as used have all. */
    bool
    says_something(const Section &section, const std::string &entry)
    {
      return section.is_set(entry) &&
             section.text(entry) !=
               section.declaration().find_entry(entry)->default_value;
    }

    void
    refuse_stack(const Section &section)
    {
      const auto refuse = [](const Section &where, const std::string &entry) {
        if (says_something(where, entry))
          where.error(entry,
                      "\"" + entry + "\" has no meaning beside \"Mesh file\"",
                      "no such entry: shape and cells are those of the mesh");
      };
      for (const char *entry :
           {"r [mm]", "x [mm]", "y [mm]", "Layers", "Inserts"})
        refuse(section, entry);
      for (const char *entry : {"Edge cell size [um]",
                                "Growth ratio [-]",
                                "Largest cell [um]",
                                "Largest cell in x [um]",
                                "Largest cell in y [um]",
                                "Aspect limit [-]",
                                "Fineness [-]"})
        refuse(section.section("Grid"), entry);
      if (section.items("Region").empty())
        section.error(
          "Mesh file",
          "no region of this mesh has a material",
          "a \"subsection Region NAME\" with \"Material\" for every "
          "physical group of cells");
    }

    void
    refuse_mesh(const Section &section)
    {
      if (!section.is_set("Layers"))
        section.error("Layers",
                      "this entry is missing",
                      "names, separated by commas; or \"Mesh file\"");
      const std::string message = "there is no \"Mesh file\" that has it";
      const std::string expected =
        "\"Mesh file\", or the layers and inserts of a stack";
      if (says_something(section, "Mesh unit [mm]"))
        section.error("Mesh unit [mm]", message, expected);
      for (const char *kind : {"Region", "Mesh parameter"})
        for (const auto &item : section.items(kind))
          item.error("", message, expected);
    }
  } // namespace


  SectionDeclaration
  declare_region()
  {
    return {"Region",
            "A physical group of the mesh's cells. Where two of them meet on a "
            "surface of the mesh, its first side is the one that stands first "
            "here.",
            {{"Material",
              &Region::material,
              "Its material, or none: outside of the body.",
              required}}};
  }


  SectionDeclaration
  declare_mesh_parameter()
  {
    return {"Mesh parameter",
            "A number of the Gmsh geometry, by the Name that its "
            "DefineConstant gives it.",
            {{"Value",
              {&MeshParameter::value, number()},
              "In the geometry's own unit.",
              required}}};
  }


  void
  read_mesh_file(const Section &section, Geometry &geometry)
  {
    if (geometry.mesh_file.empty())
      return refuse_mesh(section);
    refuse_stack(section);
    for (const auto &item : section.items("Region"))
      geometry.mesh_regions.push_back(item.read<Region>());
    for (const auto &item : section.items("Mesh parameter"))
      geometry.mesh_parameters.push_back(item.read<MeshParameter>());
    const std::string ending =
      std::filesystem::path(geometry.mesh_file).extension().string();
    if (ending != ".geo" && ending != ".msh")
      section.error("Mesh file",
                    "this is no file of Gmsh by its name",
                    "NAME.geo, a geometry, or NAME.msh, a mesh of format 2.2 "
                    "or 4.1");
    if (ending == ".msh")
      for (const auto &item : section.items("Mesh parameter"))
        item.error("",
                   "a finished mesh has no numbers to set",
                   "the .geo that it was made of as \"Mesh file\"");
  }


  void
  find_mesh_file(ParameterFile &file,
                 const FileSource &source,
                 Diagnostics &diagnostics)
  {
    namespace fs           = std::filesystem;
    const Setting *setting = file.find(path_of_mesh_file);
    if (setting == nullptr || setting->value.empty())
      return;
    const fs::path named =
      fs::path(setting->origin.file).parent_path() / setting->value;
    const FileOnDisk on_disk = source(named.string());
    if (on_disk.is_readable)
      return file.set(path_of_mesh_file,
                      fs::absolute(named).lexically_normal().string(),
                      setting->origin);
    diagnostics.add(
      {true,
       path_of_mesh_file,
       setting->origin,
       std::string(on_disk.exists ? "this file cannot be read: "
                                  : "there is no such file: ") +
         named.string(),
       "a geometry (.geo) or mesh (.msh) of Gmsh, named from "
       "where the parameter file is",
       nearest_name(named.filename().string(), on_disk.neighbours)});
  }
} // namespace Oxion::Parameters
