// The exceptions of the program. An Error states what happened, where, and what the user can do about it;
// Cancelled and OutOfMemory derive from it.
#pragma once

#include "core/common/message.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace blindspot {

/// Where something happened: a file, an option of the command line, a thing of the workspace.
class Place {
  public:
    Place() = default;
    /// A path or name as it is; an option ("--patch-size") by its words where there is no command line (option_names.h).
    Place(const std::string& name);
    Place(const char* name) : Place(std::string(name)) {}
    Place(Message message) : message_(std::move(message)) {}
    template <typename... Values>
    Place(Message::Text text, Values&&... values) : message_(text, std::forward<Values>(values)...)
    {
    }

    const Message& message() const { return message_; }

  private:
    Message message_;
};

/// A mistake of the user's or a file that cannot be used. Caught once at the boundary (command line: exit code 2).
class Error : public std::runtime_error {
  public:
    /// `what`: what happened, without a full stop; `where`: the file, option or place, may be empty;
    /// `remedy`: what the user can do, may be empty.
    explicit Error(Message what, Place where = {}, Message remedy = {});

    /// "where: what; remedy", whose English is what().
    const Message& message() const noexcept { return *message_; }
    std::string where() const { return where_->english(); }
    std::string remedy() const { return remedy_->english(); }

  private:
    // Shared, because copying an exception must not throw.
    std::shared_ptr<const Message> message_, where_, remedy_;
};

/// Work that was stopped on request before its end; nothing is broken (command line: exit code 3).
class Cancelled : public Error {
  public:
    explicit Cancelled(Message what, Message remedy = {}) : Error(std::move(what), {}, std::move(remedy)) {}
};

/// The memory of the device is not enough, whatever the batch size.
class OutOfMemory : public Error {
  public:
    using Error::Error;
};

/// What to tell the user of any exception: an Error's message, of others their text.
Message messageOf(const std::exception& error);

} // namespace blindspot
