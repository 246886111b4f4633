#pragma once

#include <functional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** What a name stands for on a disk. */
  struct FileOnDisk
  {
    bool exists      = false;
    bool is_readable = false;
    std::string text;
    std::string identity;                ///< of one file by whatever name
    std::vector<std::string> neighbours; ///< in its folder, if not readable

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &exists &is_readable &text &identity &neighbours;
    }
  };

  /**
   * Where input files come from: this process's disk, or that of another one
   * which has read them for all.
   */
  using FileSource = std::function<FileOnDisk(const std::string &filename)>;

  FileOnDisk
  read_from_disk(const std::string &filename);
} // namespace Oxion::Parameters
