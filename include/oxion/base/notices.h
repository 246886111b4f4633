#pragma once

#include <mpi.h>

namespace Oxion
{
  /** What a cluster, or a user, tells a running program by a signal. */
  enum class Notice
  {
    none,
    write, ///< SIGUSR1: keep the state and go on
    stop   ///< SIGTERM: keep it and end
  };

  /** As long as it lives, these signals are notices and end nothing. */
  class NoticeBoard
  {
  public:
    NoticeBoard();
    /** Signals do again what they did before. */
    ~NoticeBoard();
    NoticeBoard(const NoticeBoard &) = delete;
    NoticeBoard &
    operator=(const NoticeBoard &) = delete;

    /**
     * What any rank was told. That to write is told once; that to stop stands.
     * Collective.
     */
    Notice
    read(MPI_Comm communicator);
  };
} // namespace Oxion
