#include "core/imaging/decoded_picture.h"

#include "core/common/error.h"
#include "core/common/utf8.h"

namespace blindspot::imaging {

void requireWhole(const DecodedPicture& picture, const std::string& where)
{
    if (!picture.whole()) throw Error(damageText(picture), where, Message::tr("copy or download it again"));
}

Message damageText(const DecodedPicture& picture)
{
    if (picture.whole()) return {};
    return {Message::tr("the picture is damaged (%1)"), picture.damage};
}

void OddityTally::add(const DecodedPicture& picture, const std::filesystem::path& file)
{
    const bool odd = picture.frames > 1 || picture.bits > 8 || picture.cmyk || picture.transparent;
    if (!odd) return;
    const std::string name = toUtf8(file);
    if (picture.frames > 1) count(Frames, name);
    if (picture.bits > 8) count(Bits, name);
    if (picture.cmyk) count(Cmyk, name);
    if (picture.transparent) count(Transparent, name);
}

void OddityTally::count(Kind kind, const std::string& file)
{
    Entry& entry = entries_[kind];
    if (++entry.count == 1 || file < entry.first) entry.first = file;
}

void OddityTally::add(const OddityTally& other)
{
    for (std::size_t kind = 0; kind < KindCount; ++kind) {
        Entry& entry = entries_[kind];
        const Entry& more = other.entries_[kind];
        if (more.count > 0 && (entry.count == 0 || more.first < entry.first)) entry.first = more.first;
        entry.count += more.count;
    }
}

std::vector<Message> OddityTally::messages() const
{
    constexpr std::array<Message::Text, KindCount> texts{
        Message::tr("pictures of several frames, of which the first is used: %1 (the first is %2)"),
        Message::tr("pictures of more than 8 bits a channel, of which the upper 8 are used: %1 (the first is %2)"),
        Message::tr("CMYK pictures, whose colours are converted without their profile: %1 (the first is %2)"),
        Message::tr("pictures that are transparent in places, where the colour beneath is used: %1 (the first is %2)")};
    std::vector<Message> messages;
    for (std::size_t kind = 0; kind < KindCount; ++kind)
        if (entries_[kind].count > 0)
            messages.push_back({texts[kind], entries_[kind].count, entries_[kind].first});
    return messages;
}

} // namespace blindspot::imaging
