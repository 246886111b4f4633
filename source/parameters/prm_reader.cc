#include <oxion/parameters/file_reader.h>
#include <oxion/parameters/paths.h>

#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    struct OpenSection
    {
      std::string path;
      Origin origin;
    };

    /** The rest of the line if it starts with that word. */
    bool
    starts_with_word(const std::string &line,
                     const std::string &word,
                     std::string &rest)
    {
      if (line.compare(0, word.size(), word) != 0 ||
          (line.size() > word.size() && line[word.size()] != ' '))
        return false;
      rest = normalised(line.substr(word.size()));
      return true;
    }

    std::string
    without_comment(const std::string &line)
    {
      return line.substr(0, line.find('#'));
    }

    bool
    is_plain_name(const std::string &name)
    {
      return !name.empty() && split_path(name).size() == 1;
    }

    class PrmParser
    {
    public:
      explicit PrmParser(FileReader &reader)
        : reader_(reader)
      {}

      void
      statement(const std::string &line, const Origin &origin)
      {
        std::string rest;
        if (starts_with_word(line, "subsection", rest))
          subsection(rest, origin);
        else if (starts_with_word(line, "set", rest))
          set(rest, origin);
        else if (starts_with_word(line, "include", rest))
          include(rest, origin);
        else if (line == "end")
        {
          if (open_.empty())
            reader_.problem(origin, "\"end\" without a subsection");
          else
            open_.pop_back();
        }
        else
          reader_.problem(
            origin,
            "this line says nothing that is understood",
            "\"subsection NAME\", \"set NAME = VALUE\", \"end\" or "
            "\"include FILE\"",
            nearest_name(line.substr(0, line.find(' ')),
                         {"subsection", "set", "end", "include"}));
      }

      void
      finish()
      {
        for (const auto &section : open_)
          reader_.problem(section.origin,
                          "subsection \"" + last_component(section.path) +
                            "\" is never closed",
                          "\"end\" before the end of the file");
      }

    private:
      std::string
      path_of(const std::string &name) const
      {
        return join_path(open_.empty() ? "" : open_.back().path, name);
      }

      void
      subsection(const std::string &name, const Origin &origin)
      {
        if (!is_plain_name(name))
          reader_.problem(origin,
                          "\"" + name + "\" is no name of a subsection",
                          "a name without \"/\" outside brackets");
        if (open_.size() >= deepest_section)
        {
          if (!is_too_deep_)
            reader_.problem(origin,
                            "nested more than " +
                              std::to_string(deepest_section) + " deep",
                            "sections, and in them values and lists");
          is_too_deep_ = true;
          open_.push_back({open_.back().path, origin}); // for its "end"
          return;
        }
        open_.push_back({path_of(name), origin});
        reader_.open_section(open_.back().path, origin);
      }

      void
      set(const std::string &assignment, const Origin &origin)
      {
        const auto equal_sign  = assignment.find('=');
        const std::string name = normalised(assignment.substr(0, equal_sign));
        if (equal_sign == std::string::npos || !is_plain_name(name))
          return reader_.problem(origin,
                                 "no name and value",
                                 "\"set NAME = VALUE\"");
        reader_.set(path_of(name),
                    normalised(assignment.substr(equal_sign + 1)),
                    origin);
      }

      void
      include(const std::string &name, const Origin &origin)
      {
        if (!open_.empty())
          reader_.problem(origin,
                          "\"include\" inside a subsection",
                          "includes outside all subsections");
        else if (name.empty())
          reader_.problem(origin, "no file to include", "\"include FILE\"");
        else
          reader_.include(name, origin);
      }

      FileReader &reader_;
      bool is_too_deep_ = false; ///< told once
      std::vector<OpenSection> open_;
    };
  } // namespace


  void
  parse_prm(const std::string &text,
            const std::string &filename,
            FileReader &reader)
  {
    PrmParser parser(reader);
    std::istringstream in(text);
    std::string line, continued;
    unsigned number = 0;
    Origin origin;
    while (std::getline(in, line))
    {
      ++number;
      if (!line.empty() && line.back() == '\r')
        line.pop_back();
      std::string content = normalised(without_comment(line));
      if (continued.empty())
        origin = {filename, number, line, ""};
      const bool goes_on = !content.empty() && content.back() == '\\';
      if (goes_on)
        content.pop_back();
      continued += (continued.empty() ? "" : " ") + content;
      if (goes_on)
        continue;
      if (!continued.empty())
        parser.statement(normalised(continued), origin);
      continued.clear();
    }
    if (!continued.empty())
      reader.problem(origin,
                     "the file ends after a line that goes on",
                     "a further line after \"\\\"");
    parser.finish();
  }
} // namespace Oxion::Parameters
