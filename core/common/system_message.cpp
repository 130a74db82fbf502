#include "core/common/system_message.h"

namespace blindspot {

namespace {

constexpr Message::Text kReasons[] = {
    // Of the C library.
    Message::tr("No space left on device"),
    Message::tr("Permission denied"),
    Message::tr("No such file or directory"),
    Message::tr("Read-only file system"),
    Message::tr("Is a directory"),
    Message::tr("Not a directory"),
    Message::tr("File exists"),
    Message::tr("Input/output error"),
    Message::tr("Disk quota exceeded"),
    Message::tr("Too many open files"),
    Message::tr("File name too long"),
    Message::tr("Operation not permitted"),
    Message::tr("File too large"),
    Message::tr("Directory not empty"),
    Message::tr("Cannot allocate memory"),
    Message::tr("Resource temporarily unavailable"),
    Message::tr("Success"),
    // Of SQLite.
    Message::tr("database is locked"),
    Message::tr("unable to open database file"),
    Message::tr("attempt to write a readonly database"),
    Message::tr("database disk image is malformed"),
    Message::tr("disk I/O error"),
    Message::tr("database or disk is full"),
};

} // namespace

Message systemMessage(const std::string& text)
{
    for (const Message::Text& reason : kReasons)
        if (text == reason.english) return reason;
    return Message::verbatim(text);
}

Message systemMessage(const std::error_code& code)
{
    return systemMessage(code.message());
}

Message systemMessage(int number)
{
    return systemMessage(std::generic_category().message(number));
}

} // namespace blindspot
