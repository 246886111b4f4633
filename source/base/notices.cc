#include <oxion/base/notices.h>

#include <csignal>

namespace Oxion
{
  namespace
  {
    volatile std::sig_atomic_t told_to_write = 0, told_to_stop = 0;

    struct sigaction before_write, before_stop;

    void
    take_note(const int signal)
    {
      (signal == SIGTERM ? told_to_stop : told_to_write) = 1;
    }
  } // namespace


  NoticeBoard::NoticeBoard()
  {
    told_to_write = told_to_stop = 0;
    struct sigaction action      = {};
    action.sa_handler            = take_note;
    action.sa_flags              = SA_RESTART;
    sigaction(SIGUSR1, &action, &before_write);
    sigaction(SIGTERM, &action, &before_stop);
  }


  NoticeBoard::~NoticeBoard()
  {
    sigaction(SIGUSR1, &before_write, nullptr);
    sigaction(SIGTERM, &before_stop, nullptr);
  }


  Notice
  NoticeBoard::read(MPI_Comm communicator)
  {
    // A launcher may hand a signal to all ranks, to some, or to one.
    int here = told_to_stop != 0    ? int(Notice::stop)
               : told_to_write != 0 ? int(Notice::write)
                                    : int(Notice::none);
    // One that comes after it was read is read next time.
    if (Notice(here) == Notice::write)
      told_to_write = 0;
    int anywhere;
    MPI_Allreduce(&here, &anywhere, 1, MPI_INT, MPI_MAX, communicator);
    return Notice(anywhere);
  }
} // namespace Oxion
