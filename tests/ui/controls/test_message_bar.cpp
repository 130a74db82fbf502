// Messages with what can be done about them at once.
#include "ui/controls/message_bar.h"

#include <QPushButton>
#include <QTest>
#include <QTimer>

namespace blindspot::ui {

class TestMessageBar : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void anActionIsDoneAndClosesTheMessage()
    {
        QWidget parent;
        parent.resize(800, 400);
        MessageBar bar(&parent);
        parent.show();
        int undone = 0;
        bar.show(MessageKind::Success, "Deleted the run one.",
                 {{"Undo", [&] { ++undone; }}, {"Open", [] {}}});
        QVERIFY(bar.isVisible());
        QCOMPARE(buttons(bar).size(), 2);
        QCOMPARE(buttons(bar).front()->text(), QString("Undo"));
        buttons(bar).front()->click();
        QCOMPARE(undone, 1);
        QVERIFY(!bar.isVisible());
        bar.show(MessageKind::Info, "Another message.");
        QVERIFY(buttons(bar).isEmpty()); // those of the message before are gone
        QCOMPARE(bar.text(), QString("Another message."));
    }

    void anActionMaySayTheNextMessage()
    {
        QWidget parent;
        parent.resize(800, 400);
        MessageBar bar(&parent);
        parent.show();
        bar.show(MessageKind::Success, "Deleted.",
                 {{"Undo", [&] { bar.show(MessageKind::Success, "Restored."); }}});
        buttons(bar).front()->click();
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.text(), QString("Restored."));
    }

    void aSentenceGoesAndAListStays()
    {
        QWidget parent;
        MessageBar bar(&parent);
        parent.show();
        const auto goesByItself = [&bar] { return bar.findChild<QTimer*>()->isActive(); };
        bar.show(MessageKind::Warning, "A sentence.");
        QVERIFY(goesByItself());
        bar.show(MessageKind::Warning, "Look at these:\none\nanother");
        QVERIFY(!goesByItself());
        bar.show(MessageKind::Success, "Done.");
        QVERIFY(goesByItself());
        bar.show(MessageKind::Error, "It failed.");
        QVERIFY(!goesByItself());
    }

  private:
    static QList<QPushButton*> buttons(const MessageBar& bar)
    {
        QList<QPushButton*> visible;
        for (QPushButton* button : bar.findChildren<QPushButton*>("messageAction"))
            if (button->isVisible()) visible += button;
        return visible;
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestMessageBar)
#include "test_message_bar.moc"
