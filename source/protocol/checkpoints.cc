#include "checkpoints.h"

#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/parameters/value_types.h>
#include <oxion/parameters/write_parameters.h>
#include <oxion/version.h>

#include <deal.II/base/mpi.h>

#include <filesystem>
#include <sstream>

#include "changed_parameters.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    using Json = nlohmann::ordered_json;

    /// Unless an interval is given, of the time.
    constexpr double largest_share = 1. / 20.;

    const std::string of_group = "group_";

    /** Numbers of the groups, from 1, that have a folder in this one. */
    std::vector<unsigned>
    groups_in(const std::string &folder)
    {
      std::vector<unsigned> result;
      std::error_code ignored; // of a folder that is not there
      for (const auto &entry :
           std::filesystem::directory_iterator(folder, ignored))
      {
        const std::string name = entry.path().filename();
        double number          = 0.;
        if (name.rfind(of_group, 0) == 0 &&
            Parameters::parse_number(name.substr(of_group.size()), number))
          result.push_back(number);
      }
      return result;
    }


    std::string
    groups_text(const unsigned n)
    {
      return n == 1 ? "without --groups" : "with --groups " + std::to_string(n);
    }


    std::string
    text_of(const Parameters::ParameterFile &file)
    {
      std::ostringstream text;
      Parameters::write_parameters(file, text);
      return text.str();
    }
  } // namespace


  Checkpoints::Checkpoints(const Parameters::ParameterFile &file,
                           const Parameters::Output &output,
                           MPI_Comm communicator,
                           const Warn &warn,
                           RankGroup *const group)
    : file_(file)
    , interval_(output.checkpoint_interval)
    , communicator_(communicator)
    , warn_(warn)
    , group_(group)
    , folder_(output.folder + "/checkpoint")
    , slots_(group == nullptr
               ? folder_
               : folder_ + '/' + of_group + std::to_string(group->number() + 1),
             communicator)
    , last_write_(Clock::now())
  {}


  /** A group's checkpoint says nothing of the others' points. */
  void
  Checkpoints::check_number_of_groups() const
  {
    unsigned n_kept = 0; // groups; 0: there is nothing
    if (Utilities::MPI::this_mpi_process(communicator_) == 0)
    {
      std::error_code ignored;
      n_kept = groups_in(folder_).size();
      if (n_kept == 0 && (std::filesystem::exists(folder_ + "/a", ignored) ||
                          std::filesystem::exists(folder_ + "/b", ignored)))
        n_kept = 1;
    }
    n_kept           = Utilities::MPI::broadcast(communicator_, n_kept);
    const unsigned n = group_ == nullptr ? 1 : group_->sharing().n_groups;
    if (n_kept > 0 && n_kept != n)
      throw BadInput("error: the run in '" + folder_ + "' was " +
                     groups_text(n_kept) + ", this one is " + groups_text(n) +
                     "\n  expected: --resume " + groups_text(n_kept) +
                     "; without --resume the run starts from the beginning");
  }


  void
  Checkpoints::remove_those_of_other_groups() const
  {
    const unsigned n = group_ == nullptr ? 0 : group_->sharing().n_groups;
    on_first_rank(communicator_, [&] {
      std::error_code ignored; // a folder in the way is told of by --resume
      for (const unsigned number : groups_in(folder_))
        if (number > n)
          std::filesystem::remove_all(folder_ + '/' + of_group +
                                        std::to_string(number),
                                      ignored);
    });
    if (group_ != nullptr)
      CheckpointSlots(folder_, communicator_).clear();
  }


  std::optional<Json>
  Checkpoints::open(const Compare &compare)
  {
    check_number_of_groups();
    std::vector<std::string> complaints;
    const auto text = slots_.open(complaints);
    if (!text)
    {
      if (complaints.empty())
        return {};
      // Starting anew would overwrite results on the word of a damaged file.
      std::string all = "error: there is nothing to resume:";
      for (const auto &complaint : complaints)
        all += "\n  " + complaint;
      throw BadInput(all +
                     "\n  without --resume the run starts from the beginning");
    }
    for (const auto &complaint : complaints)
      warn_(complaint + "; the run goes on from '" + slots_.opened() + "'");

    // CBOR keeps bytes that are no UTF-8, and numbers that are none.
    const Json envelope = Json::from_cbor(*text);
    if (envelope.at("oxion") != OXION_VERSION)
      warn_("the checkpoint '" + slots_.opened() + "' is of Oxion " +
            envelope.at("oxion").get<std::string>() +
            ", this is " OXION_VERSION);
    Parameters::Diagnostics diagnostics;
    diagnostics.set_origins(file_.origins());
    compare_parameters(envelope.at("parameters"), text_of(file_), diagnostics);
    compare(envelope.at("state"), diagnostics);
    diagnostics.throw_if_errors();
    for (const auto &problem : diagnostics.problems())
      warn_(problem.path + ": " + problem.message);
    return envelope.at("state");
  }


  void
  Checkpoints::begin(const bool anew)
  {
    slots_.prepare();
    if (anew)
      slots_.clear();
    if (anew && (group_ == nullptr || group_->is_first()))
      remove_those_of_other_groups();
    last_write_ = Clock::now();
  }


  /** By the clock of rank 0. */
  bool
  Checkpoints::is_due() const
  {
    const std::chrono::duration<double> passed = Clock::now() - last_write_;
    const double wanted = interval_ ? *interval_ : cost_ / largest_share;
    return Utilities::MPI::broadcast(communicator_, passed.count() >= wanted);
  }


  void
  Checkpoints::write()
  {
    const auto start    = Clock::now();
    last_write_         = start; // refused, it is not tried at once again
    KeptState kept      = keep_();
    const Json envelope = {{"oxion", OXION_VERSION},
                           {"revision", OXION_REVISION},
                           {"parameters", text_of(file_)},
                           {"state", std::move(kept.state)}};
    Checkpoint checkpoint;
    Json::to_cbor(envelope, checkpoint.text);
    checkpoint.vectors = std::move(kept.vectors);
    slots_.write(checkpoint);
    is_written_ = true;
    last_write_ = Clock::now();
    cost_       = std::chrono::duration<double>(last_write_ - start).count();
  }


  void
  Checkpoints::write_or_warn()
  {
    if (is_written_ || !keep_)
      return;
    try
    {
      write();
    }
    catch (const EnvironmentFailure &failure)
    {
      warn_(failure.what() +
            std::string(" The run goes on; --resume would go back to the "
                        "checkpoint before."));
    }
  }


  void
  Checkpoints::stop()
  {
    if (!keep_)
      throw Stopped("Stopped by SIGTERM before there was a state to keep.");
    if (!is_written_)
      write();
    throw Stopped("Stopped by SIGTERM. The state after " + place_ +
                  " is kept: --resume goes on from there.");
  }


  void
  Checkpoints::offer(const std::string &place, const Keep &keep)
  {
    place_      = place;
    keep_       = keep;
    is_written_ = false;
    heed_notices();
    if (!is_written_ && is_due())
      write_or_warn();
  }


  void
  Checkpoints::heed_notices()
  {
    const Notice notice =
      group_ == nullptr ? notices_.read(communicator_) : group_->read(notices_);
    if (notice == Notice::stop)
      stop();
    if (notice == Notice::write)
      write_or_warn();
  }


  void
  Checkpoints::finish()
  {
    write_or_warn();
    keep_ = nullptr;
  }
} // namespace Oxion
