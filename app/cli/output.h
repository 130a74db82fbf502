// What the program says: lines for a person, or JSON Lines for a program; messages always on standard error.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blindspot::cli {

using Json = nlohmann::ordered_json;

/// Used by one thread at a time, but for `message`, which any thread may call.
class Output {
  public:
    void setJson(bool json) { json_ = json; }
    bool json() const { return json_; }
    /// From here on nothing goes to standard output, and messages begin with `who`: of ranks other than the first.
    void silence(std::string who) { silent_ = true, who_ = std::move(who); }
    /// Called once when the reader of standard output is gone; what is written from then on is dropped.
    void onReaderGone(std::function<void()> action) { readerGone_ = std::move(action); }

    /// A line of standard output for a person; nothing with --json. Errors: Error when it cannot be written
    /// (disk full).
    void line(const std::string& text);
    /// A JSON line of standard output; nothing without --json. Numbers that are not finite become null.
    /// Errors: as `line`.
    void event(const char* kind, const Json& fields = Json::object());
    /// The last event: "done". A command calls it once, at its end.
    void done(const Json& fields = Json::object()) { event("done", fields); }

    /// A line on standard error, above the progress bar if there is one.
    void message(const std::string& text);
    /// Draws the progress line on standard error anew; only where that is a terminal. Empty: takes it away.
    void progress(const std::string& text);
    /// Whether standard error is a terminal that can show progress.
    static bool terminal();

  private:
    void writeOut(const std::string& text);

    bool json_ = false;
    bool silent_ = false;
    std::string who_; ///< "rank 1: "; empty of rank 0
    bool gone_ = false;
    std::mutex mutex_;
    std::string progress_;
    std::function<void()> readerGone_;
};

/// Null where there is none.
Json orNull(const std::optional<double>& value);

/// Columns of text, aligned by their widest cell, two blanks between them.
std::string table(const std::vector<std::vector<std::string>>& rows);

/// "1 image", "2 images"; "1 class", "2 classes".
std::string countedText(std::int64_t count, const std::string& one);
/// With so many decimals: "0.500".
std::string decimalsText(double value, int digits);
/// "1.5 s", "3 min 20 s", "2 h 5 min".
std::string durationText(double seconds);
/// "1.2 GB".
std::string bytesText(double bytes);

} // namespace blindspot::cli
