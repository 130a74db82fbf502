#include "core/dataset/import/class_name_file.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/text_encoding.h"
#include "core/common/utf8.h"
#include "core/dataset/import/text_file.h"
#include "core/dataset/import/yolo_yaml.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr std::uint64_t kMaxBytes = 16U << 20;

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

} // namespace

ClassNameList readClassNames(const std::filesystem::path& file)
{
    const std::string ending = lowerExtension(file);
    std::string guessedAs;
    const std::string text = textOf(file, guessedAs);
    ClassNameList list;
    const auto keepAsNote = [&list](ProblemKind, const std::filesystem::path&, const Message& problem) { list.note = problem; };
    list.names = ending == ".yaml" || ending == ".yml" ? classesOfYaml(text, file, keepAsNote) : classesOfLines(text);
    if (list.names.empty())
        throw Error(Message::tr("there are no class names in it"), toUtf8(file),
                    Message::tr("choose a text file with a name a line, or a data.yaml"));
    if (!guessedAs.empty())
        list.note = Message(Message::tr("the text is not UTF-8; it is read as %1, which is a guess"), guessedAs);
    return list;
}

} // namespace blindspot::dataset
