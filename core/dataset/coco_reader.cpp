#include "core/dataset/coco_reader.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/json_values.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <istream>
#include <optional>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr Message::Text kNoCoco =
    Message::tr("this is no COCO annotation file; check the file and the format");

enum class Section { Other, Images, Annotations, Categories };

Section sectionOf(const std::string& key)
{
    if (key == "images") return Section::Images;
    if (key == "annotations") return Section::Annotations;
    if (key == "categories") return Section::Categories;
    return Section::Other;
}

/// The fields of one entry that are of use, of whichever section.
struct Entry {
    std::optional<double> id;
    std::optional<double> imageId;
    std::optional<double> categoryId;
    std::optional<std::string> name;
    std::optional<std::string> fileName;
    double width = 0;
    double height = 0;
    double area = std::numeric_limits<double>::quiet_NaN();
    double box[4] = {};
    int boxNumbers = -1; ///< -1: no box
    bool crowd = false;
};

int pixels(double value)
{
    return value >= 1 && value <= std::numeric_limits<int>::max() ? static_cast<int>(value) : 0;
}

/// nlohmann's SAX events. Depth 1 is the root object, 2 a section's array, 3 an entry, 4 an array inside it.
class Handler {
  public:
    using Json = nlohmann::json;

    Handler(const std::filesystem::path& file, const JsonFilter& filter, CocoSink& sink)
        : file_(file), filter_(filter), sink_(sink)
    {
    }

    bool hasImages() const { return hasImages_; }

    bool null() { return scalar(std::numeric_limits<double>::quiet_NaN()); }
    bool boolean(bool value) { return scalar(value ? 1 : 0); }
    bool number_integer(Json::number_integer_t value) { return scalar(static_cast<double>(value)); }
    bool number_unsigned(Json::number_unsigned_t value) { return scalar(static_cast<double>(value)); }
    bool number_float(Json::number_float_t value, const Json::string_t&) { return scalar(value); }
    bool binary(Json::binary_t&) { return true; }
    bool string(Json::string_t& value)
    {
        refuseOther();
        if (depth_ == 3 && key_ == "name") entry_.name = std::move(value);
        if (depth_ == 3 && key_ == "file_name") entry_.fileName = std::move(value);
        return true;
    }
    bool key(Json::string_t& value)
    {
        if (depth_ == 1) section_ = sectionOf(value);
        if (depth_ == 3 || depth_ == 1) key_ = std::move(value);
        return true;
    }
    bool start_object(std::size_t)
    {
        ++depth_;
        if (depth_ == 2 && section_ != Section::Other) fail({Message::tr("\"%1\" is not a list"), key_});
        if (depth_ == 3) entry_ = {};
        return true;
    }
    bool end_object()
    {
        if (depth_-- == 3 && section_ != Section::Other && inList_) finishEntry();
        return true;
    }
    bool start_array(std::size_t)
    {
        refuseOther();
        ++depth_;
        if (depth_ == 2) {
            inList_ = true;
            index_ = 0;
            hasImages_ = hasImages_ || section_ == Section::Images;
        }
        if (depth_ == 4 && key_ == "bbox") entry_.boxNumbers = 0;
        return true;
    }
    bool end_array()
    {
        if (depth_-- == 2) inList_ = false;
        if (depth_ == 3) key_.clear();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error)
    {
        failBroken(filter_, file_, position, error.what());
    }

  private:
    [[noreturn]] void fail(const Message& what) const { throw Error(what, toUtf8(file_), kNoCoco); }
    /// The root must be an object: a list of detections is none.
    void refuseOther() const
    {
        if (depth_ == 0) fail(Message::tr("the JSON is not an object"));
    }

    bool scalar(double value)
    {
        refuseOther();
        if (depth_ == 4 && entry_.boxNumbers >= 0 && key_ == "bbox") {
            if (entry_.boxNumbers < 4) entry_.box[entry_.boxNumbers] = value;
            ++entry_.boxNumbers;
        }
        if (depth_ != 3) return true;
        if (key_ == "id") entry_.id = value;
        if (key_ == "image_id") entry_.imageId = value;
        if (key_ == "category_id") entry_.categoryId = value;
        if (key_ == "width") entry_.width = value;
        if (key_ == "height") entry_.height = value;
        if (key_ == "area") entry_.area = value;
        if (key_ == "iscrowd") entry_.crowd = value != 0 && !std::isnan(value);
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
    void finishImage()
    {
        const auto id = wholeNumber(entry_.id);
        if (!id) return skipEntry(kBadImage, "id");
        std::string name = std::move(entry_.fileName).value_or("");
        if (name.empty() && sink_.needsFileNames()) return skipEntry(kBadImage, "file_name");
        sink_.image({*id, std::move(name), pixels(entry_.width), pixels(entry_.height)});
    }
    void finishCategory()
    {
        const auto id = wholeNumber(entry_.id);
        if (!id) return skipEntry(kBadCategory, "id");
        if (!entry_.name || entry_.name->empty()) return skipEntry(kBadCategory, "name");
        sink_.category(*id, *entry_.name);
    }
    void finishAnnotation()
    {
        const auto image = wholeNumber(entry_.imageId);
        const auto category = wholeNumber(entry_.categoryId);
        if (!image) return skipEntry(kBadAnnotation, "image_id");
        if (!category) return skipEntry(kBadAnnotation, "category_id");
        if (entry_.boxNumbers != 4) return skipEntry(kBadAnnotation, Message::tr("bbox of four numbers"));
        StagedAnnotation annotation;
        annotation.sourceId =
            wholeNumber(entry_.id).value_or(-1 - index_); // none: one that no other entry has
        annotation.imageId = *image;
        annotation.categoryId = *category;
        annotation.x = entry_.box[0];
        annotation.y = entry_.box[1];
        annotation.width = entry_.box[2];
        annotation.height = entry_.box[3];
        annotation.area = entry_.area;
        annotation.crowd = entry_.crowd;
        sink_.annotation(annotation);
    }

    static constexpr Message::Text kBadImage =
        Message::tr("image number %1 of the file has no %2; it is left out");
    static constexpr Message::Text kBadCategory =
        Message::tr("category number %1 of the file has no %2; it is left out");
    static constexpr Message::Text kBadAnnotation =
        Message::tr("annotation number %1 of the file has no %2; it is left out");

    const std::filesystem::path& file_;
    const JsonFilter& filter_;
    CocoSink& sink_;
    int depth_ = 0;
    bool inList_ = false;
    bool hasImages_ = false;
    Section section_ = Section::Other;
    std::string key_;
    Entry entry_;
    std::int64_t index_ = 0;
};

} // namespace

void readCoco(const std::filesystem::path& file, CocoSink& sink)
{
    JsonFilter filter(file);
    std::istream stream(&filter);
    stream.exceptions(std::ios::badbit); // what the sink throws comes through
    Handler handler(file, filter, sink);
    nlohmann::json::sax_parse(stream, &handler);
    if (!handler.hasImages())
        throw Error(Message::tr("the JSON has no list \"images\""), toUtf8(file), kNoCoco);
}

} // namespace blindspot::dataset
