// The registry of shortcuts: defaults that do not meet, the user's keys, and what of the settings file is passed over.
#include "ui/support/shortcuts.h"

#include <QAction>
#include <QKeyEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

namespace blindspot::ui {

namespace {

QKeySequence only(const QString& id)
{
    const QList<QKeySequence> keys = Shortcuts::instance().keys(id);
    return keys.size() == 1 ? keys.front() : QKeySequence();
}

} // namespace

class TestShortcuts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("shortcuts");
    }
    void init()
    {
        QSettings().clear();
        Shortcuts::instance().resetAll();
    }

    void theDefaultsDoNotMeet()
    {
        QSet<QString> ids;
        for (const ShortcutEntry& entry : Shortcuts::table()) {
            ids += QLatin1String(entry.id);
            if (*entry.keys == '\0') continue;
            QVERIFY2(!Shortcuts::instance().keys(QLatin1String(entry.id)).isEmpty(), entry.id);
            for (const QKeySequence& key : Shortcuts::instance().keys(QLatin1String(entry.id))) {
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, entry.id);
                for (const ShortcutEntry* other : Shortcuts::instance().conflictsOf(QLatin1String(entry.id), key))
                    QVERIFY2(*entry.fixed != '\0' || *other->fixed != '\0', qPrintable(QStringLiteral("%1 and %2").arg(entry.id, other->id)));
            }
        }
        QCOMPARE(ids.size(), static_cast<qsizetype>(Shortcuts::table().size()));
        QVERIFY(Shortcuts::instance().problems().isEmpty());
    }

    void anActionFollowsItsKeys()
    {
        Shortcuts& shortcuts = Shortcuts::instance();
        QAction action;
        QVERIFY(shortcuts.bind(action, "train.start", "Starts"));
        QVERIFY(!shortcuts.bind(action, "nobody"));
        QCOMPARE(action.shortcut(), QKeySequence("Ctrl+Return"));
        QCOMPARE(action.toolTip(), QString("Starts (Ctrl+Return)"));
        shortcuts.set("train.start", {QKeySequence("F9")});
        QCOMPARE(action.shortcut(), QKeySequence("F9"));
        QCOMPARE(action.toolTip(), QString("Starts (F9)"));
        QVERIFY(!shortcuts.isDefault("train.start"));
        QCOMPARE(QSettings().value("shortcuts/train.start").toString(), QString("F9"));
        shortcuts.set("train.start", {});
        QVERIFY(action.shortcut().isEmpty());
        QCOMPARE(action.toolTip(), QString("Starts"));
        shortcuts.reset("train.start");
        QCOMPARE(action.shortcut(), QKeySequence("Ctrl+Return"));
    }

    void aKeyWithACommaIsKept()
    {
        Shortcuts::instance().set("train.start", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Comma), QKeySequence(Qt::Key_Semicolon)});
        QCOMPARE(Shortcuts::instance().keys("train.start").size(), 2);
        QVERIFY(Shortcuts::instance().problems().isEmpty());
    }

    void pagesHaveTheirOwnKeys()
    {
        const auto has = [](const QList<const ShortcutEntry*>& list, const char* id) {
            return std::any_of(list.begin(), list.end(), [id](const auto* entry) { return QLatin1String(entry->id) == QLatin1String(id); });
        };
        const Shortcuts& shortcuts = Shortcuts::instance();
        QVERIFY(shortcuts.conflictsOf("evaluate.start", QKeySequence("Ctrl+L")).isEmpty()); // Train's log
        QVERIFY(has(shortcuts.conflictsOf("train.start", QKeySequence("Ctrl+L")), "train.log"));
        QVERIFY(has(shortcuts.conflictsOf("train.start", QKeySequence("Ctrl+N")), "file.newWorkspace"));
        QVERIFY(has(shortcuts.conflictsOf("view.present", QKeySequence("Ctrl+R")), "runs.resume"));
        QVERIFY(has(shortcuts.conflictsOf("runs.resume", QKeySequence("F")), "pictures.fit"));
    }

    void nonsenseIsPassedOverAndTold_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown action") << "train.dance" << "F9" << "no action";
        QTest::newRow("no key") << "train.start" << "Ctrl+Banana" << "is no key";
        QTest::newRow("two strokes") << "train.start" << "Ctrl+K, Ctrl+C" << "is no key";
        QTest::newRow("a key of another") << "train.start" << "Ctrl+L" << "has the key of";
        QTest::newRow("a key of the window") << "train.start" << "Ctrl+N" << "has the key of";
        QTest::newRow("a fixed one") << "everywhere.next" << "F9" << "cannot be changed";
    }
    void nonsenseIsPassedOverAndTold()
    {
        QFETCH(QString, id);
        QFETCH(QString, value);
        QFETCH(QString, says);
        QSettings().setValue("shortcuts/" + id, value);
        QCOMPARE(Shortcuts::instance().problems().size(), 1);
        QVERIFY2(Shortcuts::instance().problems().front().contains(says), qPrintable(Shortcuts::instance().problems().front()));
        QCOMPARE(only("train.start"), QKeySequence("Ctrl+Return"));
        QCOMPARE(only("everywhere.next"), QKeySequence("Tab"));
    }

    void twoWithTheSameAreOneAndADefault()
    {
        QSettings().setValue("shortcuts/train.start", "F9");
        QSettings().setValue("shortcuts/train.stop", "F9");
        QCOMPARE(only("train.start"), QKeySequence("F9"));
        QCOMPARE(only("train.stop"), QKeySequence("Ctrl+."));
        QCOMPARE(Shortcuts::instance().problems().size(), 1);
        // The one takes the other's default, whose own key is refused: both are as they were.
        QSettings().setValue("shortcuts/train.start", "Ctrl+.");
        QSettings().setValue("shortcuts/train.stop", "Ctrl+N");
        QCOMPARE(only("train.start"), QKeySequence("Ctrl+Return"));
        QCOMPARE(only("train.stop"), QKeySequence("Ctrl+."));
    }

    void twoMayChangeTheirKeys()
    {
        QSettings().setValue("shortcuts/train.start", "Ctrl+.");
        QSettings().setValue("shortcuts/train.stop", "Ctrl+Return");
        QCOMPARE(only("train.start"), QKeySequence("Ctrl+."));
        QCOMPARE(only("train.stop"), QKeySequence("Ctrl+Return"));
        QVERIFY(Shortcuts::instance().problems().isEmpty());
    }

    void keysOfPicturesAreMatched()
    {
        const auto matches = [](const char* id, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            return Shortcuts::instance().matches(id, QKeyEvent(QEvent::KeyPress, key, modifiers));
        };
        QVERIFY(matches("pictures.zoomIn", Qt::Key_Plus, Qt::ShiftModifier));
        QVERIFY(matches("pictures.zoomIn", Qt::Key_Plus, Qt::KeypadModifier));
        QVERIFY(matches("pictures.zoomIn", Qt::Key_Equal));
        QVERIFY(!matches("pictures.zoomIn", Qt::Key_Plus, Qt::ControlModifier));
        QVERIFY(matches("pictures.fit", Qt::Key_F));
        QVERIFY(!matches("pictures.fit", Qt::Key_F, Qt::ShiftModifier));
        Shortcuts::instance().set("pictures.fit", {QKeySequence("Shift+W")});
        QVERIFY(matches("pictures.fit", Qt::Key_W, Qt::ShiftModifier));
        QVERIFY(!matches("pictures.fit", Qt::Key_W));
        QVERIFY(!matches("pictures.fit", Qt::Key_F));
    }

    void severalKeysAreRead()
    {
        QCOMPARE(Shortcuts::instance().keysText("pictures.zoomIn"), QString("+ / ="));
        QCOMPARE(Shortcuts::instance().keysText("file.trash"), QString());
        QCOMPARE(Shortcuts::instance().withKeys("Trash", "file.trash"), QString("Trash"));
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestShortcuts)
#include "test_shortcuts.moc"
