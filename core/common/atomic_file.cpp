#include "core/common/atomic_file.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace blindspot {

namespace {

/// `step`: with the place for what the system says.
[[noreturn]] void fail(const std::filesystem::path& path, Message::Text step)
{
    const int code = errno;
    throw Error({step, systemMessage(code)}, toUtf8(path),
                code == ENOSPC || code == EDQUOT
                    ? Message::tr("free some disk space and try again")
                    : Message::tr("check that the folder exists and may be written"));
}

/// Owns a file descriptor and, until it is renamed, the temporary file behind it.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::filesystem::path& target) : target_(target), path_(unfinishedName(target))
    {
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (descriptor_ < 0) fail(target, Message::tr("cannot create the file (%1)"));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!kept_) ::unlink(path_.c_str());
    }

    void write(std::span<const std::byte> bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(target_, Message::tr("cannot write the file (%1)"));
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }

    void syncAndRename()
    {
        if (::fsync(descriptor_) != 0) fail(target_, Message::tr("cannot write the file (%1)"));
        const int closed = ::close(descriptor_);
        descriptor_ = -1;
        if (closed != 0) fail(target_, Message::tr("cannot write the file (%1)"));
        if (::rename(path_.c_str(), target_.c_str()) != 0)
            fail(target_, Message::tr("cannot replace the file (%1)"));
        kept_ = true;
    }

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool kept_ = false;
};

} // namespace

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes)
{
    TemporaryFile file(path);
    file.write(bytes);
    file.syncAndRename();
    syncFolder(path.parent_path());
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view text)
{
    writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace blindspot
