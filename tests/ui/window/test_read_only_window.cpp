// A workspace in which nothing can be written is opened, says so, shows what it holds, and what would write fails with the reason.
#include "core/dataset/dataset_index.h"
#include "core/dataset/import/importer.h"
#include "tests/support/dataset_files.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/session/queue_controller.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>
#include <filesystem>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace blindspot::ui {

using testing::WindowDriver;
namespace fs = std::filesystem;

namespace {

/// For root, whom no permission keeps from writing; of a view of the file system that only this program has.
bool ownMounts = false;

bool becomesReadOnly(const fs::path& folder)
{
    if (::geteuid() != 0) {
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        return true;
    }
    return ownMounts && ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
           ::mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
}

void becomesWritable(const fs::path& folder)
{
    if (::geteuid() == 0)
        ::umount2(folder.c_str(), MNT_DETACH);
    else
        fs::permissions(folder, fs::perms::owner_all);
}

} // namespace

class TestReadOnlyWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("read-only");
        const workspace::Workspace workspace = workspace::Workspace::open(folder());
        storage::Database database = workspace.connect();
        StopControl stop;
        dataset::ImportRequest request;
        request.format = "coco";
        request.source = testing::writeSmallCoco(files_);
        request.images = files_ / "images";
        request.name = "small";
        dataset::importDataset(request, database, stop);
        readOnly_ = becomesReadOnly(folder());
    }
    void init()
    {
        if (!readOnly_) QSKIP("this system lets nobody mount here");
        QSettings().clear();
        driver_ = std::make_unique<WindowDriver>();
        driver_->window().show();
        driver_->open(folder());
    }
    void cleanup() { driver_.reset(); }
    void cleanupTestCase() { becomesWritable(folder()); }

    void itSaysSo()
    {
        QVERIFY(driver_->session().workspace().isReadOnly());
        QVERIFY2(bar()->isVisible() && bar()->text().contains("nothing can be written to this workspace"), qPrintable(bar()->text()));
        QVERIFY2(bar()->text().contains(WindowDriver::text(folder())), qPrintable(bar()->text()));
        const auto buttons = driver_->window().findChildren<QToolButton*>();
        const bool named = std::any_of(buttons.begin(), buttons.end(), [](const QToolButton* button) {
            return button->text() == "lab (workspace, read only)" && button->toolTip().contains("nothing can be written");
        });
        QVERIFY(named);
    }

    void itIsLookedAt()
    {
        driver_->wait("its images are seen", [&] {
            const auto* grid = driver_->window().findChild<ImageGridModel*>();
            return grid != nullptr && grid->rowCount() == 3;
        });
        QTest::qWait(1200); // the queue is looked at once a second
        QVERIFY2(!bar()->isVisible() || bar()->text().contains("nothing can be written"), qPrintable(bar()->text()));
    }

    void whatWouldWriteSaysWhyNot()
    {
        QVERIFY(action("checkWorkspace")->isEnabled() && action("backUpWorkspace")->isEnabled());
        QVERIFY(!action("compactWorkspace")->isEnabled() && !action("moveWorkspace")->isEnabled());
        bar()->hide();
        driver_->session().queries().run(
            this, [](storage::Database& database, StopControl&) { dataset::DatasetIndex(database).rename("small", "other"); }, [] {});
        driver_->wait("it is told", [&] { return bar()->isVisible() && bar()->text().contains("nothing can be written to this workspace"); });
        action("checkWorkspace")->trigger();
        driver_->wait("it is whole", [&] { return bar()->text().contains("whole"); });
    }

  private:
    fs::path folder() const { return files_ / "lab"; }
    MessageBar* bar() { return driver_->window().findChild<MessageBar*>(); }
    QAction* action(const char* name) { return driver_->window().findChild<QAction*>(name); }

    testing::Folder files_;
    bool readOnly_ = false;
    std::unique_ptr<WindowDriver> driver_;
};

} // namespace blindspot::ui

int main(int argc, char** argv)
{
    // Before there are threads: the view is the thread's that asks, and of those that it begins.
    blindspot::ui::ownMounts = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    QApplication application(argc, argv);
    blindspot::ui::TestReadOnlyWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_read_only_window.moc"
