// The function by which the ranks of a launch find each other before they work together.
#pragma once

#include "core/common/log.h"
#include "core/ranks/launch.h"
#include "core/ranks/ranks.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::ranks {

struct JoinOptions {
    /// What must be the same on all ranks, with what it is called: version, build, options.
    std::vector<std::pair<Message, std::string>> greeting;
    /// How long is waited for the others, now and in every later call, seconds.
    double timeout = kUsualTimeout;
    LogSink log; ///< rank 0's; may be empty

    static constexpr double kUsualTimeout = 300;
};

/// Rank 0 waits at the launch's address and port until all others have come, compares what they say of themselves, and lets them in;
/// then each is connected with each (Gloo, over TCP at the address by which this machine reaches rank 0's, or at the interface that
/// GLOO_SOCKET_IFNAME names). Errors: Error on rank 0, within the timeout: the port is in use, two ranks have one number, one runs
/// another version or was given other options, some have not come; on the others the same, or that rank 0 cannot be reached. Error
/// where this build has no Gloo.
std::unique_ptr<Ranks> join(const Launch& launch, const JoinOptions& options);

/// Whether this build can have more than one rank.
bool canJoin();

} // namespace blindspot::ranks
