#include "app/cli/output.h"

#include "app/cli/cli_error.h"
#include "core/common/number_text.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace blindspot::cli {

namespace {

/// All of `text`, or errno.
int writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Characters of UTF-8, so that columns of Korean names stay about aligned.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

} // namespace

void Output::line(const std::string& text)
{
    if (!json_ && !silent_) writeOut(text + "\n");
}

void Output::event(const char* kind, const Json& fields)
{
    if (!json_ || silent_) return;
    Json object{{"event", kind}};
    object.update(fields);
    writeOut(object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void Output::writeOut(const std::string& text)
{
    const std::lock_guard lock(mutex_);
    if (gone_) return;
    if (!progress_.empty()) writeAll(STDERR_FILENO, "\r\033[K");
    const int code = writeAll(STDOUT_FILENO, text);
    if (!progress_.empty()) writeAll(STDERR_FILENO, progress_);
    if (code == 0) return;
    gone_ = true;
    if (code != EPIPE)
        throw cliError(std::string("cannot write (") + std::generic_category().message(code) + ")",
                       "standard output", "check where it leads to");
    if (readerGone_) readerGone_();
}

void Output::message(const std::string& text)
{
    const std::lock_guard lock(mutex_);
    writeAll(STDERR_FILENO, (progress_.empty() ? "" : "\r\033[K") + who_ + text + "\n" + progress_);
}

void Output::progress(const std::string& text)
{
    if (!terminal() || silent_) return;
    const std::lock_guard lock(mutex_);
    if (text.empty() && progress_.empty()) return;
    progress_ = text;
    writeAll(STDERR_FILENO, "\r\033[K" + text);
}

bool Output::terminal()
{
    static const bool is = ::isatty(STDERR_FILENO) != 0;
    return is;
}

Json orNull(const std::optional<double>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line.append(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

std::string countedText(std::int64_t count, const std::string& one)
{
    const std::string text = std::to_string(count) + " " + one;
    return count == 1 ? text : text + (one.ends_with("s") || one.ends_with("tch") ? "es" : "s");
}

std::string decimalsText(double value, int digits)
{
    return fixedText(value, digits);
}

std::string durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) return "?";
    if (seconds < 60) return decimalsText(seconds, 1) + " s";
    const auto whole = std::llround(std::min(seconds, 1e15));
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string bytesText(double bytes)
{
    if (bytes >= 1e9) return decimalsText(bytes / 1e9, 1) + " GB";
    return decimalsText(bytes / 1e6, 0) + " MB";
}

} // namespace blindspot::cli
