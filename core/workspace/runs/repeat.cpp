#include "core/workspace/runs/repeat.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/workspace/runs/options_json.h"

#include <filesystem>
#include <system_error>

namespace blindspot::workspace {

namespace {

std::string detectorOf(const RunRecord& record, const DetectorStore& detectors)
{
    const auto same = [&record](const DetectorRecord& known) {
        return known.sha256 == record.detectorSha256 && detector::choicesText(known.choices) == record.detectorChoices;
    };
    if (const auto named = detectors.find(record.detectorName); named && same(*named)) return named->name;
    for (const DetectorRecord& known : detectors.list())
        if (same(known)) return known.name;
    if (!record.detectorChoices.empty()) {
        const detector::DetectorChoices choices = detector::choicesFromText(record.detectorChoices, record.id);
        std::string said;
        for (const auto& [key, value] : choices.assume)
            said.append(said.empty() ? "" : ", ").append(key).append("=").append(value);
        if (!choices.classNames.empty()) said.append(said.empty() ? "" : ", ").append("names");
        throw Error({Message::tr("no detector of the list is opened as this run's was (%1)"), said},
                    {Message::tr("run %1"), record.id},
                    Message(Message::tr("add its file so again: detector add FILE --assume KEY=VALUE --names FILE"))
                        .inWindow(Message::tr("say it of the detector on the Detectors page")));
    }
    return toUtf8(record.detectorPath);
}

} // namespace

TrainRequest requestOf(const RunRecord& record, const RunStore& store, const DetectorStore& detectors)
{
    TrainRequest request;
    request.detector = detectorOf(record, detectors);
    request.selection = record.selection;
    request.dataset = record.dataset;
    request.className = record.className;
    if (record.figures.askedImages > 0) request.images = record.figures.askedImages;
    request.device = record.device;
    request.options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    const std::filesystem::path initial = store.folder(record.id) / "initial.safetensors";
    std::error_code code;
    if (std::filesystem::exists(initial, code)) request.options.initial = toUtf8(initial);
    return request;
}

} // namespace blindspot::workspace
