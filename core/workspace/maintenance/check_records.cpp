// The parts of the check of a workspace that read the files of its records, and look for those that its records refer to.
#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/sha256.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/maintenance/check_run.h"
#include "core/workspace/maintenance/leftovers.h"
#include "core/workspace/records/image_list.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <set>
#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

struct Record {
    std::string id;
    bool completed = false;
};

std::vector<Record> recordsOf(storage::Database& database, const char* table)
{
    std::vector<Record> records;
    storage::Statement row = database.prepare(std::string("SELECT id, state = 'completed' FROM ") + table + " ORDER BY created_at, id");
    while (row.step())
        records.push_back({row.text(0), row.integer(1) != 0});
    return records;
}

void checkFilesIn(CheckRun& run, const Message& subject, const fs::path& folder)
{
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(folder, code); !code && entry != fs::recursive_directory_iterator();
         entry.increment(code)) {
        std::error_code ignored;
        if (!entry->is_regular_file(ignored) || isUnfinished(entry->path())) continue;
        ++run.report.files;
        const Message damage = damageOfFile(entry->path());
        if (damage.empty() || !fs::exists(entry->path(), ignored)) continue; // a training under way removes some, too
        run.find(CheckGrade::Damage, subject, entry->path(), damage);
    }
    if (code)
        run.find(CheckGrade::Damage, subject, folder, {Message::tr("the folder cannot be read (%1)"), systemMessage(code)});
}

/// `list`: whether every record of this kind has a list of images.
void checkFolder(CheckRun& run, const Message& subject, const fs::path& folder, bool list)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        run.find(CheckGrade::Damage, subject, folder, Message::tr("its folder is not there; what is left is its record and its curve"));
        return;
    }
    if (list && !fs::exists(imageListFile(folder), ignored))
        run.find(CheckGrade::Damage, subject, imageListFile(folder),
                 Message::tr("the list of its images is not there; it cannot be resumed"));
    checkFilesIn(run, subject, folder);
}

} // namespace

void checkRecordFolders(CheckRun& run)
{
    const RunStore runs(run.workspace, run.database);
    const DetectorTrainingStore trainings(run.workspace, run.database);
    const std::vector<Record> runRecords = recordsOf(run.database, "runs"), trainingRecords = recordsOf(run.database, "detector_trainings");
    const std::int64_t total = std::ssize(runRecords) + std::ssize(trainingRecords);
    std::int64_t done = 0;
    for (const Record& record : runRecords) {
        run.advance(Message::tr("checking runs"), done++, total);
        const Message subject(Message::tr("run %1"), record.id);
        checkFolder(run, subject, runs.folder(record.id), true);
        std::error_code ignored;
        if (record.completed && fs::is_directory(runs.folder(record.id), ignored) &&
            !fs::exists(runs.folder(record.id) / "patch.png", ignored))
            run.find(CheckGrade::Damage, subject, runs.folder(record.id) / "patch.png", Message::tr("its patch is not there"));
    }
    run.report.runs = std::ssize(runRecords);
    for (const Record& record : trainingRecords) {
        run.advance(Message::tr("checking trainings of detectors"), done++, total);
        checkFolder(run, {Message::tr("training %1"), record.id}, trainings.folder(record.id), false);
    }
    run.report.trainings = std::ssize(trainingRecords);
}

void checkEvaluations(CheckRun& run)
{
    const EvaluationStore store(run.database);
    std::vector<std::pair<std::string, std::int64_t>> pictures;
    std::set<std::string> all;
    storage::Statement row = run.database.prepare("SELECT e.id, p.patch FROM evaluations e LEFT JOIN evaluation_patch_pictures p"
                                                  " ON p.evaluation_id = e.id ORDER BY e.id, p.patch");
    while (row.step()) {
        all.insert(row.text(0));
        if (!row.isNull(1)) pictures.emplace_back(row.text(0), row.integer(1));
    }
    row.reset();
    const auto check = [&run](const std::string& id, const auto& read) {
        try {
            read();
        } catch (const Error& error) {
            run.find(CheckGrade::Damage, {Message::tr("evaluation %1"), id}, {}, error.message());
        }
    };
    for (const std::string& id : all) {
        run.advance(Message::tr("checking evaluations"), run.report.evaluations++, std::ssize(all));
        check(id, [&] { store.getAlsoDeleted(id); });
    }
    for (const auto& [id, patch] : pictures)
        check(id, [&, patch = patch] { store.patchPicture(id, patch); });
}

