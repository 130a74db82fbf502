// What is deleted anywhere in the window comes back by Ctrl+Z, by the message's button and from the trash.
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/trash/trash.h"
#include "tests/support/dataset_import.h"
#include "tests/support/small_workspace.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/session/trash_actions.h"
#include "ui/session/undo_history.h"
#include "ui/support/settings.h"
#include "ui/window/trash_dialog.h"

#include <QAction>
#include <QDateTime>
#include <QSettings>
#include <QStandardPaths>
#include <QTableWidget>

namespace blindspot::ui {

using testing::WindowDriver;
using workspace::TrashKind;

class TestTrashWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("trash_window");
    }
    void init()
    {
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallWorkspace>();
        driver_ = std::make_unique<WindowDriver>();
        driver_->window().show();
        driver_->open(lab_->workspace().folder());
    }
    void cleanup()
    {
        driver_.reset();
        lab_.reset();
    }

    void ctrlZBringsBackWhateverWasDeleted()
    {
        auto* undo = driver_->window().findChild<QAction*>("undo");
        QVERIFY(!undo->isEnabled());
        moveToTrash(driver_->session(), TrashKind::Detector, {{"tiny", "tiny"}});
        driver_->wait("the detector is gone", [&] { return lab_->detectors().list().empty(); });
        driver_->wait("it can be undone", [&] { return undo->isEnabled(); });
        moveToTrash(driver_->session(), TrashKind::Selection, {{"people", "people"}});
        driver_->wait("the selection is the newest", [&] { return undo->text().contains("people"); });
        driver_->press(Qt::Key_Z, Qt::ControlModifier);
        driver_->wait("the selection is back", [&] { return selections().find("people").has_value(); });
        driver_->press(Qt::Key_Z, Qt::ControlModifier);
        driver_->wait("the detector is back", [&] { return lab_->detectors().find("tiny").has_value(); });
        QVERIFY(!undo->isEnabled());
    }

    void theMessageHasUndo()
    {
        moveToTrash(driver_->session(), TrashKind::Dataset, {{"small", "small"}});
        auto* bar = driver_->window().findChild<MessageBar*>();
        driver_->wait("it is told", [&] { return bar->isVisible() && bar->text().contains("small"); });
        driver_->click(*bar, "messageAction");
        driver_->wait("the dataset is back with its selection",
                      [&] { return selections().find("people").has_value(); });
    }

    void theSettingsSayHowLongItIsKept()
    {
        driver_.reset();
        lab_->detectors().remove("tiny");
        selections().remove("people");
        const QString tenDaysAgo = QDateTime::currentDateTimeUtc().addDays(-10).toString(Qt::ISODate);
        lab_->database().run("UPDATE trash SET deleted_at = ? WHERE kind = 'detector'", tenDaysAgo.toStdString());
        const auto entries = [this] { return workspace::Trash(lab_->workspace(), lab_->database()).list().size(); };
        const auto openAnew = [this] {
            driver_ = std::make_unique<WindowDriver>();
            driver_->window().show();
            driver_->open(lab_->workspace().folder());
        };
        openAnew();
        QTest::qWait(200);
        QCOMPARE(entries(), std::size_t{2});
        driver_.reset();
        Settings::instance().set(SettingId::TrashDays, 7);
        openAnew();
        driver_->wait("the old one is erased", [&] { return entries() == 1; });
    }

    void theTrashListsRestoresAndIsEmptied()
    {
        lab_->detectors().remove("tiny");
        selections().remove("people");
        driver_->window().findChild<QAction*>("trash")->trigger();
        auto* dialog = driver_->window().findChild<TrashDialog*>();
        auto* table = dialog->findChild<QTableWidget*>("trashTable");
        driver_->wait("both are listed", [&] { return table->rowCount() == 2; });
        QCOMPARE(table->item(0, 0)->text(), QString("Selection")); // the newest
        QCOMPARE(table->item(0, 1)->text(), QString("people"));
        QCOMPARE(table->item(0, 3)->text(), QString("6 images"));
        lab_->detectors().add(testing::SmallWorkspace::weights(), "tiny"); // the name is taken meanwhile
        table->selectRow(1);
        driver_->click(*dialog, "restoreFromTrash");
        driver_->wait("one is left", [&] { return table->rowCount() == 1; });
        QVERIFY(lab_->detectors().find("tiny-2"));
        auto* bar = driver_->window().findChild<MessageBar*>();
        QVERIFY2(bar->text().contains("tiny-2"), qPrintable(bar->text()));
        driver_->answers().confirmed = false;
        driver_->click(*dialog, "emptyTrash");
        QCOMPARE(table->rowCount(), 1);
        driver_->answers().confirmed = true;
        driver_->click(*dialog, "emptyTrash");
        driver_->wait("it is empty", [&] { return table->rowCount() == 0; });
        QCOMPARE(lab_->database().scalar("SELECT count(*) FROM selections"), 0);
    }

    void anotherWorkspaceHasItsOwnHistory()
    {
        moveToTrash(driver_->session(), TrashKind::Selection, {{"people", "people"}});
        auto* undo = driver_->window().findChild<QAction*>("undo");
        driver_->wait("it can be undone", [&] { return undo->isEnabled(); });
        const testing::Folder other;
        driver_->open(other.path());
        QVERIFY(!undo->isEnabled());
        auto* bar = driver_->window().findChild<MessageBar*>();
        if (bar->isVisible())
            driver_->click(*bar, "messageAction"); // of a workspace that is gone: nothing happens
        driver_->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!selections().find("people"));
    }

    void whatWasTooLongInTheTrashGoesAtTheOpening()
    {
        selections().remove("people");
        lab_->database().run("UPDATE trash SET deleted_at = '2020-01-01T00:00:00Z'");
        driver_->open(lab_->workspace().folder());
        driver_->wait("it is erased",
                      [&] { return lab_->database().scalar("SELECT count(*) FROM trash") == 0; });
    }

    void aNewSelectionIsChosenOnTrain()
    {
        driver_->wait("the dataset is shown",
                      [&] { return driver_->page<DatasetPage>().images().rowCount() == 6; });
        driver_->makeSelection("person", "fresh");
        driver_->goTo(PageId::Train);
        auto& train = driver_->page<TrainPage>();
        driver_->wait("it is chosen", [&] {
            return train.form()->request().selection == std::optional<std::string>("fresh");
        });
    }

    void anotherLanguageOffersTheRestart()
    {
        for (QAction* action : driver_->window().findChildren<QAction*>())
            if (action->text() == QStringLiteral("한국어")) action->trigger();
        auto* bar = driver_->window().findChild<MessageBar*>();
        QVERIFY(bar->isVisible());
        auto* restart = bar->findChild<QPushButton*>("messageAction");
        QCOMPARE(restart->text(), QString("Restart now"));
    }

  private:
    dataset::SelectionStore selections() { return dataset::SelectionStore(lab_->database()); }

    std::unique_ptr<testing::SmallWorkspace> lab_;
    std::unique_ptr<WindowDriver> driver_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTrashWindow)
#include "test_trash_window.moc"
