#include "core/storage/schema.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/backup.h"
#include "core/storage/transaction.h"

#include <string>
#include <system_error>

namespace blindspot::storage {

namespace {

// Annotations are stored in the order of their images, so that the images of a page or a selection are read
// from few disk pages. annotations_by_class holds all that a filter by class and size asks for; the table
// itself is not touched then.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    image_root TEXT NOT NULL,
    annotation_file TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,  -- counts the imports; an image left at an older one was removed
    image_count INTEGER NOT NULL DEFAULT 0,
    annotation_count INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    UNIQUE (dataset_id, name)
) STRICT;

CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,                -- relative to the dataset's image_root, or absolute
    width INTEGER NOT NULL,                 -- of the upright picture
    height INTEGER NOT NULL,
    split TEXT,
    object_count INTEGER NOT NULL DEFAULT 0,
    smallest_side REAL,                     -- of the smallest object; NULL without objects
    generation INTEGER NOT NULL,
    UNIQUE (dataset_id, file_name)
) STRICT;
CREATE INDEX images_by_source ON images(dataset_id, source_id);
CREATE INDEX images_by_objects ON images(dataset_id, object_count);

CREATE TABLE annotations (
    id INTEGER PRIMARY KEY,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    category_id INTEGER NOT NULL REFERENCES categories(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    x REAL NOT NULL,                        -- pixels of the upright picture; the top left corner
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    area REAL NOT NULL,
    min_side REAL NOT NULL,
    crowd INTEGER NOT NULL,
    difficult INTEGER NOT NULL
) STRICT;
CREATE INDEX annotations_by_image ON annotations(image_id);
CREATE INDEX annotations_by_class ON annotations(category_id, crowd, min_side, image_id);

CREATE TABLE selections (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
    class_name TEXT,
    min_side REAL NOT NULL,
    image_order TEXT NOT NULL,
    seed INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX selections_by_dataset ON selections(dataset_id);

CREATE TABLE selection_images (
    selection_id INTEGER NOT NULL REFERENCES selections(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    PRIMARY KEY (selection_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX selection_images_by_image ON selection_images(image_id, selection_id);

CREATE TABLE detectors (
    name TEXT PRIMARY KEY NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    architecture TEXT NOT NULL,
    scale TEXT NOT NULL,
    classes_json TEXT NOT NULL,             -- an array of names
    parameters INTEGER NOT NULL,
    input_size INTEGER NOT NULL,            -- side in pixels
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id TEXT PRIMARY KEY NOT NULL,
    state TEXT NOT NULL,
    recipe TEXT NOT NULL,
    options_json TEXT NOT NULL,
    detector_name TEXT NOT NULL,
    detector_sha256 TEXT NOT NULL,
    detector_path TEXT NOT NULL,
    selection_name TEXT,
    dataset_name TEXT,
    class_name TEXT NOT NULL,
    device TEXT NOT NULL,
    precision TEXT NOT NULL,
    seed INTEGER NOT NULL,
    iterations INTEGER NOT NULL,            -- asked for
    iterations_done INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    figures_json TEXT,
    error TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX runs_by_creation ON runs(created_at);

CREATE TABLE run_points (
    run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    iteration INTEGER NOT NULL,
    loss REAL,                              -- NULL where the objective has no such part
    loss_box REAL,
    loss_cls REAL,
    loss_dfl REAL,
    seconds REAL NOT NULL,                  -- since the start of the run
    PRIMARY KEY (run_id, iteration)
) STRICT, WITHOUT ROWID;
)sql";

// What the user writes on runs, and which ones wait for their end because their deletion can still be undone.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN deleted_at TEXT;
)sql";

// Sorting a large dataset by its smallest objects reads this index alone.
constexpr const char* kVersion3 =
    "CREATE INDEX images_by_side ON images(dataset_id, smallest_side, source_id);";

// The report is kept whole as JSON; what lists show of it stands beside it, a row for each patch. Runs are
// named by text: an evaluation outlives its run.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE evaluations (
    id TEXT PRIMARY KEY NOT NULL,
    created_at TEXT NOT NULL,
    class_name TEXT NOT NULL,
    selection_name TEXT,
    dataset_name TEXT,
    report_json TEXT NOT NULL
) STRICT;
CREATE INDEX evaluations_by_creation ON evaluations(created_at);

CREATE TABLE evaluation_patches (
    evaluation_id TEXT NOT NULL REFERENCES evaluations(id) ON DELETE CASCADE,
    patch INTEGER NOT NULL,                 -- its place in the report
    name TEXT NOT NULL,
    run_id TEXT,
    detector TEXT NOT NULL,
    image_group TEXT NOT NULL,              -- held_out, training, unknown
    images INTEGER NOT NULL,
    control TEXT NOT NULL,                  -- the strongest one
    clean_ap50 REAL,
    control_ap50 REAL,
    patch_ap50 REAL,
    attack_success REAL,
    effect REAL,
    effect_low REAL,
    effect_high REAL,
    PRIMARY KEY (evaluation_id, patch)
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_patches_by_run ON evaluation_patches(run_id, evaluation_id);
)sql";

// Trainings of detectors. Everything is named by text: a record outlives its dataset and its detector.
constexpr const char* kVersion5 = R"sql(
CREATE TABLE detector_trainings (
    id TEXT PRIMARY KEY NOT NULL,
    state TEXT NOT NULL,
    request_json TEXT NOT NULL,             -- all that is needed to resume or repeat it
    out_path TEXT NOT NULL,
    detector_name TEXT NOT NULL,            -- under which the new detector is, or is to be, in the workspace
    dataset_name TEXT,
    selection_name TEXT,
    architecture TEXT NOT NULL,
    scale TEXT NOT NULL,
    classes_json TEXT NOT NULL,             -- an array of names
    input_size INTEGER NOT NULL,            -- side in pixels
    images INTEGER NOT NULL,
    validation_images INTEGER NOT NULL,
    epochs INTEGER NOT NULL,                -- asked for
    epochs_done INTEGER NOT NULL DEFAULT 0,
    best_epoch INTEGER,
    best_ap50 REAL,
    device TEXT NOT NULL,
    seed INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    error TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX detector_trainings_by_creation ON detector_trainings(created_at);

CREATE TABLE detector_training_points (
    training_id TEXT NOT NULL REFERENCES detector_trainings(id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    loss REAL NOT NULL,
    loss_box REAL NOT NULL,
    loss_cls REAL NOT NULL,
    loss_dfl REAL NOT NULL,
    ap50 REAL,                              -- NULL where there are no validation images
    learning_rate REAL NOT NULL,
    seconds REAL NOT NULL,                  -- since the start of the training
    PRIMARY KEY (training_id, epoch)
) STRICT, WITHOUT ROWID;
)sql";

// What the images' files hold, so that records can name images by their content. The numbers of images are never given
// again: those of a removed dataset would name other pictures. Runs of before know their images by number alone; the list of
// runs says which of them still have to be looked up.
constexpr const char* kVersion6 = R"sql(
CREATE TABLE image_contents (
    image_id INTEGER PRIMARY KEY REFERENCES images(id) ON DELETE CASCADE,
    path TEXT NOT NULL,                     -- of the file that was read
    bytes INTEGER NOT NULL,                 -- of the file then, with its times in nanoseconds since 1970
    modified INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    sha256 TEXT NOT NULL,                   -- of the file's bytes
    look INTEGER,                           -- perceptual hash; NULL where there is none
    looked INTEGER NOT NULL                 -- 0: the perceptual hash was not asked for yet
) STRICT;
CREATE INDEX image_contents_by_sha256 ON image_contents(sha256);

CREATE TABLE image_numbers (last INTEGER NOT NULL) STRICT;
INSERT INTO image_numbers SELECT coalesce(max(id), 0) FROM images;

CREATE TABLE runs_by_number (run_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO runs_by_number SELECT id FROM runs;
)sql";

// What the user said of a detector where its file says nothing, and what there is to say of it. remarks_json is NULL for
// detectors that were added before: what was assumed of them is not known.
constexpr const char* kVersion7 = R"sql(
ALTER TABLE detectors ADD COLUMN choices_json TEXT NOT NULL DEFAULT '';
ALTER TABLE detectors ADD COLUMN remarks_json TEXT;
ALTER TABLE runs ADD COLUMN detector_choices_json TEXT NOT NULL DEFAULT '';
)sql";

// What an import made of its folder. A dataset without a row here was imported before this was kept. All problems
// are counted; of a great many the first are kept in words.
constexpr const char* kVersion8 = R"sql(
CREATE TABLE dataset_imports (
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets(id) ON DELETE CASCADE,
    pictures_found INTEGER NOT NULL,
    labelled INTEGER NOT NULL,
    without_labels INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    labels_without_picture INTEGER NOT NULL
) STRICT;

CREATE TABLE dataset_problem_counts (
    dataset_id INTEGER NOT NULL REFERENCES dataset_imports(dataset_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    problems INTEGER NOT NULL,
    PRIMARY KEY (dataset_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset_problems (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES dataset_imports(dataset_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                     -- or 'note': how the labels were read
    file TEXT NOT NULL,
    text_json TEXT NOT NULL                 -- a Message
) STRICT;
CREATE INDEX dataset_problems_by_dataset ON dataset_problems(dataset_id);
)sql";

// What an evaluated patch hides. NULL in evaluations of before, whose reports do not say it.
constexpr const char* kVersion9 = R"sql(
ALTER TABLE evaluation_patches ADD COLUMN hiding_control TEXT;  -- the control that hides most
ALTER TABLE evaluation_patches ADD COLUMN clean_noticed REAL;   -- shares of the objects
ALTER TABLE evaluation_patches ADD COLUMN control_noticed REAL; -- by the hiding control
ALTER TABLE evaluation_patches ADD COLUMN patch_noticed REAL;
ALTER TABLE evaluation_patches ADD COLUMN hidden REAL;          -- hidden share of the patch minus the hiding control's
ALTER TABLE evaluation_patches ADD COLUMN hidden_low REAL;
ALTER TABLE evaluation_patches ADD COLUMN hidden_high REAL;
)sql";

// The detectors of a run, of which there may be several, and their own curves. Runs of before have one, which stands in the
// columns of the run.
constexpr const char* kVersion10 = R"sql(
ALTER TABLE runs ADD COLUMN detectors_json TEXT NOT NULL DEFAULT '';
ALTER TABLE run_points ADD COLUMN by_detector_json TEXT; -- NULL where there is one
)sql";

// What detectors find in the images of datasets. Of an image its file and its boxes are kept as they were then: where they are
// others now, what was found is forgotten.
constexpr const char* kVersion11 = R"sql(
CREATE TABLE scans (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
    detector_sha256 TEXT NOT NULL,
    choices_json TEXT NOT NULL,             -- what the detector was opened with
    input_size INTEGER NOT NULL,            -- side in pixels
    confidence REAL NOT NULL,               -- detections at or below it were dropped
    created_at TEXT NOT NULL,
    UNIQUE (dataset_id, detector_sha256, choices_json, input_size, confidence)
) STRICT;

CREATE TABLE scanned_images (
    scan_id INTEGER NOT NULL REFERENCES scans(id) ON DELETE CASCADE,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,            -- of the dataset; at another one the boxes are compared
    bytes INTEGER NOT NULL,                 -- of the file, with its times in nanoseconds since 1970
    modified INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    boxes TEXT NOT NULL,                    -- digest of the annotations
    PRIMARY KEY (scan_id, image_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scanned_images_by_image ON scanned_images(image_id);

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    scan_id INTEGER NOT NULL,
    image_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,                  -- 0 found, 1 half seen, 2 missed, 3 invented
    class_name TEXT NOT NULL,               -- the dataset's, where it has the class
    score REAL,                             -- NULL where there is no detection
    x REAL NOT NULL,                        -- of the detection for found and invented, else of the object; as annotations
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    min_side REAL NOT NULL,
    FOREIGN KEY (scan_id, image_id) REFERENCES scanned_images(scan_id, image_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX findings_by_image ON findings(scan_id, image_id, kind, class_name, score);
CREATE INDEX findings_by_kind ON findings(scan_id, kind, class_name, min_side, image_id);
)sql";

// What was deleted stays until the trash is emptied. Runs have names, those of before are named as new ones are; an evaluation keeps the
// pictures of its patches, so that it needs neither the run nor the file.
constexpr const char* kVersion12 = R"sql(
CREATE TABLE trash (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                     -- run, evaluation, selection, dataset, detector, training
    item TEXT NOT NULL,                     -- key of the row that waits
    name TEXT NOT NULL,                     -- that it had
    deleted_at TEXT NOT NULL,
    deleted_with INTEGER REFERENCES trash(id) ON DELETE CASCADE,
    UNIQUE (kind, item)
) STRICT;
CREATE INDEX trash_by_owner ON trash(deleted_with);

ALTER TABLE runs ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE runs SET name = proposed.name FROM (
    SELECT id, base || CASE WHEN number > 1 THEN ' (' || number || ')' ELSE '' END AS name FROM (
        SELECT id, base, row_number() OVER (PARTITION BY base ORDER BY created_at, id) AS number FROM (
            SELECT id, created_at, recipe
                || coalesce(' ' || nullif(coalesce(selection_name, nullif(class_name, ''), dataset_name), ''), '')
                || CASE WHEN json_valid(options_json) THEN coalesce(', ' || json_extract(options_json, '$.patch_size') || ' px', '')
                   ELSE '' END
                || CASE WHEN json_valid(options_json) AND coalesce(json_extract(options_json, '$.through'), 'none') <> 'none'
                   THEN ', through ' || replace(substr(json_extract(options_json, '$.through'), 1,
                        instr(json_extract(options_json, '$.through') || ':', ':') - 1), '-', ' ') ELSE '' END AS base
            FROM runs))) AS proposed
    WHERE proposed.id = runs.id;

INSERT INTO trash (kind, item, name, deleted_at)
    SELECT 'run', id, name, deleted_at FROM runs WHERE deleted_at IS NOT NULL ORDER BY deleted_at;
ALTER TABLE runs DROP COLUMN deleted_at;

CREATE TABLE evaluation_patch_pictures (
    evaluation_id TEXT NOT NULL REFERENCES evaluations(id) ON DELETE CASCADE,
    patch INTEGER NOT NULL,                 -- its place in the report
    png BLOB NOT NULL,
    PRIMARY KEY (evaluation_id, patch)
) STRICT;
)sql";

// Runs can be put in groups, which are no more than their names, and pinned above the others.
constexpr const char* kVersion13 = R"sql(
ALTER TABLE runs ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
)sql";

// Which program knows a version of the schema, so that an older one can say which is needed; and the folder in which the workspace was
// when it was opened last, so that the paths that lead into it are known again where it was moved.
constexpr const char* kVersion14 = R"sql(
CREATE TABLE schema_programs (
    version INTEGER PRIMARY KEY,            -- of the schema
    program TEXT NOT NULL                   -- the first version of Blindspot that knows it
) STRICT;

CREATE TABLE workspace_place (folder TEXT NOT NULL) STRICT; -- one row, or none before the first time
)sql";

// Work that waits to be done, and what became of it. An item that runs names its program by a folder whose lock that program holds.
constexpr const char* kVersion15 = R"sql(
CREATE TABLE queue_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,              -- the order of those that wait
    kind TEXT NOT NULL,                     -- train, evaluate, detector-train, study
    state TEXT NOT NULL,                    -- waiting, running, done, failed, stopped
    what_json TEXT NOT NULL,                -- a Message
    request_json TEXT NOT NULL,
    record TEXT NOT NULL DEFAULT '',        -- id of its run, training or evaluation
    reserved_name TEXT NOT NULL DEFAULT '', -- of its run: known before the run is
    runner TEXT NOT NULL DEFAULT '',
    stop_asked INTEGER NOT NULL DEFAULT 0,
    fraction REAL,                          -- done, 0 to 1
    seconds_left REAL,
    error TEXT,                             -- a Message
    created_at TEXT NOT NULL,
    started_at TEXT NOT NULL DEFAULT '',
    ended_at TEXT NOT NULL DEFAULT '',
    removed_at TEXT                         -- it can be brought back for a while
) STRICT;

CREATE TABLE queue_needs (
    item INTEGER NOT NULL REFERENCES queue_items(id) ON DELETE CASCADE,
    needed INTEGER NOT NULL,                -- an item that has to be done before
    PRIMARY KEY (item, needed)
) STRICT, WITHOUT ROWID;

CREATE TABLE studies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    spec_json TEXT NOT NULL,
    created_at TEXT NOT NULL,
    removed_at TEXT
) STRICT;

CREATE TABLE study_trials (
    study_id INTEGER NOT NULL REFERENCES studies(id) ON DELETE CASCADE,
    setting INTEGER NOT NULL,               -- its place among those of the study
    seed INTEGER NOT NULL,
    run_id TEXT NOT NULL DEFAULT '',
    reserved_name TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',
    error TEXT,                             -- a Message
    PRIMARY KEY (study_id, setting, seed)
) STRICT, WITHOUT ROWID;

CREATE TABLE study_measurements (
    study_id INTEGER NOT NULL REFERENCES studies(id) ON DELETE CASCADE,
    setting INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    iterations INTEGER NOT NULL,            -- that its run had then
    evaluation_id TEXT NOT NULL,
    images_sha256 TEXT NOT NULL,
    counts_json TEXT NOT NULL,              -- of each image: who is noticed, who is hidden by the patch and the controls
    PRIMARY KEY (study_id, setting, seed, rung)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_state (paused INTEGER NOT NULL) STRICT;
INSERT INTO queue_state VALUES (0);
)sql";

// Versions before the first release have its number: nobody has a program that knows those alone.
constexpr const char* kFirstRelease = "0.1.0";

constexpr Migration kLadder[] = {
    {1, kVersion1, kFirstRelease},   {2, kVersion2, kFirstRelease},   {3, kVersion3, kFirstRelease},   {4, kVersion4, kFirstRelease},
    {5, kVersion5, kFirstRelease},   {6, kVersion6, kFirstRelease},   {7, kVersion7, kFirstRelease},   {8, kVersion8, kFirstRelease},
    {9, kVersion9, kFirstRelease},   {10, kVersion10, kFirstRelease}, {11, kVersion11, kFirstRelease}, {12, kVersion12, kFirstRelease},
    {13, kVersion13, kFirstRelease}, {14, kVersion14, kFirstRelease}, {15, kVersion15, kFirstRelease}};

/// A database that is neither empty nor ours must not get our tables.
void refuseForeign(Database& database)
{
    const auto id = database.scalar("PRAGMA application_id");
    if (id == kApplicationId) return;
    if (id != 0 || database.scalar("SELECT count(*) FROM sqlite_schema") != 0)
        throw Error(Message::tr("this database belongs to another program"), toUtf8(database.file()),
                    Message::tr("choose another folder as the workspace"));
}

/// A name that is free: what was kept once is not written over.
std::filesystem::path nameOfBackup(const std::filesystem::path& file, int version)
{
    const std::filesystem::path folder = file.parent_path() / kBackupFolder;
    const std::string base = file.stem().string() + "-schema-" + std::to_string(version);
    std::filesystem::path name = folder / (base + ".db");
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(name, ignored); ++number)
        name = folder / (base + "-" + std::to_string(number) + ".db");
    return name;
}

