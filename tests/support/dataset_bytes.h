// Functions that make picture files as bytes for tests: encoded, turned by EXIF, cut short and changed at
// random.
#pragma once

#include "core/imaging/codec.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace blindspot::testing {

using Bytes = std::vector<std::byte>;

inline Bytes bytesOf(std::initializer_list<int> values)
{
    Bytes bytes;
    for (const int value : values)
        bytes.push_back(static_cast<std::byte>(value));
    return bytes;
}

inline Bytes bytesOf(std::string_view text)
{
    const auto view = std::as_bytes(std::span(text.data(), text.size()));
    return {view.begin(), view.end()};
}

/// A JPEG with an EXIF segment that says `orientation`.
inline Bytes withOrientation(const Bytes& jpeg, int orientation)
{
    const Bytes exif = bytesOf({0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, // APP1
                                'M',  'M',  0, 42, 0,   0,   0,   8,   0, 1, // TIFF, one entry
                                0x01, 0x12, 0, 3,  0,   0,   0,   1,   0, orientation, 0, 0, // the tag
                                0,    0,    0, 0});
    Bytes turned = jpeg;
    turned.insert(turned.begin() + 2, exif.begin(), exif.end());
    return turned;
}

/// The same bytes cut short, or with some of them changed.
inline rc::Gen<Bytes> spoiled(const Bytes& bytes)
{
    return rc::gen::exec([bytes] {
        Bytes result = bytes;
        if (*rc::gen::arbitrary<bool>()) result.resize(*rc::gen::inRange<std::size_t>(0, result.size()));
        const int changes = *rc::gen::inRange(0, 8);
        for (int i = 0; i < changes && !result.empty(); ++i)
            result[*rc::gen::inRange<std::size_t>(0, result.size())] =
                static_cast<std::byte>(*rc::gen::inRange(0, 256));
        return result;
    });
}

} // namespace blindspot::testing
