#include "core/detector/readers/python_literal.h"

#include "core/common/json_text.h"

#include <charconv>
#include <cstdint>

namespace blindspot::detector {

namespace {

bool isSpace(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Translates from the first letter to the last; false at what Python would not read, or JSON cannot say.
class Translator {
  public:
    explicit Translator(std::string_view text) : text_(text) {}

    std::optional<std::string> translate()
    {
        for (skipSpace(); at_ < text_.size(); skipSpace())
            if (!step()) return std::nullopt;
        return std::move(json_);
    }

  private:
    void skipSpace()
    {
        while (at_ < text_.size() && isSpace(text_[at_]))
            ++at_;
    }

    char next()
    {
        skipSpace();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    bool step()
    {
        const char letter = text_[at_];
        if (letter == '\'' || letter == '"') return string();
        if (isDigit(letter)) return number();
        ++at_;
        if (letter == ',') {
            const char after = next(); // Python allows one more before the end: ('person',)
            if (after != ')' && after != ']' && after != '}') json_ += ',';
            return true;
        }
        if (letter == '(' || letter == ')') {
            json_ += letter == '(' ? '[' : ']';
            return true;
        }
        json_ += letter;
        return std::string_view("{}[]:").find(letter) != std::string_view::npos;
    }

    /// A key of a dictionary becomes a text, as JSON has them.
    bool number()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && isDigit(text_[at_]))
            ++at_;
        const std::string digits(text_.substr(begin, at_ - begin));
        json_ += next() == ':' ? jsonQuoted(digits) : digits;
        return true;
    }

    bool string()
    {
        const char quote = text_[at_++];
        std::string value;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\') {
                if (!escape(value)) return false;
            } else {
                value += text_[at_++];
            }
        }
        if (at_ == text_.size() || !isUtf8(value)) return false;
        ++at_;
        json_ += jsonQuoted(value);
        return true;
    }

    /// After a backslash: what repr() writes, and JSON's "\/".
    bool escape(std::string& value)
    {
        if (at_ + 1 >= text_.size()) return false;
        const char letter = text_[at_ + 1];
        at_ += 2;
        constexpr std::string_view kLetters = "\\'\"/ntrbf", kMeanings = "\\'\"/\n\t\r\b\f";
        if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
            value += kMeanings[known];
            return true;
        }
        const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits == 0 || at_ + digits > text_.size()) return false;
        std::uint32_t code = 0;
        const char* begin = text_.data() + at_;
        const auto read = std::from_chars(begin, begin + digits, code, 16);
        if (read.ec != std::errc() || read.ptr != begin + digits || code > 0x10FFFF) return false;
        at_ += digits;
        appendUtf8(value, code);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string json_;
};

} // namespace

std::optional<std::string> jsonOfPythonLiteral(std::string_view text)
{
    return Translator(text).translate();
}

} // namespace blindspot::detector
