// What the window has beside its pages: progress in its title, the notice when long work has ended, the sheet of shortcuts, a new
// workspace, and the ways to begin in an empty one.
#include "tests/support/dataset_files.h"
#include "tests/ui/window_driver.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/start_size.h"
#include "ui/window/new_workspace_dialog.h"
#include "ui/window/shortcuts_dialog.h"
#include "ui/window/work_notice.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QThread>
#include <QTimer>

namespace blindspot::ui {

namespace {

/// Work that ends when it is let, or fails.
class WaitingJob : public Job {
  public:
    explicit WaitingJob(UiQueue& queue) : Job(queue, Priority::Training, nullptr) {}
    void begin(int milliseconds)
    {
        launch([milliseconds](StopControl& stop) -> Keep {
            QElapsedTimer clock;
            clock.start();
            while (clock.elapsed() < milliseconds)
                if (stop.stopRequested()) throw Cancelled(Message::verbatim("stopped"));
            return [] {};
        });
    }

  private:
    void look() override {}
    void announce() override {}
};

} // namespace

class TestWindowExtras : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("window_extras");
    }
    void init()
    {
        QSettings().clear();
        folder_ = std::make_unique<testing::Folder>();
    }

    void theFirstSizeFitsTheScreen()
    {
        QCOMPARE(startSize(QSize(1920, 1080)), QSize(1280, 800));
        QCOMPARE(startSize(QSize(1366, 768)), QSize(1280, 728)); // with room for a title bar
        QCOMPARE(startSize(QSize(1366, 728)), QSize(1280, 688)); // and beside a panel
        QCOMPARE(startSize(QSize(1024, 600)), QSize(1016, 560));
    }

    void theTitleSaysHowFarTheWorkIs()
    {
        testing::WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        QCOMPARE(driver.window().windowTitle(), QString("Blindspot"));
        Q_EMIT driver.session().jobProgressed("Looking", 0.379);
        QCOMPARE(driver.window().windowTitle(), QString("37 % · Blindspot"));
        Q_EMIT driver.session().jobProgressed("Looking", -1);
        QCOMPARE(driver.window().windowTitle(), QString("Blindspot"));
        Q_EMIT driver.session().jobProgressed("Looking", 1);
        QCOMPARE(driver.window().windowTitle(), QString("100 % · Blindspot"));
        Q_EMIT driver.session().jobProgressed({}, -1);
        QCOMPARE(driver.window().windowTitle(), QString("Blindspot"));
    }

    void longWorkThatEndsUnseenIsTold()
    {
        UiQueue queue;
        QWidget window; // never active
        WorkNotice notice(window, 30);
        WaitingJob job(queue);
        notice.watch(job, "it has ended");
        QSignalSpy told(&notice, &WorkNotice::told);
        job.begin(0);
        QTRY_VERIFY(!job.busy());
        QVERIFY(told.isEmpty()); // too short to be told
        job.begin(60);
        QTRY_VERIFY(!job.busy());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(), QString("it has ended"));
        job.begin(10'000);
        QTest::qWait(60);
        job.stop(); // who stops it knows
        QTRY_VERIFY(!job.busy());
        QCOMPARE(told.size(), 1);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        job.begin(60);
        QTRY_VERIFY(!job.busy());
        QCOMPARE(told.size(), 1); // it is looked at
    }

    void shortcutsAreGroupedAndFitTheScreen()
    {
        QList<ShortcutGroup> groups;
        for (const QString& title : {QString("File"), QString("Train"), QString("Runs"), QString("Empty")}) {
            ShortcutGroup group{title, {}};
            for (int i = 30; i > 0 && title != "Empty"; --i)
                group.rows << std::pair(QStringLiteral("%1 %2").arg(title).arg(i), QStringLiteral("Ctrl+%1").arg(i));
            groups << group;
        }
        ShortcutsDialog dialog(groups);
        QVERIFY(dialog.height() <= dialog.screen()->availableSize().height());
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.contains("Train") && !texts.contains("Empty"));
        QVERIFY(texts.indexOf("Runs 30") < texts.indexOf("Runs 2"));
    }

    void everyShortcutOfTheWindowIsOnTheSheet()
    {
        testing::WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        QStringList texts;
        QTimer::singleShot(0, this, [&] {
            auto* sheet = driver.window().findChild<ShortcutsDialog*>();
            QVERIFY(sheet);
            for (const QLabel* label : sheet->findChildren<QLabel*>())
                texts << label->text();
            sheet->reject();
        });
        driver.press(Qt::Key_F1, Qt::ShiftModifier);
        for (const char* one : {"File", "Go", "Dataset", "Train", "New workspace", "Import a dataset", "Shortcuts"})
            QVERIFY2(texts.contains(QLatin1String(one)), one);
        QCOMPARE(texts.count("Presentation mode"), 1);
    }

    void everyKeyOfTheWindowIsInTheRegistry()
    {
        testing::WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        int bound = 0;
        for (const QAction* action : driver.window().findChildren<QAction*>()) {
            const QString id = action->property("shortcutId").toString();
            if (!id.isEmpty()) {
                ++bound;
                QCOMPARE(action->shortcuts(), Shortcuts::instance().keys(id));
            } else if (action->parent() == nullptr || !action->parent()->inherits("QLineEdit")) {
                QVERIFY2(action->shortcut().isEmpty(), qPrintable(action->text()));
            }
        }
        QVERIFY(bound > 30);
    }

    void theNoticeCanBeSwitchedOff()
    {
        UiQueue queue;
        QWidget window; // never active
        WorkNotice notice(window, 30);
        WaitingJob job(queue);
        notice.watch(job, "it has ended");
        QSignalSpy told(&notice, &WorkNotice::told);
        Settings::instance().set(SettingId::EndNotice, false);
        job.begin(60);
        QTRY_VERIFY(!job.busy());
        QVERIFY(told.isEmpty());
        Settings::instance().set(SettingId::EndNotice, true);
        job.begin(60);
        QTRY_VERIFY(!job.busy());
        QCOMPARE(told.size(), 1);
    }

    void aNewWorkspaceHasANameAndAPlace()
    {
        Dialogs dialogs;
        const QString place = testing::WindowDriver::text(folder_->path());
        NewWorkspaceDialog dialog(dialogs, place);
        auto* name = dialog.findChild<QLineEdit*>("name");
        auto* make = dialog.findChild<QPushButton*>("primary");
        QCOMPARE(name->text(), QString("lab"));
        QVERIFY(make->isEnabled());
        QCOMPARE(dialog.folder(), place + "/lab");
        for (const char* wrong : {"", "a/b", ".."}) {
            name->setText(wrong);
            QVERIFY2(!make->isEnabled(), wrong);
        }
        folder_->write("full/file", "x");
        name->setText("full");
        QVERIFY(!make->isEnabled());
        name->setText("file-not-there");
        QVERIFY(make->isEnabled());
        std::filesystem::create_directories(*folder_ / "lab");
        QCOMPARE(NewWorkspaceDialog(dialogs, place).findChild<QLineEdit*>("name")->text(), QString("lab 2"));
    }

    void anEmptyWorkspaceOffersTheDemonstration()
    {
        testing::WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "fresh");
        driver.click(driver.page<DatasetPage>(), "emptyDemonstration");
        driver.wait("the guide is there", [&] { return driver.window().guide() != nullptr; });
        QCOMPARE(driver.session().workspace().folder(), *folder_ / "fresh"); // in this very workspace
    }

  private:
    std::unique_ptr<testing::Folder> folder_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestWindowExtras)
#include "test_window_extras.moc"
