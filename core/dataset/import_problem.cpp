#include "core/dataset/import_problem.h"

#include <array>

namespace blindspot::dataset {

namespace {

struct KindText {
    ProblemKind kind;
    std::string_view name;
    Message::Text text;
};

constexpr std::array kKinds{
    KindText{ProblemKind::MissingPicture, "missing-picture", Message::tr("pictures that are missing")},
    KindText{ProblemKind::AmbiguousPicture, "ambiguous-picture",
             Message::tr("pictures that are found in several places")},
    KindText{ProblemKind::UnreadablePicture, "unreadable-picture",
             Message::tr("pictures that cannot be read")},
    KindText{ProblemKind::UnsupportedPicture, "unsupported-picture",
             Message::tr("pictures of a format that is not decoded")},
    KindText{ProblemKind::RepeatedPicture, "repeated-picture", Message::tr("pictures that are listed twice")},
    KindText{ProblemKind::PictureWithoutLabels, "picture-without-labels",
             Message::tr("pictures without labels")},
    KindText{ProblemKind::LabelsWithoutPicture, "labels-without-picture",
             Message::tr("labels without a picture")},
    KindText{ProblemKind::AmbiguousLabels, "ambiguous-labels",
             Message::tr("label files that fit several pictures")},
    KindText{ProblemKind::UnreadableFile, "unreadable-file", Message::tr("label files that cannot be read")},
    KindText{ProblemKind::UnreadableFolder, "unreadable-folder", Message::tr("folders that cannot be read")},
    KindText{ProblemKind::MissingFolder, "missing-folder", Message::tr("folders and lists that are missing")},
    KindText{ProblemKind::LinkedTwice, "linked-twice", Message::tr("links to what is taken already")},
    KindText{ProblemKind::SystemFile, "system-file", Message::tr("files and folders of an operating system")},
    KindText{ProblemKind::GuessedEncoding, "guessed-encoding",
             Message::tr("text files whose encoding was guessed")},
    KindText{ProblemKind::ClassNames, "class-names", Message::tr("names of classes that are missing or doubtful")},
    KindText{ProblemKind::BadEntry, "bad-entry", Message::tr("entries that cannot be read")},
    KindText{ProblemKind::BadBox, "bad-box", Message::tr("boxes without size or outside their picture")},
    KindText{ProblemKind::ClippedBox, "clipped-box", Message::tr("boxes that were cut at the picture's edge")},
    KindText{ProblemKind::TinyBox, "tiny-box", Message::tr("warnings of tiny boxes")},
    KindText{ProblemKind::UnknownClass, "unknown-class", Message::tr("objects of a class that does not exist")},
    KindText{ProblemKind::UnknownPicture, "unknown-picture",
             Message::tr("objects of a picture that is not listed")},
    KindText{ProblemKind::RepeatedObject, "repeated-object", Message::tr("objects that are given twice")},
    KindText{ProblemKind::Size, "size", Message::tr("ways in which pictures differ in size from the labels")},
    KindText{ProblemKind::Other, "other", Message::tr("other problems")},
};
static_assert(kKinds.size() == static_cast<std::size_t>(kLastProblemKind) + 1);

const KindText& textOf(ProblemKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

} // namespace

std::string_view name(ProblemKind kind)
{
    return textOf(kind).name;
}

std::optional<ProblemKind> problemKind(std::string_view name)
{
    for (const KindText& one : kKinds)
        if (one.name == name) return one.kind;
    return {};
}

Message::Text describe(ProblemKind kind)
{
    return textOf(kind).text;
}

} // namespace blindspot::dataset
