#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/section.h>
#include <oxion/parameters/write_parameters.h>

#include <ostream>
#include <set>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    enum class Style
    {
      everything, ///< defaults as settings
      annotated   ///< defaults as comments, with documentation
    };

    /** Words of the text as comment lines of at most 78 characters. */
    void
    write_comment(std::ostream &out,
                  const std::string &indent,
                  const std::string &text)
    {
      std::istringstream words(text);
      std::string word, line = indent + "#";
      while (words >> word)
      {
        if (line.size() + 1 + word.size() > 78)
        {
          out << line << '\n';
          line = indent + "#";
        }
        line += " " + word;
      }
      out << line << '\n';
    }


    class Writer
    {
    public:
      Writer(const ParameterFile &file, std::ostream &out, const Style style)
        : file_(file)
        , out_(out)
        , style_(style)
      {}

      void
      write_sections(const SectionDeclaration &declaration,
                     const std::string &path,
                     const unsigned depth)
      {
        for (const auto &items : declaration.items)
          for (const auto &name : item_names(file_, declaration, path, items))
            write_section(items.item[0],
                          path,
                          items.item[0].name + " " + name,
                          depth);
        for (const auto &section : declaration.sections)
          write_section(section, path, section.name, depth);
      }

    private:
      void
      write_section(const SectionDeclaration &declaration,
                    const std::string &parent,
                    const std::string &name,
                    const unsigned depth)
      {
        const std::string path   = join_path(parent, name);
        const std::string indent = std::string(2 * depth, ' ');
        const bool first         = documented_.insert(&declaration).second;
        if (depth == 0)
          out_ << '\n';
        if (style_ == Style::annotated && first)
          write_comment(out_, indent, declaration.documentation);
        out_ << indent << "subsection " << name << '\n';
        for (const auto &entry : declaration.entries)
          write_entry(entry, path, indent + "  ", first);
        write_sections(declaration, path, depth + 1);
        out_ << indent << "end\n";
      }

      void
      write_entry(const EntryDeclaration &entry,
                  const std::string &path,
                  const std::string &indent,
                  const bool first)
      {
        const std::string full = join_path(path, entry.name);
        const Setting *setting = file_.find(full);
        const bool is_set      = setting != nullptr && !setting->value.empty();
        std::string value      = is_set ? setting->value : entry.default_value;
        if (style_ == Style::everything)
        {
          // The default depends on the name of the file.
          if (full == "Output/Folder" && !is_set)
            value = default_run_folder(file_.filename());
          if (!value.empty())
            out_ << indent << "set " << entry.name << " = " << value << '\n';
          return;
        }
        if (first)
          write_comment(out_, indent, entry.documentation);
        if (is_set)
          out_ << indent << "set " << entry.name << " = " << value << '\n';
        else if (first)
          out_ << indent << "# set " << entry.name << " ="
               << (value.empty() ? "" : " " + value) << '\n';
      }

      const ParameterFile &file_;
      std::ostream &out_;
      Style style_;
      std::set<const SectionDeclaration *> documented_;
    };


    void
    document(const SectionDeclaration &section,
             const std::string &path,
             std::ostream &out)
    {
      out << '\n' << path << "\n  " << section.documentation << '\n';
      for (const auto &entry : section.entries)
      {
        out << "    " << entry.name;
        if (entry.is_required)
          out << " (required)";
        else if (!entry.default_value.empty())
          out << " = " << entry.default_value;
        out << "\n        " << entry.documentation << "\n        "
            << entry.type.expectation << '\n';
      }
      for (const auto &inner : section.sections)
        document(inner, join_path(path, inner.name), out);
      for (const auto &items : section.items)
        document(items.item[0],
                 join_path(path, items.item[0].name + " NAME"),
                 out);
    }
  } // namespace


  void
  write_parameters(const ParameterFile &file, std::ostream &out)
  {
    out << "# All parameters of " << file.filename()
        << ", overrides and defaults included.\n";
    Writer(file, out, Style::everything).write_sections(schema(), "", 0);
  }


  void
  write_annotated(const ParameterFile &file, std::ostream &out)
  {
    Writer(file, out, Style::annotated).write_sections(schema(), "", 0);
  }


  void
  write_documentation(std::ostream &out)
  {
    out << "Sections and entries; NAME stands for each name in a list. Every "
           "entry: its default,\nwhat it means, what it may be.\n";
    for (const auto &section : schema().sections)
      document(section, section.name, out);
  }
} // namespace Oxion::Parameters
