// A port for the tests of ranks, which meet at one of this machine.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace blindspot::testing {

/// A port of the loopback that was free a moment ago; 0: there is no loopback.
inline int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool bound = descriptor >= 0 && ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                       ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    if (descriptor >= 0) ::close(descriptor);
    return bound ? ntohs(address.sin_port) : 0;
}

} // namespace blindspot::testing
