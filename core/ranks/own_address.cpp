#include "core/ranks/own_address.h"

#include "core/common/error.h"
#include "core/common/system_message.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netdb.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace blindspot::ranks {

namespace {

std::optional<std::string> numeric(const sockaddr* address, socklen_t length)
{
    std::array<char, NI_MAXHOST> text{};
    const int code = ::getnameinfo(address, length, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return code == 0 ? std::optional<std::string>(text.data()) : std::nullopt;
}

/// Of a datagram that would be sent there: connecting its socket chooses the address and sends nothing.
std::optional<std::string> sourceAddress(const addrinfo& towards)
{
    const int descriptor = ::socket(towards.ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return std::nullopt;
    sockaddr_storage own{};
    socklen_t length = sizeof own;
    auto* place = reinterpret_cast<sockaddr*>(&own);
    const bool known = ::connect(descriptor, towards.ai_addr, towards.ai_addrlen) == 0 && ::getsockname(descriptor, place, &length) == 0;
    ::close(descriptor);
    return known ? numeric(place, length) : std::nullopt;
}

/// The first address of IPv4 that is not the loopback's.
std::optional<std::string> outwardAddress()
{
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return std::nullopt;
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> kept(all, &::freeifaddrs);
    for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next)
        if (one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET && (one->ifa_flags & IFF_LOOPBACK) == 0 && (one->ifa_flags & IFF_UP) != 0)
            return numeric(one->ifa_addr, sizeof(sockaddr_in));
    return std::nullopt;
}

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1";
}

} // namespace

std::string ownAddressTowards(const std::string& address, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found); code != 0)
        throw Error({Message::tr("no machine of the name '%1' is known (%2)"), address, Message::verbatim(::gai_strerror(code))}, "MASTER_ADDR",
                    Message::tr("check the name, or give the number of its address"));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> kept(found, &::freeaddrinfo);
    for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
        const std::optional<std::string> own = sourceAddress(*one);
        if (!own) continue;
        const bool meantLoopback = isLoopback(address) || address == "localhost";
        return isLoopback(*own) && !meantLoopback ? outwardAddress().value_or(*own) : *own;
    }
    throw Error({Message::tr("there is no way to the machine '%1' (%2)"), address, systemMessage(errno)}, "MASTER_ADDR",
                Message::tr("check the network of this machine"));
}

} // namespace blindspot::ranks
