#include "core/report/report_fields.h"

#include "core/common/error.h"

namespace blindspot::metrics {

namespace {

using report::JsonReader, report::JsonWriter;

constexpr std::size_t kDetectionNumbers = 5;

double numberAt(const Json& list, std::size_t index, const JsonPlace& place, const Place& where)
{
    double value = 0;
    JsonReader::read(list[index], JsonPlace{&place, nullptr, index}, where, value);
    return value;
}

std::int64_t wholeAt(const Json& list, std::size_t index, const JsonPlace& place, const Place& where)
{
    std::int64_t value = 0;
    JsonReader::read(list[index], JsonPlace{&place, nullptr, index}, where, value);
    return value;
}

/// Reads a name by its own parser, whose message then says the place as well.
template <typename Parse>
auto named(const Json& json, const JsonPlace& place, const Place& where, const Parse& parse)
{
    std::string text;
    JsonReader::read(json, place, where, text);
    try {
        return parse(text);
    } catch (const Error&) {
        JsonReader::fail({Message::tr("is '%1', which is not known"), text}, place, where);
    }
}

} // namespace

Json toCompactJson(Arm arm)
{
    return std::string(name(arm));
}

Json toCompactJson(ImageGroup group)
{
    return std::string(name(group));
}

Json toCompactJson(SweepKind kind)
{
    return std::string(name(kind));
}

Json toCompactJson(const Figure& figure)
{
    if (!figure.interval) return JsonWriter::json(figure.value);
    return Json::array({JsonWriter::json(figure.value), JsonWriter::json(figure.interval->low),
                        JsonWriter::json(figure.interval->high)});
}

Json toCompactJson(const Annotation& annotation)
{
    const Box& box = annotation.box;
    return Json::array({JsonWriter::json(box.x), JsonWriter::json(box.y), JsonWriter::json(box.width),
                        JsonWriter::json(box.height), JsonWriter::json(annotation.area),
                        (annotation.crowd ? 1 : 0) + (annotation.ignored ? 2 : 0)});
}

Json toCompactJson(const ArmDetections& seen)
{
    Json numbers = Json::array();
    numbers.get_ref<Json::array_t&>().reserve(seen.detections.size() * kDetectionNumbers);
    for (const Detection& detection : seen.detections)
        for (const double number :
             {detection.box.x, detection.box.y, detection.box.width, detection.box.height, detection.score})
            numbers.push_back(JsonWriter::json(number));
    Json list = Json::array({seen.detector, seen.defence, std::string(name(seen.arm)), seen.patch});
    list.push_back(std::move(numbers));
    return list;
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, Arm& arm)
{
    arm = named(json, place, where, [](const std::string& text) { return parseArm(text, {}); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, ImageGroup& group)
{
    group = named(json, place, where, [](const std::string& text) { return parseImageGroup(text); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, SweepKind& kind)
{
    kind = named(json, place, where, [](const std::string& text) { return parseSweepKind(text, {}); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, Figure& figure)
{
    figure = {};
    if (!json.is_array()) {
        JsonReader::read(json, place, where, figure.value);
        return;
    }
    JsonReader::array(json, place, where, 3);
    JsonReader::read(json[0], JsonPlace{&place, nullptr, 0}, where, figure.value);
    figure.interval = Interval{numberAt(json, 1, place, where), numberAt(json, 2, place, where)};
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, Annotation& annotation)
{
    JsonReader::array(json, place, where, 6);
    annotation.box = {numberAt(json, 0, place, where), numberAt(json, 1, place, where),
                      numberAt(json, 2, place, where), numberAt(json, 3, place, where)};
    annotation.area = numberAt(json, 4, place, where);
    const std::int64_t marks = wholeAt(json, 5, place, where);
    if (marks < 0 || marks > 3) JsonReader::fail(Message::tr("has marks other than 0 to 3"), place, where);
    annotation.crowd = (marks & 1) != 0;
    annotation.ignored = (marks & 2) != 0;
}

void fromCompactJson(const Json& json, const JsonPlace& place, const Place& where, ArmDetections& seen)
{
    JsonReader::array(json, place, where, 5);
    seen.detector = wholeAt(json, 0, place, where);
    seen.defence = wholeAt(json, 1, place, where);
    JsonReader::read(json[2], JsonPlace{&place, nullptr, 2}, where, seen.arm);
    seen.patch = wholeAt(json, 3, place, where);
    const JsonPlace inner{&place, nullptr, 4};
    const Json& numbers = JsonReader::array(json[4], inner, where);
    if (numbers.size() % kDetectionNumbers != 0)
        JsonReader::fail(Message::tr("is no list of five numbers a detection"), inner, where);
    seen.detections.clear();
    seen.detections.reserve(numbers.size() / kDetectionNumbers);
    for (std::size_t i = 0; i < numbers.size(); i += kDetectionNumbers) {
        const auto at = [&](std::size_t k) { return numberAt(numbers, i + k, inner, where); };
        seen.detections.push_back({{at(0), at(1), at(2), at(3)}, at(4)});
    }
}

} // namespace blindspot::metrics
