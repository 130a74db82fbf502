// The manual's key: the page's chapter, the section's or dialog's place, and the welcome page's first steps.
#include "tests/ui/small_lab.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/manual/manual_view.h"
#include "ui/manual/manual_window.h"
#include "ui/support/manual_topic.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>

#include <fstream>

namespace blindspot::ui {

using testing::WindowDriver;

class TestManualHelp : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("manual-help");
    }
    void init() { QSettings().clear(); }

    void theWelcomePageLeadsToTheFirstSteps()
    {
        WindowDriver driver;
        driver.window().show();
        driver.press(Qt::Key_F1);
        QCOMPARE(manual().place().chapter, QString("first-steps"));
    }

    void everyPageLeadsToItsChapter()
    {
        const testing::Folder folder;
        WindowDriver driver;
        driver.window().show();
        driver.open(folder / "lab");
        QStringList chapters;
        for (const PageId page : kPageIds) {
            driver.goTo(page);
            driver.window().setFocus();
            driver.press(Qt::Key_F1);
            QCOMPARE(manual().place(), (ManualPlace{manualChapterOf(page), ""}));
            QVERIFY2(manual().book().find(manualChapterOf(page)), qPrintable(manualChapterOf(page)));
            QVERIFY(manual().isVisible());
            QVERIFY(!chapters.contains(manualChapterOf(page)));
            chapters += manualChapterOf(page);
            manual().close();
        }
        QVERIFY(driver.window().close());
        QVERIFY(!manual().isVisible());
    }

    void aSectionAndADialogLeadToTheirPlace()
    {
        const testing::Folder folder;
        WindowDriver driver;
        driver.window().show();
        driver.open(folder / "lab");
        driver.goTo(PageId::Train);
        QCOMPARE(manualTopicOf(driver.page<TrainPage>().findChild<QWidget*>("transforms")),
                 QString("training#transforms"));
        driver.goTo(PageId::Dataset);
        driver.page<DatasetPage>().showImport({});
        auto* dialog = driver.visible<ImportDialog>(driver.page<DatasetPage>());
        QTest::keyClick(dialog->findChild<QWidget*>("source"), Qt::Key_F1);
        QCOMPARE(manual().place(), (ManualPlace{"own-data", "import"}));
        dialog->reject();
    }

    void theHelpMenuLeadsToTheMessages()
    {
        WindowDriver driver;
        driver.window().show();
        driver.window().findChild<QAction*>("troubleshootingAction")->trigger();
        QCOMPARE(manual().place().chapter, QString("troubleshooting"));
        manual().search("the file is damaged; get it again");
        QVERIFY(!manual().hits().isEmpty());
        QCOMPARE(manual().hits().front().chapter, QString("troubleshooting"));
    }

    void anErrorLeadsToWhatItMeans()
    {
        WindowDriver driver;
        driver.window().show();
        const testing::Folder folder;
        const std::filesystem::path file = folder / "file";
        std::ofstream(file) << "no folder";
        driver.window().openWorkspace(WindowDriver::text(file));
        auto* bar = driver.window().findChild<MessageBar*>();
        driver.wait("the error is shown", [&] { return bar->isVisible(); });
        const QString text = bar->text();
        auto* button = bar->findChild<QPushButton*>("messageAction");
        QVERIFY(button);
        button->click();
        QCOMPARE(manual().place().chapter, QString("troubleshooting"));
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), text);
    }

  private:
    /// The one that there is.
    static ManualWindow& manual()
    {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* window = qobject_cast<ManualWindow*>(widget)) return *window;
        throw testing::NotReached("the manual is open");
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestManualHelp)
#include "test_manual_help.moc"
