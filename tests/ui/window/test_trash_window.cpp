// What is deleted anywhere in the window comes back by Ctrl+Z, by the message's button and from the trash.
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/trash/trash.h"
#include "tests/support/dataset_import.h"
#include "tests/ui/window/lab_window.h"
#include "ui/controls/message_bar.h"
#include "ui/session/trash_actions.h"
#include "ui/session/undo_history.h"
#include "ui/support/settings.h"
#include "ui/window/trash_dialog.h"

#include <QAction>
#include <QDateTime>
#include <QTableWidget>

namespace blindspot::ui {

using workspace::TrashKind;

class TestTrashWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { testing::LabWindow::keepSettingsApart("trash_window"); }
    void init() { world_ = std::make_unique<testing::LabWindow>(); }
    void cleanup() { world_.reset(); }

    void ctrlZBringsBackWhateverWasDeleted()
    {
        auto* undo = driver().window().findChild<QAction*>("undo");
        QVERIFY(!undo->isEnabled());
        moveToTrash(driver().session(), TrashKind::Detector, {{"tiny", "tiny"}});
        driver().wait("the detector is gone", [&] { return lab().detectors().list().empty(); });
        driver().wait("it can be undone", [&] { return undo->isEnabled(); });
        moveToTrash(driver().session(), TrashKind::Selection, {{"people", "people"}});
        driver().wait("the selection is the newest", [&] { return undo->text().contains("people"); });
        driver().press(Qt::Key_Z, Qt::ControlModifier);
        driver().wait("the selection is back", [&] { return selections().find("people").has_value(); });
        driver().press(Qt::Key_Z, Qt::ControlModifier);
        driver().wait("the detector is back", [&] { return lab().detectors().find("tiny").has_value(); });
        QVERIFY(!undo->isEnabled());
    }

    void theMessageHasUndo()
    {
        moveToTrash(driver().session(), TrashKind::Dataset, {{"small", "small"}});
        auto* bar = driver().window().findChild<MessageBar*>();
        driver().wait("it is told", [&] { return bar->isVisible() && bar->text().contains("small"); });
        driver().click(*bar, "messageAction");
        driver().wait("the dataset is back with its selection",
                      [&] { return selections().find("people").has_value(); });
    }

    void theSettingsSayHowLongItIsKept()
    {
        world_->close();
        lab().detectors().remove("tiny");
        selections().remove("people");
        const QString tenDaysAgo = QDateTime::currentDateTimeUtc().addDays(-10).toString(Qt::ISODate);
        lab().database().run("UPDATE trash SET deleted_at = ? WHERE kind = 'detector'", tenDaysAgo.toStdString());
        const auto entries = [this] { return workspace::Trash(lab().workspace(), lab().database()).list().size(); };
        world_->openAnew();
        QTest::qWait(200);
        QCOMPARE(entries(), std::size_t{2});
        world_->close();
        Settings::instance().set(SettingId::TrashDays, 7);
        world_->openAnew();
        driver().wait("the old one is erased", [&] { return entries() == 1; });
    }

    void theTrashListsRestoresAndIsEmptied()
    {
        lab().detectors().remove("tiny");
        selections().remove("people");
        driver().window().findChild<QAction*>("trash")->trigger();
        auto* dialog = driver().window().findChild<TrashDialog*>();
        auto* table = dialog->findChild<QTableWidget*>("trashTable");
        driver().wait("both are listed", [&] { return table->rowCount() == 2; });
        QCOMPARE(table->item(0, 0)->text(), QString("Selection")); // the newest
        QCOMPARE(table->item(0, 1)->text(), QString("people"));
        QCOMPARE(table->item(0, 3)->text(), QString("6 images"));
        lab().detectors().add(testing::SmallWorkspace::weights(), "tiny"); // the name is taken meanwhile
        table->selectRow(1);
        driver().click(*dialog, "restoreFromTrash");
        driver().wait("one is left", [&] { return table->rowCount() == 1; });
        QVERIFY(lab().detectors().find("tiny-2"));
        auto* bar = driver().window().findChild<MessageBar*>();
        QVERIFY2(bar->text().contains("tiny-2"), qPrintable(bar->text()));
        driver().answers().confirmed = false;
        driver().click(*dialog, "emptyTrash");
        QCOMPARE(table->rowCount(), 1);
        driver().answers().confirmed = true;
        driver().click(*dialog, "emptyTrash");
        driver().wait("it is empty", [&] { return table->rowCount() == 0; });
        QCOMPARE(lab().database().scalar("SELECT count(*) FROM selections"), 0);
    }

    void anotherWorkspaceHasItsOwnHistory()
    {
        moveToTrash(driver().session(), TrashKind::Selection, {{"people", "people"}});
        auto* undo = driver().window().findChild<QAction*>("undo");
        driver().wait("it can be undone", [&] { return undo->isEnabled(); });
        const testing::Folder other;
        driver().open(other.path());
        QVERIFY(!undo->isEnabled());
        auto* bar = driver().window().findChild<MessageBar*>();
        if (bar->isVisible())
            driver().click(*bar, "messageAction"); // of a workspace that is gone: nothing happens
        driver().press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!selections().find("people"));
    }

    void whatWasTooLongInTheTrashGoesAtTheOpening()
    {
        selections().remove("people");
        lab().database().run("UPDATE trash SET deleted_at = '2020-01-01T00:00:00Z'");
        driver().open(lab().workspace().folder());
        driver().wait("it is erased",
                      [&] { return lab().database().scalar("SELECT count(*) FROM trash") == 0; });
    }

    void aNewSelectionIsChosenOnTrain()
    {
        driver().wait("the dataset is shown",
                      [&] { return driver().page<DatasetPage>().images().rowCount() == 6; });
        driver().makeSelection("person", "fresh");
        driver().goTo(PageId::Train);
        auto& train = driver().page<TrainPage>();
        driver().wait("it is chosen", [&] {
            return train.form()->request().selection == std::optional<std::string>("fresh");
        });
    }

    void anotherLanguageOffersTheRestart()
    {
        for (QAction* action : driver().window().findChildren<QAction*>())
            if (action->text() == QStringLiteral("한국어")) action->trigger();
        auto* bar = driver().window().findChild<MessageBar*>();
        QVERIFY(bar->isVisible());
        auto* restart = bar->findChild<QPushButton*>("messageAction");
        QCOMPARE(restart->text(), QString("Restart now"));
    }

  private:
    dataset::SelectionStore selections() { return dataset::SelectionStore(lab().database()); }

    testing::SmallWorkspace& lab() { return world_->lab(); }
    testing::WindowDriver& driver() { return world_->driver(); }

    std::unique_ptr<testing::LabWindow> world_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTrashWindow)
#include "test_trash_window.moc"
