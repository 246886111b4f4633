#include "rank_group.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr int letter_tag = 1, notice_tag = 2;
    constexpr char done = 'd'; ///< beside the notices

    struct Mail
    {
      int from;
      std::string text;
    };

    std::string
    receive_from(const int rank, const int tag, const int size, MPI_Comm all)
    {
      std::string text(size, ' ');
      MPI_Recv(text.data(), size, MPI_CHAR, rank, tag, all, MPI_STATUS_IGNORE);
      return text;
    }


    std::optional<Mail>
    received(const int tag, MPI_Comm all)
    {
      int is_there = 0, size = 0;
      MPI_Status status;
      MPI_Iprobe(MPI_ANY_SOURCE, tag, all, &is_there, &status);
      if (is_there == 0)
        return {};
      MPI_Get_count(&status, MPI_CHAR, &size);
      return Mail{status.MPI_SOURCE,
                  receive_from(status.MPI_SOURCE, tag, size, all)};
    }
  } // namespace


  RankGroup::RankGroup(const Sharing &sharing, MPI_Comm communicator)
    : sharing_(sharing)
    , n_sent_(sharing.n_ranks, 0)
  {
    MPI_Comm_dup(communicator, &all_);
    const unsigned rank = Utilities::MPI::this_mpi_process(all_);
    while (sharing_.first_rank(number_ + 1) <= rank)
      ++number_;
    is_leader_ = rank == sharing_.first_rank(number_);
    MPI_Comm_split(all_, number_, rank, &communicator_);
  }


  void
  RankGroup::post(const int rank, const int tag, const std::string &text)
  {
    int is_gone = 1;
    while (!sent_.empty() && is_gone != 0)
    {
      MPI_Test(&sent_.front().request, &is_gone, MPI_STATUS_IGNORE);
      if (is_gone != 0)
        sent_.pop_front();
    }
    sent_.push_back({text, MPI_REQUEST_NULL});
    MPI_Isend(sent_.back().text.data(),
              text.size(),
              MPI_CHAR,
              rank,
              tag,
              all_,
              &sent_.back().request);
    ++n_sent_[rank];
  }


  void
  RankGroup::send(const std::string &text)
  {
    if (is_leader_)
      post(0, letter_tag, text);
  }


  std::vector<RankGroup::Letter>
  RankGroup::letters()
  {
    std::vector<std::pair<unsigned, std::string>> all;
    if (is_leader_)
      while (auto mail = received(letter_tag, all_))
      {
        ++n_received_;
        unsigned group = 0;
        while (int(sharing_.first_rank(group)) != mail->from)
          ++group;
        all.emplace_back(group, std::move(mail->text));
      }
    std::vector<Letter> result;
    for (auto &[group, text] : Utilities::MPI::broadcast(communicator_, all))
      result.push_back({group, text});
    return result;
  }


  void
  RankGroup::tell_others(const char word)
  {
    for (unsigned group = 0; is_leader_ && group < sharing_.n_groups; ++group)
      if (group != number_)
        post(sharing_.first_rank(group), notice_tag, std::string(1, word));
  }


  void
  RankGroup::tell(const Notice notice)
  {
    tell_others(static_cast<char>(notice));
  }


  void
  RankGroup::tell_all_is_done()
  {
    all_is_done_ = true;
    tell_others(done);
  }


  Notice
  RankGroup::read(NoticeBoard &board)
  {
    const Notice own = board.read(communicator_);
    if (own != Notice::none)
      tell(own);
    int heard[] = {static_cast<int>(Notice::none), all_is_done_};
    if (is_leader_)
      while (const auto mail = received(notice_tag, all_))
      {
        ++n_received_;
        if (mail->text[0] == done)
          heard[1] = 1;
        else
          heard[0] = std::max(heard[0], int(mail->text[0]));
      }
    MPI_Bcast(heard, 2, MPI_INT, 0, communicator_);
    all_is_done_ = heard[1] != 0;
    return std::max(own, Notice(heard[0]));
  }


  void
  RankGroup::close()
  {
    std::vector<int> n_to_me(n_sent_.size());
    MPI_Alltoall(n_sent_.data(), 1, MPI_INT, n_to_me.data(), 1, MPI_INT, all_);
    int n_missing = -n_received_;
    for (const int n : n_to_me)
      n_missing += n;
    for (; n_missing > 0; --n_missing)
    {
      MPI_Status status;
      int size = 0;
      MPI_Probe(MPI_ANY_SOURCE, MPI_ANY_TAG, all_, &status);
      MPI_Get_count(&status, MPI_CHAR, &size);
      receive_from(status.MPI_SOURCE, status.MPI_TAG, size, all_);
    }
    for (auto &one : sent_)
      MPI_Wait(&one.request, MPI_STATUS_IGNORE);
    sent_.clear();
    MPI_Comm_free(&communicator_);
    MPI_Comm_free(&all_);
  }
} // namespace Oxion
