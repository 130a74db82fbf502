#include "core/workspace/records/image_list.h"

#include "core/common/atomic_file.h"
#include "core/common/file_stamp.h"
#include "core/common/input_file.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/workspace/records/times.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;
using dataset::ImageIdentity;

std::string hexadecimal(std::uint64_t value)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return {digits.data(), end};
}

std::optional<std::uint64_t> hexadecimalNumber(const std::string& text)
{
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return code == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Json jsonOf(const std::vector<ImageIdentity>& images)
{
    Json list = Json::array();
    for (const ImageIdentity& image : images) {
        Json one{{"id", image.id}, {"path", image.path}};
        if (!image.sha256.empty()) {
            one["bytes"] = image.bytes;
            one["sha256"] = image.sha256;
        }
        if (image.look) one["look"] = hexadecimal(*image.look);
        if (!image.boxes.empty()) one["boxes"] = image.boxes;
        list.push_back(std::move(one));
    }
    return list;
}

/// False where it is none.
bool readImage(const Json& json, ImageIdentity& image)
{
    if (!json.is_object() || !json.contains("id") || !json["id"].is_number_integer()) return false;
    image.id = json["id"].get<std::int64_t>();
    const auto text = [&json](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    image.path = text("path");
    image.sha256 = text("sha256");
    image.boxes = text("boxes");
    image.look = hexadecimalNumber(text("look"));
    if (const auto bytes = json.find("bytes"); bytes != json.end() && bytes->is_number_integer())
        image.bytes = bytes->get<std::int64_t>();
    return true;
}

/// False where an entry is damaged.
bool readImages(const Json& json, std::vector<ImageIdentity>& images)
{
    if (!json.is_array()) return false;
    for (const Json& item : json)
        if (!readImage(item, images.emplace_back())) return false;
    return true;
}

bool readNumbers(const Json& json, std::vector<ImageIdentity>& images)
{
    if (!json.is_array()) return false;
    for (const Json& item : json) {
        if (!item.is_number_integer()) return false;
        images.emplace_back().id = item.get<std::int64_t>();
    }
    return true;
}

bool readChanges(const Json& json, std::vector<LabelChange>& changes)
{
    if (!json.is_array()) return false;
    for (const Json& item : json) {
        if (!item.is_object() || !item.contains("iteration") || !item["iteration"].is_number_integer() ||
            !item.contains("images") || !item["images"].is_number_integer())
            return false;
        changes.push_back({item["iteration"].get<std::int64_t>(), item["images"].get<std::int64_t>()});
    }
    return true;
}

bool readList(const Json& json, ImageList& list)
{
    if (!json.is_object()) return false;
    const bool read = json.contains("images") ? readImages(json["images"], list.images)
                                              : json.contains("image_ids") && readNumbers(json["image_ids"], list.images);
    return read && !list.images.empty() && (!json.contains("validation") || readImages(json["validation"], list.validation)) &&
           (!json.contains("changes") || readChanges(json["changes"], list.changes));
}

} // namespace

dataset::KnownImages ImageList::known() const
{
    dataset::KnownImages known;
    for (const ImageIdentity& image : images)
        known.add(image);
    return known;
}

std::filesystem::path imageListFile(const std::filesystem::path& folder)
{
    return folder / "images.json";
}

void writeImageList(const std::filesystem::path& folder, const ImageList& list)
{
    Json json{{"images", jsonOf(list.images)}};
    if (!list.validation.empty()) json["validation"] = jsonOf(list.validation);
    for (const LabelChange& change : list.changes)
        json["changes"].push_back({{"iteration", change.iteration}, {"images", change.images}});
    // Paths that are no UTF-8 are kept readable: the digest tells the picture.
    writeFileAtomically(imageListFile(folder), json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

ImageList readImageList(const std::filesystem::path& folder)
{
    const std::filesystem::path file = imageListFile(folder);
    std::error_code ignored;
    ImageList list;
    if (!std::filesystem::exists(file, ignored) || !readList(Json::parse(wholeFile(file), nullptr, false), list))
        throw Error(Message::tr("the list of images is missing or damaged"), toUtf8(file), Message::tr("train anew"));
    return list;
}

bool completeImageList(ImageList& list, const std::string& recorded)
{
    bool changed = false;
    for (std::vector<ImageIdentity>* images : {&list.images, &list.validation})
        for (ImageIdentity& image : *images) {
            if (!image.sha256.empty() || image.path.empty()) continue;
            const std::filesystem::path file = pathFromUtf8(image.path);
            const auto stamp = FileStamp::of(file);
            if (!stamp || utcAt(stamp->modified) > recorded) continue;
            try {
                image.sha256 = sha256OfFile(file);
                image.look = dataset::lookOf(file);
                image.bytes = stamp->bytes;
                changed = true;
            } catch (const Error&) {
                // It cannot be read: its content stays unknown.
            }
        }
    return changed;
}

} // namespace blindspot::workspace
