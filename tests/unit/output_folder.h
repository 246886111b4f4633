#pragma once

#include <deal.II/base/mpi.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

/** A folder that all ranks share, gone afterwards. */
class SharedFolder
{
public:
  SharedFolder()
  {
    const int id =
      dealii::Utilities::MPI::broadcast(MPI_COMM_WORLD, int(getpid()), 0);
    path_ = (std::filesystem::temp_directory_path() /
             ("oxion_output_" + std::to_string(id)))
              .string();
    if (first_rank())
      std::filesystem::create_directories(path_);
    MPI_Barrier(MPI_COMM_WORLD);
  }
  ~SharedFolder()
  {
    MPI_Barrier(MPI_COMM_WORLD);
    std::error_code ignored;
    if (first_rank())
      std::filesystem::remove_all(path_, ignored);
    MPI_Barrier(MPI_COMM_WORLD);
  }

  static bool
  first_rank()
  {
    return dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
  }

  std::string
  operator/(const std::string &name) const
  {
    return path_ + '/' + name;
  }
  const std::string &
  path() const
  {
    return path_;
  }

  /** A file's text; empty if there is none. Collective: none writes on before
   * all have read. */
  std::string
  read(const std::string &name) const
  {
    std::ifstream file(path_ + '/' + name);
    std::ostringstream text;
    text << file.rdbuf();
    MPI_Barrier(MPI_COMM_WORLD);
    return text.str();
  }

  bool
  has(const std::string &name) const
  {
    return std::filesystem::exists(path_ + '/' + name);
  }

  /** Makes every file of that name fail as on a full disk. */
  void
  fill_disk_for(const std::string &name) const
  {
    if (first_rank())
      std::filesystem::create_symlink("/dev/full", path_ + '/' + name + ".tmp");
    MPI_Barrier(MPI_COMM_WORLD);
  }

private:
  std::string path_;
};
