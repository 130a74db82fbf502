#include "core/dataset/yolo_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/index_writer.h"
#include "core/dataset/yolo_layout.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <set>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// The numbers of a line; nothing where something else stands in it.
std::optional<std::vector<double>> numbersOf(std::string_view line)
{
    std::vector<double> numbers;
    const char* at = line.data();
    const char* const end = at + line.size();
    while (true) {
        while (at != end && (*at == ' ' || *at == '\t' || *at == '\r'))
            ++at;
        if (at == end) return numbers;
        double value = 0;
        const auto [next, code] = std::from_chars(at, end, value);
        const bool ends = next == end || *next == ' ' || *next == '\t' || *next == '\r';
        if (code != std::errc() || !ends) return {};
        numbers.push_back(value);
        at = next;
    }
}

/// Fractions of the picture to pixels: a box, or the box around a polygon. Nothing where the count of numbers
/// fits neither.
bool toPixels(const std::vector<double>& numbers, const imaging::Size& size, StagedAnnotation& annotation)
{
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    if (numbers.size() == 5) {
        width = numbers[3];
        height = numbers[4];
        left = numbers[1] - width / 2;
        top = numbers[2] - height / 2;
    } else if (numbers.size() >= 7 && numbers.size() % 2 == 1) {
        double right = -INFINITY;
        double bottom = -INFINITY;
        left = top = INFINITY;
        for (std::size_t i = 1; i + 1 < numbers.size(); i += 2) {
            left = std::min(left, numbers[i]);
            right = std::max(right, numbers[i]);
            top = std::min(top, numbers[i + 1]);
            bottom = std::max(bottom, numbers[i + 1]);
        }
        width = right - left;
        height = bottom - top;
    } else {
        return false;
    }
    annotation.x = left * size.width;
    annotation.y = top * size.height;
    annotation.width = width * size.width;
    annotation.height = height * size.height;
    return true;
}

class YoloImport {
  public:
    YoloImport(const YoloLayout& layout, IndexWriter& writer) : layout_(layout), writer_(writer) {}

    void run()
    {
        for (const Message& warning : layout_.warnings)
            writer_.problem(ProblemKind::MissingFolder, {}, [&] { return warning; });
        const auto total = static_cast<std::int64_t>(layout_.images.size());
        for (std::int64_t i = 0; i < total; ++i) {
            writer_.advance(Message::tr("reading"), i, total);
            addImage(layout_.images[static_cast<std::size_t>(i)], i + 1);
        }
        if (!anyLabels_)
            writer_.problem(ProblemKind::Other, {}, [] { return Message(Message::tr("no label file was found beside any picture")); });
        addCategories();
    }

  private:
    void addImage(const YoloImage& image, std::int64_t id)
    {
        const fs::path relative = image.file.lexically_relative(layout_.root);
        const bool inside = !relative.empty() && *relative.begin() != "..";
        imaging::Size size;
        try {
            size = imaging::readHeader(image.file).size();
        } catch (const Error& error) {
            writer_.problem(ProblemKind::UnreadablePicture, toUtf8(image.file), [&] { return joined({}, error.message(), Message::tr("it is left out")); });
            return;
        }
        writer_.addImage({id, toUtf8(inside ? relative : image.file), size.width, size.height, image.split});
        addLabels(yoloLabelFile(image.file), id, size);
    }

    void addLabels(const fs::path& file, std::int64_t image, const imaging::Size& size)
    {
        constexpr std::size_t longestLine = 1 << 20;
        std::error_code code;
        if (!fs::is_regular_file(file, code)) return;
        std::ifstream lines(file, std::ios::binary);
        if (!lines)
            return writer_.problem(ProblemKind::UnreadableFile, toUtf8(file), [] {
                return Message(Message::tr("the file cannot be read; the picture is taken without objects"));
            });
        anyLabels_ = true;
        std::int64_t number = 0;
        std::set<std::vector<double>> seen;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            const auto numbers = line.size() > longestLine ? std::nullopt : numbersOf(line);
            const auto leaveOut = [&](Message::Text why) { // its place, where it has one, is the class
                writer_.problem(ProblemKind::BadEntry, toUtf8(file), [&] {
                    return joined({Message::tr("line %1"), number}, {why, line.substr(0, line.find_first_of(" \t"))});
                });
            };
            StagedAnnotation annotation;
            if (!numbers || !toPixels(*numbers, size, annotation)) {
                leaveOut(Message::tr("not a class and a box or polygon; it is left out"));
                continue;
            }
            if (!isClass(numbers->front())) {
                leaveOut(Message::tr("there is no class %1; it is left out"));
                continue;
            }
            if (!seen.insert(*numbers).second) {
                leaveOut(Message::tr("the same object a second time; it is left out"));
                continue;
            }
            annotation.sourceId = number;
            annotation.imageId = image;
            annotation.categoryId = static_cast<std::int64_t>(numbers->front());
            highestClass_ = std::max(highestClass_, annotation.categoryId);
            writer_.addAnnotation(annotation);
        }
    }

    bool isClass(double value) const
    {
        constexpr double mostClasses = 100'000;
        const double count =
            layout_.classNames.empty() ? mostClasses : static_cast<double>(layout_.classNames.size());
        return value >= 0 && value < count && value == std::floor(value);
    }

    /// Where nobody names the classes, their numbers are their names.
    void addCategories()
    {
        if (layout_.classNames.empty()) {
            for (std::int64_t i = 0; i <= highestClass_; ++i)
                writer_.addCategory(i, std::to_string(i));
            return;
        }
        for (std::size_t i = 0; i < layout_.classNames.size(); ++i)
            writer_.addCategory(static_cast<std::int64_t>(i), layout_.classNames[i]);
    }

    const YoloLayout& layout_;
    IndexWriter& writer_;
    bool anyLabels_ = false;
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
    source.defaultName = toUtf8(fs::is_directory(named, code) ? named.filename() : named.stem());
    IndexWriter writer(database, request, std::move(source), stop, progress);
    YoloImport(layout, writer).run();
    return writer.finish();
}

} // namespace blindspot::dataset
