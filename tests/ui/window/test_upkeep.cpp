// The workspace is checked, copied, tidied and moved from the File menu, and what came of it is told.
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/session/maintenance_controller.h"
#include "ui/support/setting_keys.h"
#include "ui/window/check_dialog.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>

#include <chrono>
#include <filesystem>

namespace blindspot::ui {

using testing::WindowDriver;
namespace fs = std::filesystem;

class TestUpkeep : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("upkeep");
    }
    void init()
    {
        QSettings().clear();
        elsewhere_ = std::make_unique<QTemporaryDir>();
        place_ = std::make_unique<QTemporaryDir>();
        workspace::Workspace::open(folder());
        driver_ = std::make_unique<WindowDriver>();
        driver_->window().show();
        driver_->open(folder());
    }
    void cleanup() { driver_.reset(); }

    void aWholeWorkspaceIsSaidToBe()
    {
        trigger("checkWorkspace");
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("whole"); });
        QVERIFY(action("checkWorkspace")->isEnabled() && !action("stopUpkeep")->isEnabled());
    }

    /// Of a program that crashed while it wrote, days ago.
    void whatIsFoundIsListedAndMended()
    {
        const fs::path left = folder() / "runs" / "20260101-000000-0000";
        fs::create_directories(left);
        fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(100));
        trigger("checkWorkspace");
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("left over: 1"); });
        driver_->click(*bar(), "messageAction");
        auto* dialog = driver_->visible<CheckDialog>(driver_->window());
        auto* table = dialog->findChild<QTableWidget*>("findings");
        QCOMPARE(table->rowCount(), 1);
        QVERIFY2(table->item(0, 2)->text().contains("20260101-000000-0000"), qPrintable(table->item(0, 2)->text()));
        driver_->click(*dialog, "mend");
        driver_->wait("it is mended", [&] { return bar()->text().contains("mended: 1"); });
        QVERIFY(!fs::exists(left));
    }

    void damageIsNamedAsSuch()
    {
        {
            storage::Database database = driver_->session().workspace().connect();
            database.run("PRAGMA foreign_keys = OFF");
            database.run("INSERT INTO selections (dataset_id, name, min_side, image_order, seed, created_at) "
                         "VALUES (77, 'of nothing', 0, 'id', 0, '2026-01-01')");
        }
        trigger("checkWorkspace");
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("The workspace is damaged."); });
        QVERIFY2(bar()->text().contains("damaged: 1"), qPrintable(bar()->text()));
    }

    void aCopyIsMadeBesideTheWork()
    {
        driver_->answers().folder = elsewhere_->path().toStdString();
        trigger("backUpWorkspace");
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("copied to"); });
        int copies = 0;
        for (const auto& entry : fs::directory_iterator(elsewhere_->path().toStdString())) {
            QVERIFY(entry.path().filename().string().starts_with("lab-"));
            QVERIFY(fs::exists(entry.path() / "workspace.db"));
            ++copies;
        }
        QCOMPARE(copies, 1);
    }

    void roomIsGivenBack()
    {
        trigger("compactWorkspace");
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("free again"); });
    }

    void itIsMovedAndOpenedThere()
    {
        driver_->answers().folder = elsewhere_->path().toStdString();
        trigger("moveWorkspace");
        driver_->wait("it is open there", [&] {
            return driver_->window().session() != nullptr && driver_->window().session()->workspace().folder() == movedFolder();
        });
        QVERIFY(!fs::exists(folder()) && fs::exists(movedFolder() / "workspace.db"));
    }

    void whileItIsMovedNothingElseIsOpened()
    {
        driver_->answers().folder = elsewhere_->path().toStdString();
        trigger("moveWorkspace");
        const fs::path other = fs::path(elsewhere_->path().toStdString()) / "other";
        driver_->window().openWorkspace(WindowDriver::text(other)); // at once: the old one is still being left
        driver_->wait("it is open there", [&] {
            return driver_->window().session() != nullptr && driver_->window().session()->workspace().folder() == movedFolder();
        });
        QVERIFY(!fs::exists(other));
        const QStringList recent = QSettings().value(kRecentKey).toStringList();
        QVERIFY2(!recent.contains(WindowDriver::text(folder())) && recent.contains(WindowDriver::text(movedFolder())), qPrintable(recent.join(", ")));
    }

    void aWindowThatIsClosedMovesItFirst()
    {
        driver_->answers().folder = elsewhere_->path().toStdString();
        trigger("moveWorkspace");
        driver_->window().close();
        driver_->wait("it is closed", [&] { return !driver_->window().isVisible(); });
        QVERIFY(!fs::exists(folder()) && fs::exists(movedFolder() / "workspace.db"));
    }

    void whoeverElseHasItOpenKeepsItThere()
    {
        const storage::Database other = workspace::Workspace::open(folder()).connect();
        driver_->answers().folder = elsewhere_->path().toStdString();
        trigger("moveWorkspace");
        driver_->wait("it is told", [&] { return bar()->text().contains("open in another window or program"); });
        driver_->wait("it is open where it was", [&] { return driver_->window().session() != nullptr; });
        QVERIFY(driver_->session().workspace().folder() == folder() && fs::exists(folder() / "workspace.db"));
    }

  private:
    fs::path folder() const { return fs::path(place_->path().toStdString()) / "lab"; }
    fs::path movedFolder() const { return fs::path(elsewhere_->path().toStdString()) / "lab"; }
    MessageBar* bar() { return driver_->window().findChild<MessageBar*>(); }
    QAction* action(const char* name) { return driver_->window().findChild<QAction*>(name); }
    void trigger(const char* name)
    {
        QVERIFY(action(name)->isEnabled());
        action(name)->trigger();
    }

    std::unique_ptr<QTemporaryDir> elsewhere_, place_;
    std::unique_ptr<WindowDriver> driver_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestUpkeep)
#include "test_upkeep.moc"