/// So that an older program, or somebody who repents, has the workspace as it was.
void keepAsItWas(const std::filesystem::path& file, int version)
{
    const std::filesystem::path backup = nameOfBackup(file, version);
    try {
        std::error_code code;
        std::filesystem::create_directories(backup.parent_path(), code);
        if (code) throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(backup.parent_path()));
        StopControl neverStopped;
        copyDatabase(file, backup, neverStopped);
    } catch (const Error& error) {
        throw Error({Message::tr("this workspace is of an earlier version (%1) and was left as it is, because its backup could not be "
                                 "written (%2)"),
                     version, error.message()},
                    toUtf8(file), Message::tr("free some disk space, see that the folder may be written, and open it again"));
    }
}

} // namespace

std::span<const Migration> workspaceSchema()
{
    return kLadder;
}

Database openWorkspaceDatabase(const std::filesystem::path& file)
{
    Database database = Database::open(file);
    if (database.scalar("PRAGMA application_id") != kApplicationId) {
        Transaction transaction(database);
        refuseForeign(database);
        database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        transaction.commit();
    }
    migrate(database, workspaceSchema(), [&](int version) { keepAsItWas(file, version); });
    return database;
}

std::shared_ptr<const ReadingCopy> openWorkspaceCopy(const std::filesystem::path& file, int obstacle,
                                                     const std::function<void(Database&)>& prepare)
{
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code || size == 0) return nullptr;
    bool empty = false;
    auto copy = ReadingCopy::of(file, obstacle, [&](Database& database) {
        refuseForeign(database);
        const int version = database.userVersion(), known = workspaceSchema().back().version;
        empty = version == 0;
        if (version < known && !empty)
            throw Error({Message::tr("this workspace is of an earlier version (%1), and cannot be brought up to date where nothing can be "
                                     "written (%2)"),
                         version, systemMessage(obstacle)},
                        toUtf8(file), Message::tr("copy the workspace's folder to one that may be written, and open the copy"));
        if (version > known) migrate(database, workspaceSchema()); // which says what it needs
        if (!empty) prepare(database);
    });
    return empty ? nullptr : copy;
}

} // namespace blindspot::storage
