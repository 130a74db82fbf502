#include "core/dataset/import/coco_reader.h"

#include "core/common/error.h"
#include "core/common/fnv1a.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/dataset/import/coco_kind.h"
#include "core/dataset/import/coco_segment.h"
#include "core/dataset/import/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <istream>
#include <limits>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

enum class Section { Other, Images, Annotations, Categories };

Section sectionOf(const std::string& key)
{
    if (key == "images") return Section::Images;
    if (key == "annotations") return Section::Annotations;
    if (key == "categories") return Section::Categories;
    return Section::Other;
}

/// The fields that are looked at, of an entry of whichever section.
enum class Field {
    Other,
    Id,
    ImageId,
    CategoryId,
    Name,
    Supercategory,
    FileName,
    Address,
    Width,
    Height,
    Area,
    Crowd,
    Box,
    Segmentation,
    Caption,
    Segments,
    NotExhaustive,
    Negative
};

Field fieldOf(const std::string& key)
{
    constexpr std::array<std::pair<std::string_view, Field>, 17> fields{{
        {"id", Field::Id},
        {"image_id", Field::ImageId},
        {"category_id", Field::CategoryId},
        {"name", Field::Name},
        {"supercategory", Field::Supercategory},
        {"file_name", Field::FileName},
        {"coco_url", Field::Address},
        {"width", Field::Width},
        {"height", Field::Height},
        {"area", Field::Area},
        {"iscrowd", Field::Crowd},
        {"bbox", Field::Box},
        {"segmentation", Field::Segmentation},
        {"caption", Field::Caption},
        {"segments_info", Field::Segments},
        {"not_exhaustive_category_ids", Field::NotExhaustive},
        {"neg_category_ids", Field::Negative},
    }};
    for (const auto& [name, field] : fields)
        if (name == key) return field;
    return Field::Other;
}

/// How an entry writes its box.
enum class BoxKind { None, List, Nested, Object, Text };

/// The fields of one entry that are of use, of whichever section.
struct Entry {
    std::optional<std::int64_t> id, imageId, categoryId;
    std::optional<std::string> name, supercategory, fileName, address;
    double width = 0;
    double height = 0;
    double area = kNoNumber;
    std::array<double, 4> box{};
    int boxNumbers = 0;
    BoxKind boxKind = BoxKind::None;
    std::optional<std::uint64_t> segmentation; ///< where it stands in the file
    bool crowd = false, caption = false, segments = false, notExhaustive = false;

    /// Whether the box says nothing: missing, null, empty, or four times null or zero.
    bool boxIsEmpty() const
    {
        if (boxKind == BoxKind::None || (boxKind == BoxKind::List && boxNumbers == 0)) return true;
        return boxKind == BoxKind::List && boxNumbers == 4 &&
               std::all_of(box.begin(), box.end(),
                           [](double value) { return std::isnan(value) || value == 0; });
    }
};

int pixels(double value)
{
    return value >= 1 && value <= std::numeric_limits<int>::max() ? static_cast<int>(value) : 0;
}

/// "http://images.cocodataset.org/train2017/000000391895.jpg": "train2017/000000391895.jpg", as LVIS means
/// it.
std::string nameOfAddress(std::string address)
{
    if (const auto question = address.find_first_of("?#"); question != std::string::npos)
        address.erase(question);
    const auto last = address.rfind('/');
    if (last == std::string::npos || last == 0) return address;
    const auto before = address.rfind('/', last - 1);
    return before == std::string::npos ? address : address.substr(before + 1);
}

/// nlohmann's SAX events. Depth 1 is the root object, 2 a section's array, 3 an entry, 4 an array inside it.
class Handler {
  public:
    using Json = nlohmann::json;

    Handler(const std::filesystem::path& file, const JsonFilter& filter, CocoIds& ids, CocoSink& sink)
        : file_(file), filter_(filter), ids_(ids), sink_(sink), segments_(file)
    {
    }

    bool hasImages() const { return hasImages_; }
    const JsonTop& top() const { return top_; }
    const CocoFacts& facts() const { return facts_; }

