#include "core/dataset/import/yolo_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/import/index_writer.h"
#include "core/dataset/import/text_file.h"
#include "core/dataset/import/yolo_labels.h"
#include "core/dataset/import/yolo_layout.h"
#include "core/dataset/import/yolo_rows.h"
#include "core/imaging/image.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// A row whose meaning all rows decide: the box in either reading.
struct OpenRow {
    std::size_t image = 0; ///< index
    std::int64_t line = 0;
    std::int64_t category = 0;
    std::size_t count = 0;
    std::optional<YoloBox> box, polygon;
};

class YoloImport {
  public:
    YoloImport(const YoloLayout& layout, IndexWriter& writer)
        : layout_(layout), writer_(writer), tell_(writer.folderProblems()), rows_(layout.rows)
    {
    }

    void run()
    {
        for (const ImportProblem& problem : layout_.problems)
            tell_(problem.kind, pathFromUtf8(problem.file), problem.text);
        for (const Message& note : layout_.notes)
            writer_.note(note);
        addImages();
        findLabels();
        for (std::size_t i = 0; i < pictures_.size(); ++i) {
            writer_.advance(Message::tr("reading"), static_cast<std::int64_t>(i), std::ssize(pictures_));
            if (!labels_[i].empty() && sizes_[i].width > 0) readLabels(i);
        }
        addOpenRows();
        addCategories();
        tellOfRows();
    }

  private:
    void addImages()
    {
        std::unordered_set<std::string> taken; // lists may name one file in several ways
        for (const YoloImage& image : layout_.images) {
            const auto number = std::ssize(pictures_) + 1;
            writer_.advance(Message::tr("reading the pictures"), number, std::ssize(layout_.images));
            const auto match = writer_.matcher().find(image.name);
            const fs::path file = (layout_.root / pathFromUtf8(match.file)).lexically_normal();
            if (match.found() && !taken.insert(file.native()).second) {
                tell_(ProblemKind::RepeatedPicture, file,
                      {Message::tr("it is listed a second time, as %1; it is taken once"), image.name});
                continue;
            }
            const auto placed = writer_.addImage({number, image.name, 0, 0, image.split, {}});
            pictures_.push_back(layout_.root / pathFromUtf8(placed ? placed->fileName : image.name));
            sizes_.push_back(placed ? imaging::Size{placed->width, placed->height} : imaging::Size{});
        }
    }

    void findLabels()
    {
        YoloLabels labels(layout_, writer_.matcher().lister(), tell_);
        labels_ = labels.of(pictures_);
        for (std::size_t i = 0; i < pictures_.size(); ++i)
            if (labels_[i].empty() && sizes_[i].width > 0)
                tell_(ProblemKind::PictureWithoutLabels, pictures_[i],
                      Message::tr("there is no label file; the picture is taken without objects"));
        for (const fs::path& label : labels.withoutPicture())
            tell_(labels.isAmbiguous(label) ? ProblemKind::AmbiguousLabels : ProblemKind::LabelsWithoutPicture, label,
                  labels.isAmbiguous(label)
                      ? Message::tr("several pictures or label files could be meant; it is left out")
                      : Message::tr("there is no picture for it; it is left out"));
        if (labels.otherNotations() > 0)
            writer_.note({Message::tr("label files found though their names are written otherwise: %1"),
                          labels.otherNotations()});
        if (labels.elsewhere() > 0)
            writer_.note({Message::tr("label files found by their names alone, in other folders: %1"),
                          labels.elsewhere()});
    }

    void readLabels(std::size_t image)
    {
        constexpr std::size_t longestLine = 1 << 20;
        const fs::path& file = labels_[image];
        std::string text;
        try {
            text = readText(file, tell_);
        } catch (const Error&) {
            return writer_.loseObject(ProblemKind::UnreadableFile, file,
                                      Message::tr("the file cannot be read; the picture is taken without objects"));
        }
        std::int64_t number = 0;
        bool commas = false;
        std::set<std::vector<double>> seen;
        for (std::string_view rest = text; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            ++number;
            if (line.find_first_not_of(" \t\f\v") == std::string_view::npos) continue;
            auto row = line.size() > longestLine ? std::nullopt : readYoloRow(line);
            if (!row || row->numbers.size() < 5) {
                leaveOut(ProblemKind::BadEntry, image, number,
                         Message::tr("not a class and a box or polygon; it is left out"));
                continue;
            }
            commas = commas || row->decimalCommas;
            // Before repeats are looked for: what is no number equals all others.
            if (!std::all_of(row->numbers.begin(), row->numbers.end(), [](double one) { return std::isfinite(one); })) {
                leaveOut(ProblemKind::BadBox, image, number, Message::tr("it is not made of numbers; it is left out"));
                continue;
            }
            const auto category = classOf(*row);
            if (!category)
                leaveOut(ProblemKind::UnknownClass, image, number,
                         {Message::tr("there is no class %1; it is left out"),
                          std::string(line.substr(0, line.find_first_of(" \t,;")))});
            else if (row->numbers.front() = static_cast<double>(*category); !seen.insert(row->numbers).second)
                leaveOut(ProblemKind::RepeatedObject, image, number,
                         Message::tr("the same object a second time; it is left out"));
            else
                addRow(image, number, *category, row->numbers, !row->className.empty());
        }
        if (commas) tell_(ProblemKind::Other, file, Message::tr("decimal commas are read as points"));
    }

