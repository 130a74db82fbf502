#include "ui/support/message_text.h"

#include "core/common/error.h"
#include "core/common/option_names.h"

#include <QCoreApplication>

namespace blindspot::ui {

namespace {

constexpr const char* kContext = "blindspot::Message";

QString valueText(const Message::Value& value)
{
    const Message* message = value.message();
    return message != nullptr ? messageText(*message) : QString::fromStdString(value.text());
}

} // namespace

QString messageText(const Message& message)
{
    const std::string& source = message.windowText();
    // Nothing to look up: a verbatim message, whose one value is all that it says.
    const QString text =
        source.empty() ? QStringLiteral("%1") : QCoreApplication::translate(kContext, source.c_str());
    const std::vector<Message::Value>& values = message.values();
    const std::string filled = filledIn(text.toStdString(), [&values](std::size_t place) {
        return place <= values.size() ? valueText(values[place - 1]).toStdString() : std::string();
    });
    return QString::fromStdString(filled);
}

QString errorText(const std::exception& error)
{
    return messageText(messageOf(error)).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString optionNameText(const std::string& name)
{
    return messageText(optionName(name));
}

} // namespace blindspot::ui
