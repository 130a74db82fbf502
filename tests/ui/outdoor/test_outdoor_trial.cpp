// The trial of a printed patch in the window: its sheets, a rehearsal with a real detector, the same films measured, the report.
#include "tests/ui/small_lab.h"
#include "ui/controls/figures_view.h"
#include "ui/outdoor/outdoor_trial_dialog.h"
#include "ui/outdoor/trial_sheets_dialog.h"
#include "ui/plots/chart_plot.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 120'000;

QByteArray contentOf(const QString& file)
{
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

} // namespace

class TestOutdoorTrial : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestOutdoorTrial");
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallLab>();
        dialogs_.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return save_; };
        dialogs_.openFile = [this](QWidget*, const QString&, const QString&) { return open_; };
        dialogs_.openFolder = [this](QWidget*, const QString&) { return open_; };
        session_ = std::make_unique<Session>(lab_->workspace(), dialogs_);
    }
    void cleanupTestCase()
    {
        session_.reset();
        lab_.reset();
    }

    void sheetsAreSavedWithTheirFile()
    {
        QTemporaryDir folder;
        save_ = folder.filePath("sheets"); // the ending is added
        QSignalSpy messages(session_.get(), &Session::message);
        {
            TrialSheetsDialog dialog(*session_, patch_, "a run", "sheets-1");
            auto* side = dialog.findChild<QDoubleSpinBox*>("side");
            side->setValue(800);
            QVERIFY(!primary(dialog).isEnabled()); // no paper holds it, and it says so
            QVERIFY(dialog.findChild<QLabel*>("fieldError")->text().contains("paper"));
            side->setValue(120);
            primary(dialog).click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        QVERIFY(contentOf(folder.filePath("sheets.pdf")).startsWith("%PDF"));
        const outdoor::Trial trial = outdoor::readTrial(folder.filePath("sheets.json").toStdString());
        QCOMPARE(trial.layout.side, 120.0);
        QCOMPARE(trial.name, std::string("a run"));
        // Other sheets do not take the place of these, which may be printed.
        const QByteArray before = contentOf(folder.filePath("sheets.pdf"));
        {
            TrialSheetsDialog dialog(*session_, patch_, "a run", "sheets-1");
            dialog.findChild<QDoubleSpinBox*>("side")->setValue(130);
            primary(dialog).click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 2, kPatience);
        QVERIFY(messages.back()[1].toString().contains("another trial"));
        QCOMPARE(contentOf(folder.filePath("sheets.pdf")), before);
    }

    void whatBelongsIntoAFieldCanBeRead()
    {
        OutdoorTrialDialog dialog(*session_);
        dialog.show();
        auto* trial = dialog.findChild<QLineEdit*>("trialFile");
        const int needed = trial->fontMetrics().horizontalAdvance(trial->placeholderText());
        QVERIFY2(trial->width() > needed, qPrintable(QString("%1 of %2").arg(trial->width()).arg(needed)));
    }

    void aPatchThatIsNotSquareMakesNone()
    {
        TrialSheetsDialog dialog(*session_, imaging::Image(30, 20, 200), "wide", "wide");
        QVERIFY(!primary(dialog).isEnabled());
        QVERIFY(dialog.findChild<QLabel*>("fieldError")->text().contains("square"));
    }

    void aRehearsalIsShownBesideWhatIsKnown()
    {
        OutdoorTrialDialog dialog(*session_, RehearsalSubject{outdoor::makeTrial("some patch", patch_, 400), patch_});
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(primary(dialog).isEnabled(), kPatience);
        QVERIFY(!dialog.findChild<QListWidget*>("films")); // they are drawn
        dialog.findChild<QSpinBox*>("scenes")->setValue(2);
        dialog.findChild<QSpinBox*>("frames")->setValue(3);
        primary(dialog).click();
        QVERIFY(dialog.measuring());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.measuring(), kPatience);
        QVERIFY(dialog.report());
        QCOMPARE(dialog.report()->films.frames, std::int64_t{2 * 3 * 3});
        QVERIFY(dialog.findChild<QLabel*>("trialKnown")->text().contains("18 frames"));
        QVERIFY(!dialog.findChild<QLabel*>("trialAnswer")->text().isEmpty());
        QVERIFY(dialog.findChildren<FiguresView*>().size() >= 3);
        QCOMPARE(dialog.findChildren<ChartPlot*>().size(), 2); // over distance and over angle
        QTemporaryDir folder;
        for (const auto& [ending, begin] : {std::pair(".pdf", "%PDF"), {".html", "<!"}, {".json", "{"}, {".csv", "scene,"}}) {
            save_ = folder.filePath("report") + ending;
            QSignalSpy messages(session_.get(), &Session::message);
            dialog.findChild<QToolButton*>("saveReport")->click();
            QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
            QVERIFY2(contentOf(save_).startsWith(begin), ending);
        }
    }

    void filmsAreMeasured()
    {
        QTemporaryDir folder;
        const std::string films = folder.filePath("films").toStdString();
        const outdoor::Trial trial = outdoor::makeTrial("some patch", patch_, 400);
        StopControl stop;
        outdoor::rehearse(trial, patch_, films, {.scenes = 1, .frames = 2, .nearest = 4, .farthest = 5}, stop);
        outdoor::writeTrial(films + "/sheets.json", trial);
        OutdoorTrialDialog dialog(*session_);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QComboBox*>("class")->count() > 0, kPatience);
        QVERIFY(!primary(dialog).isEnabled()); // it says what is missing
        dialog.findChild<QLineEdit*>("trialFile")->setText(QString::fromStdString(films + "/sheets.json"));
        QVERIFY(!primary(dialog).isEnabled());
        open_ = QString::fromStdString(films);
        button(dialog, "Add a &folder…").click();
        QVERIFY(primary(dialog).isEnabled());
        dialog.findChild<QSpinBox*>("every")->setValue(1);
        primary(dialog).click();
        button(dialog, "S&top").click();
        QVERIFY(!dialog.measuring() && !dialog.report());
        primary(dialog).click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.measuring(), kPatience);
        QVERIFY(dialog.report());
        QCOMPARE(dialog.report()->films.frames, std::int64_t{6});
        QCOMPARE(dialog.report()->effect.scenes, std::size_t{1});
    }

    /// A file that is no trial's is told where it happened, and nothing was measured.
    void aBadFileIsTold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("no-trial.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        OutdoorTrialDialog dialog(*session_);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QComboBox*>("class")->count() > 0, kPatience);
        dialog.findChild<QLineEdit*>("trialFile")->setText(file.fileName());
        open_ = folder.path();
        button(dialog, "Add a &folder…").click();
        primary(dialog).click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.measuring(), kPatience);
        QVERIFY(!dialog.report());
        const auto labels = dialog.findChildren<QLabel*>("note");
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().contains("no file of a trial"); }));
    }

  private:
    static QPushButton& primary(QDialog& dialog) { return *dialog.findChild<QPushButton*>("primary"); }
    static QPushButton& button(QDialog& dialog, const char* text)
    {
        const auto buttons = dialog.findChildren<QPushButton*>();
        return **std::find_if(buttons.begin(), buttons.end(), [text](const QPushButton* one) { return one->text() == QString::fromUtf8(text); });
    }

    imaging::Image patch_ = imaging::Image(40, 40, 200);
    QString save_, open_;
    Dialogs dialogs_ = Dialogs::standard();
    std::unique_ptr<testing::SmallLab> lab_;
    std::unique_ptr<Session> session_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestOutdoorTrial)
#include "test_outdoor_trial.moc"
