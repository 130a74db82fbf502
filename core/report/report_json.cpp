#include "core/report/report_json.h"

#include "core/common/number_text.h"
#include "core/metrics/notice.h"
#include "core/report/report_fields.h"

#include <algorithm>
#include <cstdint>

namespace blindspot::report {

namespace {

using namespace metrics;
using json::JsonFault, json::JsonPlace, json::JsonReader, json::JsonWriter;

constexpr Message::Text kRemedy =
    Message::tr("the file is damaged or of another program; write the report again");

/// Refuses indices that would lead out of the report's own lists, so that nobody who shows it has to look.
class IndexCheck {
  public:
    IndexCheck(const EvaluationReport& report, const Place& where)
        : where_(where), detectors_(report.detectors.size()), patches_(report.patches.size()),
          defences_(report.defences.size())
    {
    }

    void check(const EvaluationReport& report) const
    {
        for (const GroupResult& group : report.groups)
            for (const Condition& condition : group.conditions)
                check(condition);
        for (const PatchFacts& facts : report.patches)
            patch(facts.knowingOf, -1);
        for (const Sweep& sweep : report.sweeps) {
            detector(sweep.detector);
            patch(sweep.patch, 0);
            for (const SweepPoint& point : sweep.points) {
                arms(point.arms);
                patch(point.effect.patch, 0);
            }
        }
        for (const ImageFindings& image : report.images)
            for (const ArmDetections& seen : image.arms) {
                detector(seen.detector);
                index(seen.defence, 0, defences_, "defence");
                patch(seen.patch, seen.arm == Arm::Clean ? -1 : 0);
            }
    }

  private:
    void check(const Condition& condition) const
    {
        detector(condition.detector);
        index(condition.defence, 0, defences_, "defence");
        arms(condition.arms);
        for (const Effect& effect : condition.effects)
            patch(effect.patch, 0);
        if (std::max(condition.regained.size(), condition.regainedNoticed.size()) > patches_)
            throw Error({Message::tr("not an evaluation's report: %1"),
                         Message::tr("more figures of patches than there are patches")},
                        where_, kRemedy);
    }
    void arms(const std::vector<ArmFigures>& arms) const
    {
        for (const ArmFigures& figures : arms) {
            patch(figures.patch, figures.arm == Arm::Clean ? -1 : 0);
            if (!figures.inputSizes.empty() && figures.inputSizes.size() != kInputSizes)
                throw Error({Message::tr("not an evaluation's report: %1"),
                             Message::tr("the classes of size are not those that this version knows")},
                            where_, kRemedy);
        }
    }
    void detector(std::int64_t value) const { index(value, 0, detectors_, "detector"); }
    void patch(std::int64_t value, std::int64_t least) const { index(value, least, patches_, "patch"); }
    void index(std::int64_t value, std::int64_t least, std::size_t count, const char* what) const
    {
        if (value < least || value >= static_cast<std::int64_t>(count))
            throw Error({Message::tr("not an evaluation's report: %1 %2 of %3 is used"), what, value, count},
                        where_, kRemedy);
    }

    const Place& where_;
    std::size_t detectors_, patches_, defences_;
};

void checkFormat(const Json& json, const Place& where)
{
    const JsonPlace root;
    const JsonSource source{where, kReportRules};
    if (!json.is_object()) JsonReader::fail(JsonFault::NoObject, root, source);
    const auto format = json.find("format");
    if (format == json.end()) JsonReader::fail(JsonFault::Missing, JsonPlace{&root, "format"}, source);
    if (!format->is_number_integer())
        JsonReader::fail(Message::tr("is no whole number"), JsonPlace{&root, "format"}, source);
    if (format->get<std::int64_t>() > kReportFormat) {
        const auto version = json.find("version");
        const Message what =
            version != json.end() && version->is_string()
                ? Message(Message::tr("the report was written by a newer Blindspot (%1): its format is %2, "
                                      "and this version reads %3"),
                          version->get<std::string>(), format->dump(), kReportFormat)
                : Message(Message::tr("the report was written by a newer Blindspot: its format is %1, and "
                                      "this version reads %2"),
                          format->dump(), kReportFormat);
        throw Error(what, where, Message::tr("read it with the version that wrote it; it is kept as it is"));
    }
    if (*format != kReportFormat)
        throw Error(
            {Message::tr("the report has format %1, which this version does not know"), format->dump()},
            where, Message::tr("read it with the version of Blindspot that wrote it"));
}

/// Before there was `unreadable`, two of the warnings that are now made from the figures, in the reader's
/// language, were kept as sentences.
void adoptSentences(EvaluationReport& report)
{
    constexpr std::string_view kFew = " images: so few say little of others, whatever the interval",
                               kUnreadable = " images could not be read and were left out";
    std::erase_if(report.warnings, [&](const std::string& warning) {
        if (warning.ends_with(kFew)) return true;
        if (!warning.ends_with(kUnreadable)) return false;
        const std::string_view count(warning.data(), warning.size() - kUnreadable.size());
        const auto images = numberFromText<std::int64_t>(count);
        report.unreadable = images.value_or(report.unreadable);
        return images.has_value();
    });
}

} // namespace

std::string toJson(const EvaluationReport& report)
{
    JsonWriter writer(kReportRules);
    writer("format", kReportFormat);
    describe(writer, report);
    return writer.take().dump(-1, ' ', false, Json::error_handler_t::replace);
}

EvaluationReport reportFromJson(std::string_view text, const Place& where)
{
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::exception& error) {
        throw Error({Message::tr("not an evaluation's report: no valid JSON (%1)"), error.what()}, where,
                    kRemedy);
    }
    checkFormat(json, where);
    EvaluationReport report;
    JsonReader::read(json, JsonPlace{}, JsonSource{where, kReportRules}, report);
    if (!json.contains("unreadable")) adoptSentences(report);
    IndexCheck(report, where).check(report);
    return report;
}

} // namespace blindspot::report
