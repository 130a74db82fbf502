#include "core/dataset/import/voc_xml.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/common/number_text.h"
#include "core/common/text_encoding.h"
#include "core/dataset/import/text_file.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// A number and nothing else; a decimal comma is read as a point.
double numberOf(const pugi::xml_node& node)
{
    std::string text = withoutBlanks(node.text().get());
    std::replace(text.begin(), text.end(), ',', '.');
    return numberFromText<double>(text).value_or(std::numeric_limits<double>::quiet_NaN());
}

int sideOf(const pugi::xml_node& node)
{
    const double value = numberOf(node);
    return value >= 1 && value <= std::numeric_limits<int>::max() ? static_cast<int>(value) : 0;
}

/// What <?xml encoding="..."?> says; empty: nothing.
std::string declaredEncoding(std::string_view bytes)
{
    std::string_view head = bytes.substr(0, 256);
    const auto start = head.find("<?xml");
    if (start == std::string_view::npos) return {};
    head = head.substr(start, head.find("?>", start) - start);
    const auto name = head.find("encoding");
    if (name == std::string_view::npos) return {};
    const auto open = head.find_first_of("\"'", name);
    if (open == std::string_view::npos) return {};
    const auto close = head.find(head[open], open + 1);
    if (close == std::string_view::npos) return {};
    return std::string(head.substr(open + 1, close - open - 1));
}

/// The lines of the files whose encoding is not known that are more than ASCII.
std::string doubtfulLines(const std::vector<fs::path>& files)
{
    constexpr std::size_t enough = 1 << 16;
    std::string lines;
    for (const fs::path& file : files) {
        std::string bytes;
        try {
            bytes = readBytes(file);
        } catch (const Error&) { // told when its turn comes
            continue;
        }
        if (isUtf8(bytes) || bytes.find('\0') != std::string::npos) continue;
        for (std::string_view rest = bytes; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (!isUtf8(line)) lines += std::string(line) + '\n';
        }
        if (lines.size() > enough) break;
    }
    return lines;
}

} // namespace

/// `guessedAs`: the encoding where it was guessed.
std::string VocReader::textOf(const std::vector<fs::path>& files, std::size_t index, std::string& guessedAs)
{
    const std::string bytes = readBytes(files[index]);
    DecodedText decoded = decodeText(bytes, declaredEncoding(bytes));
    if (!decoded.guessed) return std::move(decoded.text);
    if (decoded.encoding != "UTF-8") {
        if (!guess_) guess_ = guessEncoding(doubtfulLines(files));
        if (auto text = convertToUtf8(bytes, *guess_)) decoded = {std::move(*text), *guess_, true};
    }
    guessedAs = decoded.encoding;
    return std::move(decoded.text);
}

VocFile VocReader::read(const std::vector<fs::path>& files, std::size_t index)
{
    std::string text, guessedAs;
    try {
        text = textOf(files, index, guessedAs);
    } catch (const Error&) {
        throw Error(Message::tr("the file cannot be read"));
    }
    if (withoutBlanks(text).empty()) throw Error(Message::tr("the file is empty"));
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) {
        const auto end = text.begin() + std::min<std::ptrdiff_t>(parsed.offset, std::ssize(text));
        throw Error({Message::tr("the XML is broken in line %1 (%2)"), std::count(text.begin(), end, '\n') + 1,
                     parsed.description()});
    }
    const pugi::xml_node root = document.child("annotation");
    if (!root) throw Error(Message::tr("there is no <annotation> in it"));
    if (!guessedAs.empty())
        tell_(ProblemKind::GuessedEncoding, files[index],
              {Message::tr("the text is not what it says, or says nothing; it is read as %1, which is a guess"),
               guessedAs});
    VocFile voc;
    voc.picture = withoutBlanks(root.child("filename").text().get());
    voc.width = sideOf(root.child("size").child("width"));
    voc.height = sideOf(root.child("size").child("height"));
    for (const pugi::xml_node& node : root.children("object")) {
        VocObject object;
        const pugi::xml_node box = node.child("bndbox");
        object.name = withoutBlanks(node.child("name").text().get());
        object.hasBox = static_cast<bool>(box);
        object.xmin = numberOf(box.child("xmin"));
        object.ymin = numberOf(box.child("ymin"));
        object.xmax = numberOf(box.child("xmax"));
        object.ymax = numberOf(box.child("ymax"));
        object.difficult = numberOf(node.child("difficult")) == 1;
        voc.objects.push_back(std::move(object));
    }
    return voc;
}

} // namespace blindspot::dataset
