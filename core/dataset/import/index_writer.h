// An IndexWriter takes classes, images and boxes from an importer in any order, checks them, and writes them
// to the index at the end. Private to this folder.
#pragma once

#include "core/common/message.h"
#include "core/common/stopwatch.h"
#include "core/common/utf8.h"
#include "core/dataset/import/box_frame.h"
#include "core/dataset/import/coco_ids.h"
#include "core/dataset/import/file_matcher.h"
#include "core/dataset/import_record.h"
#include "core/dataset/import/importer.h"
#include "core/dataset/import/picture_sizes.h"
#include "core/storage/transaction.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace blindspot::dataset {

struct StagedImage {
    std::int64_t sourceId = 0;
    std::string fileName; ///< relative to the image root, or absolute
    int width = 0; ///< as the annotations say, 0: they do not; the picture's header is the truth (box_frame.h)
    int height = 0;
    std::string split{};  ///< empty: the dataset has no parts
    std::string labels{}; ///< the file with its labels, to be told where the picture is missing; empty: one for all
};

struct StagedAnnotation {
    std::int64_t sourceId = 0;   ///< without meaning: it may be there more than once
    std::int64_t imageId = 0;    ///< a StagedImage's sourceId
    std::int64_t categoryId = 0; ///< a category's source id
    double x = 0;                ///< pixels; NaN where the file has no number
    double y = 0;
    double width = 0;
    double height = 0;
    double area = std::numeric_limits<double>::quiet_NaN(); ///< NaN: the box's
    bool crowd = false;
    bool difficult = false;
    std::int64_t number = 0; ///< its place in the file, from 1; 0: it is known by its source id
};

/// Stages what it gets in temporary tables on disk, whatever the number, and holds no lock of the database
/// meanwhile; `finish` writes it in one transaction. Destroyed before that, it leaves nothing behind.
class IndexWriter {
  public:
    struct Source {
        std::string format;
        std::filesystem::path annotations; ///< the file or folder, for the record
        std::filesystem::path imageRoot;
        std::string defaultName;    ///< of the dataset, where the request has none
        bool sizesAreTrue = false;  ///< the images' sizes are those of the pictures' headers already
        bool freeForm = false;      ///< COCO: boxes are read as the request says, and a file without any of use is refused
        const CocoIds* ids = nullptr; ///< what the ids are in the file, where they may be texts
        bool labelFiles = false;    ///< whether each picture has a label file that is looked for, as in YOLO
    };

    IndexWriter(storage::Database& database, const ImportRequest& request, Source source, StopControl& stop,
                const ProgressSink& progress);
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    ~IndexWriter();

    /// `file`: as UTF-8, "" where it is of no one file; `make`: the text without the file.
    void problem(ProblemKind kind, std::string file, const WarningMaker& make);
    /// The same of something that concerns the whole source: always told in words, and first.
    void tell(ProblemKind kind, const Message& message);
    /// The same of an annotation that the importer itself leaves out.
    void problemOfLost(const WarningMaker& make);
    /// The same of a row or an object of a label file, or of all in it.
    void loseObject(ProblemKind kind, const std::filesystem::path& file, const Message& text);
    /// A picture file that is left out for a reason that is told of another file.
    void countLeftOut() { ++picturesLeftOut_; }
    /// How the labels were read, for the summary.
    void note(Message text) { result_.notes.push_back(std::move(text)); }
    /// The sink of FolderWalk and FileMatcher.
    ProblemSink folderProblems();
    /// Before the first image, where the source did not say.
    void setImageRoot(const std::filesystem::path& folder);
    FileMatcher& matcher() { return *matcher_; }
    void addCategory(std::int64_t sourceId, std::string_view name);
    /// Finds its file by FileMatcher's rule. The image with the name of its file, and with its size where the source
    /// has none and its sizes are true; nothing where it is left out.
    std::optional<StagedImage> addImage(StagedImage image);
    void addAnnotation(const StagedAnnotation& annotation);
    /// Tells the progress and looks for a stop; cheap enough for every entry. Errors: Cancelled.
    void advance(Message::Text phase, std::int64_t done, std::int64_t total);

    /// Errors: Error when there is no image, Cancelled; then the index is as it was.
    ImportResult finish();

