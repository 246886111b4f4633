#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/folder_lock.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Oxion
{
  namespace
  {
    std::string
    who_i_am()
    {
      char host[256] = {}, date[32];
      gethostname(host, sizeof(host) - 1);
      const std::time_t now = std::time(nullptr);
      std::tm local;
      localtime_r(&now, &local);
      std::strftime(date, sizeof(date), "%Y-%m-%d %H:%M:%S", &local);
      return "process " + std::to_string(getpid()) + " on " + host +
             ", since " + date;
    }


    std::string
    who_is_there(const std::string &path)
    {
      std::string result;
      std::getline(std::ifstream(path), result);
      return result.empty() ? "unknown" : result;
    }


    /** Another run may have removed the file in the moment before the lock. */
    bool
    is_still(const std::string &path, const int file)
    {
      struct stat by_path, by_file;
      return stat(path.c_str(), &by_path) == 0 && fstat(file, &by_file) == 0 &&
             by_path.st_ino == by_file.st_ino &&
             by_path.st_dev == by_file.st_dev;
    }
  } // namespace


  FolderLock::FolderLock(const std::string &folder, MPI_Comm communicator)
    : folder_(folder)
    , path_(folder + "/running")
  {
    make_output_folder(folder, communicator);
    on_first_rank(communicator, [&] { take(); });
  }


  FolderLock::~FolderLock()
  {
    if (file_ < 0)
      return;
    unlink(path_.c_str()); // while nobody else can have locked it
    close(file_);
  }


  void
  FolderLock::take()
  {
    do
    {
      if (file_ >= 0)
        close(file_);
      file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
      if (file_ < 0)
        throw EnvironmentFailure("Cannot write the file '" + path_ +
                                 "': " + std::strerror(errno) + ".");
      if (flock(file_, LOCK_EX | LOCK_NB) != 0)
      {
        const bool is_taken = errno == EWOULDBLOCK;
        if (!is_taken)
          return; // no locks on this disk
        close(file_);
        file_ = -1;
        throw EnvironmentFailure("Another run writes into '" + folder_ + "' (" +
                                 who_is_there(path_) +
                                 "): wait for its end, or choose another "
                                 "--output-folder.");
      }
    } while (!is_still(path_, file_));

    const std::string text = who_i_am() + '\n';
    if (ftruncate(file_, 0) != 0 ||
        write(file_, text.data(), text.size()) != ssize_t(text.size()))
      throw EnvironmentFailure("Cannot write the file '" + path_ +
                               "': " + std::strerror(errno) + ".");
  }
} // namespace Oxion
