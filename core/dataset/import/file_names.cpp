#include "core/dataset/import/file_names.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace blindspot::dataset {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string mapped(std::string_view name, int options)
{
    utf8proc_uint8_t* out = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                     static_cast<utf8proc_ssize_t>(name.size()), &out,
                     static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0 || !out) return std::string(name);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

int hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

/// Without "https://host", and without "?query", but for Label Studio's "?d=", whose value is the file.
std::string withoutUrl(const std::string& name)
{
    std::string path = name;
    if (const auto scheme = path.find("://"); scheme != std::string::npos) {
        const bool file = path.starts_with("file");
        const auto slash = file ? scheme + 3 : path.find('/', scheme + 3);
        path = slash == std::string::npos ? std::string() : path.substr(slash);
    }
    const auto query = path.find('?');
    if (query == std::string::npos) return path;
    const std::string_view after = std::string_view(path).substr(query + 1);
    if (after.starts_with("d=")) return std::string(after.substr(2, after.find('&') - 2));
    return path.substr(0, query);
}

} // namespace

std::string composedName(std::string_view name)
{
    return isAscii(name) ? std::string(name) : mapped(name, 0);
}

std::string foldedName(std::string_view name)
{
    if (!isAscii(name)) return mapped(name, UTF8PROC_CASEFOLD);
    std::string folded(name);
    for (char& letter : folded)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return folded;
}

std::string unescapedName(std::string_view name)
{
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool escape = name[i] == '%' && i + 2 < name.size() && hexDigit(name[i + 1]) >= 0 &&
                            hexDigit(name[i + 2]) >= 0;
        const int value = escape ? hexDigit(name[i + 1]) * 16 + hexDigit(name[i + 2]) : 0;
        if (value == 0) {
            text += name[i];
        } else {
            text += static_cast<char>(value);
            i += 2;
        }
    }
    return text;
}

std::vector<std::string> readingsOf(const std::string& name)
{
    std::vector<std::string> readings{name};
    const auto add = [&readings](std::string reading) {
        if (!reading.empty() && std::find(readings.begin(), readings.end(), reading) == readings.end())
            readings.push_back(std::move(reading));
    };
    std::string slashes = name;
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    const std::string bare = withoutUrl(slashes);
    add(slashes);
    add(unescapedName(slashes));
    add(bare);
    std::string plain = unescapedName(bare);
    std::replace(plain.begin(), plain.end(), '\\', '/'); // an escaped backslash
    add(plain);
    return readings;
}

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (!part.empty() && part != "." && part != "..") parts.push_back(part);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return parts;
}

std::string_view withoutEnding(std::string_view path)
{
    const auto point = path.rfind('.');
    const auto slash = path.rfind('/');
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    return point == std::string_view::npos || point <= start ? path : path.substr(0, point);
}

} // namespace blindspot::dataset
