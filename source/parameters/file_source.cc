#include <oxion/parameters/file_source.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace Oxion::Parameters
{
  FileOnDisk
  read_from_disk(const std::string &filename)
  {
    namespace fs = std::filesystem;
    std::error_code ignored;
    FileOnDisk file;
    file.exists   = fs::exists(filename, ignored);
    file.identity = fs::weakly_canonical(filename, ignored).string();
    if (fs::is_regular_file(filename, ignored))
    {
      std::ifstream in(filename);
      std::ostringstream text;
      // An empty file is read, too, though nothing comes out of it.
      if (in && in.peek() != std::ifstream::traits_type::eof())
        text << in.rdbuf();
      file.is_readable = !in.bad() && in.is_open();
      file.text        = text.str();
    }
    if (!file.is_readable)
    {
      const fs::path folder = fs::path(filename).parent_path();
      for (const auto &entry :
           fs::directory_iterator(folder.empty() ? "." : folder, ignored))
        file.neighbours.push_back(entry.path().filename().string());
    }
    return file;
  }
} // namespace Oxion::Parameters
