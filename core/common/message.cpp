#include "core/common/message.h"

#include "core/common/error.h"
#include "core/common/json_text.h"

namespace blindspot {

const std::string Message::kNothing;

Message::Value::Value(Text text) : message_(std::make_shared<const Message>(text)) {}
Message::Value::Value(Message message) : message_(std::make_shared<const Message>(std::move(message))) {}

std::string Message::Value::english() const
{
    return message_ != nullptr ? message_->english() : text_;
}

bool Message::Value::operator==(const Value& other) const
{
    if (message_ == nullptr || other.message_ == nullptr) return message_ == other.message_ && text_ == other.text_;
    return *message_ == *other.message_;
}

Message Message::verbatim(std::string text)
{
    Message message;
    if (text.empty()) return message;
    message.text_ = kVerbatim;
    message.values_.emplace_back(std::move(text));
    return message;
}

Message Message::inWindow(Text text) const
{
    Message message = *this;
    message.windowText_ = text.english;
    return message;
}

std::string Message::english() const
{
    return filledIn(text_, [this](std::size_t place) {
        return place <= values_.size() ? values_[place - 1].english() : std::string();
    });
}

std::string Message::json() const
{
    std::string json = "{\"text\":" + jsonQuoted(text_);
    if (!windowText_.empty()) json += ",\"window\":" + jsonQuoted(windowText_);
    if (values_.empty()) return json + "}";
    json += ",\"values\":[";
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (i > 0) json += ',';
        const Message* message = values_[i].message();
        json += message != nullptr ? message->json() : jsonQuoted(values_[i].text());
    }
    return json + "]}";
}

Message Message::fromJson(const std::string& text)
{
    // False: this is not what json() writes.
    const auto read = [](const JsonValue& json, Message& message, const auto& self) -> bool {
        const JsonValue* own = json.member("text");
        if (own == nullptr || own->string() == nullptr) return false;
        message.text_ = *own->string();
        if (const JsonValue* window = json.member("window")) {
            if (window->string() == nullptr) return false;
            message.windowText_ = *window->string();
        }
        const JsonValue* values = json.member("values");
        if (values == nullptr) return true;
        if (values->array() == nullptr) return false;
        for (const JsonValue& value : *values->array()) {
            Message nested;
            if (value.string() != nullptr)
                message.values_.emplace_back(*value.string());
            else if (self(value, nested, self))
                message.values_.emplace_back(std::move(nested));
            else
                return false;
        }
        return true;
    };
    if (!text.starts_with("{\"text\":")) return verbatim(text);
    try {
        Message message;
        return read(parseJson(text, "message"), message, read) ? message : verbatim(text);
    } catch (const Error&) {
        return verbatim(text);
    }
}

Message joined(const Message& place, const Message& what, const Message& remedy)
{
    const Message line = place.empty() ? what : Message(Message::tr("%1: %2"), place, what);
    return remedy.empty() ? line : Message(Message::tr("%1; %2"), line, remedy);
}

} // namespace blindspot
