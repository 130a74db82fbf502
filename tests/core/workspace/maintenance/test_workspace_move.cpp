// A workspace that is moved is whole where it is then, and whoever has it open keeps it where it is.
#include "core/common/json_text.h"
#include "core/workspace/maintenance/workspace_move.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/workspace.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>
#include <optional>

using namespace blindspot;
using namespace blindspot::workspace;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
namespace fs = std::filesystem;

class TestWorkspaceMove : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        stop_ = std::make_unique<StopControl>();
        const Workspace workspace = Workspace::open(from());
        fs::create_directories(from() / "runs" / "r");
        fs::create_directories(from() / "detectors");
        std::ofstream(from() / "runs" / "r" / "patch.png") << "pixels";
        std::ofstream(from() / "detectors" / "own.safetensors") << "weights";
        storage::Database database = workspace.connect();
        const auto add = [&](const char* name, const fs::path& path) {
            database.run("INSERT INTO detectors (name, path, sha256, architecture, scale, classes_json, parameters, input_size, added_at)"
                         " VALUES (?, ?, 'abc', 'yolov8', 'n', '[]', 1, 640, '2025')",
                         name, path.string());
        };
        add("own", from() / "detectors" / "own.safetensors");
        add("other", "/elsewhere/other.safetensors");
        add("beside", from().string() + "-2/beside.safetensors");
        database.run("INSERT INTO evaluations(id, created_at, class_name, report_json) VALUES ('e', '2026', 'person', ?)",
                     "{\"file\": " + jsonQuoted((from() / "runs/r/patch.png").string()) + ", \"note\": " +
                         jsonQuoted("it was " + from().string() + "/") + "}");
    }

    void itIsWholeWhereItIsThen_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("to a name that is free") << false;
        QTest::newRow("to an empty folder") << true;
    }
    void itIsWholeWhereItIsThen()
    {
        QFETCH(bool, empty);
        if (empty) fs::create_directories(to());
        const MoveResult result = moveWorkspace(from(), to(), *stop_);
        QCOMPARE(result.folder, to());
        QVERIFY(!result.copied && result.leftBehind.empty() && !fs::exists(from()));
        isWholeAt(to());
    }

    /// /dev/shm is of another file system nearly everywhere.
    void ontoAnotherDiskItIsCopied()
    {
        const QTemporaryDir other("/dev/shm/blindspot-XXXXXX");
        std::error_code code;
        fs::rename(from() / "runs" / "r" / "patch.png", fs::path(other.path().toStdString()) / "try", code);
        if (!other.isValid() || code != std::errc::cross_device_link) QSKIP("there is no other file system here");
        const fs::path target = fs::path(other.path().toStdString()) / "lab";
        const MoveResult result = moveWorkspace(from(), target, *stop_);
        QVERIFY(result.copied && result.files >= 3 && result.leftBehind.empty());
        QVERIFY(!fs::exists(from()));
        isWholeAt(target);
    }

    void whoHasItOpenKeepsIt()
    {
        const storage::Database open = Workspace::open(from()).connect();
        const std::string message = errorOf([&] { moveWorkspace(from(), to(), *stop_); });
        QVERIFY2(contains(message, "open in another window or program"), message.c_str());
        QVERIFY(!fs::exists(to()));
        isWholeAt(from());
    }

    void whoTrainsKeepsIt()
    {
        const std::optional<RunLock> lock = RunLock::tryAcquire(from() / "runs" / "r");
        const std::string message = errorOf([&] { moveWorkspace(from(), to(), *stop_); });
        QVERIFY2(contains(message, "training is under way"), message.c_str());
        QVERIFY(!fs::exists(to()));
    }

    void placesThatAreTakenAreRefused()
    {
        fs::create_directories(to());
        std::ofstream(to() / "file") << "mine";
        QVERIFY(contains(errorOf([&] { moveWorkspace(from(), to(), *stop_); }), "not empty"));
        QVERIFY(contains(errorOf([&] { moveWorkspace(from(), from() / "inside", *stop_); }), "lie in each other"));
        isWholeAt(from());
    }

    void aStopLeavesItWhereItIs()
    {
        stop_->requestStop();
        QVERIFY_EXCEPTION_THROWN(moveWorkspace(from(), to(), *stop_), Cancelled);
        isWholeAt(from());
    }

    /// By mv or a file manager.
    void movedByHandItIsKnownAgain()
    {
        fs::create_directories(to().parent_path());
        fs::rename(from(), to());
        isWholeAt(to());
        fs::create_directory_symlink(to(), from()); // the same one by another name: its paths stay
        Workspace::open(from());
        isWholeAt(to());
    }

    void aCopyHasItsOwnFiles()
    {
        fs::create_directories(to().parent_path());
        fs::copy(from(), to(), fs::copy_options::recursive);
        isWholeAt(to());
        isWholeAt(from());
    }

  private:
    fs::path from() const { return fs::path(folder_->path().toStdString()) / "lab \"1\" 한글"; }
    fs::path to() const { return fs::path(folder_->path().toStdString()) / "new place" / "lab"; }

    void isWholeAt(const fs::path& folder) const
    {
        storage::Database database = Workspace::open(folder).connect();
        const auto pathOf = [&](const char* name) {
            storage::Statement row = database.prepare("SELECT path FROM detectors WHERE name = ?");
            row.bindAll(name);
            return row.step() ? row.text(0) : std::string();
        };
        QCOMPARE(pathOf("own"), (folder / "detectors" / "own.safetensors").string());
        QCOMPARE(pathOf("other"), std::string("/elsewhere/other.safetensors"));
        QVERIFY(pathOf("beside").ends_with("-2/beside.safetensors"));
        const auto reportsWith = [&](const std::string& text) {
            return database.scalar("SELECT count(*) FROM evaluations WHERE instr(report_json, ?) > 0", text);
        };
        QCOMPARE(reportsWith(jsonQuoted((folder / "runs/r/patch.png").string())), 1);
        QCOMPARE(reportsWith(jsonQuoted("it was " + from().string() + "/")), 1);
        QVERIFY(fs::exists(folder / "runs" / "r" / "patch.png"));
        QCOMPARE(database.scalar("SELECT count(*) FROM workspace_place WHERE folder = ?", folder.string()), 1);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<StopControl> stop_;
};

QTEST_GUILESS_MAIN(TestWorkspaceMove)
#include "test_workspace_move.moc"