void checkDetectors(CheckRun& run)
{
    storage::Statement row = run.database.prepare("SELECT coalesce(t.name, d.name), d.path, d.sha256 FROM detectors d LEFT JOIN trash t"
                                                  " ON t.kind = 'detector' AND t.item = d.name ORDER BY 1");
    while (row.step()) {
        run.advance(Message::tr("checking detectors"), run.report.detectors++, 0);
        const Message subject(Message::tr("detector %1"), row.text(0));
        const fs::path file = pathFromUtf8(row.text(1));
        if (!FileStamp::of(file)) {
            run.find(CheckGrade::Missing, subject, file, Message::tr("its file of weights is not there; add it again from where it is"));
            continue;
        }
        try {
            if (sha256OfFile(file) != row.text(2))
                run.find(CheckGrade::Damage, subject, file, Message::tr("its file of weights is no longer what was added"));
        } catch (const Error& error) {
            run.find(CheckGrade::Missing, subject, file, error.message());
        }
    }
}

void checkPictures(CheckRun& run)
{
    struct Dataset {
        std::int64_t id = 0;
        std::string name;
        fs::path root;
    };
    std::vector<Dataset> datasets;
    {
        storage::Statement row = run.database.prepare("SELECT d.id, coalesce(t.name, d.name), d.image_root FROM datasets d LEFT JOIN trash t"
                                                      " ON t.kind = 'dataset' AND t.item = CAST(d.id AS TEXT) ORDER BY 2");
        while (row.step())
            datasets.push_back({row.integer(0), row.text(1), pathFromUtf8(row.text(2))});
    }
    const std::int64_t total = run.database.scalar("SELECT count(*) FROM images");
    constexpr std::int64_t picturesPerReport = 256;
    for (const Dataset& dataset : datasets) {
        std::int64_t missing = 0;
        fs::path first;
        storage::Statement row = run.database.prepare("SELECT file_name FROM images WHERE dataset_id = ? ORDER BY source_id");
        row.bindAll(dataset.id);
        while (row.step()) {
            if (run.report.pictures++ % picturesPerReport == 0)
                run.advance(Message::tr("looking for pictures"), run.report.pictures, total);
            const fs::path file = dataset.root / pathFromUtf8(row.textView(0));
            if (!FileStamp::of(file) && missing++ == 0) first = file;
        }
        run.report.missingPictures += missing;
        if (missing > 0)
            run.find(CheckGrade::Missing, {Message::tr("dataset %1"), dataset.name}, first,
                     Message(Message::tr("pictures that are not there: %1; if they were moved: dataset locate"), missing)
                         .inWindow(Message::tr("pictures that are not there: %1; if they were moved, say where they are on the Dataset page")));
    }
    run.report.datasets = std::ssize(datasets);
}

void checkLeftovers(CheckRun& run)
{
    run.advance(Message::tr("looking for what is left over"), 0, 0);
    for (const Leftover& one : leftoversIn(run.workspace, run.database)) {
        const Message text = one.kind == Leftover::Kind::UnfinishedFile
                                 ? Message(Message::tr("a file that was begun and never finished"))
                             : one.kind == Leftover::Kind::EmptyFolder
                                 ? Message(Message::tr("an empty folder of a record that is gone"))
                                 : Message(Message::tr("a folder that no record knows; it is left as it is"));
        run.find(CheckGrade::Leftover, Message::tr("files"), one.path, text,
                 one.needless() ? std::function<void()>([&one] { removeLeftover(one); }) : nullptr);
    }
    std::error_code code;
    for (auto entry = fs::directory_iterator(run.workspace.folder() / "unfinished", code); !code && entry != fs::directory_iterator();
         entry.increment(code))
        ++run.report.unfinishedEvaluations;
}

} // namespace blindspot::workspace
