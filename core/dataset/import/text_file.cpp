#include "core/dataset/import/text_file.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/system_message.h"
#include "core/common/text_encoding.h"
#include "core/common/utf8.h"

#include <cerrno>
#include <fstream>
#include <sstream>

namespace blindspot::dataset {

namespace fs = std::filesystem;

std::string readBytes(const fs::path& file)
{
    constexpr std::uintmax_t most = 64 * 1024 * 1024;
    std::error_code code;
    const std::uintmax_t size = fs::file_size(file, code);
    if (code == std::errc::no_such_file_or_directory)
        throw Error(Message::tr("there is no such file"), toUtf8(file));
    if (code) throw Error({Message::tr("the file cannot be opened (%1)"), systemMessage(code)}, toUtf8(file)); // a folder, a pipe
    if (size > most) throw Error(Message::tr("the file is too large for what it should be"), toUtf8(file));
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error({Message::tr("the file cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file));
    return wholeFile(file, most);
}

std::string readText(const fs::path& file, const ProblemSink& tell)
{
    DecodedText decoded = decodeText(readBytes(file));
    if (decoded.guessed)
        tell(ProblemKind::GuessedEncoding, file,
             {Message::tr("the text is not UTF-8; it is read as %1, which is a guess"), decoded.encoding});
    return std::move(decoded.text);
}

std::string withoutBlanks(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::vector<std::string> classesOfLines(const std::string& text)
{
    std::vector<std::string> names;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        names.push_back(withoutBlanks(line));
    while (!names.empty() && names.back().empty())
        names.pop_back();
    return names;
}

} // namespace blindspot::dataset
