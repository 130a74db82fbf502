#include "core/dataset/import/coco_results_reader.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/import/json_values.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <istream>
#include <limits>
#include <optional>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr Message::Text kResults =
    Message::tr("give COCO results: [{\"image_id\", \"category_id\", \"bbox\", \"score\"}, ...]");

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// The fields of one detection that are of use.
struct Entry {
    std::optional<std::int64_t> imageId, categoryId;
    double score = kNoNumber;
    std::array<double, 4> box{};
    int boxNumbers = -1; ///< -1: no box
};

/// nlohmann's SAX events. Depth 1 is the list, 2 a detection, 3 an array inside it.
class Handler {
  public:
    using Json = nlohmann::json;

    Handler(const std::filesystem::path& file, const JsonFilter& filter, CocoIds& ids, CocoResultsSink& sink)
        : file_(file), filter_(filter), ids_(ids), sink_(sink)
    {
    }

    bool null() { return scalar(kNoNumber); }
    bool boolean(bool) { return scalar(kNoNumber); }
    bool number_integer(Json::number_integer_t value)
    {
        return id([&](IdMap& ids) { return std::optional(ids.numberOf(value)); }) || scalar(static_cast<double>(value));
    }
    bool number_unsigned(Json::number_unsigned_t value)
    {
        return id([&](IdMap& ids) { return std::optional(ids.numberOf(value)); }) || scalar(static_cast<double>(value));
    }
    bool number_float(Json::number_float_t value, const Json::string_t& token)
    {
        return id([&](IdMap& ids) { return idOfFloat(value, token, ids); }) || scalar(value);
    }
    bool string(Json::string_t& value)
    {
        const auto number = [&](IdMap& ids) {
            return value.empty() ? std::nullopt : std::optional(ids.numberOf(value));
        };
        return id(number) || scalar(kNoNumber);
    }
    bool binary(Json::binary_t&) { return true; }
    bool key(Json::string_t& value)
    {
        if (depth_ == 2) key_ = std::move(value);
        return true;
    }
    bool start_object(std::size_t)
    {
        if (depth_ == 0) failList(Message::tr("the JSON is not a list of detections but an object"));
        if (++depth_ == 2) {
            entry_ = {};
            ++number_;
        }
        return true;
    }
    bool end_object()
    {
        if (depth_-- == 2) finishEntry();
        return true;
    }
    bool start_array(std::size_t)
    {
        if (++depth_ == 2) failObject();
        if (depth_ == 3 && key_ == "bbox") entry_.boxNumbers = 0;
        return true;
    }
    bool end_array()
    {
        if (--depth_ == 2) key_.clear();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error)
    {
        failBroken(filter_, file_, position, error.what());
    }

  private:
    [[noreturn]] void failList(Message::Text what = Message::tr("the JSON is not a list")) const
    {
        throw Error(what, toUtf8(file_), kResults);
    }
    [[noreturn]] void failObject() const
    {
        throw Error({Message::tr("entry number %1 of the list is no detection"), number_ + 1}, toUtf8(file_),
                    kResults);
    }
    [[noreturn]] void fail(Message::Text what) const
    {
        throw Error({Message::tr("detection number %1 %2"), number_, what}, toUtf8(file_),
                    Message::tr("correct what wrote the file"));
    }

    bool scalar(double value)
    {
        if (depth_ == 0) failList();
        if (depth_ == 1) failObject();
        if (depth_ == 3 && key_ == "bbox" && entry_.boxNumbers >= 0) {
            if (entry_.boxNumbers < 4) entry_.box[static_cast<std::size_t>(entry_.boxNumbers)] = value;
            ++entry_.boxNumbers;
        }
        if (depth_ != 2) return true;
        if (key_ == "score") entry_.score = value;
        return true;
    }

    /// Takes the value at hand, where it is an id; false: it is something else.
    template <typename NumberOf> bool id(const NumberOf& numberOf)
    {
        if (depth_ != 2 || (key_ != "image_id" && key_ != "category_id")) return false;
        const bool image = key_ == "image_id";
        (image ? entry_.imageId : entry_.categoryId) = numberOf(image ? ids_.images : ids_.categories);
        return true;
    }

    void finishEntry()
    {
        const auto &image = entry_.imageId, &category = entry_.categoryId;
        if (!image) fail(Message::tr("has no image_id that is a whole number or a text"));
        if (!category) fail(Message::tr("has no category_id that is a whole number or a text"));
        if (!std::isfinite(entry_.score)) fail(Message::tr("has no score that is a finite number"));
        const auto& [x, y, width, height] = entry_.box;
        const bool finite =
            std::isfinite(x) && std::isfinite(y) && std::isfinite(width) && std::isfinite(height);
        if (entry_.boxNumbers != 4 || !finite) fail(Message::tr("has no bbox of four finite numbers"));
        if (width < 0 || height < 0)
            fail(Message::tr("has a bbox of negative size; COCO writes left, top, width, height"));
        sink_.detection(number_, *image, *category, {{x, y, width, height}, entry_.score});
        sink_.progress(filter_.bytesRead(), filter_.fileSize());
    }

    const std::filesystem::path& file_;
    const JsonFilter& filter_;
    CocoIds& ids_;
    CocoResultsSink& sink_;
    int depth_ = 0;
    std::string key_;
    Entry entry_;
    std::int64_t number_ = 0;
};

} // namespace

void readCocoResults(const std::filesystem::path& file, CocoIds& ids, CocoResultsSink& sink)
{
    JsonFilter filter(file);
    std::istream stream(&filter);
    stream.exceptions(std::ios::badbit); // what the sink throws comes through
    Handler handler(file, filter, ids, sink);
    nlohmann::json::sax_parse(stream, &handler);
}

} // namespace blindspot::dataset
