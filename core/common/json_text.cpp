#include "core/common/json_text.h"

#include "core/common/error.h"

#include <algorithm>
#include <charconv>

namespace blindspot {

namespace {

/// Length of the well-formed UTF-8 sequence at the start of `text` (RFC 3629), 0 where there is none.
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (at(i) & 0xc0U) == 0x80U; };
    const unsigned lead = at(0);
    if (text.empty()) return 0;
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        if ((lead == 0xe0 && at(1) < 0xa0) || (lead == 0xed && at(1) > 0x9f))
            return 0; // overlong; surrogates
        return continues(1) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        if ((lead == 0xf0 && at(1) < 0x90) || (lead == 0xf4 && at(1) > 0x8f))
            return 0; // overlong; above U+10FFFF
        return continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

class Parser {
  public:
    Parser(std::string_view text, const std::string& where, const JsonLimits& limits)
        : text_(text), where_(where), limits_(limits)
    {
    }

    JsonValue document()
    {
        if (text_.size() > limits_.bytes) fail(Message::tr("the text is too long"));
        JsonValue value = parseValue(0);
        skipSpace();
        if (position_ != text_.size()) fail(Message::tr("text after the end of the value"));
        return value;
    }

  private:
    [[noreturn]] void fail(Message what) const
    {
        throw Error({Message::tr("not valid JSON: %1 at byte %2"), std::move(what), position_}, where_,
                    Message::tr("the file is damaged; get it again"));
    }

    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
    bool accept(char character)
    {
        if (position_ >= text_.size() || text_[position_] != character) return false;
        ++position_;
        return true;
    }
    void skipSpace()
    {
        while (position_ < text_.size() &&
               std::string_view(" \t\n\r").find(text_[position_]) != std::string_view::npos)
            ++position_;
    }
    bool acceptWord(std::string_view word)
    {
        if (text_.substr(position_, word.size()) != word) return false;
        position_ += word.size();
        return true;
    }

    JsonValue parseValue(int depth)
    {
        if (depth > limits_.depth) fail(Message::tr("too many levels"));
        if (++count_ > limits_.values) fail(Message::tr("too many values"));
        skipSpace();
        switch (peek()) {
        case '{':
            return parseObject(depth);
        case '[':
            return parseArray(depth);
        case '"':
            return JsonValue(parseString());
        default:
            break;
        }
        if (acceptWord("true")) return JsonValue(true);
        if (acceptWord("false")) return JsonValue(false);
        if (acceptWord("null")) return {};
        return parseNumber();
    }

    JsonValue parseArray(int depth)
    {
        ++position_;
        JsonValue::Array items;
        skipSpace();
        if (accept(']')) return JsonValue(std::move(items));
        do {
            items.push_back(parseValue(depth + 1));
            skipSpace();
        } while (accept(','));
        if (!accept(']')) fail(Message::tr("',' or ']' expected"));
        return JsonValue(std::move(items));
    }

    JsonValue parseObject(int depth)
    {
        ++position_;
        JsonValue::Object members;
        skipSpace();
        if (accept('}')) return JsonValue(std::move(members));
        do {
            skipSpace();
            if (peek() != '"') fail(Message::tr("a key in quotes expected"));
            std::string key = parseString();
            skipSpace();
            if (!accept(':')) fail(Message::tr("':' expected"));
            JsonValue value = parseValue(depth + 1);
            members.emplace_back(std::move(key), std::move(value));
            skipSpace();
        } while (accept(','));
        if (!accept('}')) fail(Message::tr("',' or '}' expected"));
        requireUniqueKeys(members);
        return JsonValue(std::move(members));
    }

    void requireUniqueKeys(const JsonValue::Object& members) const
    {
        std::vector<std::string_view> keys;
        keys.reserve(members.size());
        for (const auto& [key, value] : members)
            keys.emplace_back(key);
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end())
            fail({Message::tr("the key %1 is there twice"), jsonQuoted(twice->substr(0, 80))});
    }

