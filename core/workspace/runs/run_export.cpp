#include "core/workspace/runs/run_export.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/number_text.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/patch/trainer.h"
#include "core/workspace/runs/checkpoint.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "core/workspace/runs/train_config.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;

void copyIfThere(const std::filesystem::path& from, const std::filesystem::path& to,
                 std::vector<std::filesystem::path>& written)
{
    std::error_code code;
    if (!std::filesystem::exists(from, code)) return;
    writeFileAtomically(to, wholeFile(from));
    written.push_back(to);
}

Json detectorsJson(const RunRecord& record)
{
    Json all = Json::array();
    for (const RunDetector& one : detectorsOf(record))
        all.push_back({{"name", one.name},
                       {"path", toUtf8(one.path)},
                       {"sha256", one.sha256},
                       {"architecture", one.architecture.empty() ? Json(nullptr) : Json(one.architecture)}});
    return all;
}

/// A run that was killed has a checkpoint, but its patch was not written out yet.
void writePatchOfCheckpoint(const RunRecord& record, const std::filesystem::path& runFolder,
                            const std::filesystem::path& folder, std::vector<std::filesystem::path>& written)
{
    const auto options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    const auto state = CheckpointFiles(runFolder, record.id).read(options.patchSize);
    if (!state) return;
    written.push_back(folder / "patch.png");
    writePatchPicture(written.back(), state->patch);
    written.push_back(folder / "patch.safetensors");
    writePatchTensor(written.back(), state->patch,
                     {{"format", "blindspot-patch-1"},
                      {"run", record.id},
                      {"recipe", record.recipe},
                      {"class", record.className},
                      {"detector", detectorNames(record)},
                      {"detector_sha256", detectorDigests(record)},
                      {"iterations", std::to_string(state->iteration)}});
}

} // namespace

std::string detectorDigests(const RunRecord& record)
{
    std::string digests;
    for (const RunDetector& one : detectorsOf(record))
        digests.append(digests.empty() ? "" : ",").append(one.sha256);
    return digests;
}

nlohmann::ordered_json recordJson(const RunRecord& record)
{
    const RunFigures& figures = record.figures;
    const auto orNull = [](const auto& value) { return value ? Json(*value) : Json(nullptr); };
    const Json options = Json::parse(record.optionsJson, nullptr, false);
    return {{"run", record.id},
            {"name", record.name},
            {"state", name(record.state)},
            {"recipe", record.recipe},
            {"detector", record.detectorName},
            {"detector_path", toUtf8(record.detectorPath)},
            {"detector_sha256", record.detectorSha256},
            {"detectors", detectorsJson(record)},
            {"selection", orNull(record.selection)},
            {"dataset", orNull(record.dataset)},
            {"class", record.className},
            {"device", record.device},
            {"precision", record.precision},
            {"seed", record.seed},
            {"iterations", record.iterations},
            {"iterations_done", record.iterationsDone},
            {"images", figures.images},
            {"relabelled_images", figures.relabelled},
            {"batch_size", figures.batchSize},
            {"updates", figures.updates},
            {"passes", figures.passes},
            {"loss", orNull(figures.loss)},
            {"seconds", record.seconds},
            {"seconds_per_pass", figures.secondsPerPass},
            {"estimated_seconds", figures.estimatedSeconds},
            {"estimated_bytes", figures.estimatedBytes},
            {"created_at", record.createdAt},
            {"updated_at", record.updatedAt},
            {"error", record.error ? Json(record.error->english()) : Json(nullptr)},
            {"tags", record.tags},
            {"notes", record.notes},
            {"group", record.group.empty() ? Json(nullptr) : Json(record.group)},
            {"pinned", record.pinned},
            {"options", options.is_discarded() ? Json(nullptr) : options}};
}

namespace {

/// A field of a line; in quotes where it has to be.
std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    quoted.append("\"");
    return quoted;
}

} // namespace

