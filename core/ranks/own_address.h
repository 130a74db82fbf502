// The function that finds by which of its addresses other machines reach this one.
#pragma once

#include <cstdint>
#include <string>

namespace blindspot::ranks {

/// The numeric address from which this machine reaches `address`; sends nothing. Where that is this machine itself under a name of its own
/// (which Debian calls 127.0.1.1), an address that others reach too, if it has one. Errors: Error where the name is not known or there
/// is no way to it.
std::string ownAddressTowards(const std::string& address, std::uint16_t port);

} // namespace blindspot::ranks
