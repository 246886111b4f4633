#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/checkpoint_slots.h>

#include <deal.II/base/mpi.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <numeric>
#include <unistd.h>
#include <zlib.h>

#include "checkpoint_file.h"
#include "temporary_file.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr unsigned n_slots = 2;
    constexpr int tag          = 4711;

    /** Parts come to rank 0 one after the other; it has one at a time. */
    void
    for_each_part(const std::vector<double> &mine,
                  const std::vector<std::uint64_t> &sizes,
                  MPI_Comm communicator,
                  const std::function<void(const std::vector<double> &)> &take)
    {
      if (Utilities::MPI::this_mpi_process(communicator) > 0)
      {
        MPI_Send(mine.data(), mine.size(), MPI_DOUBLE, 0, tag, communicator);
        return;
      }
      take(mine);
      std::vector<double> part;
      for (unsigned rank = 1; rank < sizes.size(); ++rank)
      {
        part.resize(sizes[rank]);
        MPI_Recv(part.data(),
                 part.size(),
                 MPI_DOUBLE,
                 rank,
                 tag,
                 communicator,
                 MPI_STATUS_IGNORE);
        take(part);
      }
    }


    /** A file with its sum; after a refusal it only listens. */
    class SummedFile
    {
    public:
      explicit SummedFile(const std::string &path)
        : file_(path)
      {}

      void
      append(const char *data, const std::size_t size)
      {
        if (size == 0)
          return; // without data zlib takes it for a new sum
        sum_ = crc32_z(sum_, reinterpret_cast<const Bytef *>(data), size);
        if (reason_ == 0 && !file_.write_all(data, size))
          reason_ = errno;
      }

      /** 0, or why it could not become `path`. */
      int
      complete(const std::string &path)
      {
        if (reason_ == 0 &&
            !(file_.write_all(checkpoint_sum(sum_)) && file_.sync() &&
              file_.close() && file_.rename_to(path)))
          reason_ = errno;
        return reason_;
      }

    private:
      TemporaryFile file_;
      std::uint32_t sum_ = crc32(0, nullptr, 0);
      int reason_        = 0;
    };


    /** A new name is on the disk no earlier than its folder. */
    void
    sync_folder(const std::string &folder)
    {
      const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
      if (descriptor < 0)
        return;
      fsync(descriptor); // not every file system can
      ::close(descriptor);
    }
  } // namespace


  CheckpointSlots::CheckpointSlots(const std::string &folder,
                                   MPI_Comm communicator)
    : folder_(folder)
    , communicator_(communicator)
  {}


  std::string
  CheckpointSlots::path(const unsigned slot) const
  {
    return folder_ + (slot == 0 ? "/a" : "/b");
  }


  void
  CheckpointSlots::prepare()
  {
    make_output_folder(folder_, communicator_);
  }


  void
  CheckpointSlots::clear()
  {
    serial_ = next_ = 0;
    on_first_rank(communicator_, [&] {
      for (unsigned slot = 0; slot < n_slots; ++slot)
      {
        std::error_code error;
        std::filesystem::remove(path(slot), error);
        if (error)
          throw EnvironmentFailure(
            "Cannot remove the checkpoint '" + path(slot) +
            "' of an earlier run: " + error.message() + ".");
      }
    });
  }


  void
  CheckpointSlots::write(const Checkpoint &checkpoint)
  {
    const bool is_first = Utilities::MPI::this_mpi_process(communicator_) == 0;
    CheckpointHead head;
    head.number     = serial_ + 1;
    head.text_bytes = checkpoint.text.size();
    std::vector<std::vector<std::uint64_t>> sizes;
    for (const auto &vector : checkpoint.vectors)
    {
      sizes.push_back(Utilities::MPI::all_gather(communicator_,
                                                 std::uint64_t(vector.size())));
      head.lengths.push_back(std::accumulate(sizes.back().begin(),
                                             sizes.back().end(),
                                             std::uint64_t(0)));
    }

    std::optional<SummedFile> file;
    if (is_first)
    {
      const std::string line = head.line();
      file.emplace(path(next_) + ".tmp");
      file->append(line.data(), line.size());
      file->append(checkpoint.text.data(), checkpoint.text.size());
    }
    for (unsigned i = 0; i < sizes.size(); ++i)
      for_each_part(checkpoint.vectors[i],
                    sizes[i],
                    communicator_,
                    [&](const std::vector<double> &part) {
                      file->append(reinterpret_cast<const char *>(part.data()),
                                   part.size() * sizeof(double));
                    });
    on_first_rank(communicator_, [&] {
      if (const int reason = file->complete(path(next_)); reason != 0)
        throw EnvironmentFailure("Cannot write the checkpoint '" + path(next_) +
                                 "': " + std::strerror(reason) + ".");
      sync_folder(folder_);
    });
    serial_ = head.number;
    next_   = (next_ + 1) % n_slots;
  }


  std::optional<std::string>
  CheckpointSlots::open(std::vector<std::string> &complaints)
  {
    std::vector<std::string> faults;
    std::string text;
    std::uint64_t found = 0; // the number of the one to be read, from 1
    if (Utilities::MPI::this_mpi_process(communicator_) == 0)
      for (unsigned slot = 0; slot < n_slots; ++slot)
      {
        std::error_code ignored;
        if (!std::filesystem::exists(path(slot), ignored))
          continue;
        std::ifstream file(path(slot), std::ios::binary);
        CheckpointHead head;
        const std::string fault =
          file ? examine_checkpoint(file, head) : "cannot be read";
        if (!fault.empty())
          faults.push_back("the checkpoint '" + path(slot) + "' " + fault);
        else if (head.number > found)
        {
          found         = head.number;
          opened_       = path(slot);
          next_         = (slot + 1) % n_slots;
          lengths_      = head.lengths;
          first_vector_ = head.bytes + head.text_bytes;
          text.resize(head.text_bytes);
          file.seekg(head.bytes);
          file.read(text.data(), text.size());
          file_ = std::move(file);
        }
      }
    faults        = Utilities::MPI::broadcast(communicator_, faults);
    serial_       = Utilities::MPI::broadcast(communicator_, found);
    opened_       = Utilities::MPI::broadcast(communicator_, opened_);
    next_         = Utilities::MPI::broadcast(communicator_, next_);
    lengths_      = Utilities::MPI::broadcast(communicator_, lengths_);
    first_vector_ = Utilities::MPI::broadcast(communicator_, first_vector_);
    text          = Utilities::MPI::broadcast(communicator_, text);
    complaints.insert(complaints.end(), faults.begin(), faults.end());
    if (serial_ == 0)
      return {};
    return text;
  }


  std::vector<double>
  CheckpointSlots::read(const unsigned vector, const std::size_t n_here)
  {
    const auto sizes =
      Utilities::MPI::all_gather(communicator_, std::uint64_t(n_here));
    const auto n =
      std::accumulate(sizes.begin(), sizes.end(), std::uint64_t(0));
    if (n != lengths_.at(vector))
      throw BadInput("error: the checkpoint '" + opened_ + "' has " +
                     std::to_string(lengths_[vector]) +
                     " unknowns and the device " + std::to_string(n) +
                     "; without --resume the run starts from the beginning");
    std::vector<double> mine(n_here);
    if (Utilities::MPI::this_mpi_process(communicator_) > 0)
      MPI_Recv(mine.data(),
               n_here,
               MPI_DOUBLE,
               0,
               tag,
               communicator_,
               MPI_STATUS_IGNORE);
    bool good = true;
    if (Utilities::MPI::this_mpi_process(communicator_) == 0)
    {
      std::uint64_t place = first_vector_;
      for (unsigned i = 0; i < vector; ++i)
        place += lengths_[i] * sizeof(double);
      file_.clear();
      file_.seekg(place);
      std::vector<double> part;
      for (unsigned rank = 0; rank < sizes.size(); ++rank)
      {
        part.resize(sizes[rank]);
        file_.read(reinterpret_cast<char *>(part.data()),
                   part.size() * sizeof(double));
        good = good && file_;
        if (rank == 0)
          mine = part;
        else
          MPI_Send(
            part.data(), part.size(), MPI_DOUBLE, rank, tag, communicator_);
      }
    }
    on_first_rank(communicator_, [&] {
      if (!good)
        throw EnvironmentFailure("Cannot read the checkpoint '" + opened_ +
                                 "'.");
    });
    return mine;
  }
} // namespace Oxion
