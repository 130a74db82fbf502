#include "core/patch/palette.h"

#include "core/common/input_file.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace blindspot::patch {

namespace {

constexpr std::size_t kMostColours = 4096;

/// Cut at any of `signs`, without empty parts.
std::vector<std::string_view> partsOf(std::string_view text, std::string_view signs)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t begin = text.find_first_not_of(signs);
        if (begin == std::string_view::npos) return parts;
        const std::size_t end = std::min(text.find_first_of(signs, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
}

/// Empty where these are not three numbers from 0 to 255.
std::optional<Colour> colourOf(const std::vector<std::string_view>& parts)
{
    Colour colour{};
    if (parts.size() != colour.size()) return std::nullopt;
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const std::optional<double> value = finiteNumber(parts[i]);
        if (!value || *value < 0 || *value > 255) return std::nullopt;
        colour[i] = *value;
    }
    return colour;
}

std::vector<Colour> checked(std::vector<Colour> colours, const std::string& where)
{
    if (colours.empty())
        throw Error(Message::tr("the palette has no colour"), where, Message::tr("write red, green and blue, 0 to 255, a line"));
    if (colours.size() > kMostColours)
        throw Error({Message::tr("the palette has more than %1 colours"), kMostColours}, where,
                    Message::tr("leave out colours that lie close together"));
    return colours;
}

Error noColour(std::string_view text, Place where)
{
    return Error({Message::tr("'%1' is no colour"), std::string(text)}, std::move(where),
                 Message::tr("write red, green and blue, 0 to 255, a line"));
}

} // namespace

std::vector<Colour> readPalette(std::string_view content, const std::string& where)
{
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3); // the mark of UTF-8
    std::vector<Colour> colours;
    bool headAllowed = true;
    for (std::size_t number = 1; !content.empty(); ++number) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        const auto parts = partsOf(line.substr(0, line.find('#')), " \t\r,;");
        if (parts.empty()) continue;
        const bool anyNumber =
            std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return finiteNumber(part).has_value(); });
        const std::optional<Colour> colour = colourOf(parts);
        if (!colour && !(headAllowed && !anyNumber))
            throw noColour(line, {Message::tr("%1, line %2"), where, number});
        headAllowed = false;
        if (colour) colours.push_back(*colour);
    }
    return checked(std::move(colours), where);
}

std::string paletteText(const std::vector<Colour>& colours)
{
    std::string text;
    for (const Colour& colour : colours)
        text += (text.empty() ? "" : ";") + numberText(colour[0]) + "," + numberText(colour[1]) + "," + numberText(colour[2]);
    return text;
}

std::vector<Colour> parsePalette(std::string_view text, const std::string& where)
{
    std::vector<Colour> colours;
    for (const std::string_view part : partsOf(text, ";")) {
        const std::optional<Colour> colour = colourOf(partsOf(part, ","));
        if (!colour) throw noColour(part, where);
        colours.push_back(*colour);
    }
    return checked(std::move(colours), where);
}

std::string paletteOf(const std::string& fileOrColours)
{
    const std::filesystem::path path = pathFromUtf8(fileOrColours);
    std::error_code code;
    if (!std::filesystem::exists(path, code) && fileOrColours.find(',') != std::string::npos)
        return paletteText(parsePalette(fileOrColours, "--palette"));
    InputFile file(path);
    constexpr std::uint64_t kMostBytes = 1 << 20;
    if (file.size() > kMostBytes)
        throw Error(Message::tr("the file is too large to be a palette"), file.name(),
                    Message::tr("write red, green and blue, 0 to 255, a line"));
    return paletteText(readPalette(file.readAt(0, file.size()), file.name()));
}

} // namespace blindspot::patch
