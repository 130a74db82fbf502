PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1114403696;
PRAGMA user_version = 14;
BEGIN TRANSACTION;
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
INSERT INTO "annotations" VALUES(1,1,1,101,10.5,20.0,30.0,40.0,1000.0,30.0,0,0);
INSERT INTO "annotations" VALUES(2,1,2,102,0.0,0.0,20.5,21.0,430.5,20.5,1,0);
INSERT INTO "annotations" VALUES(3,2,1,103,5.0,6.0,8.0,9.0,72.0,8.0,0,1);
CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    generation INTEGER NOT NULL,
    UNIQUE (dataset_id, name)
) STRICT;
INSERT INTO "categories" VALUES(1,1,1,'person',1);
INSERT INTO "categories" VALUES(2,1,3,'자동차',1);
CREATE TABLE dataset_imports (
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets(id) ON DELETE CASCADE,
    pictures_found INTEGER NOT NULL,
    labelled INTEGER NOT NULL,
    without_labels INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    labels_without_picture INTEGER NOT NULL
) STRICT;
INSERT INTO "dataset_imports" VALUES(1,3,2,0,1,0);
CREATE TABLE dataset_problem_counts (
    dataset_id INTEGER NOT NULL REFERENCES dataset_imports(dataset_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    problems INTEGER NOT NULL,
    PRIMARY KEY (dataset_id, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO "dataset_problem_counts" VALUES(1,'unreadable_picture',1);
CREATE TABLE dataset_problems (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES dataset_imports(dataset_id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                     -- or 'note': how the labels were read
    file TEXT NOT NULL,
    text_json TEXT NOT NULL                 -- a Message
) STRICT;
INSERT INTO "dataset_problems" VALUES(1,1,'unreadable_picture','c.jpg','"it is left out"');
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
INSERT INTO "datasets" VALUES(1,'streets','coco','/pictures/streets','/pictures/streets.json','2026-01-02T03:04:05Z',1,2,3);
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
INSERT INTO "detector_training_points" VALUES('20260102-060000-dddd',1,3.0,1.0,1.0,1.0,NULL,0.01,60.0);
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
INSERT INTO "detector_trainings" VALUES('20260102-060000-dddd','stopped','{}','/weights/new.safetensors','new','streets',NULL,'yolov8','n','["person"]',320,2,0,10,1,1,0.5,'cpu',3,'2026-01-02T06:00:00Z','2026-01-02T06:01:00Z',60.0,NULL);
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
, choices_json TEXT NOT NULL DEFAULT '', remarks_json TEXT) STRICT, WITHOUT ROWID;
INSERT INTO "detectors" VALUES('yolov8n','/weights/yolov8n.pt','31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95','yolov8','n','["person","car"]',3151904,640,'2026-01-02T03:06:00Z','{"input-size":320}','[]');
CREATE TABLE evaluation_patch_pictures (
    evaluation_id TEXT NOT NULL REFERENCES evaluations(id) ON DELETE CASCADE,
    patch INTEGER NOT NULL,                 -- its place in the report
    png BLOB NOT NULL,
    PRIMARY KEY (evaluation_id, patch)
) STRICT;
INSERT INTO "evaluation_patch_pictures" VALUES('20260102-050000-cccc',0,X'89504E47');
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
    effect_high REAL, hiding_control TEXT, clean_noticed REAL, control_noticed REAL, patch_noticed REAL, hidden REAL, hidden_low REAL, hidden_high REAL,
    PRIMARY KEY (evaluation_id, patch)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation_patches" VALUES('20260102-050000-cccc',0,'hide people','20260102-030700-aaaa','yolov8n','held_out',2,'grey',0.75,0.5,0.25,0.5,0.25,0.125,0.5,'random',0.75,0.5,0.25,0.25,0.125,0.5);
CREATE TABLE evaluations (
    id TEXT PRIMARY KEY NOT NULL,
    created_at TEXT NOT NULL,
    class_name TEXT NOT NULL,
    selection_name TEXT,
    dataset_name TEXT,
    report_json TEXT NOT NULL
) STRICT;
INSERT INTO "evaluations" VALUES('20260102-050000-cccc','2026-01-02T05:00:00Z','person','people',NULL,'{"format":1}');
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
INSERT INTO "findings" VALUES(1,1,1,0,'person',0.875,10.0,20.0,30.0,40.0,30.0);
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
INSERT INTO "image_contents" VALUES(1,'/pictures/streets/a.jpg',1234,1,2,'abcd',-5,1);
CREATE TABLE image_numbers (last INTEGER NOT NULL) STRICT;
INSERT INTO "image_numbers" VALUES(0);
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
INSERT INTO "images" VALUES(1,1,11,'a.jpg',640,480,'train',2,20.5,1);
INSERT INTO "images" VALUES(2,1,12,'sub/b "2".jpg',320,240,NULL,1,8.0,1);
CREATE TABLE run_points (
    run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    iteration INTEGER NOT NULL,
    loss REAL,                              -- NULL where the objective has no such part
    loss_box REAL,
    loss_cls REAL,
    loss_dfl REAL,
    seconds REAL NOT NULL, by_detector_json TEXT,                  -- since the start of the run
    PRIMARY KEY (run_id, iteration)
) STRICT, WITHOUT ROWID;
INSERT INTO "run_points" VALUES('20260102-030700-aaaa',1,0.5,NULL,NULL,NULL,6.0,NULL);
INSERT INTO "run_points" VALUES('20260102-030700-aaaa',2,0.25,0.125,0.0625,0.0625,12.5,'{"losses":[0.5],"weights":[1]}');
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
, tags TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', detector_choices_json TEXT NOT NULL DEFAULT '', detectors_json TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', group_name TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO "runs" VALUES('20260102-030700-aaaa','completed','hide','{"patch_size":200}','yolov8n','31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95','/weights/yolov8n.pt','people',NULL,'person','cpu','fp32',5,2,2,'2026-01-02T03:07:00Z','2026-01-02T03:08:00Z',12.5,'{"images":2,"loss":0.25}',NULL,'night, 밤','two lines
of notes','{"input-size":320}','[{"name":"yolov8n","sha256":"31e2","path":"/weights/yolov8n.pt","choices":"","architecture":"yolov8n"}]','mine','night',1);
INSERT INTO "runs" VALUES('20260102-040000-bbbb','failed','robust-dpatch','{"patch_size":100}','yolov8n','31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95','/weights/yolov8n.pt',NULL,'streets','person','cpu','fp32',6,9,0,'2026-01-02T04:00:00Z','2026-01-02T04:00:01Z',0.0,NULL,'the disk is full','','','{"input-size":320}','[{"name":"yolov8n","sha256":"31e2","path":"/weights/yolov8n.pt","choices":"","architecture":"yolov8n"}]','other','',0);
CREATE TABLE runs_by_number (run_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
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
INSERT INTO "scanned_images" VALUES(1,1,1,1234,1,2,'boxes');
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
INSERT INTO "scans" VALUES(1,1,'31e2','',640,0.25,'2026-01-02T07:00:00Z');
CREATE TABLE schema_programs (
    version INTEGER PRIMARY KEY,            -- of the schema
    program TEXT NOT NULL                   -- the first version of Blindspot that knows it
) STRICT;
INSERT INTO "schema_programs" VALUES(14,'0.1.0');
CREATE TABLE selection_images (
    selection_id INTEGER NOT NULL REFERENCES selections(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    image_id INTEGER NOT NULL REFERENCES images(id) ON DELETE CASCADE,
    PRIMARY KEY (selection_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "selection_images" VALUES(1,1,1);
INSERT INTO "selection_images" VALUES(1,0,2);
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
INSERT INTO "selections" VALUES(1,'people',1,'person',0.0,'random',7,'2026-01-02T03:05:00Z');
CREATE TABLE trash (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                     -- run, evaluation, selection, dataset, detector, training
    item TEXT NOT NULL,                     -- key of the row that waits
    name TEXT NOT NULL,                     -- that it had
    deleted_at TEXT NOT NULL,
    deleted_with INTEGER REFERENCES trash(id) ON DELETE CASCADE,
    UNIQUE (kind, item)
) STRICT;
INSERT INTO "trash" VALUES(1,'selection','1','people','2026-01-02T08:00:00Z',NULL);
CREATE TABLE workspace_place (folder TEXT NOT NULL) STRICT;
INSERT INTO "workspace_place" VALUES('/lab');
CREATE INDEX images_by_source ON images(dataset_id, source_id);
CREATE INDEX images_by_objects ON images(dataset_id, object_count);
CREATE INDEX annotations_by_image ON annotations(image_id);
CREATE INDEX annotations_by_class ON annotations(category_id, crowd, min_side, image_id);
CREATE INDEX selections_by_dataset ON selections(dataset_id);
CREATE UNIQUE INDEX selection_images_by_image ON selection_images(image_id, selection_id);
CREATE INDEX runs_by_creation ON runs(created_at);
CREATE INDEX images_by_side ON images(dataset_id, smallest_side, source_id);
CREATE INDEX evaluations_by_creation ON evaluations(created_at);
CREATE INDEX evaluation_patches_by_run ON evaluation_patches(run_id, evaluation_id);
CREATE INDEX detector_trainings_by_creation ON detector_trainings(created_at);
CREATE INDEX image_contents_by_sha256 ON image_contents(sha256);
CREATE INDEX dataset_problems_by_dataset ON dataset_problems(dataset_id);
CREATE INDEX scanned_images_by_image ON scanned_images(image_id);
CREATE INDEX findings_by_image ON findings(scan_id, image_id, kind, class_name, score);
CREATE INDEX findings_by_kind ON findings(scan_id, kind, class_name, min_side, image_id);
CREATE INDEX trash_by_owner ON trash(deleted_with);
COMMIT;
