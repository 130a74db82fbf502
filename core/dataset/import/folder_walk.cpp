#include "core/dataset/import/folder_walk.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/dataset/import/file_names.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>

namespace blindspot::dataset {

namespace fs = std::filesystem;

bool isFolder(const fs::path& path)
{
    std::error_code code;
    return fs::is_directory(path, code);
}

bool isFile(const fs::path& path)
{
    std::error_code code;
    return fs::is_regular_file(path, code);
}

namespace {

std::string_view nameOf(const fs::path& path)
{
    const std::string_view whole = path.native();
    return whole.substr(whole.rfind('/') + 1);
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> inodeOf(const fs::path& place)
{
    struct stat facts{};
    if (::stat(place.c_str(), &facts) != 0) return {};
    return std::pair{static_cast<std::uint64_t>(facts.st_dev), static_cast<std::uint64_t>(facts.st_ino)};
}

/// Folders that hold copies or nothing of a dataset.
bool isSystemFolder(const fs::path& folder)
{
    const std::string_view name = nameOf(folder);
    return name.starts_with('.') || name == "__MACOSX" || name == "@eaDir" || name == "$RECYCLE.BIN" ||
           name == "System Volume Information";
}

/// What is missing where a link leads nowhere, by its name.
ProblemKind kindOfLink(const fs::path& link)
{
    if (imaging::hasAnyImageExtension(link)) return ProblemKind::UnreadablePicture;
    const std::string ending = foldedName(link.extension().native());
    return ending == ".txt" || ending == ".xml" ? ProblemKind::UnreadableFile : ProblemKind::MissingFolder;
}

/// Part by part, as paths compare, but without taking them apart: a slash stands before all other letters.
bool comesBefore(const fs::path& a, const fs::path& b)
{
    const auto rank = [](char letter) { return letter == '/' ? 0 : static_cast<unsigned char>(letter); };
    return std::lexicographical_compare(a.native().begin(), a.native().end(), b.native().begin(), b.native().end(),
                                        [&](char x, char y) { return rank(x) < rank(y); });
}

} // namespace

bool isSystemFile(const fs::path& file)
{
    const std::string_view name = nameOf(file);
    return name.starts_with("._") || name == ".DS_Store" || name == "Thumbs.db" || name == "thumbs.db" ||
           name == "ehthumbs.db" || name == "desktop.ini" || name == "Desktop.ini";
}

/// False where the file or folder that a path leads to was met before, or cannot be reached.
bool FolderWalk::isNew(const fs::path& place)
{
    const auto inode = inodeOf(place);
    return inode && seen_.insert(*inode).second;
}

bool FolderWalk::isAbove(const fs::path& place) const
{
    const auto inode = inodeOf(place);
    return inode && above_.contains(*inode);
}

void FolderWalk::addEntry(const fs::directory_entry& entry)
{
    std::error_code code;
    const fs::path& path = entry.path();
    if (isSystemFile(path)) {
        tell_(ProblemKind::SystemFile, path, Message::tr("a file that a system keeps; it is left out"));
        return;
    }
    const bool link = entry.is_symlink(code);
    if (entry.is_directory(code)) {
        if (isSystemFolder(path))
            tell_(ProblemKind::SystemFile, path, Message::tr("a hidden folder; it is left out"));
        else
            (link ? linkedFolders_ : folders_).push_back(path);
    } else if (entry.is_regular_file(code)) {
        (link ? linkedFiles_ : files_).push_back(path);
    } else if (link) {
        tell_(kindOfLink(path), path, Message::tr("the link leads nowhere; it is left out"));
    }
}

void FolderWalk::walk(const fs::path& folder)
{
    folders_.push_back(folder);
    while (!folders_.empty() && files_.size() <= most_) {
        const fs::path next = std::move(folders_.back());
        folders_.pop_back();
        if (tick_) tick_();
        std::error_code none;
        const bool link = fs::is_symlink(next, none);
        if ((link && isAbove(next)) || !isNew(next)) {
            if (link)
                tell_(ProblemKind::LinkedTwice, next,
                      Message::tr("the folder is taken already; the link is left out"));
            continue;
        }
        std::error_code code;
        fs::directory_iterator entry(next, code);
        for (const fs::directory_iterator end; !code && entry != end; entry.increment(code))
            addEntry(*entry);
        if (code)
            tell_(ProblemKind::UnreadableFolder, next,
                  Message(Message::tr("the folder cannot be read (%1); what is in it is left out"),
                          systemMessage(code)));
    }
}

/// Folders first, as links may lead to the files in them.
void FolderWalk::addLinks()
{
    while (!linkedFolders_.empty()) {
        std::sort(linkedFolders_.begin(), linkedFolders_.end());
        const fs::path next = linkedFolders_.front();
        linkedFolders_.erase(linkedFolders_.begin());
        walk(next);
    }
    if (linkedFiles_.empty()) return;
    for (const fs::path& file : files_)
        isNew(file);
    std::sort(linkedFiles_.begin(), linkedFiles_.end());
    for (fs::path& file : linkedFiles_)
        if (isNew(file))
            files_.push_back(std::move(file));
        else
            tell_(ProblemKind::LinkedTwice, file, Message::tr("the file is taken already; the link is left out"));
    linkedFiles_.clear();
}

std::vector<fs::path> FolderWalk::filesBelow(const fs::path& folder, std::size_t most)
{
    files_.clear();
    most_ = most;
    above_.clear();
    for (fs::path one = folder; one.has_relative_path(); one = one.parent_path())
        if (const auto inode = inodeOf(one.parent_path())) above_.insert(*inode);
    const auto inode = inodeOf(folder);
    if (!inode || !seen_.contains(*inode)) walk(folder);
    addLinks();
    if (files_.size() > most)
        tell_(ProblemKind::UnreadableFolder, folder,
              Message(Message::tr("there are more than %1 files in it; the others are left out"), most));
    std::sort(files_.begin(), files_.end(), comesBefore);
    return std::move(files_);
}

} // namespace blindspot::dataset
