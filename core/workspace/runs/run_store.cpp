#include "core/workspace/runs/run_store.h"

#include "core/common/error.h"
#include "core/storage/transaction.h"
#include "core/storage/trash_table.h"
#include "core/workspace/records/times.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;

std::string figuresText(const RunFigures& figures)
{
    Json json{{"asked_images", figures.askedImages},
              {"images", figures.images},
              {"batch_size", figures.batchSize},
              {"updates", figures.updates},
              {"passes", figures.passes},
              {"seconds_per_pass", figures.secondsPerPass},
              {"estimated_seconds", figures.estimatedSeconds},
              {"estimated_bytes", figures.estimatedBytes}};
    if (figures.relabelled > 0) json["relabelled_images"] = figures.relabelled;
    if (figures.loss) json["loss"] = *figures.loss;
    return json.dump();
}

/// What cannot be read stays at its default: figures are for show, a run must not be lost for them.
RunFigures figuresFromText(const std::string& text)
{
    RunFigures figures;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return figures;
    const auto read = [&json](const char* key, auto& value) {
        const auto found = json.find(key);
        if (found != json.end() && found->is_number()) value = found->get<std::decay_t<decltype(value)>>();
    };
    read("asked_images", figures.askedImages);
    read("images", figures.images);
    read("relabelled_images", figures.relabelled);
    read("batch_size", figures.batchSize);
    read("updates", figures.updates);
    read("passes", figures.passes);
    read("seconds_per_pass", figures.secondsPerPass);
    read("estimated_seconds", figures.estimatedSeconds);
    read("estimated_bytes", figures.estimatedBytes);
    if (json.contains("loss") && json["loss"].is_number()) figures.loss = json["loss"].get<double>();
    return figures;
}