  private:
    struct KnownImage {
        std::int64_t id = 0; ///< 0: left out, and its annotations with it
        int width = 0; ///< of the picture
        int height = 0;
    };
    /// What the annotations say of a picture's size, where it is another.
    struct OtherSize {
        imaging::Size stated;
        bool turned = false;
        std::string file;
    };
    /// A staged image's size by its header, or as it is stated where headers are not read.
    struct FoundSize {
        imaging::Size size; ///< 0 x 0: the picture cannot be used
        bool turned = false;
    };

    void stage();
    void throwIfStopped() const;
    /// How a staged image was found: not at all, by its name, or by the end of its name alone.
    enum class Presence { Missing, Found, ByTail };
    Presence findPicture(StagedImage& image);
    bool completeSize(StagedImage& image);
    void tellOfUnreadable(const std::string& name, const PictureSize& facts);
    void settleTails();
    void leaveOutTails(const char* query, Message::Text why);
    void findRepeatedIds();
    void leaveOutRepeatedId(std::int64_t sourceId, const std::string& file);
    void tellOfMatches();
    void tellOfUnlisted();
    void readSizes();
    void takeSizes(const std::vector<StagedImage>& images);
    void openDataset();
    void writeCategories();
    void writeImages();
    void writeAnnotations();
    void writeObjects(std::vector<StagedAnnotation>& annotations);
    void removeCopies(std::vector<StagedAnnotation>& annotations);
    void fitToPicture(std::vector<StagedAnnotation>& annotations, const KnownImage& image);
    void countSize(const OtherSize& other, imaging::Size picture, const std::vector<StagedAnnotation>& annotations, bool scaled);
    bool clipBox(StagedAnnotation& box, const KnownImage& image);
    std::string textOf(const IdMap CocoIds::*kind, std::int64_t id) const;
    std::string pictureOf(const StagedAnnotation& annotation);
    Message said(const StagedAnnotation& annotation, Message::Text what) const;
    void problemOf(ProblemKind kind, const StagedAnnotation& annotation, Message::Text what);
    void loseAnnotation(ProblemKind kind, const StagedAnnotation& annotation, Message::Text what);
    void tellOfBoxes();
    void removeLeftovers();
    void writeRecord();
    [[noreturn]] void failWithoutImages() const;
    void refuseUselessBoxes() const;

    storage::Database& database_;
    const ImportRequest& request_;
    Source source_;
    StopControl& stop_;
    const ProgressSink& progress_;
    Stopwatch sinceStart_;
    ImportResult result_;
    ProblemLog problems_;
    std::unique_ptr<FileMatcher> matcher_;
    std::unique_ptr<storage::Transaction> staging_;
    std::unique_ptr<storage::Statement> insertCategory_;
    std::unique_ptr<storage::Statement> insertImage_;
    std::unique_ptr<storage::Statement> insertAnnotation_;
    std::unique_ptr<storage::Statement> insertObject_;
    std::unique_ptr<storage::Statement> updateTally_;
    std::int64_t stagedImages_ = 0;
    std::int64_t stagedAnnotations_ = 0;
    std::int64_t missingImages_ = 0;
    std::string missingExample_;
    std::int64_t ambiguousImages_ = 0;
    std::string ambiguousExample_;
    std::int64_t otherNotations_ = 0; ///< pictures found under another name
    std::int64_t byTails_ = 0;
    std::string tailExample_, tailFile_;
    std::set<std::string> toldFiles_; ///< and folders, that are listed by more than one
    std::set<std::int64_t> labelled_;   ///< images with an annotation
    std::vector<FoundSize> sizes_; ///< by the staged images' row
    std::ptrdiff_t told_ = 0;           ///< of the warnings' texts, those that stand first
    std::int64_t lostAnnotations_ = 0;  ///< left out though their picture is there
    Message firstLost_;
    std::int64_t picturesLeftOut_ = 0; ///< that no kind of problem counts
    std::set<std::int64_t> repeatedIds_; ///< source ids of several pictures, whose annotations nobody can assign
    std::int64_t unassigned_ = 0;        ///< annotations of these
    std::int64_t copies_ = 0, tiny_ = 0;
    std::int64_t firstTiny_ = 0; ///< the image's source id
    BoxSurvey survey_;
    std::array<SizeTally, kSizeCases> sizeTallies_;
    std::unordered_map<std::int64_t, OtherSize> otherSizes_; ///< by source id
    std::int64_t dataset_ = 0;
    std::int64_t generation_ = 0;
    std::unordered_map<std::int64_t, std::int64_t> categories_; ///< by source id
    std::unordered_map<std::int64_t, KnownImage> images_;       ///< by source id
    int ticks_ = 0;
};

} // namespace blindspot::dataset
