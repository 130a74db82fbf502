// The table of settings: each has a key of its own, keeps what it can be and nothing else, and is written down in full.
#include "ui/support/language.h"
#include "ui/support/settings.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

namespace blindspot::ui {

class TestSettings : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("settings");
    }
    void init() { QSettings().clear(); }

    void everySettingHasItsOwnKeyAndText()
    {
        QSet<QString> keys, names;
        QSet<int> ids;
        for (const Setting& setting : Settings::table()) {
            keys += QLatin1String(setting.key);
            names += QLatin1String(setting.name);
            ids += static_cast<int>(setting.id);
            QVERIFY2(Settings::about(setting).contains(setting.about), setting.key);
            QVERIFY2(Settings::about(setting).contains("Takes effect"), setting.key);
            QCOMPARE(&Settings::entry(setting.id), &setting);
        }
        const auto count = static_cast<qsizetype>(Settings::table().size());
        QCOMPARE(keys.size(), count);
        QCOMPARE(names.size(), count);
        QCOMPARE(ids.size(), count);
    }

    void everyDefaultIsAllowed()
    {
        for (const Setting& setting : Settings::table()) {
            QSettings().setValue(setting.key, setting.standard);
            QVERIFY2(Settings::instance().isDefault(setting.id), setting.key);
        }
        QVERIFY(Settings::instance().problems().isEmpty());
    }

    void whatIsSetIsKeptAndTold()
    {
        Settings& settings = Settings::instance();
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(SettingId::TrashDays, 7);
        settings.set(SettingId::TrashDays, 7);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(settings.number(SettingId::TrashDays), 7);
        settings.set(SettingId::EndNotice, false);
        QVERIFY(!settings.isOn(SettingId::EndNotice));
        settings.set(SettingId::Device, "cpu");
        settings.reset(SettingSection::Storage);
        QCOMPARE(settings.number(SettingId::TrashDays), 30);
        QCOMPARE(settings.text(SettingId::Device), QString("cpu")); // of another section
    }

    void nonsenseIsPassedOverAndTold_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("no number") << "storage/trashDays" << QVariant("many");
        QTest::newRow("out of range") << "storage/trashDays" << QVariant(400);
        QTest::newRow("no switch") << "window/endNotice" << QVariant("perhaps");
        QTest::newRow("no choice") << "compute/device" << QVariant("abacus");
        QTest::newRow("a list") << "window/textSize" << QVariant(QStringList{"1", "2"});
        QTest::newRow("a theme of another version") << "window/theme" << QVariant(9);
    }
    void nonsenseIsPassedOverAndTold()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QSettings().setValue(key, value);
        for (const Setting& setting : Settings::table()) {
            QVERIFY(Settings::instance().isDefault(setting.id));
            if (key == QLatin1String(setting.key)) {
                Settings::instance().set(setting.id, value); // changes nothing either
                QVERIFY(Settings::instance().isDefault(setting.id));
            }
        }
        QCOMPARE(Settings::instance().problems().size(), 1);
    }

    void aThemeOfBeforeIsRead()
    {
        QSettings().setValue("window/theme", 2); // a number in files of earlier versions
        QCOMPARE(Settings::instance().text(SettingId::Theme), QString("2"));
    }

    void theLanguageIsASetting()
    {
        chooseLanguage("ko");
        QCOMPARE(Settings::instance().text(SettingId::Language), QString("ko"));
        Settings::instance().set(SettingId::Language, "en");
        QCOMPARE(chosenLanguage(), QString("en"));
        chooseLanguage("tlh");
        QCOMPARE(chosenLanguage(), QString("en"));
    }

    void theTextIsAsLargeAsIsSet()
    {
        const double before = QApplication::font().pointSizeF();
        Settings::instance().set(SettingId::TextSize, 150);
        Theme::apply(*qApp, ThemeChoice::Light); // the first time, as at a start
        QCOMPARE(QApplication::font().pointSizeF(), 1.5 * before);
        Theme::apply(*qApp, ThemeChoice::Dark);
        QCOMPARE(QApplication::font().pointSizeF(), 1.5 * before);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestSettings)
#include "test_settings.moc"
