#include "core/compute/machine_load.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <memory>
#include <sched.h>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace blindspot::compute {

namespace {

constexpr double kTicksToTell = 0.1; ///< seconds
constexpr int kLooks = 5;
constexpr std::chrono::milliseconds kBetweenLooks{5};

bool mayUse(const cpu_set_t& set, std::size_t core)
{
    return core < CPU_SETSIZE && CPU_ISSET(core, &set);
}

/// Threads beside the calling one that run or want to; nothing where the system does not tell.
std::optional<int> otherRunnable()
{
    // "0.20 0.18 0.12 1/80 11206": the fourth is of those that run or want to, and of all that there are.
    std::ifstream file("/proc/loadavg");
    std::string load[3];
    int runnable = 0;
    if (!(file >> load[0] >> load[1] >> load[2] >> runnable)) return {};
    return std::max(0, runnable - 1);
}

} // namespace

IdleCores::IdleCores() : last_(count()) {}

std::optional<IdleCores::Count> IdleCores::count()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return {};
    std::ifstream file("/proc/stat");
    Count sum;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        if (name.rfind("cpu", 0) != 0) break; // the cores come first
        if (name == "cpu" || !mayUse(set, static_cast<std::size_t>(std::atoi(name.c_str() + 3)))) continue;
        // user, nice, system, idle, waiting for a disk, interrupts, soft ones, stolen
        std::int64_t ticks = 0;
        for (int i = 0; i < 8 && words >> ticks; ++i) {
            sum.all += ticks;
            if (i == 3 || i == 4) sum.idle += ticks;
        }
        ++sum.cores;
    }
    if (sum.cores == 0) return {};
    return sum;
}

std::optional<double> IdleCores::sinceLast()
{
    const std::optional<Count> now = count();
    if (!now || !last_ || now->cores != last_->cores) {
        last_ = now;
        return {};
    }
    const auto ticks = static_cast<double>(now->all - last_->all);
    const double enough = kTicksToTell * static_cast<double>(::sysconf(_SC_CLK_TCK)) * now->cores;
    if (ticks < enough) return {};
    const double idle = static_cast<double>(now->idle - last_->idle) / ticks * now->cores;
    last_ = now;
    return idle;
}

int freeCores(int most)
{
    const long cores = ::sysconf(_SC_NPROCESSORS_ONLN);
    int others = std::numeric_limits<int>::max();
    for (int look = 0; look < kLooks; ++look) {
        if (look > 0) std::this_thread::sleep_for(kBetweenLooks);
        const std::optional<int> seen = otherRunnable();
        if (!seen || cores < 1) return most;
        others = std::min(others, *seen);
        if (cores - others >= most) return most;
    }
    return static_cast<int>(std::clamp<long>(cores - others, 1, std::max(1, most)));
}

MachineLoad MachineLoad::ofThisMachine()
{
    return {compute::freeCores, [idle = std::make_shared<IdleCores>()] { return idle->sinceLast(); }};
}

} // namespace blindspot::compute
