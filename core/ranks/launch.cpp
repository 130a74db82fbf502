#include "core/ranks/launch.h"

#include "core/common/error.h"
#include "core/common/fnv1a.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace blindspot::ranks {

namespace {

constexpr std::int64_t kMostRanks = 65536;
constexpr std::int64_t kFirstPort = 20000, kPorts = 10000; ///< below those that the system gives away

const Message kBySomething = Message::tr("start the ranks by torchrun, srun or mpirun, which set it");

std::optional<std::string> nonEmpty(const Environment& environment, const char* name)
{
    auto value = environment(name);
    return value && value->empty() ? std::nullopt : value;
}

/// Errors: Error where it is no whole number from `low` to `high`.
std::int64_t number(const char* name, const std::string& text, std::int64_t low, std::int64_t high)
{
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || value < low || value > high)
        throw Error({Message::tr("'%1' is no whole number from %2 to %3"), text, low, high}, name, kBySomething);
    return value;
}

std::string required(const Environment& environment, const char* name, const char* because)
{
    auto value = nonEmpty(environment, name);
    if (!value) throw Error({Message::tr("it is not set, though %1 is"), because}, name, kBySomething);
    return *value;
}

/// The same for all ranks of one start, another one for most others.
std::uint16_t portOf(std::string_view run)
{
    return static_cast<std::uint16_t>(kFirstPort + static_cast<std::int64_t>(fnv1a(run) % static_cast<std::uint64_t>(kPorts)));
}

/// Who started the ranks, and by which variables.
struct Starter {
    const char *by, *rank, *size, *localRank;
};
constexpr Starter kStarters[] = {
    {"torchrun", "RANK", "WORLD_SIZE", "LOCAL_RANK"},
    {"srun", "SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID"},
    {"mpirun", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK"},
};

/// Slurm sets SLURM_PROCID in a batch script too, which is no rank: the number of a step's tasks tells.
const Starter* starterOf(const Environment& environment)
{
    for (const Starter& starter : kStarters)
        if (nonEmpty(environment, starter.size)) return &starter;
    if (nonEmpty(environment, "RANK")) required(environment, "WORLD_SIZE", "RANK"); // throws
    return nullptr;
}

/// The machine of rank 0, where MASTER_ADDR does not name it; "" where nothing does.
std::string addressOf(const Environment& environment, const Starter& starter, std::int64_t size)
{
    const auto value = [&](const char* name) { return nonEmpty(environment, name).value_or(""); };
    const std::string_view by = starter.by;
    if (by == "srun") {
        for (const char* name : {"SLURM_STEP_NODELIST", "SLURM_JOB_NODELIST", "SLURM_NODELIST"})
            if (const std::string host = firstHost(value(name)); !host.empty()) return host;
    }
    if (by == "mpirun" && value("OMPI_COMM_WORLD_LOCAL_SIZE") == std::to_string(size)) return "127.0.0.1"; // all on this machine
    return "";
}

std::string runOf(const Environment& environment)
{
    std::string run;
    for (const char* name : {"TORCHELASTIC_RUN_ID", "TORCHELASTIC_RESTART_COUNT", "SLURM_JOB_ID", "SLURM_STEP_ID", "SLURM_STEPID", "PMIX_NAMESPACE"})
        if (const auto value = nonEmpty(environment, name)) run += (run.empty() ? "" : ".") + *value;
    return run;
}

} // namespace

std::optional<std::string> environmentOfProcess(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string firstHost(const std::string& list)
{
    const std::size_t end = list.find_first_of(",[");
    std::string host = list.substr(0, end);
    if (end == std::string::npos || list[end] == ',') return host;
    const std::size_t number = end + 1, after = list.find_first_of(",-]", number), close = list.find(']', number);
    if (after == std::string::npos || close == std::string::npos) return "";
    const std::size_t next = list.find_first_of(",[", close); // "rack[1-2]node[3-4]" has a second one
    host += list.substr(number, after - number);
    const std::string rest = list.substr(close + 1, next == std::string::npos || list[next] == ',' ? (next == std::string::npos ? next : next - close - 1)
                                                                                                     : std::string::npos);
    return host + firstHost(rest);
}

std::optional<Launch> launchOf(const Environment& environment)
{
    const Starter* starter = starterOf(environment);
    if (starter == nullptr) return std::nullopt;
    Launch launch;
    launch.by = starter->by;
    launch.size = number(starter->size, required(environment, starter->size, starter->size), 1, kMostRanks);
    if (launch.size == 1) return std::nullopt;
    launch.rank = number(starter->rank, required(environment, starter->rank, starter->size), 0, launch.size - 1);
    launch.localRank = number(starter->localRank, nonEmpty(environment, starter->localRank).value_or("0"), 0, kMostRanks);
    launch.run = runOf(environment);
    launch.address = nonEmpty(environment, "MASTER_ADDR").value_or(addressOf(environment, *starter, launch.size));
    if (launch.address.empty())
        throw Error({Message::tr("it is not set, though %1 is %2"), starter->size, launch.size}, "MASTER_ADDR",
                    Message::tr("set it to the machine of rank 0, or start the ranks by torchrun, which does"));
    const auto port = nonEmpty(environment, "MASTER_PORT");
    if (!port && launch.by == "torchrun")
        throw Error({Message::tr("it is not set, though %1 is %2"), starter->size, launch.size}, "MASTER_PORT",
                    Message::tr("set it to a free port on the machine of rank 0, or start the ranks by torchrun, which does"));
    launch.port = port ? static_cast<std::uint16_t>(number("MASTER_PORT", *port, 1, 65535)) : portOf(launch.run);
    // There torchrun itself waits at the port, with a protocol that is its version's own.
    if (nonEmpty(environment, "TORCHELASTIC_USE_AGENT_STORE") == "True")
        launch.port = static_cast<std::uint16_t>(launch.port < 65535 ? launch.port + 1 : launch.port - 1);
    return launch;
}

} // namespace blindspot::ranks
