#include "core/common/error.h"

#include "core/common/option_names.h"

namespace blindspot {

namespace {

std::string oneLine(const Message& message)
{
    std::string line = message.english();
    for (char& character : line)
        if (character == '\n' || character == '\r') character = ' ';
    return line;
}

} // namespace

Place::Place(const std::string& name) : message_(optionName(name)) {}

Error::Error(Message what, Place where, Message remedy)
    : std::runtime_error(oneLine(joined(where.message(), what, remedy))),
      message_(std::make_shared<const Message>(joined(where.message(), what, remedy))),
      where_(std::make_shared<const Message>(where.message())),
      remedy_(std::make_shared<const Message>(std::move(remedy)))
{
}

Message messageOf(const std::exception& error)
{
    const auto* own = dynamic_cast<const Error*>(&error);
    return own != nullptr ? own->message() : Message::verbatim(error.what());
}

} // namespace blindspot