    void leaveOut(ProblemKind kind, std::size_t image, std::int64_t line, const Message& why)
    {
        writer_.loseObject(kind, labels_[image], joined({Message::tr("line %1"), line}, why));
    }

    std::optional<std::int64_t> classOf(const YoloRow& row) const
    {
        constexpr double mostClasses = 100'000;
        const auto& names = layout_.classNames;
        if (!row.className.empty()) {
            const auto named = std::find(names.begin(), names.end(), row.className);
            return named == names.end() ? std::nullopt : std::optional<std::int64_t>(named - names.begin());
        }
        const double count = names.empty() ? mostClasses : static_cast<double>(names.size());
        const double value = row.numbers.front();
        if (!(value >= 0 && value < count && value == std::floor(value))) return {};
        return static_cast<std::int64_t>(value);
    }

    void addRow(std::size_t image, std::int64_t line, std::int64_t category, const std::vector<double>& numbers,
                bool byName)
    {
        const std::size_t count = numbers.size();
        const auto box = boxOfRow(numbers, RowReading::Box);
        ++readRows_;
        if (byName) ++namedRows_;
        if (numbers[1] > kPixels || numbers[2] > kPixels) ++pixelRows_;
        if (count == 5) return addBox(image, line, category, *box);
        rows_.add(numbers);
        openRows_.push_back({image, line, category, count, box,
                             boxOfRow(numbers, count % 2 == 1 ? RowReading::Polygon : RowReading::PolygonThenOne)});
    }

    void addBox(std::size_t image, std::int64_t line, std::int64_t category, const YoloBox& box)
    {
        StagedAnnotation annotation;
        annotation.sourceId = line;
        annotation.imageId = static_cast<std::int64_t>(image) + 1;
        annotation.categoryId = category;
        annotation.x = box.left * sizes_[image].width;
        annotation.y = box.top * sizes_[image].height;
        annotation.width = box.width * sizes_[image].width;
        annotation.height = box.height * sizes_[image].height;
        highestClass_ = std::max(highestClass_, category);
        writer_.addAnnotation(annotation);
    }

    void addOpenRows()
    {
        rows_.decide();
        for (const OpenRow& row : openRows_) {
            const RowReading reading = rows_.of(row.count);
            const auto& box = reading == RowReading::Box ? row.box : row.polygon;
            if (reading != RowReading::Unknown && box)
                addBox(row.image, row.line, row.category, *box);
            else
                leaveOut(ProblemKind::BadEntry, row.image, row.line,
                         {Message::tr("what its %1 numbers mean is not clear; it is left out"), row.count});
        }
    }

    void tellOfRows()
    {
        for (const Message& note : rows_.notes())
            writer_.note(note);
        if (readRows_ > 0 && pixelRows_ * 2 > readRows_)
            writer_.note({Message::tr("rows with numbers above %1: %2 of %3; they look like pixels, but YOLO's are shares "
                                      "of the picture"),
                          static_cast<int>(kPixels), pixelRows_, readRows_});
        if (namedRows_ > 0) writer_.note({Message::tr("rows that give their class by its name: %1"), namedRows_});
    }

    /// Where nobody names the classes, their numbers are their names.
    void addCategories()
    {
        if (layout_.classNames.empty()) {
            for (std::int64_t i = 0; i <= highestClass_; ++i)
                writer_.addCategory(i, std::to_string(i));
            if (highestClass_ >= 0)
                writer_.note(Message::tr("nobody names the classes; their numbers stand for them"));
            return;
        }
        for (std::size_t i = 0; i < layout_.classNames.size(); ++i)
            writer_.addCategory(static_cast<std::int64_t>(i), layout_.classNames[i]);
    }

    static constexpr double kPixels = 2;

    const YoloLayout& layout_;
    IndexWriter& writer_;
    ProblemSink tell_;
    YoloRows rows_;
    std::vector<fs::path> pictures_, labels_; ///< in the order of the layout's images
    std::vector<imaging::Size> sizes_;        ///< 0 x 0: left out
    std::vector<OpenRow> openRows_;
    std::int64_t readRows_ = 0;
    std::int64_t pixelRows_ = 0;
    std::int64_t namedRows_ = 0;
    std::int64_t highestClass_ = -1;
};

} // namespace

ImportResult YoloImporter::import(const ImportRequest& request, storage::Database& database,
                                  StopControl& stop, const ProgressSink& progress) const
{
    const YoloLayout layout = readYoloLayout(request.source);
    std::error_code code;
    const fs::path whole = fs::absolute(request.source, code).lexically_normal();
    const bool plainName = whole.stem() == "data" || whole.stem() == "dataset";
    fs::path named = whole.has_extension() && plainName ? whole.parent_path() : whole;
    if (!named.has_filename()) named = named.parent_path(); // a folder written with a slash at its end
    IndexWriter::Source source;
    source.format = format();
    source.annotations = request.source;
    source.imageRoot = layout.root;
    source.sizesAreTrue = true;
    source.defaultName = toUtf8(fs::is_directory(named, code) ? named.filename() : named.stem());
    source.labelFiles = true;
    IndexWriter writer(database, request, std::move(source), stop, progress);
    YoloImport(layout, writer).run();
    return writer.finish();
}

} // namespace blindspot::dataset
