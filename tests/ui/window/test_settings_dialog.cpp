// The sheet of settings in the whole window: every row changes what it says, the menus are kept in step, and keys can be given.
#include "core/dataset/thumbnail_store.h"
#include "tests/support/dataset_files.h"
#include "tests/ui/window/widget_walk.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/number_box.h"
#include "ui/pictures/invented_boxes.h"
#include "ui/session/automatic.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/window/new_workspace_dialog.h"
#include "ui/window/settings_dialog.h"
#include "ui/window/shortcuts_editor.h"

#include <QCheckBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTimer>
#include <QTreeWidget>

namespace blindspot::ui {

using testing::WindowDriver;

namespace {

QAction* actionCalled(QWidget& window, const QString& text)
{
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == text) return action;
    return nullptr;
}

void choose(SettingsDialog& dialog, const char* name, const QString& value)
{
    auto* box = dialog.findChild<ChoiceBox*>(name);
    box->setCurrentIndex(box->findData(value));
    Q_EMIT box->activated(box->currentIndex());
}

} // namespace

class TestSettingsDialog : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("settings_dialog");
    }
    void init()
    {
        QSettings().clear();
        Shortcuts::instance().resetAll();
        folder_ = std::make_unique<testing::Folder>();
    }

    void everySettingHasARow()
    {
        SettingsDialog dialog(Dialogs(), nullptr);
        for (const Setting& setting : Settings::table()) {
            auto* control = dialog.findChild<QWidget*>(QStringLiteral("setting.%1").arg(QLatin1String(setting.key)));
            QVERIFY2(control, setting.key);
            QVERIFY2(!control->accessibleName().isEmpty() && control->toolTip().contains("Takes effect"), setting.key);
        }
    }

    void aRowChangesItsSetting()
    {
        SettingsDialog dialog(Dialogs(), nullptr);
        Settings& settings = Settings::instance();
        auto* days = dialog.findChild<QSpinBox*>("setting.storage/trashDays");
        days->setValue(12);
        QCOMPARE(settings.number(SettingId::TrashDays), 12);
        auto* notice = dialog.findChild<QCheckBox*>("setting.window/endNotice");
        notice->click();
        QVERIFY(!settings.isOn(SettingId::EndNotice));
        choose(dialog, "setting.compute/precision", "bf16");
        QCOMPARE(settings.text(SettingId::Precision), QString("bf16"));
        auto* place = dialog.findChild<QLineEdit*>("setting.window/workspacePlace");
        QTest::keyClicks(place, "/somewhere");
        QCOMPARE(settings.text(SettingId::WorkspacePlace), QString("/somewhere"));
        // And shows what was changed elsewhere.
        settings.set(SettingId::TrashDays, 3);
        QCOMPARE(days->value(), 3);
        dialog.findChild<QListWidget*>("settingsSections")->setCurrentRow(static_cast<int>(SettingSection::Storage));
        dialog.findChild<QPushButton*>("restoreDefaults")->click();
        QCOMPARE(days->value(), 30);
        QVERIFY(!notice->isChecked()); // of another section
    }

    void aRestartIsOfferedForWhatNeedsOne()
    {
        SettingsDialog dialog(Dialogs(), nullptr);
        dialog.show();
        auto* restart = dialog.findChild<QPushButton*>("restartNow");
        QSignalSpy requested(&dialog, &SettingsDialog::restartRequested);
        choose(dialog, "setting.window/theme", "1");
        QVERIFY(!restart->isVisible());
        choose(dialog, "setting.window/language", "ko");
        QVERIFY(restart->isVisible());
        restart->click();
        QCOMPARE(requested.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void theSearchGoesOverAllSections()
    {
        SettingsDialog dialog(Dialogs(), nullptr);
        dialog.show();
        auto* sections = dialog.findChild<QListWidget*>("settingsSections");
        dialog.search("trash days");
        QCOMPARE(sections->currentRow(), static_cast<int>(SettingSection::Storage));
        QVERIFY(sections->item(static_cast<int>(SettingSection::Look))->isHidden());
        QVERIFY(dialog.findChild<QSpinBox*>("setting.storage/trashDays")->isVisible());
        QVERIFY(!dialog.findChild<QSpinBox*>("setting.storage/thumbnailMebibytes")->isVisible());
        dialog.search("pause or resume");
        QCOMPARE(sections->currentRow(), sections->count() - 1); // the shortcuts
        dialog.search("no such words");
        for (int i = 0; i < sections->count(); ++i)
            QVERIFY(sections->item(i)->isHidden());
        dialog.search("");
        QVERIFY(!sections->item(0)->isHidden());
        QVERIFY(dialog.findChild<QWidget*>("settingsProblems")->isHidden());
    }

    void theMenusAreKeptInStep()
    {
        WindowDriver driver;
        driver.window().show();
        Settings::instance().set(SettingId::Theme, "2");
        QVERIFY(Theme::current().dark);
        QVERIFY(actionCalled(driver.window(), "&Dark theme")->isChecked());
        actionCalled(driver.window(), "&Light theme")->trigger();
        QCOMPARE(Settings::instance().text(SettingId::Theme), QString("1"));
        QVERIFY(!Theme::current().dark);
        actionCalled(driver.window(), QStringLiteral("한국어"))->trigger();
        QCOMPARE(Settings::instance().text(SettingId::Language), QString("ko"));
        QVERIFY(driver.window().findChild<MessageBar*>()->text().contains("next start"));
        Settings::instance().set(SettingId::InventedBoxes, false);
        QVERIFY(!InventedBoxes::instance().shown());
        InventedBoxes::instance().setShown(true);
        QVERIFY(Settings::instance().isOn(SettingId::InventedBoxes));
    }

    void theSheetOpensByItsKeyAndLeadsToTheShortcuts()
    {
        WindowDriver driver;
        driver.window().show();
        driver.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = driver.visible<SettingsDialog>(driver.window());
        dialog->reject();
        QTimer::singleShot(0, this, [&] { driver.click(driver.window(), "changeShortcuts"); });
        driver.press(Qt::Key_F1, Qt::ShiftModifier);
        dialog = driver.visible<SettingsDialog>(driver.window());
        driver.wait("the shortcuts are shown", [&] { return dialog->shortcuts()->isVisible(); });
        dialog->reject();
    }

    void aNewWorkspaceIsPutWhereTheSettingsSay()
    {
        Settings::instance().set(SettingId::WorkspacePlace, WindowDriver::text(folder_->path()));
        WindowDriver driver;
        driver.window().show();
        QString place;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = driver.window().findChild<NewWorkspaceDialog*>();
            place = dialog->folder();
            dialog->reject();
        });
        driver.window().findChild<QAction*>("newWorkspaceAction")->trigger();
        QCOMPARE(place, WindowDriver::text(*folder_ / "lab"));
    }

    void automaticIsWhatTheSettingsSay()
    {
        QCOMPARE(deviceToUse("auto"), std::string("auto"));
        Settings::instance().set(SettingId::Device, "cuda:3");
        QCOMPARE(deviceToUse("auto"), std::string("cuda:3"));
        QCOMPARE(deviceToUse("cpu"), std::string("cpu"));
        Settings::instance().set(SettingId::Precision, "fp32");
        QVERIFY(precisionToUse(patch::PrecisionChoice::Auto) == patch::PrecisionChoice::Fp32);
        QVERIFY(precisionToUse(patch::PrecisionChoice::Bf16) == patch::PrecisionChoice::Bf16);
    }

    void threadsComeFromTheSettingsUnlessTheEnvironmentSaysSome()
    {
        const QByteArray before = qgetenv(kThreadsVariable);
        qputenv(kThreadsVariable, "7");
        Settings::instance().set(SettingId::Threads, 3);
        QVERIFY(!useThreadsOfSettings());
        QCOMPARE(qgetenv(kThreadsVariable), QByteArray("7"));
        QVERIFY(environmentOfUser().contains(kThreadsVariable));
        qunsetenv(kThreadsVariable);
        QVERIFY(useThreadsOfSettings());
        QCOMPARE(qgetenv(kThreadsVariable), QByteArray("3"));
        QVERIFY(!environmentOfUser().contains(kThreadsVariable)); // a restart reads the settings again
        before.isNull() ? qunsetenv(kThreadsVariable) : qputenv(kThreadsVariable, before);
    }

    void theThumbnailsAreCleared()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        {
            auto store = dataset::ThumbnailStore::open(driver.session().workspace().thumbnailsFile());
            store.put("content", {std::byte{1}});
            QCOMPARE(store.count(), 1);
        }
        SettingsDialog dialog(Dialogs(), &driver.session(), &driver.window());
        auto* clear = dialog.findChild<QPushButton*>("clearThumbnails");
        clear->click();
        driver.wait("they are cleared", [&] { return clear->isEnabled(); });
        QCOMPARE(dataset::ThumbnailStore::open(driver.session().workspace().thumbnailsFile()).count(), 0);
        QVERIFY(!SettingsDialog(Dialogs(), nullptr).findChild<QPushButton*>("clearThumbnails")->isEnabled());
    }

    void theThumbnailsKeepToTheirSize()
    {
        constexpr int kStored = 20; // of a MiB each
        const auto file = workspace::Workspace::open(*folder_ / "lab").thumbnailsFile();
        {
            auto store = dataset::ThumbnailStore::open(file);
            for (int i = 0; i < kStored; ++i)
                store.put(std::to_string(i), std::vector<std::byte>(1U << 20));
        }
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        QTest::qWait(200);
        QCOMPARE(dataset::ThumbnailStore::open(file).count(), kStored); // the default has room for them
        Settings::instance().set(SettingId::ThumbnailMebibytes, 16);
        driver.open(*folder_ / "other");
        driver.open(*folder_ / "lab");
        driver.wait("the oldest are dropped", [&] { return dataset::ThumbnailStore::open(file).count() < kStored; });
    }

    void aKeyIsGivenRefusedAndTakenOver()
    {
        ShortcutsEditor editor;
        editor.show();
        Shortcuts& shortcuts = Shortcuts::instance();
        auto* takeOver = editor.findChild<QPushButton*>("takeOver");
        editor.choose("train.start");
        editor.record(QKeySequence("F9"));
        QCOMPARE(shortcuts.keysText("train.start"), QString("F9"));
        editor.record(QKeySequence("Ctrl+N")); // New workspace, everywhere
        QCOMPARE(shortcuts.keysText("train.start"), QString("F9"));
        QVERIFY(takeOver->isVisible());
        QVERIFY(says(editor, "\"New workspace\" (File)"));
        takeOver->click();
        QCOMPARE(shortcuts.keysText("train.start"), QString("Ctrl+N"));
        QCOMPARE(shortcuts.keysText("file.newWorkspace"), QString());
        editor.record(QKeySequence("Tab"));
        QVERIFY(!takeOver->isVisible()); // every form needs it
        QVERIFY(says(editor, "cannot be given away"));
        editor.choose("pictures.actual");
        editor.record(QKeySequence("F"));
        takeOver->click();
        QCOMPARE(shortcuts.keysText("pictures.fit"), QString("0")); // its other key stays
        editor.findChild<QPushButton*>("noKey")->click();
        QCOMPARE(shortcuts.keysText("pictures.actual"), QString());
        editor.findChild<QPushButton*>("defaultKey")->click();
        QCOMPARE(shortcuts.keysText("pictures.actual"), QString("1"));
        editor.choose("everywhere.next");
        QVERIFY(!editor.findChild<QKeySequenceEdit*>("newKey")->isEnabled());
    }

    void theListIsReadableInEitherTheme()
    {
        ShortcutsEditor editor;
        editor.show();
        for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
            Theme::apply(*qApp, theme);
            const auto* table = editor.findChild<QTreeWidget*>("shortcutsTable");
            for (int i = 0; i < table->topLevelItemCount(); ++i) {
                const QVariant own = table->topLevelItem(i)->child(0)->data(0, Qt::ForegroundRole);
                QVERIFY(!own.isValid() || own.value<QBrush>().color() == Theme::current().mutedText);
            }
        }
    }

    void theWholeWindowObeysANewKey()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        Shortcuts::instance().set("go.runs", {QKeySequence("F6")});
        driver.press(Qt::Key_F6);
        driver.wait("the page is open", [&] { return driver.window().findChild<SideBar*>()->current() == PageId::Runs; });
        driver.press(Qt::Key_1, Qt::ControlModifier);
        driver.press(Qt::Key_4, Qt::ControlModifier); // no longer
        QVERIFY(driver.window().findChild<SideBar*>()->current() == PageId::Dataset);
        QStringList tips;
        for (const auto* button : driver.window().findChild<SideBar*>()->findChildren<QAbstractButton*>())
            tips += button->toolTip();
        QVERIFY(tips.contains("Runs (F6)"));
    }

    void aBrokenSettingsFileIsToldAtTheStart()
    {
        QSettings().setValue("storage/trashDays", "many");
        QSettings().setValue("shortcuts/train.dance", "F9");
        WindowDriver driver;
        driver.window().show();
        const QString told = driver.window().findChild<MessageBar*>()->text();
        QVERIFY2(told.contains("many") && told.contains("train.dance"), qPrintable(told));
        SettingsDialog dialog(Dialogs(), nullptr);
        QVERIFY(!dialog.findChild<QLabel*>("settingsProblems")->isHidden());
    }

    void theKeyboardReachesAll()
    {
        SettingsDialog dialog(Dialogs(), nullptr);
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        for (int section = 0; section < 5; ++section) {
            dialog.findChild<QListWidget*>("settingsSections")->setCurrentRow(section);
            QTest::qWait(20);
            QTest::keyClick(&dialog, Qt::Key_Tab);
            const QStringList faults = testing::clashesOf(dialog) + testing::namelessOf(dialog) + testing::unreachedBy(dialog);
            QVERIFY2(faults.isEmpty(), qPrintable(QString::number(section) + ": " + faults.join('\n')));
        }
    }

  private:
    static bool says(const QWidget& widget, const QString& text)
    {
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->text().contains(text)) return true;
        return false;
    }

    std::unique_ptr<testing::Folder> folder_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestSettingsDialog)
#include "test_settings_dialog.moc"