std::string detectorsText(const RunRecord& record)
{
    Json all = Json::array();
    for (const RunDetector& one : detectorsOf(record))
        all.push_back({{"name", one.name},
                       {"sha256", one.sha256},
                       {"path", one.path.string()},
                       {"choices", one.choices},
                       {"architecture", one.architecture}});
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The first one's place and weights stand in columns of their own; runs of before have no more.
void readDetectors(const std::string& text, RunRecord& record)
{
    const Json all = Json::parse(text, nullptr, false);
    if (!all.is_array()) return;
    for (const Json& one : all) {
        const auto read = [&one](const char* key) { return one.is_object() ? one.value(key, std::string()) : std::string(); };
        if (&one == &all.front())
            record.detectorArchitecture = read("architecture");
        else
            record.otherDetectors.push_back(
                {read("name"), read("sha256"), std::filesystem::path(read("path")), read("choices"), read("architecture")});
    }
}

/// Nothing where there is one detector.
std::optional<std::string> byDetectorText(const CurvePoint& point)
{
    if (point.losses.empty()) return std::nullopt;
    return Json{{"losses", point.losses}, {"weights", point.weights}}.dump();
}

void readByDetector(const std::string& text, CurvePoint& point)
{
    const Json json = Json::parse(text, nullptr, false);
    const auto read = [&json](const char* key, std::vector<double>& values) {
        if (!json.is_object() || !json.contains(key) || !json[key].is_array()) return;
        for (const Json& value : json[key])
            if (value.is_number()) values.push_back(value.get<double>());
    };
    read("losses", point.losses);
    read("weights", point.weights);
}

constexpr char kColumns[] = "SELECT id, state, recipe, options_json, detector_name, detector_sha256, "
                            "detector_path, selection_name, dataset_name, "
                            "class_name, device, precision, seed, iterations, iterations_done, created_at, "
                            "updated_at, seconds, figures_json, error, tags, notes, detector_choices_json, detectors_json, name, "
                            "group_name, pinned FROM runs ";

RunRecord recordOf(const storage::Statement& row)
{
    RunRecord record;
    record.id = row.text(0);
    record.state = parseRunState(row.textView(1));
    record.recipe = row.text(2);
    record.optionsJson = row.text(3);
    record.detectorName = row.text(4);
    record.detectorSha256 = row.text(5);
    record.detectorPath = std::filesystem::path(row.text(6));
    record.selection = row.optionalText(7);
    record.dataset = row.optionalText(8);
    record.className = row.text(9);
    record.device = row.text(10);
    record.precision = row.text(11);
    record.seed = static_cast<std::uint64_t>(row.integer(12));
    record.iterations = row.integer(13);
    record.iterationsDone = row.integer(14);
    record.createdAt = row.text(15);
    record.updatedAt = row.text(16);
    record.seconds = row.real(17);
    if (!row.isNull(18)) record.figures = figuresFromText(row.text(18));
    if (!row.isNull(19)) record.error = Message::fromJson(row.text(19));
    record.tags = row.text(20);
    record.notes = row.text(21);
    record.detectorChoices = row.text(22);
    readDetectors(row.text(23), record);
    record.name = row.text(24);
    record.group = row.text(25);
    record.pinned = row.integer(26) != 0;
    return record;
}

constexpr RecordKind kRuns{
    .folder = "runs",
    .table = "runs",
    .visible = "id NOT IN (SELECT item FROM trash WHERE kind = 'run')",
    .points = "run_points",
    .pointRecord = "run_id",
    .pointStep = "iteration",
    .place = Message::tr("run %1"),
    .noFolder = Message::tr("the run's folder cannot be made (%1)"),
    .noFreeName = Message::tr("no free name for a run was found"),
    .held = Message::tr("another program is training this run"),
    .unknown = Message::tr("there is no run '%1'"),
    .noneYet = Message::tr("this workspace has no runs yet"),
    .newest = Message::tr("the newest runs are %1"),
    .notRemoved = Message::tr("the run's files cannot be removed (%1)"),
};

/// Conditions on a name, ?1, and the run that may have it, ?2.
std::string takenByRun()
{
    return std::string("EXISTS (SELECT 1 FROM runs WHERE name = ?1 AND id <> ?2 AND ") + kRuns.visible + ")";
}

/// By one that is about to begin: an item of the queue that runs, a trial of a study, neither with a run yet.
std::string takenBeforeRun()
{
    return "EXISTS (SELECT 1 FROM queue_items WHERE reserved_name = ?1 AND record = '' AND state = 'running' AND removed_at IS NULL) OR "
           "EXISTS (SELECT 1 FROM study_trials t JOIN studies s ON s.id = t.study_id WHERE t.reserved_name = ?1 AND t.run_id = '' AND "
           "t.error IS NULL AND s.removed_at IS NULL)";
}

} // namespace

RunStore::RunStore(const Workspace& workspace, storage::Database& database)
    : database_(database), folders_(workspace, database, kRuns)
{
}

RunStore::Owned RunStore::create(RunRecord record, const ImageList& images, RunName name,
                                 const std::function<void(const std::filesystem::path& folder)>& addFiles)
{
    RecordFolders::Owned owned = folders_.create([&](const std::string& id) {
        record.id = id;
        writeImageList(folder(id), images);
        if (addFiles) addFiles(folder(id));
        storage::Transaction transaction(database_); // two runs that begin at once must not find the same name free
        record.name = record.name.empty()         ? id
                      : name == RunName::Reserved ? numbered(record.name, takenByRun(), {})
                                                  : freeName(record.name);
        record.createdAt = record.updatedAt = utcNow();
        database_.run("INSERT INTO runs (id, state, recipe, options_json, detector_name, detector_sha256, "
                      "detector_path, "
                      "selection_name, dataset_name, class_name, device, precision, seed, iterations, "
                      "created_at, updated_at, "
                      "figures_json, detector_choices_json, detectors_json, name) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      record.id, workspace::name(record.state), record.recipe, record.optionsJson, record.detectorName,
                      record.detectorSha256, record.detectorPath.string(), record.selection, record.dataset,
                      record.className, record.device, record.precision, record.seed, record.iterations,
                      record.createdAt, record.updatedAt, figuresText(record.figures), record.detectorChoices,
                      detectorsText(record), record.name);
        transaction.commit();
    });
    return {std::move(record), std::move(owned.lock)};
}

