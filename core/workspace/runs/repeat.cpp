#include "core/workspace/runs/repeat.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/workspace/runs/options_json.h"

#include <filesystem>
#include <system_error>

namespace blindspot::workspace {

namespace {

std::string nameNow(const RunDetector& used, const RunRecord& record, const DetectorStore& detectors)
{
    const auto same = [&used](const DetectorRecord& known) {
        return known.sha256 == used.sha256 && detector::choicesText(known.choices) == used.choices;
    };
    if (const auto named = detectors.find(used.name); named && same(*named)) return named->name;
    for (const DetectorRecord& known : detectors.list())
        if (same(known)) return known.name;
    if (!used.choices.empty()) {
        const detector::DetectorChoices choices = detector::choicesFromText(used.choices, record.id);
        std::string said;
        for (const auto& [key, value] : choices.assume)
            said.append(said.empty() ? "" : ", ").append(key).append("=").append(value);
        if (!choices.classNames.empty()) said.append(said.empty() ? "" : ", ").append("names");
        throw Error({Message::tr("no detector of the list is opened as this run's was (%1)"), said},
                    {Message::tr("run %1"), record.id},
                    Message(Message::tr("add its file so again: detector add FILE --assume KEY=VALUE --names FILE"))
                        .inWindow(Message::tr("say it of the detector on the Detectors page")));
    }
    return toUtf8(used.path);
}

} // namespace

TrainRequest requestOf(const RunRecord& record, const RunStore& store, const DetectorStore& detectors)
{
    TrainRequest request;
    const std::vector<RunDetector> used = detectorsOf(record);
    request.detector = nameNow(used.front(), record, detectors);
    for (std::size_t i = 1; i < used.size(); ++i)
        request.otherDetectors.push_back(nameNow(used[i], record, detectors));
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
