// The part of the IndexWriter that finds the pictures' files: by their names, and by the ends of these.
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/dataset/import/index_writer.h"
#include "core/dataset/import/folder_walk.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace blindspot::dataset {

ProblemSink IndexWriter::folderProblems()
{
    return [this](ProblemKind kind, const std::filesystem::path& file, const Message& text) {
        std::error_code code;
        const bool link = std::filesystem::is_symlink(file, code); // one that leads nowhere
        const bool once = kind == ProblemKind::UnreadableFolder || kind == ProblemKind::SystemFile ||
                          kind == ProblemKind::LinkedTwice ||
                          (link && (kind == ProblemKind::UnreadablePicture || kind == ProblemKind::UnreadableFile ||
                                    kind == ProblemKind::MissingFolder));
        if (once && !toldFiles_.insert(file.native()).second) return;
        problem(kind, toUtf8(file), [&] { return text; });
    };
}

/// Unless a walk through the folders told of it: as a link that leads nowhere.
void IndexWriter::tellOfUnreadable(const std::string& name, const PictureSize& facts)
{
    const std::filesystem::path whole = source_.imageRoot / pathFromUtf8(name);
    if (toldFiles_.contains(whole.lexically_normal().native())) return;
    problem(facts.problem, name, [&] { return facts.failure; });
}

/// A picture that is not found is told; one that is gets the name of its file.
IndexWriter::Presence IndexWriter::findPicture(StagedImage& image)
{
    if (!request_.checkFiles) return Presence::Found;
    FileMatcher::Match match = matcher_->find(image.fileName);
    switch (match.how) {
    case FileMatcher::How::None:
        if (missingImages_++ == 0) missingExample_ = image.fileName;
        if (image.labels.empty())
            problem(ProblemKind::MissingPicture, image.fileName,
                    [] { return Message(Message::tr("the picture is missing; it is left out")); });
        else
            problem(ProblemKind::LabelsWithoutPicture, image.labels, [&] {
                return Message(Message::tr("its picture %1 is missing; it is left out"), image.fileName);
            });
        return Presence::Missing;
    case FileMatcher::How::Ambiguous:
        if (ambiguousImages_++ == 0) ambiguousExample_ = image.fileName;
        problem(ProblemKind::AmbiguousPicture, image.labels.empty() ? image.fileName : image.labels, [&] {
            return Message(Message::tr("several pictures could be meant (%1, %2); it is left out"),
                           match.candidates.at(0), match.candidates.at(1));
        });
        return Presence::Missing;
    case FileMatcher::How::Exact:
        return Presence::Found;
    case FileMatcher::How::Notation:
        ++otherNotations_;
        image.fileName = std::move(match.file);
        return Presence::Found;
    case FileMatcher::How::Tail:
        break;
    }
    if (byTails_++ == 0) {
        tailExample_ = image.fileName;
        tailFile_ = match.file;
    }
    image.fileName = std::move(match.file);
    return Presence::ByTail;
}

/// Where the importer goes by the picture's size while it reads.
bool IndexWriter::completeSize(StagedImage& image)
{
    if (!source_.sizesAreTrue || (image.width > 0 && image.height > 0)) return true;
    const PictureSize facts = pictureSize(source_.imageRoot / pathFromUtf8(image.fileName));
    if (facts.size == imaging::Size()) {
        tellOfUnreadable(image.fileName, facts);
        return false;
    }
    image.width = facts.size.width;
    image.height = facts.size.height;
    return true;
}

std::optional<StagedImage> IndexWriter::addImage(StagedImage image)
{
    ++stagedImages_;
    const std::string stated = image.fileName;
    Presence presence = findPicture(image);
    if (presence != Presence::Missing && !completeSize(image)) presence = Presence::Missing;
    insertImage_->run(image.sourceId, image.fileName, image.width, image.height,
                      image.split.empty() ? std::nullopt : std::optional(image.split), static_cast<int>(presence),
                      presence == Presence::ByTail ? std::optional(stated) : std::nullopt);
    return presence == Presence::Missing ? std::nullopt : std::optional(std::move(image));
}