std::string curveCsv(const std::vector<CurvePoint>& points, const std::vector<std::string>& detectors)
{
    std::string csv = "iteration,loss,loss_box,loss_cls,loss_dfl,seconds";
    for (const char* figure : {"loss: ", "weight: "})
        for (const std::string& name : detectors)
            csv.append(",").append(csvField(std::string(figure).append(name)));
    csv += "\n";
    for (const CurvePoint& point : points) {
        csv += std::to_string(point.iteration);
        for (const std::optional<double>& value : {point.loss, point.lossBox, point.lossCls, point.lossDfl})
            csv.append(",").append(value ? numberText(*value) : "");
        csv.append(",").append(numberText(point.seconds));
        for (const std::vector<double>* values : {&point.losses, &point.weights})
            for (std::size_t i = 0; i < detectors.size(); ++i)
                csv.append(",").append(i < values->size() ? numberText((*values)[i]) : "");
        csv.append("\n");
    }
    return csv;
}

std::string configText(const RunRecord& record, const std::filesystem::path& initialFile)
{
    TrainRequest request;
    const std::vector<RunDetector> detectors = detectorsOf(record);
    request.detector = toUtf8(detectors.front().path);
    for (std::size_t i = 1; i < detectors.size(); ++i)
        request.otherDetectors.push_back(toUtf8(detectors[i].path));
    request.selection = record.selection;
    request.dataset = record.dataset;
    request.className = record.className;
    if (record.figures.askedImages > 0) request.images = record.figures.askedImages;
    request.device = record.device;
    request.options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    if (!initialFile.empty()) request.options.initial = toUtf8(initialFile);
    return configText(request, "Repeats run " + record.id + ": blindspot-cli train --config FILE, with the same --workspace.");
}

namespace {

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code || !std::filesystem::is_directory(folder, code))
        throw Error(
            code ? Message(Message::tr("the folder cannot be made (%1)"), systemMessage(code))
                 : Message(Message::tr("the folder cannot be made")),
            toUtf8(folder),
            Message(Message::tr("choose another --out")).inWindow(Message::tr("choose another folder")));
}

} // namespace

void exportCheckpoint(const RunStore& store, const std::string& id, std::int64_t iteration, const std::filesystem::path& file)
{
    const RunRecord record = store.get(id);
    const std::filesystem::path own = store.folder(id) / "patch.png";
    std::error_code code;
    const bool last = iteration == record.iterationsDone && std::filesystem::exists(own, code);
    const std::filesystem::path from = last ? own : PatchSnapshots(store.folder(id)).get(iteration, id).file;
    if (file.has_parent_path()) makeFolder(file.parent_path());
    std::vector<std::filesystem::path> written;
    copyIfThere(from, file, written);
}

std::vector<std::filesystem::path> exportRun(const RunStore& store, const std::string& id,
                                             const std::filesystem::path& folder)
{
    const RunRecord record = store.get(id);
    makeFolder(folder);
    const std::filesystem::path runFolder = store.folder(id);
    std::vector<std::filesystem::path> written;
    copyIfThere(runFolder / "patch.png", folder / "patch.png", written);
    copyIfThere(runFolder / "patch.safetensors", folder / "patch.safetensors", written);
    if (written.size() < 2) writePatchOfCheckpoint(record, runFolder, folder, written);

    const std::filesystem::path initial =
        std::filesystem::absolute(folder / "initial.safetensors").lexically_normal();
    const std::size_t before = written.size();
    copyIfThere(runFolder / "initial.safetensors", initial, written);
    const bool beganWithFile = written.size() > before;
    const auto write = [&](const char* file, const std::string& text) {
        written.push_back(folder / file);
        writeFileAtomically(written.back(), text);
    };
    write("run.json", recordJson(record).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    copyIfThere(imageListFile(runFolder), folder / "images.json", written);
    std::vector<std::string> several;
    if (!record.otherDetectors.empty())
        for (const RunDetector& one : detectorsOf(record))
            several.push_back(one.name);
    write("curve.csv", curveCsv(store.points(id), several));
    write("train.toml", configText(record, beganWithFile ? initial : std::filesystem::path()));
    return written;
}

} // namespace blindspot::workspace