RunStore::Owned RunStore::acquire(const std::string& id) const
{
    return folders_.acquire<Owned>(id, [this](const std::string& asked) { return get(asked); });
}

std::vector<RunRecord> RunStore::query(const std::string& tail, const std::string* id) const
{
    storage::Statement statement = database_.prepare(kColumns + tail);
    if (id != nullptr) statement.bind(1, *id);
    std::vector<RunRecord> records;
    while (statement.step())
        records.push_back(recordOf(statement));
    for (RunRecord& record : records)
        if ((record.state == RunState::Running || record.state == RunState::Paused) &&
            !folders_.isHeld(record.id)) {
            record.state = RunState::Interrupted;
            record.abandoned = true;
        }
    return records;
}

std::vector<RunRecord> RunStore::list() const
{
    return query(std::string("WHERE ") + kRuns.visible + " ORDER BY created_at DESC, id DESC", nullptr);
}

std::optional<RunRecord> RunStore::find(const std::string& id) const
{
    std::vector<RunRecord> records = query(std::string("WHERE id = ? AND ") + kRuns.visible, &id);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

std::optional<RunRecord> RunStore::findAlsoDeleted(const std::string& id) const
{
    std::vector<RunRecord> records = query("WHERE id = ?", &id);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

RunRecord RunStore::get(const std::string& id) const
{
    if (std::optional<RunRecord> record = find(id)) return std::move(*record);
    if (findAlsoDeleted(id))
        throw Error({Message::tr("the run '%1' is in the trash"), id}, {Message::tr("run %1"), id},
                    Message(Message::tr("bring it back: trash restore %1"), id).inWindow(Message::tr("bring it back from the trash")));
    folders_.throwUnknown(id);
}

void RunStore::update(const std::string& id, const RunUpdate& changes)
{
    const auto text = [](const auto& value) -> std::optional<std::string> {
        if (!value) return std::nullopt;
        return std::string(name(*value));
    };
    std::optional<std::string> figures, error;
    if (changes.figures) figures = figuresText(*changes.figures);
    if (changes.error) error = changes.error->empty() ? std::string() : changes.error->json();
    database_.run("UPDATE runs SET state = coalesce(?2, state), options_json = coalesce(?3, options_json), "
                  "device = coalesce(?4, device), precision = coalesce(?5, precision), iterations = "
                  "coalesce(?6, iterations), "
                  "iterations_done = coalesce(?7, iterations_done), seconds = coalesce(?8, seconds), "
                  "figures_json = coalesce(?9, figures_json), error = nullif(coalesce(?10, error), ''), "
                  "updated_at = ?11 "
                  "WHERE id = ?1",
                  id, text(changes.state), changes.optionsJson, changes.device, changes.precision,
                  changes.iterations, changes.iterationsDone, changes.seconds, figures, error, utcNow());
}

void RunStore::appendPoints(const std::string& id, std::span<const CurvePoint> points)
{
    if (points.empty()) return;
    storage::Transaction transaction(database_);
    storage::Statement insert = database_.prepare(
        "INSERT OR REPLACE INTO run_points (run_id, iteration, loss, loss_box, loss_cls, loss_dfl, seconds, "
        "by_detector_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const CurvePoint& point : points)
        insert.run(id, point.iteration, point.loss, point.lossBox, point.lossCls, point.lossDfl,
                   point.seconds, byDetectorText(point));
    transaction.commit();
}

void RunStore::dropPointsAfter(const std::string& id, std::int64_t iteration)
{
    folders_.dropPointsAfter(id, iteration);
}

std::vector<CurvePoint> RunStore::points(const std::string& id) const
{
    storage::Statement statement =
        database_.prepare("SELECT iteration, loss, loss_box, loss_cls, loss_dfl, seconds, by_detector_json FROM run_points "
                          "WHERE run_id = ? ORDER BY iteration");
    statement.bind(1, id);
    std::vector<CurvePoint> points;
    while (statement.step()) {
        points.push_back({statement.integer(0), statement.optionalReal(1), statement.optionalReal(2),
                          statement.optionalReal(3), statement.optionalReal(4), statement.real(5)});
        if (!statement.isNull(6)) readByDetector(statement.text(6), points.back());
    }
    return points;
}

ImageList RunStore::images(const std::string& id) const
{
    ImageList list = readImageList(folder(id));
    try {
        if (completeImageList(list, get(id).createdAt)) writeImageList(folder(id), list);
    } catch (const Error&) {
        // Deleted meanwhile, or the disk is full: found out again the next time.
    }
    return list;
}

void RunStore::setImages(const std::string& id, const ImageList& images)
{
    writeImageList(folder(id), images);
}

std::int64_t RunStore::remove(const std::string& id)
{
    const Owned owned = acquire(id);
    return storage::putInTrash(database_, storage::TrashKind::Run, id, owned.record.name);
}

void RunStore::erase(const std::string& id)
{
    if (database_.scalar("SELECT count(*) FROM runs WHERE id = ?", id) == 0) get(id); // throws
    const RunLock held = folders_.lock(id);
    // Out of sight before the first of its files is gone: a run is whole or not there, whatever ends this early.
    storage::Statement row = database_.prepare(std::string("SELECT name FROM runs WHERE id = ? AND ") + kRuns.visible);
    row.bindAll(id);
    const std::optional<std::string> name = row.step() ? std::optional(row.text(0)) : std::nullopt;
    row.reset();
    if (name) storage::putInTrash(database_, storage::TrashKind::Run, id, *name);
    folders_.remove(id, held);
    storage::takeFromTrash(database_, storage::TrashKind::Run, id);
}

std::string RunStore::usualName(const RunRecord& record, std::int64_t patchSize, std::string through)
{
    std::replace(through.begin(), through.end(), '-', ' ');
    const std::string subject = record.selection        ? *record.selection
                                : !record.className.empty() ? record.className
                                                            : record.dataset.value_or("");
    return record.recipe + (subject.empty() ? "" : " " + subject) + ", " + std::to_string(patchSize) + " px" +
           (through == "none" ? "" : ", through " + through);
}

std::string RunStore::proposedName(const RunRecord& record, std::int64_t patchSize, const std::string& through) const
{
    return freeName(usualName(record, patchSize, through));
}

std::string RunStore::freeName(const std::string& wished, const std::string& except) const
{
    return numbered(wished, takenByRun() + " OR " + takenBeforeRun(), except);
}

/// `taken`: a condition of SQL on a name, ?1, and `except`, ?2.
std::string RunStore::numbered(const std::string& wished, const std::string& taken, const std::string& except) const
{
    std::string free = wished;
    for (int number = 2; database_.scalar("SELECT " + taken, free, except) > 0; ++number)
        free = wished + " (" + std::to_string(number) + ")";
    return free;
}

void RunStore::requireFreeName(const std::string& name) const
{
    if (freeName(name) != name)
        throw Error({Message::tr("there is a run '%1' already"), name}, "--name", Message::tr("choose another name"));
}

void RunStore::rename(const std::string& id, const std::string& name)
{
    storage::Transaction transaction(database_);
    get(id); // throws
    const Place where{Message::tr("run %1"), id};
    if (name.empty()) throw Error(Message::tr("a run's name is empty"), where, Message::tr("give it a name"));
    if (freeName(name, id) != name)
        throw Error({Message::tr("there is a run '%1' already"), name}, where, Message::tr("choose another name"));
    database_.run("UPDATE runs SET name = ? WHERE id = ?", name, id);
    transaction.commit();
}

void RunStore::setTags(const std::string& id, const std::string& tags)
{
    database_.run("UPDATE runs SET tags = ? WHERE id = ?", tags, id);
}

void RunStore::setNotes(const std::string& id, const std::string& notes)
{
    database_.run("UPDATE runs SET notes = ? WHERE id = ?", notes, id);
}

} // namespace blindspot::workspace
