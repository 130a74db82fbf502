// What other programs leave of the cores: how many threads want one, and how many cores had nothing to do.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace blindspot::compute {

/// Counts the cores without work among those that this process may use, by the system's own count (proc(5), /proc/stat).
class IdleCores {
  public:
    IdleCores();

    /// Their mean number since the last answer, or since the beginning. Nothing where the system does not tell, and where less than 0.1 s
    /// has passed, for it counts in hundredths of a second.
    std::optional<double> sinceLast();

  private:
    struct Count {
        std::int64_t idle = 0, all = 0; ///< of the cores together, in the system's ticks
        int cores = 0;
    };
    static std::optional<Count> count();

    std::optional<Count> last_;
};

/// How many cores this process has to itself at this moment, 1 to `most`: those that the machine has, less the threads that run or wait for
/// one beside the calling one, of this program and of others (proc(5), /proc/loadavg). Only threads count that are still there at each of
/// five looks within 20 ms; on a quiet machine there is one look. `most` where the system does not tell.
int freeCores(int most);

/// The same two questions, as LoopThreadTuner asks them; tests answer themselves.
struct MachineLoad {
    std::function<int(int most)> freeCores;
    std::function<std::optional<double>()> idleCores;

    static MachineLoad ofThisMachine();
};

} // namespace blindspot::compute
