#include "core/workspace/studies/study_store.h"

#include "core/common/error.h"
#include "core/evaluation/evaluator.h"
#include "core/storage/transaction.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/request_check.h"
#include "core/workspace/studies/study_images.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestName = 100; ///< bytes

Place placeOf(const std::string& name)
{
    return {Message::tr("study %1"), name};
}

void requireName(const std::string& name)
{
    const bool blank = name.find_first_not_of(' ') == std::string::npos;
    const bool shown = std::none_of(name.begin(), name.end(), [](char sign) { return static_cast<unsigned char>(sign) < ' '; });
    if (!blank && shown && name.size() <= kLongestName) return;
    throw Error(blank ? Message::tr("the name is empty") : Message::tr("no list can show this name"), placeOf(name),
                Message::tr("give it a short name on one line"));
}

Json countsJson(const std::vector<metrics::HiddenCount>& counts)
{
    Json json = Json::array();
    for (const metrics::HiddenCount& one : counts)
        json.push_back(one.hidden);
    return json;
}

std::string countsText(const metrics::TrialCounts& counts)
{
    Json noticed = Json::array(), controls = Json::array();
    for (const metrics::HiddenCount& one : counts.patch)
        noticed.push_back(one.noticedClean);
    for (const auto& control : counts.controls)
        controls.push_back(countsJson(control));
    return Json{{"noticed", noticed}, {"patch", countsJson(counts.patch)}, {"controls", controls}}.dump();
}

/// Nothing where the record is damaged.
std::optional<metrics::TrialCounts> countsFromText(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("noticed") || !json.contains("patch") || !json.contains("controls")) return std::nullopt;
    const auto read = [&json](const Json& hidden) {
        std::vector<metrics::HiddenCount> counts;
        for (std::size_t i = 0; i < hidden.size() && i < json["noticed"].size(); ++i)
            if (hidden[i].is_number() && json["noticed"][i].is_number())
                counts.push_back({json["noticed"][i].get<double>(), hidden[i].get<double>()});
        return counts;
    };
    metrics::TrialCounts counts;
    counts.patch = read(json["patch"]);
    for (const Json& control : json["controls"])
        counts.controls.push_back(read(control));
    return counts;
}

} // namespace

std::vector<StudyRecord> StudyStore::query(const std::string& tail, const std::optional<std::string>& value) const
{
    storage::Statement row = database_.prepare("SELECT id, name, spec_json, created_at FROM studies WHERE " + tail);
    if (value) row.bindAll(*value);
    std::vector<StudyRecord> records;
    while (row.step()) {
        StudyRecord record;
        record.id = row.integer(0);
        record.name = row.text(1);
        record.spec = specFromText(row.text(2), record.name);
        record.settings = settingsOf(record.spec);
        record.createdAt = row.text(3);
        record.running = RunLock::isHeld(folder(record.id));
        records.push_back(std::move(record));
    }
    return records;
}

StudyRecord StudyStore::create(const std::string& name, StudySpec spec, StopControl& stop)
{
    requireName(name);
    checkSpec(spec);
    evaluation::EvaluationOptions evaluation;
    evaluation.confidence = spec.confidence;
    evaluation.check();
    if (spec.selection.has_value() == spec.dataset.has_value())
        throw Error(Message::tr("the images that the patches are measured on come from one selection or one dataset"),
                    Message(Message::tr("--evaluate-on, --evaluate-dataset")).inWindow(Message::tr("images that are measured on")),
                    Message::tr("name one of the two"));
    checkSource(database_, spec.selection, spec.dataset);
    for (const StudySetting& setting : settingsOf(spec)) {
        TrainRequest request = requestOf(spec, setting, 0);
        checkRequest(database_, request);
        spec.base.detector = request.detector; // files by their absolute paths
        spec.base.otherDetectors = request.otherDetectors;
    }
    requireHeldOut(studyImages(database_, spec, stop));
    storage::Transaction transaction(database_);
    if (!query("removed_at IS NULL AND name = ?", name).empty())
        throw Error({Message::tr("there is a study '%1' already"), name}, {}, Message::tr("choose another name"));
    database_.run("INSERT INTO studies (name, spec_json, created_at) VALUES (?, ?, ?)", name, specText(spec), utcNow());
    StudyRecord record = query("id = last_insert_rowid()").front();
    transaction.commit();
    return record;
}

std::vector<StudyRecord> StudyStore::list() const
{
    return query("removed_at IS NULL ORDER BY created_at DESC, id DESC");
}

