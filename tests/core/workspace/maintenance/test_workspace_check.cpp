// What the check of a workspace finds, what it mends when it is asked to, and that it changes nothing else.
#include "core/dataset/thumbnail_store.h"
#include "core/storage/trash_table.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/records/run_lock.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <chrono>
#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

class TestWorkspaceCheck : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init()
    {
        lab_ = std::make_unique<SmallWorkspace>();
        run_ = lab_->run(SmallWorkspace::request(1)).record.id;
    }

    void aWholeWorkspaceHasNothingToTell()
    {
        const CheckReport report = check();
        QVERIFY2(report.findings.empty(), textsOf(report).c_str());
        QVERIFY(report.whole() && report.runs == 1 && report.detectors == 1 && report.datasets == 1);
        QVERIFY(report.pictures == 6 && report.missingPictures == 0 && report.files >= 4);
    }

    void damagedFilesOfARunAreNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("removed");
        QTest::addColumn<QString>("says");
        QTest::newRow("checkpoint, a bit") << "checkpoint.safetensors" << false << "digest is another";
        QTest::newRow("picture, cut short") << "patch.png" << false << "patch.png";
        QTest::newRow("picture, gone") << "patch.png" << true << "its patch is not there";
        QTest::newRow("list of images, cut short") << "images.json" << false << "cut short";
        QTest::newRow("list of images, gone") << "images.json" << true << "cannot be resumed";
    }
    void damagedFilesOfARunAreNamed()
    {
        QFETCH(QString, file);
        QFETCH(bool, removed);
        QFETCH(QString, says);
        const fs::path path = lab_->workspace().runFolder(run_) / file.toStdString();
        QVERIFY(fs::exists(path));
        if (removed)
            fs::remove(path);
        else if (path.extension() == ".safetensors")
            flipLastByte(path);
        else
            fs::resize_file(path, fs::file_size(path) / 2);
        const CheckReport report = check();
        QVERIFY(!report.whole());
        QCOMPARE(report.count(CheckGrade::Damage), 1);
        QVERIFY2(contains(textsOf(report), says.toStdString()) && contains(textsOf(report), "run " + run_), textsOf(report).c_str());
        const CheckReport mended = check({.repair = true});
        QCOMPARE(mended.count(CheckGrade::Damage), 1); // nobody can bring it back
        QCOMPARE(mended.repaired(), 0);
    }

    void aMissingFolderIsOneFinding()
    {
        fs::remove_all(lab_->workspace().runFolder(run_));
        const CheckReport report = check();
        QCOMPARE(report.findings.size(), std::size_t{1});
        QVERIFY(contains(textsOf(report), "its folder is not there"));
    }

    void missingPicturesAreCounted()
    {
        fs::remove(lab_->file("images/p2.png"));
        fs::remove(lab_->file("images/p4.png"));
        const CheckReport report = check();
        QVERIFY(report.whole());
        QCOMPARE(report.missingPictures, 2);
        QCOMPARE(report.count(CheckGrade::Missing), 1);
        QVERIFY2(contains(textsOf(report), "dataset small: pictures that are not there: 2") && contains(textsOf(report), "p2.png"),
                 textsOf(report).c_str());
    }

    void otherWeightsAreTold()
    {
        const fs::path file = lab_->file("weights.pt");
        fs::copy(SmallWorkspace::weights(), file);
        lab_->database().run("UPDATE detectors SET path = ?", file.string());
        QVERIFY(check().whole());
        flipLastByte(file);
        QVERIFY(contains(textsOf(check()), "damage: detector tiny: its file of weights is no longer what was added"));
        fs::remove(file);
        QVERIFY(contains(textsOf(check()), "missing: detector tiny: its file of weights is not there"));
    }

    void leftoversAreTakenAwayOnRequestOnly()
    {
        const fs::path folder = lab_->workspace().folder(), old = folder / "images.json.part-12-0", young = folder / "a.json.part-12-0";
        std::ofstream(old) << "half";
        std::ofstream(young) << "half";
        fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(48));
        fs::create_directories(folder / "runs" / "unknown");
        std::ofstream(folder / "runs" / "unknown" / "patch.png") << "whose?";
        storage::putInTrash(lab_->database(), storage::TrashKind::Evaluation, "gone", "gone");
        const CheckReport report = check();
        QVERIFY(report.whole());
        QCOMPARE(report.count(CheckGrade::Leftover), 3);
        QVERIFY(fs::exists(old));
        const CheckReport mended = check({.repair = true});
        QCOMPARE(mended.repaired(), 2);
        QVERIFY(!fs::exists(old) && fs::exists(young));
        QVERIFY(fs::exists(folder / "runs" / "unknown" / "patch.png")); // nobody knows whether it is needed
        QCOMPARE(check().findings.size(), std::size_t{1});
    }

    void aRunUnderWayIsNoLeftover()
    {
        fs::create_directories(lab_->workspace().runFolder("young"));
        const auto lock = RunLock::tryAcquire(lab_->workspace().runFolder("young"));
        std::ofstream(lab_->workspace().runFolder("young") / "images.json") << "{}";
        QVERIFY(check().findings.empty());
    }

    void aDamagedCacheIsMadeAnew()
    {
        std::ofstream(lab_->workspace().thumbnailsFile()) << std::string(5000, 'x');
        QVERIFY(contains(textsOf(check()), "cache of thumbnails is damaged"));
        QCOMPARE(check({.repair = true}).repaired(), 1);
        QVERIFY(check().findings.empty());
        QVERIFY(!fs::exists(lab_->workspace().thumbnailsFile()));
    }

    void aDamagedEvaluationIsNamed()
    {
        lab_->database().run("INSERT INTO evaluations(id, created_at, class_name, report_json) VALUES ('e1', '2026', 'person', '{\"for')");
        QVERIFY2(contains(textsOf(check()), "damage: evaluation e1"), textsOf(check()).c_str());
    }

    void whatNobodyNeedsIsGivenBack()
    {
        {
            auto thumbnails = dataset::ThumbnailStore::open(lab_->workspace().thumbnailsFile());
            for (const fs::path& file : {lab_->file("images/p1.png"), SmallWorkspace::weights()})
                thumbnails.put(*thumbnails.contentOf(file), std::vector<std::byte>(200'000));
            QCOMPARE(thumbnails.count(), 2);
        }
        lab_->database().execute("CREATE TABLE filling (x BLOB)");
        for (int i = 0; i < 100; ++i)
            lab_->database().run("INSERT INTO filling VALUES (randomblob(10000))");
        lab_->database().execute("DROP TABLE filling");
        const CompactResult result = compactWorkspace(lab_->workspace(), stop_);
        QCOMPARE(result.thumbnails, 1); // of a file that is no dataset's
        QVERIFY(result.thumbnailBytes > 150'000 && result.databaseBytes > 900'000);
        QCOMPARE(result.bytes(), result.thumbnailBytes + result.databaseBytes + result.leftoverBytes);
        auto thumbnails = dataset::ThumbnailStore::open(lab_->workspace().thumbnailsFile());
        QVERIFY(thumbnails.find(*thumbnails.contentOf(lab_->file("images/p1.png"))));
        QVERIFY(check().findings.empty());
        QVERIFY(!lab_->store().points(run_).empty());
    }

    void nothingIsTidiedWhileSomebodyTrains()
    {
        const auto lock = RunLock::tryAcquire(lab_->workspace().runFolder(run_));
        QVERIFY(contains(errorOf([&] { compactWorkspace(lab_->workspace(), stop_); }), "training is under way"));
    }

  private:
    CheckReport check(const CheckOptions& options = {}) { return checkWorkspace(lab_->workspace(), options, stop_); }
    static std::string textsOf(const CheckReport& report)
    {
        std::string text;
        for (const CheckFinding& one : report.findings)
            text += std::string(name(one.grade)) + ": " + one.subject.english() + ": " + one.text.english() + " [" + one.file + "]\n";
        return text;
    }
    static void flipLastByte(const fs::path& file)
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(-1, std::ios::end);
        const int last = stream.get();
        stream.seekp(-1, std::ios::end);
        stream.put(static_cast<char>(last ^ 1));
    }

    std::unique_ptr<SmallWorkspace> lab_;
    std::string run_;
    StopControl stop_;
};

QTEST_GUILESS_MAIN(TestWorkspaceCheck)
#include "test_workspace_check.moc"
