#include "core/common/input_file.h"

#include "core/common/error.h"
#include "core/common/utf8.h"

namespace blindspot {

InputFile::InputFile(const std::filesystem::path& path) : name_(toUtf8(path))
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        throw Error(Message::tr("there is no such file"), name_, Message::tr("check its name"));
    if (!std::filesystem::is_regular_file(status))
        throw Error(Message::tr("this is not a file"), name_, Message::tr("choose a file"));
    size_ = std::filesystem::file_size(path, error);
    if (!error) stream_.open(path, std::ios::binary);
    if (error || !stream_)
        throw Error(Message::tr("cannot read the file"), name_, Message::tr("check that it may be read"));
}

void InputFile::readAt(std::uint64_t offset, std::span<std::byte> target)
{
    if (offset > size_ || target.size() > size_ - offset)
        throw Error(Message::tr("the file ends too early"), name_,
                    Message::tr("it may be an unfinished download; get it again"));
    if (target.empty()) return;
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>(offset));
    stream_.read(reinterpret_cast<char*>(target.data()), static_cast<std::streamsize>(target.size()));
    if (!stream_)
        throw Error(Message::tr("reading the file failed half way"), name_, Message::tr("check the disk"));
}

std::string InputFile::readAt(std::uint64_t offset, std::uint64_t count)
{
    if (offset > size_ || count > size_ - offset) // before memory is asked for
        throw Error(Message::tr("the file ends too early"), name_,
                    Message::tr("it may be an unfinished download; get it again"));
    std::string bytes(static_cast<std::size_t>(count), '\0');
    readAt(offset, std::as_writable_bytes(std::span(bytes.data(), bytes.size())));
    return bytes;
}

std::string wholeFile(const std::filesystem::path& file, std::uint64_t most)
{
    InputFile input(file);
    if (input.size() > most) throw Error(Message::tr("the file is too large for what it should be"), input.name());
    return input.readAt(0, input.size());
}

} // namespace blindspot
