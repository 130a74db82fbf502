// The one family of exceptions: what happened, where, what to do about it.
#pragma once

#include <stdexcept>
#include <string>

namespace blindspot {

/// A mistake of the user's or a file that cannot be used. Caught once at the boundary (command line: exit code 2).
class Error : public std::runtime_error {
  public:
    /// `what`: what happened, without a full stop; `where`: the file, option or place, may be empty;
    /// `remedy`: what the user can do, may be empty.
    explicit Error(const std::string& what, const std::string& where = {}, const std::string& remedy = {});

    const std::string& where() const noexcept { return where_; }
    const std::string& remedy() const noexcept { return remedy_; }

  private:
    std::string where_;
    std::string remedy_;
};

/// Work that was stopped on request before its end; nothing is broken (command line: exit code 3).
class Cancelled : public Error {
  public:
    explicit Cancelled(const std::string& what, const std::string& remedy = {}) : Error(what, {}, remedy) {}
};

/// The memory of the device is not enough, whatever the batch size.
class OutOfMemory : public Error {
  public:
    using Error::Error;
};

} // namespace blindspot
