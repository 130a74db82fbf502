#include "core/dataset/class_name_file.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/text_encoding.h"
#include "core/common/utf8.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr std::uint64_t kMaxBytes = 16U << 20;
constexpr std::size_t kMaxClasses = 100'000;

/// `guessedAs`: the encoding, where nothing in the file says it.
std::string textOf(const std::filesystem::path& path, std::string& guessedAs)
{
    InputFile file(path);
    if (file.size() > kMaxBytes)
        throw Error(Message::tr("the file is too large for a list of class names"), file.name(),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    DecodedText decoded = decodeText(file.readAt(0, file.size()));
    const auto isControl = [](unsigned char c) { return c < ' ' && c != '\t' && c != '\n' && c != '\f'; };
    if (std::any_of(decoded.text.begin(), decoded.text.end(), isControl))
        throw Error(Message::tr("the file is no text"), file.name(),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    if (decoded.guessed) guessedAs = decoded.encoding;
    return std::move(decoded.text);
}

std::vector<std::string> namesOfLines(const std::string& text)
{
    std::vector<std::string> names;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string name = text.substr(start, end - start);
        const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
        name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), isSpace));
        while (!name.empty() && isSpace(name.back()))
            name.pop_back();
        names.push_back(std::move(name));
        start = end + 1;
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

ClassNameList readClassNames(const std::filesystem::path& file)
{
    std::string ending = toUtf8(file.extension());
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    std::string guessedAs;
    const std::string text = textOf(file, guessedAs);
    ClassNameList list;
    list.names = ending == ".yaml" || ending == ".yml" ? namesOfYaml(text, toUtf8(file)) : namesOfLines(text);
    if (list.names.empty())
        throw Error(Message::tr("there are no class names in it"), toUtf8(file),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    if (!guessedAs.empty())
        list.note = Message(Message::tr("the text is not UTF-8; it is read as %1, which is a guess"), guessedAs);
    return list;
}

} // namespace blindspot::dataset
