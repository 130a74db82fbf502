#include "core/workspace/trainings/detector_training_store.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/storage/transaction.h"
#include "core/storage/trash_table.h"
#include "core/workspace/records/times.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace blindspot::workspace {

namespace {

constexpr char kColumns[] =
    "SELECT id, state, request_json, out_path, detector_name, dataset_name, selection_name, architecture, "
    "scale, classes_json, input_size, images, validation_images, epochs, epochs_done, best_epoch, best_ap50, "
    "device, seed, created_at, updated_at, seconds, error FROM detector_trainings ";
constexpr char kNewestFirst[] = "ORDER BY created_at DESC, id DESC";

std::string classesText(const std::vector<std::string>& names)
{
    return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What cannot be read is left out: they are for show.
std::vector<std::string> classesFromText(const std::string& text)
{
    std::vector<std::string> names;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_array())
        for (const auto& item : json)
            if (item.is_string()) names.push_back(item.get<std::string>());
    return names;
}

DetectorTrainingRecord recordOf(const storage::Statement& row)
{
    DetectorTrainingRecord record;
    record.id = row.text(0);
    record.state = parseDetectorTrainingState(row.textView(1));
    record.requestJson = row.text(2);
    record.out = std::filesystem::path(row.text(3));
    record.detectorName = row.text(4);
    record.dataset = row.optionalText(5);
    record.selection = row.optionalText(6);
    record.architecture = row.text(7);
    record.scale = row.text(8);
    record.classNames = classesFromText(row.text(9));
    record.inputSize = row.integer(10);
    record.images = row.integer(11);
    record.validationImages = row.integer(12);
    record.epochs = row.integer(13);
    record.epochsDone = row.integer(14);
    record.bestEpoch = row.optionalInteger(15).value_or(0);
    record.bestAp50 = row.optionalReal(16);
    record.device = row.text(17);
    record.seed = static_cast<std::uint64_t>(row.integer(18));
    record.createdAt = row.text(19);
    record.updatedAt = row.text(20);
    record.seconds = row.real(21);
    if (!row.isNull(22)) record.error = Message::fromJson(row.text(22));
    return record;
}

constexpr RecordKind kTrainings{
    .folder = "trainings",
    .table = "detector_trainings",
    .visible = "id NOT IN (SELECT item FROM trash WHERE kind = 'training')",
    .points = "detector_training_points",
    .pointRecord = "training_id",
    .pointStep = "epoch",
    .place = Message::tr("training %1"),
    .noFolder = Message::tr("the training's folder cannot be made (%1)"),
    .noFreeName = Message::tr("no free name for a training was found"),
    .held = Message::tr("another program is at this training"),
    .unknown = Message::tr("there is no training '%1'"),
    .noneYet = Message::tr("this workspace has trained no detectors yet"),
    .newest = Message::tr("the newest ones are %1"),
    .notRemoved = Message::tr("the training's files cannot be removed (%1)"),
};

} // namespace

DetectorTrainingStore::DetectorTrainingStore(const Workspace& workspace, storage::Database& database)
    : database_(database), folders_(workspace, database, kTrainings)
{
}

DetectorTrainingStore::Owned DetectorTrainingStore::create(DetectorTrainingRecord record, const ImageList& images,
                                                           const std::function<void(DetectorTrainingRecord&)>& settle)
{
    RecordFolders::Owned owned = folders_.create([&](const std::string& id) {
        record.id = id;
        writeImageList(folder(id), images);
        storage::Transaction transaction(database_);
        if (settle) settle(record);
        record.createdAt = record.updatedAt = utcNow();
        database_.run("INSERT INTO detector_trainings (id, state, request_json, out_path, detector_name, "
                      "dataset_name, selection_name, architecture, scale, classes_json, input_size, images, "
                      "validation_images, epochs, device, seed, created_at, updated_at) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      record.id, name(record.state), record.requestJson, record.out.string(),
                      record.detectorName, record.dataset, record.selection, record.architecture,
                      record.scale, classesText(record.classNames), record.inputSize, record.images,
                      record.validationImages, record.epochs, record.device, record.seed, record.createdAt,
                      record.updatedAt);
        transaction.commit();
    });
    return {std::move(record), std::move(owned.lock)};
}

DetectorTrainingStore::Owned DetectorTrainingStore::acquire(const std::string& id)
{
    return folders_.acquire<Owned>(id, [this](const std::string& asked) { return get(asked); });
}

std::vector<DetectorTrainingRecord> DetectorTrainingStore::query(const std::string& tail,
                                                                 const std::string* value) const
{
    storage::Statement statement = database_.prepare(kColumns + tail);
    if (value != nullptr) statement.bind(1, *value);
    std::vector<DetectorTrainingRecord> records;
    while (statement.step())
        records.push_back(recordOf(statement));
    for (DetectorTrainingRecord& record : records)
        if (record.state == DetectorTrainingState::Running && !folders_.isHeld(record.id))
            record.state = DetectorTrainingState::Interrupted;
    return records;
}

