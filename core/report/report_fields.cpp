#include "core/report/report_fields.h"

#include "core/common/error.h"

namespace blindspot::metrics {

namespace {

using json::JsonReader, json::JsonWriter;

constexpr std::size_t kDetectionNumbers = 5;

Message sentenceOf(const Message& what, const std::string& place)
{
    return place.empty() ? Message(Message::tr("not an evaluation's report: it %1"), what)
                         : Message(Message::tr("not an evaluation's report: '%1' %2"), place, what);
}

double numberAt(const Json& list, std::size_t index, const JsonPlace& place, const JsonSource& source)
{
    double value = 0;
    JsonReader::read(list[index], JsonPlace{&place, nullptr, index}, source, value);
    return value;
}

std::int64_t wholeAt(const Json& list, std::size_t index, const JsonPlace& place, const JsonSource& source)
{
    std::int64_t value = 0;
    JsonReader::read(list[index], JsonPlace{&place, nullptr, index}, source, value);
    return value;
}

/// Reads a name by its own parser, whose message then says the place as well.
template <typename Parse>
auto named(const Json& json, const JsonPlace& place, const JsonSource& source, const Parse& parse)
{
    std::string text;
    JsonReader::read(json, place, source, text);
    try {
        return parse(text);
    } catch (const Error&) {
        JsonReader::fail({Message::tr("is '%1', which is not known"), text}, place, source);
    }
}

} // namespace

const json::JsonRules kReportRules{
    .strict = false,
    .faults = {Message::tr("is no object"), Message::tr("is no list"), Message::tr("is no text"),
               Message::tr("is neither true nor false"), Message::tr("is no number"),
               Message::tr("is no whole number of 64 bits"), Message::tr("is no whole number from 0"),
               Message::tr("is missing"), Message::tr("is not known")},
    .document = Message::tr("it"),
    .sentence = sentenceOf,
    .remedy = Message::tr("the file is damaged or of another program; write the report again"),
};

Json toCompactJson(Arm arm)
{
    return std::string(name(arm));
}

Json toCompactJson(Aim aim)
{
    return std::string(name(aim));
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
    const CocoBox& box = annotation.box;
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

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Arm& arm)
{
    arm = named(json, place, source, [](const std::string& text) { return parseArm(text, {}); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Aim& aim)
{
    aim = named(json, place, source, [](const std::string& text) { return parseAim(text, {}); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, ImageGroup& group)
{
    group = named(json, place, source, [](const std::string& text) { return parseImageGroup(text); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, SweepKind& kind)
{
    kind = named(json, place, source, [](const std::string& text) { return parseSweepKind(text, {}); });
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Figure& figure)
{
    figure = {};
    if (!json.is_array()) {
        JsonReader::read(json, place, source, figure.value);
        return;
    }
    JsonReader::array(json, place, source, 3);
    JsonReader::read(json[0], JsonPlace{&place, nullptr, 0}, source, figure.value);
    figure.interval = Interval{numberAt(json, 1, place, source), numberAt(json, 2, place, source)};
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source,
                     Annotation& annotation)
{
    JsonReader::array(json, place, source, 6);
    annotation.box = {numberAt(json, 0, place, source), numberAt(json, 1, place, source),
                      numberAt(json, 2, place, source), numberAt(json, 3, place, source)};
    annotation.area = numberAt(json, 4, place, source);
    const std::int64_t marks = wholeAt(json, 5, place, source);
    if (marks < 0 || marks > 3) JsonReader::fail(Message::tr("has marks other than 0 to 3"), place, source);
    annotation.crowd = (marks & 1) != 0;
    annotation.ignored = (marks & 2) != 0;
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, ArmDetections& seen)
{
    JsonReader::array(json, place, source, 5);
    seen.detector = wholeAt(json, 0, place, source);
    seen.defence = wholeAt(json, 1, place, source);
    JsonReader::read(json[2], JsonPlace{&place, nullptr, 2}, source, seen.arm);
    seen.patch = wholeAt(json, 3, place, source);
    const JsonPlace inner{&place, nullptr, 4};
    const Json& numbers = JsonReader::array(json[4], inner, source);
    if (numbers.size() % kDetectionNumbers != 0)
        JsonReader::fail(Message::tr("is no list of five numbers a detection"), inner, source);
    seen.detections.clear();
    seen.detections.reserve(numbers.size() / kDetectionNumbers);
    for (std::size_t i = 0; i < numbers.size(); i += kDetectionNumbers) {
        const auto at = [&](std::size_t k) { return numberAt(numbers, i + k, inner, source); };
        seen.detections.push_back({{at(0), at(1), at(2), at(3)}, at(4)});
    }
}

} // namespace blindspot::metrics
