#include "core/dataset/import/coco_kind.h"

#include "core/common/utf8.h"

#include <algorithm>
#include <string_view>

namespace blindspot::dataset {

namespace {

constexpr Message::Text kGiveCoco = Message::tr(
    "give the file with \"images\", \"annotations\" and \"categories\", such as instances_val2017.json");
constexpr Message::Text kConvert = Message::tr("have that program write COCO, or convert the file");

Error errorFor(const std::filesystem::path& file, Message::Text what, const Message& remedy = kGiveCoco)
{
    return Error(what, toUtf8(file), remedy);
}

bool hasKey(const JsonTop& top, std::string_view key)
{
    return std::find(top.keys.begin(), top.keys.end(), key) != top.keys.end();
}

Error listError(const JsonTop& top, const std::filesystem::path& file)
{
    const auto has = [&](std::string_view key) { return hasKey(top, key); };
    if (top.emptyList)
        return errorFor(file, Message::tr("the JSON is an empty list, not an object with images"));
    if (has("image_id") && has("score")) {
        const Message remedy(
            Message::tr("give the annotations here; \"evaluate detections\" measures the results"));
        return errorFor(
            file,
            Message::tr("these are the results of a detector, a list of detections and not an object with "
                        "images and classes"),
            remedy.inWindow(Message::tr("give the file of the annotations")));
    }
    if (has("image_id"))
        return errorFor(
            file, Message::tr("this is a list of annotations alone, not an object with images and classes"));
    if (has("image") && has("annotations"))
        return errorFor(
            file,
            Message::tr("this is a list of pictures as CreateML writes it, not an object as COCO has it"),
            kConvert);
    if (has("data") || has("predictions"))
        return errorFor(
            file,
            Message::tr("this is a list of tasks as Label Studio writes it, not an object as COCO has it"),
            Message::tr("export it from there as COCO"));
    return errorFor(file,
                    Message::tr("the JSON is a list, not an object with images, annotations and categories"));
}

std::string joinedKeys(const std::vector<std::string>& keys)
{
    constexpr std::size_t most = 6, longest = 40;
    std::string text;
    for (std::size_t i = 0; i < std::min(keys.size(), most); ++i)
        text += (i == 0 ? "\"" : ", \"") + keys[i].substr(0, longest) + "\"";
    return keys.size() > most ? text + " ..." : text;
}

} // namespace

Error noCocoFile(const JsonTop& top, const std::filesystem::path& file)
{
    if (top.list) return listError(top, file);
    const auto has = [&](std::string_view key) { return hasKey(top, key); };
    if (has("shapes") && has("imagePath"))
        return errorFor(file, Message::tr("this is a file of labelme, which is about one picture"),
                        Message::tr("convert labelme's files to one COCO file"));
    if (has("_via_img_metadata") || has("_via_settings"))
        return errorFor(file, Message::tr("this is a project of the VGG Image Annotator"),
                        Message::tr("export it from there as COCO"));
    if (has("features"))
        return errorFor(file, Message::tr("this is GeoJSON, which speaks of a map and not of pictures"),
                        kConvert);
    if (top.keys.empty())
        return Error(Message::tr("the JSON has no list \"images\", and nothing else"), toUtf8(file),
                     kGiveCoco);
    return Error({Message::tr("the JSON has no list \"images\" (it has %1)"), joinedKeys(top.keys)},
                 toUtf8(file), kGiveCoco);
}

} // namespace blindspot::dataset
