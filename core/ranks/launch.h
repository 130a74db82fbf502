// A Launch is what the program that started several ranks tells each of them by environment variables: torchrun, Slurm's srun or mpirun.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace blindspot::ranks {

struct Launch {
    std::int64_t rank = 0, size = 1;
    std::int64_t localRank = 0;
    std::string address;    ///< of the machine of rank 0: a name or a number
    std::uint16_t port = 0; ///< at which rank 0 waits there
    std::string run;        ///< differs from one start to the next
    std::string by;         ///< "torchrun", "srun", "mpirun": whose variables these are

    bool operator==(const Launch&) const = default;
};

/// The value of an environment variable; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;
std::optional<std::string> environmentOfProcess(const char* name);

/// Nothing where this process was started alone or is the only one. Read are RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR, MASTER_PORT and
/// TORCHELASTIC_* (torchrun, or by hand); SLURM_PROCID, SLURM_STEP_NUM_TASKS, SLURM_LOCALID, SLURM_JOB_ID, SLURM_STEP_ID (or SLURM_STEPID)
/// and SLURM_STEP_NODELIST (srun); OMPI_COMM_WORLD_RANK, _SIZE, _LOCAL_RANK, _LOCAL_SIZE and PMIX_NAMESPACE (mpirun). MASTER_ADDR and
/// MASTER_PORT go before what Slurm and mpirun say. Errors: Error naming the variable that is missing or no number.
std::optional<Launch> launchOf(const Environment& environment);

/// The first host of Slurm's list: "gpu-07" of "gpu-[07-09,12],login". "" of "".
std::string firstHost(const std::string& list);

} // namespace blindspot::ranks