StudyRecord StudyStore::get(const std::string& name) const
{
    std::vector<StudyRecord> found = query("removed_at IS NULL AND name = ?", name);
    if (!found.empty()) return std::move(found.front());
    std::string known;
    for (const StudyRecord& one : list())
        known += (known.empty() ? "" : ", ") + one.name;
    throw Error({Message::tr("there is no study '%1'"), name}, {},
                known.empty() ? Message(Message::tr("this workspace has no studies yet")) : Message(Message::tr("the studies are %1"), known));
}

std::optional<StudyRecord> StudyStore::find(std::int64_t id) const
{
    std::vector<StudyRecord> found = query("removed_at IS NULL AND id = ?", std::to_string(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void StudyStore::remove(const std::string& name)
{
    const StudyRecord record = get(name);
    if (record.running)
        throw Error(Message::tr("a program is at it"), placeOf(name), Message::tr("wait for it or stop it there"));
    database_.run("UPDATE studies SET removed_at = ? WHERE id = ?", utcNow(), record.id);
}

void StudyStore::restore(const std::string& name)
{
    storage::Transaction transaction(database_);
    if (!query("removed_at IS NULL AND name = ?", name).empty())
        throw Error({Message::tr("there is a study '%1' already"), name}, {}, Message::tr("remove it first"));
    if (database_.run("UPDATE studies SET removed_at = NULL WHERE id = (SELECT id FROM studies WHERE name = ? AND removed_at IS NOT NULL "
                      "ORDER BY removed_at DESC LIMIT 1)",
                      name) == 0)
        throw Error({Message::tr("no study '%1' was removed"), name}, {}, Message::tr("see the studies with study list"));
    transaction.commit();
}

std::vector<StudyTrial> StudyStore::trials(std::int64_t study) const
{
    storage::Statement row = database_.prepare(
        "SELECT setting, seed, run_id, reserved_name, started_at, error FROM study_trials WHERE study_id = ? ORDER BY setting, seed");
    row.bindAll(study);
    std::vector<StudyTrial> trials;
    while (row.step()) {
        StudyTrial trial{row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), {}};
        if (const auto error = row.optionalText(5)) trial.error = Message::fromJson(*error);
        trials.push_back(std::move(trial));
    }
    return trials;
}

void StudyStore::write(std::int64_t study, const StudyTrial& trial)
{
    database_.run("INSERT OR REPLACE INTO study_trials (study_id, setting, seed, run_id, reserved_name, started_at, error) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?)",
                  study, trial.setting, trial.seed, trial.run, trial.reservedName, trial.startedAt,
                  trial.error ? std::optional(trial.error->json()) : std::nullopt);
}

std::string StudyStore::reserveName(std::int64_t study, StudyTrial& trial, const RunStore& runs, const std::string& wished)
{
    storage::Transaction transaction(database_);
    trial.reservedName.clear();
    write(study, trial); // its own is not taken
    trial.reservedName = runs.freeName(wished);
    write(study, trial);
    transaction.commit();
    return trial.reservedName;
}

std::vector<StudyMeasurement> StudyStore::measurements(std::int64_t study) const
{
    storage::Statement row = database_.prepare("SELECT setting, seed, rung, iterations, evaluation_id, images_sha256, counts_json "
                                               "FROM study_measurements WHERE study_id = ? ORDER BY rung, setting, seed");
    row.bindAll(study);
    std::vector<StudyMeasurement> measurements;
    while (row.step())
        if (auto counts = countsFromText(row.text(6)))
            measurements.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4), row.text(5), std::move(*counts)});
    return measurements;
}

void StudyStore::write(std::int64_t study, const StudyMeasurement& measurement)
{
    storage::Transaction transaction(database_);
    if (database_.scalar("SELECT count(*) FROM study_measurements WHERE study_id = ? AND images_sha256 <> ?", study,
                         measurement.imagesSha256) > 0)
        throw Error(Message::tr("the images that it is measured on are not those that its earlier settings were measured on"),
                    {Message::tr("study %1"), study}, Message::tr("bring the images back, or begin a new study"));
    database_.run("INSERT OR REPLACE INTO study_measurements (study_id, setting, seed, rung, iterations, evaluation_id, images_sha256, "
                  "counts_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  study, measurement.setting, measurement.seed, measurement.rung, measurement.iterations, measurement.evaluation,
                  measurement.imagesSha256, countsText(measurement.counts));
    transaction.commit();
}

} // namespace blindspot::workspace
