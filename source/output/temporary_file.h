#pragma once

#include <string>

namespace Oxion
{
  /**
   * An open file that takes its path along if it is not renamed. Members that
   * return false leave the system's reason in errno.
   */
  class TemporaryFile
  {
  public:
    explicit TemporaryFile(const std::string &path);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &
    operator=(const TemporaryFile &) = delete;

    bool
    write_all(const char *data, std::size_t size);
    bool
    write_all(const std::string &content)
    {
      return write_all(content.data(), content.size());
    }

    /** Waits until the disk has it. */
    bool
    sync();

    /** Network file systems report a full disk no earlier than here. */
    bool
    close();

    bool
    rename_to(const std::string &path);

  private:
    std::string path_;
    int descriptor_;
    bool exists_ = false;
  };
} // namespace Oxion