    bool null() { return scalar(kNoNumber); }
    bool boolean(bool value) { return scalar(value ? 1 : 0); }
    bool number_integer(Json::number_integer_t value)
    {
        return id([&](IdMap& ids) { return std::optional(ids.numberOf(value)); }) ||
               scalar(static_cast<double>(value));
    }
    bool number_unsigned(Json::number_unsigned_t value)
    {
        if (field_ == Field::Segmentation && depth_ == 3) entry_.segmentation = value;
        return id([&](IdMap& ids) { return std::optional(ids.numberOf(value)); }) || scalar(static_cast<double>(value));
    }
    bool number_float(Json::number_float_t value, const Json::string_t& token)
    {
        return id([&](IdMap& ids) { return idOfFloat(value, token, ids); }) || scalar(value);
    }
    bool binary(Json::binary_t&) { return true; }
    bool string(Json::string_t& value)
    {
        refuseOther();
        if (depth_ == 4 && field_ == Field::Box) return scalar(numberOfText(value));
        if (depth_ != 3) return true;
        if (field_ == Field::Id && section_ == Section::Annotations) {
            entry_.id = annotationId(value);
            return true;
        }
        if (id([&](IdMap& ids) { return value.empty() ? std::nullopt : std::optional(ids.numberOf(value)); }))
            return true;
        if (field_ == Field::Box) takeTextBox(value);
        if (field_ == Field::Name) entry_.name = std::move(value);
        if (field_ == Field::Supercategory) entry_.supercategory = std::move(value);
        if (field_ == Field::FileName) entry_.fileName = std::move(value);
        if (field_ == Field::Address) entry_.address = std::move(value);
        entry_.caption = entry_.caption || field_ == Field::Caption;
        const bool number = field_ == Field::Width || field_ == Field::Height || field_ == Field::Area ||
                            field_ == Field::Crowd;
        return number ? scalar(numberOfText(value)) : true;
    }
    bool key(Json::string_t& value)
    {
        if (depth_ == 1) {
            section_ = sectionOf(value);
            facts_.annotationList = facts_.annotationList || section_ == Section::Annotations;
        }
        if (depth_ == (top_.list ? 2 : 1) && top_.keys.size() < kMostKeys) top_.keys.push_back(value);
        if (depth_ == 3) field_ = fieldOf(value);
        if (depth_ == 1) key_ = std::move(value);
        return true;
    }
    bool start_object(std::size_t)
    {
        ++depth_;
        if (depth_ == 2 && section_ != Section::Other) fail({Message::tr("\"%1\" is not a list"), key_});
        if (depth_ == 3) entry_ = {};
        if (depth_ == 4 && field_ == Field::Box) entry_.boxKind = BoxKind::Object;
        return true;
    }
    bool end_object()
    {
        if (top_.list && depth_ == 2) throw noCocoFile(top_, file_); // the first entry says what it is
        if (depth_-- == 3 && section_ != Section::Other && inList_) finishEntry();
        return true;
    }
    bool start_array(std::size_t)
    {
        if (depth_ == 0) top_.list = true;
        if (++depth_ == 2 && !top_.list) {
            inList_ = true;
            index_ = 0;
            hasImages_ = hasImages_ || section_ == Section::Images;
        }
        if (depth_ == 3) refuseEntry();
        if (depth_ == 4 && field_ == Field::Box) {
            entry_.boxKind = BoxKind::List;
            entry_.boxNumbers = 0;
        }
        if (depth_ == 5 && field_ == Field::Box) entry_.boxKind = BoxKind::Nested;
        if (depth_ == 4 && field_ == Field::Segments) entry_.segments = true;
        facts_.federated = facts_.federated || (depth_ == 4 && field_ == Field::Negative);
        return true;
    }
    bool end_array()
    {
        if (depth_-- == 1) { // a list at the top without an object in it
            top_.emptyList = !sawScalar_;
            throw noCocoFile(top_, file_);
        }
        if (depth_ == 1) inList_ = false;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error)
    {
        failBroken(filter_, file_, position, error.what());
    }

  private:
    static constexpr std::size_t kMostKeys = 24;

    [[noreturn]] void fail(const Message& what) const
    {
        throw Error(what, toUtf8(file_),
                    Message::tr("this is no COCO annotation file; check the file and the format"));
    }
    /// The root must be an object.
    void refuseOther()
    {
        if (depth_ == 0) fail(Message::tr("the JSON is not an object"));
        if (depth_ == 1 && section_ == Section::Images) fail({Message::tr("\"%1\" is not a list"), key_});
        if (depth_ == 2) refuseEntry();
        sawScalar_ = true;
    }

    /// An entry of a list that is no object.
    void refuseEntry()
    {
        if (!inList_ || section_ == Section::Other) return;
        sink_.warning([&] {
            return Message(Message::tr("entry number %1 of \"%2\" is not an object; it is left out"),
                           index_ + 1, key_);
        });
        ++index_;
    }

