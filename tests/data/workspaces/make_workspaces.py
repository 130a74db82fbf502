#!/usr/bin/env python3
"""Writes schema-NN.sql: a workspace's database as it was at each version of the schema, with a row or more in every table.

    tests/data/workspaces/make_workspaces.py [VERSION...]

Made once for each version, when it is new: a file that is there is what programs of that time left behind, and is not written again.
The schema is read from core/storage/schema.cpp, which has every version's steps.
"""
import pathlib
import re
import sqlite3
import sys

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = (HERE.parents[2] / "core/storage/schema.cpp").read_text()
APPLICATION_ID = 0x426C7370


def steps():
    texts = {}
    for match in re.finditer(r'constexpr const char\* kVersion(\d+) =\s*(?:R"sql\((.*?)\)sql"|"([^"]*)");', SCHEMA, re.S):
        texts[int(match[1])] = match[2] if match[2] is not None else match[3]
    return texts


# By the version from which on they can be written.
ROWS = {
    1: """
INSERT INTO datasets VALUES (1, 'streets', 'coco', '/pictures/streets', '/pictures/streets.json', '2026-01-02T03:04:05Z', 1, 2, 3);
INSERT INTO categories VALUES (1, 1, 1, 'person', 1), (2, 1, 3, '자동차', 1);
INSERT INTO images VALUES (1, 1, 11, 'a.jpg', 640, 480, 'train', 2, 20.5, 1), (2, 1, 12, 'sub/b "2".jpg', 320, 240, NULL, 1, 8.0, 1);
INSERT INTO annotations VALUES (1, 1, 1, 101, 10.5, 20.0, 30.0, 40.0, 1000.0, 30.0, 0, 0),
    (2, 1, 2, 102, 0.0, 0.0, 20.5, 21.0, 430.5, 20.5, 1, 0), (3, 2, 1, 103, 5.0, 6.0, 8.0, 9.0, 72.0, 8.0, 0, 1);
INSERT INTO selections VALUES (1, 'people', 1, 'person', 0.0, 'random', 7, '2026-01-02T03:05:00Z');
INSERT INTO selection_images VALUES (1, 0, 2), (1, 1, 1);
INSERT INTO detectors (name, path, sha256, architecture, scale, classes_json, parameters, input_size, added_at) VALUES
    ('yolov8n', '/weights/yolov8n.pt', '31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95', 'yolov8', 'n', '["person","car"]',
     3151904, 640, '2026-01-02T03:06:00Z');
INSERT INTO runs (id, state, recipe, options_json, detector_name, detector_sha256, detector_path, selection_name, dataset_name, class_name,
    device, precision, seed, iterations, iterations_done, created_at, updated_at, seconds, figures_json, error) VALUES
    ('20260102-030700-aaaa', 'completed', 'hide', '{"patch_size":200}', 'yolov8n',
     '31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95', '/weights/yolov8n.pt', 'people', NULL, 'person', 'cpu', 'fp32', 5, 2,
     2, '2026-01-02T03:07:00Z', '2026-01-02T03:08:00Z', 12.5, '{"images":2,"loss":0.25}', NULL),
    ('20260102-040000-bbbb', 'failed', 'robust-dpatch', '{"patch_size":100}', 'yolov8n',
     '31e20dde3def09e2cf938c7be6fe23d9150bbbe503982af13345706515f2ef95', '/weights/yolov8n.pt', NULL, 'streets', 'person', 'cpu', 'fp32', 6, 9,
     0, '2026-01-02T04:00:00Z', '2026-01-02T04:00:01Z', 0.0, NULL, 'the disk is full');
INSERT INTO run_points (run_id, iteration, loss, loss_box, loss_cls, loss_dfl, seconds) VALUES
    ('20260102-030700-aaaa', 1, 0.5, NULL, NULL, NULL, 6.0), ('20260102-030700-aaaa', 2, 0.25, 0.125, 0.0625, 0.0625, 12.5);
""",
    2: "UPDATE runs SET tags = 'night, 밤', notes = 'two lines\nof notes' WHERE id = '20260102-030700-aaaa';",
    4: """
INSERT INTO evaluations VALUES ('20260102-050000-cccc', '2026-01-02T05:00:00Z', 'person', 'people', NULL, '{"format":1}');
INSERT INTO evaluation_patches (evaluation_id, patch, name, run_id, detector, image_group, images, control, clean_ap50, control_ap50,
    patch_ap50, attack_success, effect, effect_low, effect_high) VALUES
    ('20260102-050000-cccc', 0, 'hide people', '20260102-030700-aaaa', 'yolov8n', 'held_out', 2, 'grey', 0.75, 0.5, 0.25, 0.5, 0.25, 0.125, 0.5);
""",
    5: """
INSERT INTO detector_trainings VALUES ('20260102-060000-dddd', 'stopped', '{}', '/weights/new.safetensors', 'new', 'streets', NULL, 'yolov8',
    'n', '["person"]', 320, 2, 0, 10, 1, 1, 0.5, 'cpu', 3, '2026-01-02T06:00:00Z', '2026-01-02T06:01:00Z', 60.0, NULL);
INSERT INTO detector_training_points VALUES ('20260102-060000-dddd', 1, 3.0, 1.0, 1.0, 1.0, NULL, 0.01, 60.0);
""",
    6: "INSERT INTO image_contents VALUES (1, '/pictures/streets/a.jpg', 1234, 1, 2, 'abcd', -5, 1);",
    7: """
UPDATE detectors SET choices_json = '{"input-size":320}', remarks_json = '[]';
UPDATE runs SET detector_choices_json = '{"input-size":320}';
""",
    8: """
INSERT INTO dataset_imports VALUES (1, 3, 2, 0, 1, 0);
INSERT INTO dataset_problem_counts VALUES (1, 'unreadable_picture', 1);
INSERT INTO dataset_problems VALUES (1, 1, 'unreadable_picture', 'c.jpg', '"it is left out"');
""",
    9: """
UPDATE evaluation_patches SET hiding_control = 'random', clean_noticed = 0.75, control_noticed = 0.5, patch_noticed = 0.25, hidden = 0.25,
    hidden_low = 0.125, hidden_high = 0.5;
""",
    10: """
UPDATE runs SET detectors_json = '[{"name":"yolov8n","sha256":"31e2","path":"/weights/yolov8n.pt","choices":"","architecture":"yolov8n"}]';
UPDATE run_points SET by_detector_json = '{"losses":[0.5],"weights":[1]}' WHERE iteration = 2;
""",
    11: """
INSERT INTO scans VALUES (1, 1, '31e2', '', 640, 0.25, '2026-01-02T07:00:00Z');
INSERT INTO scanned_images VALUES (1, 1, 1, 1234, 1, 2, 'boxes');
INSERT INTO findings VALUES (1, 1, 1, 0, 'person', 0.875, 10.0, 20.0, 30.0, 40.0, 30.0);
""",
    12: """
INSERT INTO trash VALUES (1, 'selection', '1', 'people', '2026-01-02T08:00:00Z', NULL);
UPDATE runs SET name = 'mine' WHERE id = '20260102-030700-aaaa';
UPDATE runs SET name = 'other' WHERE id = '20260102-040000-bbbb';
INSERT INTO evaluation_patch_pictures VALUES ('20260102-050000-cccc', 0, x'89504E47');
""",
    13: "UPDATE runs SET group_name = 'night', pinned = 1 WHERE id = '20260102-030700-aaaa';",
    14: """
INSERT INTO schema_programs VALUES (14, '0.1.0');
INSERT INTO workspace_place VALUES ('/lab');
""",
    15: """
INSERT INTO queue_items (id, position, kind, state, what_json, request_json, created_at)
    VALUES (1, 1, 'train', 'waiting', '"a patch"', '{}', '2026-01-02T09:00:00Z'), (2, 2, 'evaluate', 'waiting', '"it"', '{}', '2026-01-02T09:00:01Z');
INSERT INTO queue_needs VALUES (2, 1);
INSERT INTO studies VALUES (1, 'night', '{"base":{"detector":"yolov8n"},"options":[{"key":"patch-size","values":["100","200"]}]}',
    '2026-01-02T09:10:00Z', NULL);
INSERT INTO study_trials (study_id, setting, seed, run_id) VALUES (1, 0, 0, '20260102-030700-aaaa');
INSERT INTO study_measurements VALUES (1, 0, 0, 0, 100, '20260102-050000-cccc', 'abcd', '{"noticed":[1],"patch":[1],"controls":[[0],[0]]}');
""",
}


def write(version, texts):
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA foreign_keys = ON")
    for step in range(1, version + 1):
        database.executescript(texts[step])
    for step in range(1, version + 1):
        database.executescript(ROWS.get(step, ""))
    if 2 <= version < 12:  # what was deleted then said so itself
        database.execute("UPDATE runs SET deleted_at = '2026-01-03T00:00:00Z' WHERE id = '20260102-040000-bbbb'")
    database.commit()
    lines = [line for line in database.iterdump() if not re.search(r'sqlite_sequence', line)]
    head = ["PRAGMA foreign_keys = OFF;", f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {version};"]
    (HERE / f"schema-{version:02}.sql").write_text("\n".join(head + lines) + "\n")


def main():
    texts = steps()
    for version in [int(one) for one in sys.argv[1:]] or sorted(texts):
        if (HERE / f"schema-{version:02}.sql").exists():
            print(f"version {version} is there")
        else:
            write(version, texts)


if __name__ == "__main__":
    main()
