#include "core/ranks/join.h"

namespace blindspot::ranks {

std::unique_ptr<Ranks> join(const Launch& launch, const JoinOptions&)
{
    throw Error({Message::tr("this build works as one process, and %1 have been started"), launch.size}, {},
                Message::tr("build it with Gloo (libgloo-dev), or start one"));
}

bool canJoin()
{
    return false;
}

} // namespace blindspot::ranks