    /// Takes the value at hand, where it is an id that others refer to; false: it is something else.
    template <typename NumberOf>
    bool id(const NumberOf& numberOf)
    {
        if (depth_ != 3) return false;
        if (field_ == Field::ImageId || (field_ == Field::Id && section_ == Section::Images)) {
            (field_ == Field::ImageId ? entry_.imageId : entry_.id) = numberOf(ids_.images);
            return true;
        }
        if (field_ == Field::CategoryId || (field_ == Field::Id && section_ == Section::Categories)) {
            (field_ == Field::CategoryId ? entry_.categoryId : entry_.id) = numberOf(ids_.categories);
            return true;
        }
        if (field_ != Field::Id || section_ != Section::Annotations) return false;
        entry_.id = numberOf(annotationIds_);
        return true;
    }

    void takeTextBox(std::string_view text)
    {
        entry_.boxKind = text.empty() ? BoxKind::None : BoxKind::Text;
        if (const auto numbers = fourNumbersOfText(text)) {
            entry_.boxKind = BoxKind::List;
            entry_.box = *numbers;
            entry_.boxNumbers = 4;
        }
    }

    bool scalar(double value)
    {
        refuseOther();
        if (depth_ == 4 && field_ == Field::Box) {
            if (entry_.boxNumbers < 4) entry_.box[static_cast<std::size_t>(entry_.boxNumbers)] = value;
            ++entry_.boxNumbers;
        }
        entry_.notExhaustive = entry_.notExhaustive || (depth_ == 4 && field_ == Field::NotExhaustive);
        if (depth_ != 3) return true;
        if (field_ == Field::Width) entry_.width = value;
        if (field_ == Field::Height) entry_.height = value;
        if (field_ == Field::Area) entry_.area = value;
        if (field_ == Field::Crowd) entry_.crowd = value != 0 && !std::isnan(value);
        // A class whose name is a number.
        if (field_ == Field::Name && std::isfinite(value) && value == std::floor(value) &&
            std::abs(value) < 1e15)
            entry_.name = std::to_string(static_cast<std::int64_t>(value));
        return true;
    }

    void finishEntry()
    {
        if (section_ == Section::Images) finishImage();
        if (section_ == Section::Annotations) finishAnnotation();
        if (section_ == Section::Categories) finishCategory();
        ++index_;
        sink_.progress(filter_.bytesRead(), filter_.fileSize());
    }
    /// `lacks`: a member's name, or words.
    template <typename Lacks>
    void skipEntry(Message::Text what, Lacks lacks)
    {
        sink_.warning([&] { return Message(what, index_ + 1, lacks); });
    }
    void skipAnnotation(Message::Text why, int numbers = 0)
    {
        sink_.annotationWarning([&] {
            return joined({Message::tr("annotation number %1 of the file"), index_ + 1}, {why, numbers});
        });
    }
    void finishImage()
    {
        ++facts_.images;
        if (entry_.notExhaustive) ++facts_.partlyMarkedImages;
        if (!entry_.id) return skipEntry(kBadImage, Message::tr("id that is a whole number or a text"));
        std::string name = std::move(entry_.fileName).value_or("");
        const bool byAddress = name.empty() && entry_.address;
        if (byAddress) {
            name = nameOfAddress(std::move(*entry_.address));
            ++facts_.namesOfAddress;
        }
        if (name.empty() && sink_.needsFileNames()) return skipEntry(kBadImage, "file_name");
        sink_.image({*entry_.id, std::move(name), pixels(entry_.width), pixels(entry_.height)}, byAddress);
    }
    void finishCategory()
    {
        ++facts_.categories;
        if (!entry_.id) return skipEntry(kBadCategory, Message::tr("id that is a whole number or a text"));
        if (entry_.name && !entry_.name->empty()) return sink_.category(*entry_.id, *entry_.name);
        // A supercategory is the name of one class at most: two of them are not one.
        const std::string group = std::move(entry_.supercategory).value_or("");
        const bool byGroup = !group.empty() && groups_.insert(group).second;
        const std::string name = byGroup ? group : ids_.categories.textOf(*entry_.id);
        skipEntry(Message::tr("category number %1 of the file has no name; it is called \"%2\""), name);
        sink_.category(*entry_.id, name);
    }
    void finishAnnotation()
    {
        ++facts_.annotations;
        if (entry_.caption && entry_.boxIsEmpty() && !entry_.segmentation) ++facts_.captions;
        if (entry_.segments && entry_.boxIsEmpty()) ++facts_.segmentLists;
        if (!entry_.imageId)
            return skipAnnotation(
                Message::tr("it has no image_id that is a whole number or a text; it is left out"));
        if (!entry_.categoryId)
            return skipAnnotation(
                Message::tr("it has no category_id that is a whole number or a text; it is left out"));
        if (!completeBox()) return;
        StagedAnnotation annotation;
        annotation.number = index_ + 1;
        annotation.sourceId = entry_.id.value_or(-annotation.number); // none: one that no other entry has
        annotation.imageId = *entry_.imageId;
        annotation.categoryId = *entry_.categoryId;
        annotation.x = entry_.box[0];
        annotation.y = entry_.box[1];
        annotation.width = entry_.box[2];
        annotation.height = entry_.box[3];
        annotation.area = entry_.area;
        annotation.crowd = entry_.crowd;
        sink_.annotation(annotation);
    }

