// The sections of the Runs page: groups that the analyst names, folds, and runs that are pinned; all undone.
#include "core/workspace/runs/run_groups.h"
#include "tests/ui/runs/runs_world.h"
#include "ui/session/undo_history.h"

#include <QAction>
#include <QComboBox>
#include <QSignalSpy>

namespace blindspot::ui {

using testing_runs::kPatience;

class TestRunsPageSections : public QObject, testing_runs::RunsWorld {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestRunsPageSections");
        QSettings().clear();
    }
    void init() { begin(); }
    void cleanup() { end(); }

    void runsAreGroupedByTheirMarks()
    {
        const QString first = lab_->train(1), second = lab_->train(1), third = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 3, kPatience);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
        answers_.text = " night ";
        groups().newGroupAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(record(third).group, std::string("night"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 4, kPatience); // with a row of the section
        QCOMPARE(marked().size(), 3);
        page_->showRun(first);
        answers_.text = "day";
        groups().newGroupAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 5, kPatience);
        QCOMPARE(record(first).group, std::string("day"));
        QCOMPARE(marked(), QStringList{first});

        // F2 on the row of a section names the group anew.
        const QModelIndex night = sectionOf("night");
        QVERIFY(night.isValid());
        table().setCurrentIndex(night);
        QCOMPARE(marked(), QStringList{first}); // a walk over it leaves the marks
        answers_.text = "late";
        QVERIFY(actions().renameAction()->isEnabled());
        actions().renameAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(record(second).group, std::string("late"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(sectionOf("late").isValid(), kPatience);
        QSignalSpy messages(session_.get(), &Session::message);
        answers_.text = "day"; // taken
        table().setCurrentIndex(sectionOf("late"));
        actions().renameAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        QCOMPARE(messages[0][0].value<MessageKind>(), MessageKind::Error);

        table().setCurrentIndex(sectionOf("late"));
        groups().dissolveAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(record(second).group.empty() && record(third).group.empty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(session_->history().text().contains("dissolving the group late"), kPatience);
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(record(second).group, std::string("late"), kPatience);
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(record(second).group, std::string("night"), kPatience);
        QCOMPARE(record(first).group, std::string("day"));
        session_->history().undo();
        session_->history().undo();
        QVERIFY(session_->history().text().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(record(first).group.empty() && record(second).group.empty(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 3, kPatience);
    }

    void aSectionIsFoldedWithKeysAndStaysSo()
    {
        const QString first = lab_->train(1), second = lab_->train(1);
        workspace::RunStore store = lab_->store();
        workspace::RunGroups(store, lab_->database()).put({first.toStdString()}, "night");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 4, kPatience);
        table().setFocus();
        table().setCurrentIndex(sectionOf("night"));
        page_->showRun(first);
        table().setCurrentIndex(sectionOf("night"));
        QVERIFY(actions().settingsAction()->isEnabled());
        QTest::keyClick(&table(), Qt::Key_Left);
        QCOMPARE(table().model()->rowCount(), 3);
        QVERIFY(marked().isEmpty() && !actions().settingsAction()->isEnabled()); // what is out of sight is not marked
        QTest::keyClick(&table(), Qt::Key_Right);
        QCOMPARE(table().model()->rowCount(), 4);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(sectionOf("night")).center());
        QCOMPARE(table().model()->rowCount(), 3);
        close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 3, kPatience);
        page_->showRun(first); // shows it in spite of the fold
        QCOMPARE(marked(), QStringList{first});
        QVERIFY(page_->presentStep(1)); // past the section's row
        QCOMPARE(marked(), QStringList{second});
        auto* grouping = page_->findChild<QComboBox*>("runsGrouping");
        grouping->setCurrentIndex(0);
        QCOMPARE(table().model()->rowCount(), 2);
        QCOMPARE(marked(), QStringList{second});
        close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        page_->findChild<QComboBox*>("runsGrouping")->setCurrentIndex(1);
        QCOMPARE(table().model()->rowCount(), 4);
    }

    void pinnedRunsStandAboveTheOthers()
    {
        const QString first = lab_->train(1), second = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        page_->showRun(first);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->index(0, 0).data(RunsModel::IdRole).toString(), first, kPatience);
        QVERIFY(record(first).pinned);
        QVERIFY(groups().pinAction()->text().contains("Unp"));
        QVERIFY(table().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("pinned"));
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->index(0, 0).data(RunsModel::IdRole).toString(), second, kPatience);
        QVERIFY(!record(first).pinned);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestRunsPageSections)
#include "test_runs_page_sections.moc"
