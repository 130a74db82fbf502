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
    // On Linux niceness belongs to each thread, and new threads take it from the one that makes them.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)),
                  priority == Priority::Training ? 10 : 15);
#endif
}

} // namespace blindspot::ui