    std::string parseString()
    {
        ++position_;
        std::string result;
        while (true) {
            if (position_ >= text_.size()) fail(Message::tr("a string without end"));
            const char character = text_[position_];
            if (character == '"') {
                ++position_;
                return result;
            }
            if (static_cast<unsigned char>(character) < 0x20)
                fail(Message::tr("a control character in a string"));
            if (character == '\\') {
                parseEscape(result);
                continue;
            }
            const std::size_t length = utf8Length(text_.substr(position_));
            if (length == 0) fail(Message::tr("text that is not UTF-8"));
            result.append(text_.substr(position_, length));
            position_ += length;
        }
    }

    void parseEscape(std::string& result)
    {
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        ++position_;
        if (accept('u')) {
            std::uint32_t code = parseHex();
            if (code >= 0xd800 && code <= 0xdbff) { // the first half of a pair: the second must follow
                const std::uint32_t low = acceptWord("\\u") ? parseHex() : 0;
                if (low < 0xdc00 || low > 0xdfff) fail(Message::tr("half a surrogate pair"));
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            } else if (code >= 0xdc00 && code <= 0xdfff) {
                fail(Message::tr("half a surrogate pair"));
            }
            appendUtf8(result, code);
            return;
        }
        const std::size_t letter =
            position_ < text_.size() ? kLetters.find(text_[position_]) : std::string_view::npos;
        if (letter == std::string_view::npos) fail(Message::tr("an unknown escape"));
        result += kMeanings[letter];
        ++position_;
    }

    std::uint32_t parseHex()
    {
        std::uint32_t code = 0;
        const std::string_view digits = text_.substr(position_, 4);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4)
            fail(Message::tr("four hexadecimal digits expected"));
        position_ += 4;
        return code;
    }

    void skipDigits()
    {
        const std::size_t start = position_;
        while (peek() >= '0' && peek() <= '9')
            ++position_;
        if (position_ == start) fail(Message::tr("a value expected"));
    }

    JsonValue parseNumber()
    {
        const std::size_t start = position_;
        accept('-');
        if (!accept('0')) skipDigits(); // no leading zeros
        bool whole = true;
        if (accept('.')) {
            whole = false;
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            ++position_;
            if (!accept('+')) accept('-');
            skipDigits();
        }
        const char* first = text_.data() + start;
        const char* last = text_.data() + position_;
        std::int64_t integer = 0;
        if (whole && std::from_chars(first, last, integer).ec == std::errc()) return JsonValue(integer);
        double real = 0;
        if (std::from_chars(first, last, real).ec != std::errc()) fail(Message::tr("a number out of range"));
        return JsonValue(real);
    }

    std::string_view text_;
    const std::string& where_;
    JsonLimits limits_;
    std::size_t position_ = 0;
    std::size_t count_ = 0;
};

} // namespace

std::optional<std::int64_t> JsonValue::integer() const
{
    const std::int64_t* value = std::get_if<std::int64_t>(&value_);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<double> JsonValue::number() const
{
    if (const std::int64_t* value = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*value);
    const double* value = std::get_if<double>(&value_);
    return value ? std::optional(*value) : std::nullopt;
}

const JsonValue* JsonValue::member(std::string_view key) const
{
    const Object* members = object();
    if (!members) return nullptr;
    const auto found =
        std::find_if(members->begin(), members->end(), [&](const auto& m) { return m.first == key; });
    return found == members->end() ? nullptr : &found->second;
}

JsonValue parseJson(std::string_view text, const std::string& where, const JsonLimits& limits)
{
    return Parser(text, where, limits).document();
}

void appendUtf8(std::string& text, std::uint32_t code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const std::uint32_t lead = following == 1 ? 0xc0U : following == 2 ? 0xe0U : 0xf0U;
    text += static_cast<char>(lead | (code >> (6 * following)));
    for (int i = following - 1; i >= 0; --i)
        text += static_cast<char>(0x80U | ((code >> (6 * i)) & 0x3fU));
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string jsonQuoted(std::string_view text)
{
    constexpr char kHex[] = "0123456789abcdef";
    std::string result = "\"";
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length == 0) {
            result += "\xef\xbf\xbd";
        } else if (text.front() == '"' || text.front() == '\\') {
            result += {'\\', text.front()};
        } else if (byte < 0x20 || byte == 0x7f) {
            result += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
        } else {
            result.append(text.substr(0, length));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result + '"';
}

} // namespace blindspot
