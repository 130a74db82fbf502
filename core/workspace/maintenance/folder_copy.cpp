#include "core/workspace/maintenance/folder_copy.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <span>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPortion = std::size_t{1} << 20;

[[noreturn]] void fail(const fs::path& path, Message::Text what, int code)
{
    throw Error({what, systemMessage(code)}, toUtf8(path),
                code == ENOSPC || code == EDQUOT ? Message::tr("free some disk space and try again")
                                                 : Message::tr("check the folders and the disk, and try again"));
}

class Descriptor {
  public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

/// Calls `take` with one portion of the file after the other. Errors: Error.
template <typename Take> void readAll(const Descriptor& file, const fs::path& path, const Take& take)
{
    const auto buffer = std::make_unique_for_overwrite<std::byte[]>(kPortion);
    while (true) {
        const ssize_t count = ::read(file.get(), buffer.get(), kPortion);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, Message::tr("reading the file failed half way (%1)"), errno);
        if (count == 0) return;
        take(std::span<const std::byte>(buffer.get(), static_cast<std::size_t>(count)));
    }
}

void writeAll(const Descriptor& file, const fs::path& path, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, Message::tr("cannot write the file (%1)"), errno);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

bool isBelow(const fs::path& path, const fs::path& folder)
{
    const auto [end, other] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

} // namespace

FolderCopy::FolderCopy(fs::path from, fs::path to, std::function<bool(const fs::path&)> wanted, StopControl& stop,
                       const ProgressSink& progress)
    : from_(std::move(from)), to_(std::move(to)), wanted_(std::move(wanted)), stop_(stop), progress_(progress)
{
}

void FolderCopy::tell(Message::Text phase, std::int64_t bytes) const
{
    constexpr std::int64_t mega = 1'000'000;
    if (stop_.shouldStop()) throw Cancelled(Message::tr("copying the workspace was stopped"));
    if (progress_) progress_({phase, bytes / mega, std::max(total_, bytes) / mega});
}

std::int64_t FolderCopy::bytesToCopy() const
{
    std::int64_t bytes = 0;
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(from_, code); !code && entry != fs::recursive_directory_iterator();
         entry.increment(code)) {
        std::error_code ignored;
        if (!wanted_(entry->path().lexically_relative(from_)) || entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
        if (const auto size = entry->file_size(ignored); !ignored) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

void FolderCopy::copy()
{
    total_ = std::max(total_, bytesToCopy());
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(from_, code); !code && entry != fs::recursive_directory_iterator();
         entry.increment(code))
        copyEntry(*entry);
    if (code && code != std::errc::no_such_file_or_directory) fail(from_, Message::tr("the folder cannot be read (%1)"), code.value());
}

void FolderCopy::copyEntry(const fs::directory_entry& entry)
{
    const fs::path below = entry.path().lexically_relative(from_);
    std::error_code code;
    if (!wanted_(below) || fs::exists(fs::symlink_status(to_ / below, code))) return;
    code.clear();
    if (entry.is_symlink(code))
        fs::copy_symlink(entry.path(), to_ / below, code);
    else if (entry.is_directory(code))
        fs::create_directories(to_ / below, code);
    else if (entry.is_regular_file(code))
        copyFile(below);
    if (code && code != std::errc::no_such_file_or_directory) fail(to_ / below, Message::tr("cannot create the file (%1)"), code.value());
}

void FolderCopy::copyFile(const fs::path& below)
{
    const fs::path from = from_ / below, to = to_ / below;
    const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (source.get() < 0) {
        if (errno == ENOENT) return;
        fail(from, Message::tr("the file cannot be opened (%1)"), errno);
    }
    std::error_code code;
    fs::create_directories(to.parent_path(), code);
    const Descriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (target.get() < 0) fail(to, Message::tr("cannot create the file (%1)"), errno);
    Sha256 digest;
    readAll(source, from, [&](std::span<const std::byte> bytes) {
        tell(Message::tr("copying the workspace (MB)"), copied_.bytes);
        digest.update(bytes);
        writeAll(target, to, bytes);
        copied_.bytes += std::ssize(bytes);
    });
    ++copied_.files;
    files_.push_back({below, digest.finish()});
}

void FolderCopy::verify() const
{
    const Descriptor folder(::open(to_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::syncfs(folder.get()) != 0) fail(to_, Message::tr("cannot write the file (%1)"), errno);
    std::int64_t read = 0;
    for (const File& file : files_) {
        const fs::path path = to_ / file.path;
        const Descriptor copy(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (copy.get() < 0) fail(path, Message::tr("the file cannot be opened (%1)"), errno);
        ::posix_fadvise(copy.get(), 0, 0, POSIX_FADV_DONTNEED); // what the disk has, not what the system remembers
        Sha256 digest;
        readAll(copy, path, [&](std::span<const std::byte> bytes) {
            tell(Message::tr("checking the copy (MB)"), read);
            digest.update(bytes);
            read += std::ssize(bytes);
        });
        if (digest.finish() != file.sha256)
            throw Error(Message::tr("the copy is not what was copied"), toUtf8(path), Message::tr("check the disk, and copy again"));
    }
}

void requireRoom(const fs::path& folder, std::int64_t bytes)
{
    std::error_code code;
    const auto room = fs::space(folder, code);
    if (code || static_cast<std::int64_t>(room.available) >= bytes) return;
    constexpr std::int64_t mega = 1'000'000;
    throw Error({Message::tr("there is not enough room (%1 MB are needed, %2 MB are free)"), bytes / mega + 1,
                 static_cast<std::int64_t>(room.available) / mega},
                toUtf8(folder), Message::tr("free some disk space, or choose another folder"));
}

fs::path freeFolder(const fs::path& wished, const fs::path& workspace)
{
    std::error_code code;
    // Absolute at first: of a path whose first part is not there yet weakly_canonical leaves a relative one.
    const fs::path whole = fs::absolute(wished, code);
    fs::path folder = fs::weakly_canonical(whole, code);
    if (code) folder = whole.lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    const fs::path own = fs::weakly_canonical(workspace, code);
    const Message choose = Message::tr("choose a folder that does not exist yet, or an empty one");
    if (isBelow(folder, own) || isBelow(own, folder))
        throw Error(Message::tr("this folder and the workspace's lie in each other"), toUtf8(folder), choose);
    const auto status = fs::status(folder, code);
    if (fs::exists(status) && !fs::is_directory(status)) throw Error(Message::tr("there is a file of that name"), toUtf8(folder), choose);
    if (fs::exists(status) && !fs::is_empty(folder, code)) throw Error(Message::tr("the folder is not empty"), toUtf8(folder), choose);
    return folder;
}

fs::path makePartFolder(const fs::path& target)
{
    fs::path part = unfinishedName(target);
    std::error_code code;
    fs::create_directories(target.parent_path(), code);
    if (!code) fs::remove_all(part, code); // of a program of that number that was ended
    if (!code) fs::create_directory(part, code);
    if (code) fail(target, Message::tr("the folder cannot be made (%1)"), code.value());
    return part;
}

void becomeFolder(const fs::path& part, const fs::path& target)
{
    const Descriptor folder(::open(part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::syncfs(folder.get()) != 0 || ::rename(part.c_str(), target.c_str()) != 0)
        fail(target, Message::tr("the folder cannot be made (%1)"), errno);
    syncFolder(target.parent_path());
}

} // namespace blindspot::workspace
