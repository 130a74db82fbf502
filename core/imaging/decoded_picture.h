// A DecodedPicture is what came out of a picture's file, with what the file does not show at first sight: damage, further
// frames, more bits than are used. An OddityTally counts such things over many files.
#pragma once

#include "core/common/message.h"
#include "core/imaging/image.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::imaging {

struct DecodedPicture {
    Image image;
    /// What is wrong with the file's data ("the data end early: the picture is grey from row 212 of 398 on"); empty: all of it
    /// could be decoded. Pixels that could not are grey or nonsense.
    Message damage{};
    int frames = 1;           ///< pictures in the file, of which this is the first
    int bits = 8;             ///< a channel in the file; all but the upper 8 are dropped
    bool cmyk = false;        ///< colours of print, converted without their profile
    bool transparent = false; ///< some pixel lets through what lies behind it; its own colour was taken

    bool whole() const { return damage.empty(); }
};

/// Errors: Error, naming `where`, for a picture that is damaged.
void requireWhole(const DecodedPicture& picture, const std::string& where);

/// "the picture is damaged: ...", for those who show it all the same; empty where it is whole.
Message damageText(const DecodedPicture& picture);

/// Counts the pictures that are not quite what they seem, though they are used. Not thread-safe.
class OddityTally {
  public:
    void add(const DecodedPicture& picture, const std::filesystem::path& file);
    /// What another one has counted of other pictures.
    void add(const OddityTally& other);
    /// A sentence for each kind that was met: how many, and one of the files.
    std::vector<Message> messages() const;
    /// Calls visit(count, name of the first) of every kind; what it changes stays.
    template <typename Visit> void each(const Visit& visit)
    {
        for (Entry& entry : entries_)
            visit(entry.count, entry.first);
    }

  private:
    enum Kind { Frames, Bits, Cmyk, Transparent, KindCount };
    struct Entry {
        std::int64_t count = 0;
        std::string first; ///< by name, so that the order of reading plays no part
    };
    void count(Kind kind, const std::string& file);

    std::array<Entry, KindCount> entries_;
};

} // namespace blindspot::imaging
