// The list of a record's images: what is written is read, and what an earlier version left out is filled in where it can be.
#include "core/common/sha256.h"
#include "core/workspace/records/image_list.h"
#include "core/workspace/records/times.h"
#include "core/workspace/records/workspace.h"
#include "tests/support/dataset_import.h"
#include "tests/support/file_bytes.h"
#include "tests/support/spots_picture.h"

#include <QTest>

#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

class TestImageList : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<Folder>(); }

    void whatIsWrittenIsRead()
    {
        const dataset::ImageIdentity whole{3, "/a \"b\".jpg", 12, std::string(64, 'a'), ~std::uint64_t{0}, std::string(64, 'b')};
        const dataset::ImageIdentity unseen{4, "/c.jpg", 0, "", std::nullopt, std::string(64, 'c')};
        const ImageList list{{whole, unseen}, {whole}, {{5, 2}, {9, 1}}};
        writeImageList(folder_->path(), list);
        QVERIFY(readImageList(folder_->path()) == list);
        QVERIFY(!list.known().complete());
        QVERIFY(list.known().contains(whole));
    }

    void earlierVersionsGiveNumbersAlone()
    {
        put(imageListFile(folder_->path()), R"({"image_ids": [7, 3]})");
        const ImageList list = readImageList(folder_->path());
        QCOMPARE(list.images.size(), std::size_t{2});
        QCOMPARE(list.images[0].id, 7);
        QCOMPARE(list.images[0].sha256, std::string());
        QVERIFY(!list.known().complete());
    }

    void whatIsDamagedIsAnError_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "[]", "{}", R"({"images": []})", R"({"images": [1]})", R"({"images": [{"path": "a"}]})",
                                 R"({"images": [{"id": "1"}]})", R"({"images": [{"id": 1}], "validation": 3})",
                                 R"({"images": [{"id": 1}], "changes": [{"iteration": 1}]})", R"({"image_ids": ["1"]})"})
            QTest::newRow(text) << text;
    }
    void whatIsDamagedIsAnError()
    {
        QFETCH(QString, text);
        put(imageListFile(folder_->path()), text.toStdString());
        QVERIFY_EXCEPTION_THROWN(readImageList(folder_->path()), Error);
    }

    void whatWasNotModifiedSinceIsFilledIn()
    {
        const fs::path file = picture("a.png", 1);
        ImageList list{{{1, file.string(), 0, "", std::nullopt, "boxes"}, {2, "", 0, "", std::nullopt, ""}}, {}, {}};
        QVERIFY(!completeImageList(list, utcBefore(std::chrono::hours(1)))); // the file is newer than the record
        QVERIFY(completeImageList(list, utcNow()));
        QCOMPARE(list.images[0].sha256, sha256OfFile(file));
        QCOMPARE(list.images[0].bytes, static_cast<std::int64_t>(fs::file_size(file)));
        QVERIFY(list.images[0].look);
        QCOMPARE(list.images[1].sha256, std::string()); // nobody knows its path
        QVERIFY(!completeImageList(list, utcNow()));
        list.images[0] = {1, (folder_->path() / "gone.png").string(), 0, "", std::nullopt, "boxes"};
        QVERIFY(!completeImageList(list, utcNow()));
    }

    /// A workspace as an earlier version left it: its runs know numbers, and the migration has noted them.
    void theImagesOfOldRunsAreNamedWhileTheyCanBe()
    {
        const fs::path root = folder_->path() / "workspace";
        picture("images/a.png", 1);
        picture("images/b.png", 2);
        picture("images/c.png", 3);
        writeSmallCoco(*folder_);
        std::vector<std::int64_t> ids;
        {
            const Workspace workspace = Workspace::open(root);
            storage::Database database = workspace.connect();
            for (const char* name : {"old", "new"}) {
                StopControl stop;
                dataset::importDataset({"coco", *folder_ / "coco.json", *folder_ / "images", name}, database, stop);
            }
            for (const char* name : {"old", "new"})
                ids.push_back(dataset::readDataset(database, name).front().id);
            database.run("UPDATE datasets SET imported_at = '2020-01-01T00:00:00Z' WHERE name = 'old'");
            addOldRun(workspace, database, "run-a", ids);
            addOldRun(workspace, database, "run-b", {});
            put(workspace.runFolder("run-b") / "images.json", "damaged");
        }
        const Workspace workspace = Workspace::open(root);
        const ImageList list = readImageList(workspace.runFolder("run-a"));
        QCOMPARE(list.images.size(), std::size_t{2});
        QVERIFY(list.images[0].path.ends_with("images/a.png"));
        storage::Database database = workspace.connect();
        QCOMPARE(list.images[0].boxes, dataset::boxesDigest(dataset::readImages(database, {ids[0]}).front().annotations));
        QCOMPARE(list.images[1].path, std::string()); // its dataset was imported after the run
        QCOMPARE(contentOf(workspace.runFolder("run-b") / "images.json"), std::string("damaged"));
        QCOMPARE(database.scalar("SELECT count(*) FROM runs_by_number"), 0);
    }

  private:
    fs::path picture(const std::string& name, std::uint64_t seed) const
    {
        const fs::path file = folder_->path() / name;
        fs::create_directories(file.parent_path());
        imaging::writePng(file, spotsPicture(64, 48, seed));
        return file;
    }
    /// Of 2024.
    static void addOldRun(const Workspace& workspace, storage::Database& database, const std::string& id,
                          const std::vector<std::int64_t>& images)
    {
        fs::create_directories(workspace.runFolder(id));
        std::string numbers;
        for (const std::int64_t image : images)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(image);
        put(workspace.runFolder(id) / "images.json", "{\"image_ids\": [" + numbers + "]}");
        database.run("INSERT INTO runs (id, state, recipe, options_json, detector_name, detector_sha256, detector_path,"
                     " class_name, device, precision, seed, iterations, created_at, updated_at)"
                     " VALUES (?, 'completed', 'hide', '{}', 'd', '', '', 'person', 'cpu', 'fp32', 0, 1,"
                     " '2024-06-01T10:00:00.000000Z', '2024-06-01T10:00:00.000000Z')",
                     id);
        database.run("INSERT INTO runs_by_number VALUES (?)", id);
    }

    std::unique_ptr<Folder> folder_;
};

QTEST_GUILESS_MAIN(TestImageList)
#include "test_image_list.moc"
