// Deletions and renames are taken back in any order, each once.
#include "ui/session/undo_history.h"

#include <QSignalSpy>
#include <QStringList>
#include <QTest>

namespace blindspot::ui {

class TestUndoHistory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theNewestGoesFirst()
    {
        UndoHistory history;
        QStringList done;
        QSignalSpy changed(&history, &UndoHistory::changed);
        history.push("delete of a", [&] { done += "a"; });
        history.push("delete of b", [&] { done += "b"; });
        QCOMPARE(history.text(), QString("delete of b"));
        history.undo();
        QCOMPARE(history.text(), QString("delete of a"));
        history.undo();
        history.undo(); // nothing is left
        QCOMPARE(done, QStringList({"b", "a"}));
        QVERIFY(history.text().isEmpty());
        QCOMPARE(changed.size(), 4);
    }

    void aMessagesButtonTakesItsOwnStepBackOnce()
    {
        UndoHistory history;
        QStringList done;
        const int first = history.push("delete of a", [&] { done += "a"; });
        history.push("rename of b", [&] { done += "b"; });
        history.undo(first);
        history.undo(first);
        QCOMPARE(done, QStringList{"a"});
        history.undo();
        QCOMPARE(done, QStringList({"a", "b"}));
    }

    void aStepMayPushAnother()
    {
        UndoHistory history;
        history.push("one", [&] { history.push("two", [] {}); });
        history.undo();
        QCOMPARE(history.text(), QString("two"));
    }
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestUndoHistory)
#include "test_undo_history.moc"
