// A library that is loaded before the C library's own: the time of day is BLINDSPOT_TEST_CLOCK seconds off. What measures how long something
// takes is not touched.
#include <cstdlib>
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

time_t shift()
{
    static const time_t seconds = [] {
        const char* text = std::getenv("BLINDSPOT_TEST_CLOCK");
        return text != nullptr ? static_cast<time_t>(std::atoll(text)) : time_t{0};
    }();
    return seconds;
}

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    const long code = syscall(SYS_clock_gettime, clock, time);
    if (code == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += shift();
    return static_cast<int>(code);
}

time_t time(time_t* out) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out != nullptr) *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(timeval* out, void*) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = now.tv_nsec / 1000;
    return 0;
}

int timespec_get(timespec* out, int base) noexcept
{
    return clock_gettime(CLOCK_REALTIME, out) == 0 ? base : 0;
}

} // extern "C"
