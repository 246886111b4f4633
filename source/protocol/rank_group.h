#pragma once

#include <oxion/base/notices.h>

#include <deque>
#include <mpi.h>
#include <string>
#include <vector>

#include "sharing.h"

namespace Oxion
{
  /**
   * The group of ranks that this one belongs to, and how it hears of the
   * others: letters to the first group, which keeps the books, and notices to
   * all of them. Neither waits for anybody.
   */
  class RankGroup
  {
  public:
    /** Collective over all ranks, as close() is. */
    RankGroup(const Sharing &sharing, MPI_Comm communicator);
    RankGroup(const RankGroup &) = delete;
    RankGroup &
    operator=(const RankGroup &) = delete;

    const Sharing &
    sharing() const
    {
      return sharing_;
    }
    /** Of the ranks of this group. */
    MPI_Comm
    communicator() const
    {
      return communicator_;
    }
    /** Of the ranks of all groups. */
    MPI_Comm
    all() const
    {
      return all_;
    }
    unsigned
    number() const ///< from 0
    {
      return number_;
    }
    bool
    is_first() const
    {
      return number_ == 0;
    }
    /** Is this rank the first of its group? */
    bool
    is_leader() const
    {
      return is_leader_;
    }
    unsigned
    first_point() const
    {
      return sharing_.first_point(number_);
    }
    unsigned
    end_of_points() const
    {
      return sharing_.first_point(number_ + 1);
    }

    /** To the first group, by the first rank of this one. */
    void
    send(const std::string &text);

    struct Letter
    {
      unsigned group;
      std::string text;
    };
    /** What has come by now. Collective in the first group. */
    std::vector<Letter>
    letters();

    /** What was told on a board, or by another group. Collective in a group. */
    Notice
    read(NoticeBoard &board);

    /** Tells the other groups, by the first rank of this one. */
    void
    tell(Notice notice);

    /** That all groups have come to the end of their points. */
    void
    tell_all_is_done();
    bool
    all_is_done() const
    {
      return all_is_done_;
    }

    /** Receives what is still on its way; nothing is sent from then on. */
    void
    close();

  private:
    void
    post(int rank, int tag, const std::string &text);
    void
    tell_others(char word);

    Sharing sharing_;
    MPI_Comm all_, communicator_;
    unsigned number_ = 0;
    bool is_leader_;
    bool all_is_done_ = false;
    struct Sent
    {
      std::string text;
      MPI_Request request;
    };
    std::deque<Sent> sent_;   ///< texts stay where they are until received
    std::vector<int> n_sent_; ///< to each rank
    int n_received_ = 0;
  };
} // namespace Oxion