/// Two names that end alike may have been given one file: neither has it. A file that another entry names goes to
/// that one.
void IndexWriter::settleTails()
{
    if (byTails_ == 0) return;
    leaveOutTails("SELECT file_name FROM temp.staged_images WHERE present = 2 AND file_name IN"
                  " (SELECT file_name FROM temp.staged_images WHERE present = 1) GROUP BY file_name",
                  Message::tr("%1 could be its picture, but another entry names it; it is left out"));
    leaveOutTails("SELECT file_name FROM temp.staged_images WHERE present = 2 GROUP BY file_name"
                  " HAVING count(DISTINCT stated) > 1",
                  Message::tr("%1 could be its picture, and that of another entry; it is left out"));
    storage::Statement first = database_.prepare(
        "SELECT stated, file_name FROM temp.staged_images WHERE present = 2 ORDER BY rowid LIMIT 1");
    if (!first.step()) return;
    tailExample_ = first.text(0);
    tailFile_ = first.text(1);
}

/// `query`: one of the files that are nobody's; `why`: its place is the file.
void IndexWriter::leaveOutTails(const char* query, Message::Text why)
{
    storage::Statement shared = database_.prepare(query);
    std::vector<std::string> files;
    while (shared.step())
        files.push_back(shared.text(0));
    shared.reset();
    for (const std::string& file : files) {
        storage::Statement row = database_.prepare(
            "SELECT stated FROM temp.staged_images WHERE present = 2 AND file_name = ? ORDER BY rowid");
        row.bindAll(file);
        while (row.step()) {
            if (ambiguousImages_++ == 0) ambiguousExample_ = row.text(0);
            --byTails_;
            problem(ProblemKind::AmbiguousPicture, row.text(0), [&] { return Message(why, file); });
        }
        row.reset();
        database_.run("UPDATE temp.staged_images SET present = 0 WHERE present = 2 AND file_name = ?", file);
    }
}

/// Pictures beside those that a COCO file lists, in the folders that were listed to find these.
void IndexWriter::tellOfUnlisted()
{
    if (!source_.freeForm || !request_.checkFiles) return;
    const auto place = [this](const std::string& name) {
        return (source_.imageRoot / pathFromUtf8(name)).parent_path().lexically_normal().native();
    };
    std::unordered_map<std::string, std::string> places; // by the part of a name before its last slash
    std::unordered_map<std::string, std::int64_t> listed; // by the folder
    storage::Statement row = database_.prepare("SELECT DISTINCT file_name FROM temp.staged_images WHERE present <> 0");
    while (row.step()) {
        const std::string name = row.text(0);
        const auto slash = name.rfind('/');
        const auto [known, isNew] = places.try_emplace(name.substr(0, slash == std::string::npos ? 0 : slash + 1));
        if (isNew) known->second = place(name);
        ++listed[known->second];
    }
    std::int64_t unlisted = 0;
    for (const auto& [folder, count] : listed)
        if (const auto* names = matcher_->lister().knownNames(folder)) {
            const auto isPicture = [](const std::string& name) {
                return imaging::hasAnyImageExtension(name) && !isSystemFile(name);
            };
            unlisted += std::max<std::int64_t>(0, std::count_if(names->begin(), names->end(), isPicture) - count);
        }
    if (unlisted > 0)
        note({Message::tr("pictures that lie in the same folders and that the file does not list: %1; they are no part of the dataset"),
              unlisted});
}

/// Image ids that name more than one file. Two entries of the same id and file are one picture.
void IndexWriter::findRepeatedIds()
{
    if (!source_.freeForm) return;
    storage::Statement row = database_.prepare("SELECT source_id FROM temp.staged_images GROUP BY source_id"
                                               " HAVING count(*) > 1 AND min(file_name) <> max(file_name)");
    while (row.step())
        repeatedIds_.insert(row.integer(0));
}

/// Without its boxes it would pass for a picture without objects.
void IndexWriter::leaveOutRepeatedId(std::int64_t sourceId, const std::string& file)
{
    countLeftOut();
    const std::string id = textOf(&CocoIds::images, sourceId);
    problem(ProblemKind::BadEntry, file, [&] {
        return Message(Message::tr("the image id %1 is given to several pictures; they are left out, and its annotations"), id);
    });
}

void IndexWriter::tellOfMatches()
{
    if (otherNotations_ > 0)
        note({Message::tr("pictures found though their names are written otherwise (escapes, slashes, composed letters, "
                          "case): %1"),
              otherNotations_});
    if (byTails_ > 0)
        note({Message::tr("pictures found by the end of their names alone: %1 (the first: %2 for %3)"), byTails_,
              tailFile_, tailExample_});
    for (const auto& [folder, code] : matcher_->lister().unreadable())
        folderProblems()(ProblemKind::UnreadableFolder, folder,
                         {Message::tr("the folder cannot be read (%1); what is in it is left out"),
                          systemMessage(code)});
}

} // namespace blindspot::dataset
