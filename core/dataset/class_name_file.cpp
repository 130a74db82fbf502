#include "core/dataset/class_name_file.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/json_text.h"
#include "core/common/utf8.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

namespace blindspot::dataset {

namespace {

constexpr std::uint64_t kMaxBytes = 16U << 20;
constexpr std::size_t kMaxClasses = 100'000;

void appendUtf8(std::string& text, std::uint32_t code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xe0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        text += static_cast<char>(0xf0U | (code >> 18U));
        text += static_cast<char>(0x80U | ((code >> 12U) & 0x3fU));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    }
}

/// Without its mark; a half of a pair alone gives what isUtf8 refuses.
std::string fromUtf16(std::string_view bytes, bool bigEndian)
{
    std::string text;
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[i]),
                   second = static_cast<unsigned char>(bytes[i + 1]);
        return bigEndian ? first << 8U | second : second << 8U | first;
    };
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        std::uint32_t code = unit(i);
        if (code >= 0xd800 && code < 0xdc00 && i + 3 < bytes.size()) {
            code = 0x10000 + ((code - 0xd800) << 10U) + (unit(i + 2) - 0xdc00);
            i += 2;
        }
        appendUtf8(text, code);
    }
    return text;
}

std::string textOf(const std::filesystem::path& path)
{
    InputFile file(path);
    if (file.size() > kMaxBytes)
        throw Error(Message::tr("the file is too large for a list of class names"), file.name(),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    std::string text = file.readAt(0, file.size());
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        text = fromUtf16(text, text.front() == '\xfe');
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (!isUtf8(text) || text.find('\0') != std::string::npos)
        throw Error(Message::tr("the class names are not in UTF-8"), file.name(),
                    Message::tr("save the file as UTF-8 with a text editor"));
    return text;
}

std::vector<std::string> namesOfLines(const std::string& text)
{
    std::vector<std::string> names;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
        std::string name = text.substr(start, end - start);
        const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
        name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), isSpace));
        while (!name.empty() && isSpace(name.back()))
            name.pop_back();
        names.push_back(std::move(name));
        start = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    }
    while (!names.empty() && names.back().empty())
        names.pop_back();
    return names;
}

std::vector<std::string> namesOfYaml(const std::string& text, const std::string& where)
{
    std::map<std::size_t, std::string> byNumber;
    try {
        const YAML::Node names = YAML::Load(text)["names"];
        if (names.IsSequence())
            for (const auto& name : names)
                byNumber.emplace(byNumber.size(), name.Scalar());
        else if (names.IsMap())
            for (const auto& entry : names)
                byNumber.emplace(entry.first.as<std::size_t>(), entry.second.Scalar());
    } catch (const YAML::Exception& error) {
        throw Error({Message::tr("its class names cannot be read: %1"), error.what()}, where,
                    Message::tr("\"names\" is a list of texts, or a map of numbers to texts"));
    }
    if (byNumber.empty()) return {};
    const std::size_t last = byNumber.rbegin()->first;
    if (last >= kMaxClasses)
        throw Error({Message::tr("a class has the number %1"), last}, where,
                    Message::tr("number the classes from 0"));
    std::vector<std::string> result(last + 1);
    for (auto& [number, name] : byNumber)
        result[number] = std::move(name);
    return result;
}

} // namespace

std::vector<std::string> readClassNames(const std::filesystem::path& file)
{
    std::string ending = toUtf8(file.extension());
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    const std::string text = textOf(file);
    std::vector<std::string> names =
        ending == ".yaml" || ending == ".yml" ? namesOfYaml(text, toUtf8(file)) : namesOfLines(text);
    if (names.empty())
        throw Error(Message::tr("there are no class names in it"), toUtf8(file),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    return names;
}

} // namespace blindspot::dataset