    /// Where there is no box, the one around the segmentation. False: there is none at all.
    bool completeBox()
    {
        if (entry_.boxIsEmpty() && entry_.segmentation) {
            if (const auto box = segments_.boxAt(*entry_.segmentation)) {
                entry_.box = {box->x, box->y, box->width, box->height};
                return true;
            }
            if (entry_.boxNumbers == 0) {
                skipAnnotation(Message::tr(
                    "it has no bbox, and a segmentation without a box around it; it is left out"));
                return false;
            }
        }
        const bool list = entry_.boxKind == BoxKind::List && entry_.boxNumbers > 0;
        if (list && entry_.boxNumbers == 4) return true;
        skipAnnotation(
            list ? Message::tr(
                       "its bbox has %1 numbers and not four (left, top, width, height); it is left out")
            : entry_.boxKind == BoxKind::Nested
                ? Message::tr("its bbox is a list of lists, not of four numbers; it is left out")
            : entry_.boxKind == BoxKind::Object
                ? Message::tr("its bbox is an object, not a list of four numbers; it is left out")
            : entry_.boxKind == BoxKind::Text
                ? Message::tr("its bbox is a text, not a list of four numbers; it is left out")
                : Message::tr("it has neither a bbox of four numbers nor a segmentation; it is left out"),
            entry_.boxNumbers);
        return false;
    }

    /// Below all numbers that an index gives out here: a digest, as nobody refers to it and a million texts
    /// are not kept. Texts that are numbers are these.
    static std::int64_t annotationId(std::string_view text)
    {
        if (const auto number = numberFromText<std::int64_t>(text)) return *number;
        return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(fnv1a(text) >> 2);
    }

    static constexpr Message::Text kBadImage =
        Message::tr("image number %1 of the file has no %2; it is left out");
    static constexpr Message::Text kBadCategory =
        Message::tr("category number %1 of the file has no %2; it is left out");

    const std::filesystem::path& file_;
    const JsonFilter& filter_;
    CocoIds& ids_;
    CocoSink& sink_;
    SegmentReader segments_;
    IdMap annotationIds_;
    JsonTop top_;
    CocoFacts facts_;
    int depth_ = 0;
    bool inList_ = false;
    bool hasImages_ = false;
    bool sawScalar_ = false;
    Section section_ = Section::Other;
    Field field_ = Field::Other;
    std::string key_; ///< of the root object
    std::set<std::string> groups_;
    Entry entry_;
    std::int64_t index_ = 0;
};

} // namespace

CocoFacts readCoco(const std::filesystem::path& file, CocoIds& ids, CocoSink& sink)
{
    JsonFilter filter(file);
    std::istream stream(&filter);
    stream.exceptions(std::ios::badbit); // what the sink throws comes through
    Handler handler(file, filter, ids, sink);
    nlohmann::json::sax_parse(stream, &handler);
    if (!handler.hasImages()) throw noCocoFile(handler.top(), file);
    return handler.facts();
}

std::optional<Error> noBoxesIn(const CocoFacts& facts, const std::filesystem::path& file)
{
    constexpr Message::Text remedy =
        Message::tr("give the file of the boxes, such as instances_val2017.json");
    if (facts.captions > 0 && facts.captions == facts.annotations)
        return Error(Message::tr("the file has captions of the pictures and no boxes"), toUtf8(file), remedy);
    if (facts.segmentLists > 0 && facts.segmentLists == facts.annotations)
        return Error(Message::tr("this is a file of panoptic segmentation, whose annotations are lists of "
                                 "segments and no boxes"),
                     toUtf8(file), remedy);
    return {};
}

} // namespace blindspot::dataset
