// What errors say, for tests of their words.
#pragma once

#include "core/common/error.h"

#include <string>
#include <string_view>

namespace blindspot::testing {

/// What the Error of `work` says; empty where there is none.
template <typename Work>
std::string errorOf(const Work& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

inline bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace blindspot::testing
