// The kinds of things that an import could not use or had to interpret, each with the file and a text.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blindspot::dataset {

enum class ProblemKind {
    MissingPicture,      ///< named by the labels, not found
    AmbiguousPicture,    ///< named by the labels, found twice
    UnreadablePicture,   ///< broken, cut short, without permission
    UnsupportedPicture,  ///< of a format that is not decoded
    RepeatedPicture,     ///< listed twice
    PictureWithoutLabels,
    LabelsWithoutPicture,
    AmbiguousLabels,     ///< a label file that several pictures could have, or the other way round
    UnreadableFile,      ///< a label file, list or XML that is broken or may not be read
    UnreadableFolder,
    MissingFolder,       ///< named by the dataset's description, not found
    LinkedTwice,         ///< a link to what is taken already
    SystemFile,          ///< left by an operating system or a program: ._a.xml, Thumbs.db
    GuessedEncoding,
    ClassNames,          ///< a class without name, a name twice
    BadEntry,            ///< an entry, a row, an object that cannot be read
    BadBox,              ///< a box without size or outside its picture
    ClippedBox,          ///< a box that was cut at the picture's edge
    TinyBox,             ///< boxes that nobody finds, all in one
    UnknownClass,
    UnknownPicture,      ///< a box of a picture that is not listed
    RepeatedObject,
    Size,                ///< pictures of another size than the labels say, all of one case in one
    Other
};

inline constexpr ProblemKind kLastProblemKind = ProblemKind::Other;

/// As the command line's JSON and the database name it: "missing-picture".
std::string_view name(ProblemKind kind);
/// Nothing for a name that this version does not know.
std::optional<ProblemKind> problemKind(std::string_view name);
/// Of several: "pictures that are missing".
Message::Text describe(ProblemKind kind);

struct ImportProblem {
    ProblemKind kind = ProblemKind::Other;
    std::string file; ///< UTF-8; empty where it is of no one file
    Message text;     ///< without the file

    /// "file: text".
    Message whole() const { return joined(Message::verbatim(file), text); }
};

/// Makes a problem's text. Called for those alone that are kept: a dataset may give a million.
using WarningMaker = std::function<Message()>;

/// How often each kind was met, in the order of the kinds, without zeros.
using ProblemCounts = std::vector<std::pair<ProblemKind, std::int64_t>>;

/// What became of a dataset's pictures: found = labelled + withoutLabels + leftOut.
struct PictureCounts {
    std::int64_t found = 0;         ///< picture files
    std::int64_t labelled = 0;      ///< in the index, with an annotation
    std::int64_t withoutLabels = 0; ///< in the index, without
    std::int64_t leftOut = 0;       ///< broken, of a format that is not decoded, or a second time
    std::int64_t labelsWithoutPicture = 0; ///< label files or entries whose picture was not found

    bool operator==(const PictureCounts&) const = default;
};

} // namespace blindspot::dataset
