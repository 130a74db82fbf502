// A Message is a text for the user as a value: an English sentence with places (%1 to %9) and the values for
// them. The command line fills in the English; the window translates the text first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace blindspot {

/// A sentence that can be said in English (`english()`: the command line, log files) and, by whoever has a translation of
/// `text()`, in other languages. There is no way from a bare string to a Message but `verbatim`, so that each text is either
/// marked by `tr` for the translation tool or known not to be one. Copying is cheap. From any thread.
class Message {
  public:
    /// A text that the translation tool (Qt's lupdate) finds in the sources, in the context "blindspot::Message". Places for
    /// values are %1 to %9.
    struct Text {
        const char* english;
    };
    static constexpr Text tr(const char* english) { return {english}; }

    /// A value for a place: a name, a number or a path as it is, or another message.
    class Value {
      public:
        Value(std::string text) : text_(std::move(text)) {}
        Value(std::string_view text) : text_(text) {}
        Value(const char* text) : text_(text) {}
        template <typename Number>
            requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool> && !std::is_same_v<Number, char>)
        Value(Number number) : text_(std::to_string(number))
        {
        }
        Value(Text text);
        Value(Message message);

        std::string english() const;
        /// Null: the value is plain text.
        const Message* message() const { return message_.get(); }
        const std::string& text() const { return text_; }

        bool operator==(const Value& other) const;

      private:
        std::string text_;
        std::shared_ptr<const Message> message_;
    };

    /// Nothing is said.
    Message() = default;
    Message(Text text) : text_(text.english) {}
    template <typename... Values>
        requires(sizeof...(Values) > 0)
    Message(Text text, Values&&... values) : text_(text.english), values_{Value(std::forward<Values>(values))...}
    {
    }
    /// What no translation knows: a path, a name, what another library says.
    static Message verbatim(std::string text);

    /// The same said where there is no command line: `text` with the same places instead of one that speaks of options.
    Message inWindow(Text text) const;

    bool empty() const { return text_.empty(); }
    std::string english() const;

    /// For a translator: what to look up, "" where nothing is to be translated and the one value is the text.
    const std::string& text() const { return isVerbatim() ? kNothing : text_; }
    /// What to look up where there is no command line.
    const std::string& windowText() const { return windowText_.empty() ? text() : windowText_; }
    const std::vector<Value>& values() const { return values_; }

    /// As one line of JSON, and back: how a message is kept in a record. What is no such JSON (records of earlier versions have
    /// plain English) comes back verbatim.
    std::string json() const;
    static Message fromJson(const std::string& text);

    bool operator==(const Message& other) const = default;

  private:
    static const std::string kNothing;
    static constexpr const char* kVerbatim = "%1";
    bool isVerbatim() const { return text_ == kVerbatim; }

    std::string text_;
    std::string windowText_;
    std::vector<Value> values_;
};

/// `text` with each %1 to %9 replaced by what `value` gives for 1 to 9, all at once: a value may have a percent sign in it.
template <typename ValueOf> std::string filledIn(std::string_view text, const ValueOf& value)
{
    std::string filled;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (place)
            filled += value(text[++i] - '0');
        else
            filled += text[i];
    }
    return filled;
}

/// "place: what; remedy", as errors are put together. Empty parts are left out.
Message joined(const Message& place, const Message& what, const Message& remedy = {});

} // namespace blindspot
