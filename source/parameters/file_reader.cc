#include <oxion/parameters/file_reader.h>
#include <oxion/parameters/paths.h>

#include <algorithm>
#include <filesystem>

namespace Oxion::Parameters
{
  namespace fs = std::filesystem;

  void
  FileReader::read(const std::string &filename, const Origin &included_from)
  {
    const bool is_included = !included_from.file.empty();
    const Origin origin =
      is_included ? included_from : Origin{filename, 0, "", ""};
    const std::string who = is_included ? "included file " + filename : "file";

    const FileOnDisk file = source_(filename);
    if (std::find(open_files_.begin(), open_files_.end(), file.identity) !=
        open_files_.end())
      return problem(origin, who + " includes itself", "no cycle of includes");
    if (!file.is_readable && file.exists)
      return problem(origin,
                     who + " cannot be read: permission denied, or a folder",
                     "a readable parameter file (.prm or .json)");
    if (!file.is_readable)
      return problem(origin,
                     who + " does not exist",
                     "a readable parameter file (.prm or .json)",
                     nearest_name(fs::path(filename).filename().string(),
                                  file.neighbours));

    open_files_.push_back(file.identity);
    parse(file.text, filename);
    open_files_.pop_back();
  }


  void
  FileReader::parse(const std::string &text, const std::string &filename)
  {
    const std::string byte_order_mark = "\xEF\xBB\xBF";
    const bool is_marked              = text.rfind(byte_order_mark, 0) == 0;
    const std::string bare =
      is_marked ? text.substr(byte_order_mark.size()) : text;
    if (fs::path(filename).extension() == ".json")
      parse_json(bare, filename, *this);
    else
      parse_prm(bare, filename, *this);
  }


  void
  FileReader::include(const std::string &name, const Origin &origin)
  {
    read((fs::path(origin.file).parent_path() / name).string(), origin);
  }


  void
  FileReader::set(const std::string &path,
                  const std::string &value,
                  const Origin &origin)
  {
    const Setting *before = file_.find(path);
    // A file that two others include is read twice, from its start on.
    if (before != nullptr && before->origin.file == origin.file &&
        before->origin.line < origin.line)
    {
      // A section that is opened anew may override what was said before.
      const auto opened  = opened_.find(parent_path(path));
      const bool is_anew = opened != opened_.end() &&
                           opened->second.file == origin.file &&
                           before->origin.line < opened->second.line;
      problem(origin,
              path + " was set before, in line " +
                std::to_string(before->origin.line) +
                (is_anew ? "; the later one counts" : ""),
              is_anew ? "" : "one of the two",
              "",
              !is_anew);
    }
    file_.set(path, value, origin);
  }


  void
  FileReader::open_section(const std::string &path, const Origin &origin)
  {
    opened_[path] = origin;
    file_.open_section(path, origin);
  }


  void
  FileReader::problem(const Origin &origin,
                      const std::string &message,
                      const std::string &expected,
                      const std::string &nearest,
                      const bool is_error)
  {
    diagnostics_.add({is_error, "", origin, message, expected, nearest});
  }
} // namespace Oxion::Parameters
