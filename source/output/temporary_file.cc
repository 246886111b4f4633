#include "temporary_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace Oxion
{
  TemporaryFile::TemporaryFile(const std::string &path)
    : path_(path)
    , descriptor_(
        open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
  {}


  TemporaryFile::~TemporaryFile()
  {
    if (descriptor_ >= 0)
      ::close(descriptor_);
    if (exists_)
      unlink(path_.c_str());
  }


  bool
  TemporaryFile::write_all(const char *const data, const std::size_t size)
  {
    if (descriptor_ < 0)
      return false;
    exists_ = true;
    for (std::size_t done = 0; done < size;)
    {
      const ssize_t n = write(descriptor_, data + done, size - done);
      if (n > 0)
        done += n;
      else if (n == 0 || errno != EINTR)
        return false;
    }
    return true;
  }


  bool
  TemporaryFile::sync()
  {
    // A device has nothing to wait for.
    return fsync(descriptor_) == 0 || errno == EINVAL;
  }


  bool
  TemporaryFile::close()
  {
    const int descriptor = descriptor_;
    descriptor_          = -1;
    return ::close(descriptor) == 0;
  }


  bool
  TemporaryFile::rename_to(const std::string &path)
  {
    if (rename(path_.c_str(), path.c_str()) != 0)
      return false;
    exists_ = false;
    return true;
  }
} // namespace Oxion
