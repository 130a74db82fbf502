#include "ui/support/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace blindspot::ui {

void lowerThreadPriority([[maybe_unused]] Priority priority)
{
#ifdef __linux__
    // On Linux niceness belongs to each thread, and new threads take it from the one that makes them. No more than the
    // window needs: beside a program that wants every core a training has 44 % of the time at 1, a quarter at 5, a tenth at 10.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), priority == Priority::Training ? 1 : 10);
#endif
}

} // namespace blindspot::ui