std::vector<DetectorTrainingRecord> DetectorTrainingStore::list() const
{
    return query(std::string("WHERE ") + kTrainings.visible + " " + kNewestFirst, nullptr);
}

std::optional<DetectorTrainingRecord> DetectorTrainingStore::find(const std::string& id) const
{
    std::vector<DetectorTrainingRecord> records = query(std::string("WHERE id = ? AND ") + kTrainings.visible, &id);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

DetectorTrainingRecord DetectorTrainingStore::get(const std::string& id) const
{
    if (std::optional<DetectorTrainingRecord> record = find(id)) return std::move(*record);
    folders_.throwUnknown(id);
}

std::optional<DetectorTrainingRecord> DetectorTrainingStore::newestOf(const std::filesystem::path& out) const
{
    const std::string path = std::filesystem::absolute(out).lexically_normal().string();
    std::vector<DetectorTrainingRecord> records =
        query(std::string("WHERE out_path = ? AND ") + kTrainings.visible + " " + kNewestFirst + " LIMIT 1", &path);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

void DetectorTrainingStore::update(const DetectorTrainingRecord& record)
{
    const auto error = record.error ? std::optional(record.error->json()) : std::nullopt;
    const auto bestEpoch = record.bestEpoch > 0 ? std::optional(record.bestEpoch) : std::nullopt;
    database_.run("UPDATE detector_trainings SET state = ?2, detector_name = ?3, device = ?4, "
                  "epochs_done = ?5, best_epoch = ?6, best_ap50 = ?7, seconds = ?8, error = ?9, "
                  "request_json = ?10, updated_at = ?11 WHERE id = ?1",
                  record.id, name(record.state), record.detectorName, record.device, record.epochsDone,
                  bestEpoch, record.bestAp50, record.seconds, error, record.requestJson, utcNow());
}

void DetectorTrainingStore::appendPoint(const DetectorTrainingRecord& record,
                                        const DetectorTrainingPoint& point)
{
    storage::Transaction transaction(database_);
    database_.run("INSERT OR REPLACE INTO detector_training_points (training_id, epoch, loss, loss_box, "
                  "loss_cls, loss_dfl, ap50, learning_rate, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  record.id, point.epoch, point.loss, point.lossBox, point.lossCls, point.lossDfl, point.ap50,
                  point.learningRate, point.seconds);
    update(record);
    transaction.commit();
}

void DetectorTrainingStore::dropPointsAfter(const std::string& id, std::int64_t epoch)
{
    folders_.dropPointsAfter(id, epoch);
}

std::vector<DetectorTrainingPoint> DetectorTrainingStore::points(const std::string& id) const
{
    storage::Statement row =
        database_.prepare("SELECT epoch, loss, loss_box, loss_cls, loss_dfl, ap50, learning_rate, seconds "
                          "FROM detector_training_points WHERE training_id = ? ORDER BY epoch");
    row.bind(1, id);
    std::vector<DetectorTrainingPoint> points;
    while (row.step())
        points.push_back({row.integer(0), row.real(1), row.real(2), row.real(3), row.real(4),
                          row.optionalReal(5), row.real(6), row.real(7)});
    return points;
}

std::optional<ImageList> DetectorTrainingStore::images(const std::string& id) const
{
    std::error_code ignored;
    if (!std::filesystem::exists(imageListFile(folder(id)), ignored)) return std::nullopt;
    return readImageList(folder(id));
}

std::int64_t DetectorTrainingStore::remove(const std::string& id)
{
    const Owned owned = acquire(id);
    return storage::putInTrash(database_, storage::TrashKind::Training, id, owned.record.detectorName);
}

void DetectorTrainingStore::erase(const std::string& id)
{
    const std::vector<DetectorTrainingRecord> records = query("WHERE id = ?", &id);
    if (records.empty()) get(id); // throws
    const RunLock held = folders_.lock(id);
    const std::filesystem::path& out = records.front().out;
    // A later training of the same file has its checkpoint there.
    const bool newest = database_.scalar("SELECT count(*) FROM detector_trainings a JOIN detector_trainings b ON b.id = ?"
                                         " WHERE a.out_path = b.out_path AND (a.created_at, a.id) > (b.created_at, b.id)",
                                         id) == 0;
    folders_.remove(id, held, newest ? checkpointsOf(out) : std::vector<std::filesystem::path>{});
    storage::takeFromTrash(database_, storage::TrashKind::Training, id);
}

} // namespace blindspot::workspace
