// Goes through the guided demonstration in the real window and takes the manual's pictures of it, in one
// language; no test. packaging/screenshots --manual runs it. With --every it also takes those that the manual does not show, in light
// and dark: a study from its form to its answer, the live view's arrangements, a trial outside, the import of a video.
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_store.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/number_box.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/import_dialog.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/detectors/detectors_page.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/live/live_choices.h"
#include "ui/live/live_page.h"
#include "ui/outdoor/outdoor_trial_dialog.h"
#include "ui/outdoor/trial_sheets_dialog.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/session/study_controller.h"
#include "ui/studies/studies_page.h"
#include "ui/studies/study_form.h"
#include "ui/studies/study_options.h"
#include "ui/studies/study_view.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"
#include "ui/window/check_dialog.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace blindspot {

namespace {

class ManualPictures {
  public:
    ManualPictures(QString out, QString workspace, QString video, QSize size, bool every)
        : driver_(1'800'000), out_(std::move(out)), workspace_(std::move(workspace)), video_(std::move(video)), size_(size), every_(every)
    {
    }

    void take()
    {
        driver_.window().resize(size_);
        driver_.window().show();
        driver_.window().openDemonstration(workspace_);
        driver_.wait("the demonstration is ready", [&] {
            return driver_.window().guide() &&
                   driver_.window().guide()->story().readiness() == ui::GuideReadiness::Ready;
        });
        browse();
        train();
        evaluate();
        trial();
        live();
        runs();
        if (every_) sheets();
        study();
        if (every_ && !video_.isEmpty()) videoImport();
        upkeep();
    }

  private:
    void browse()
    {
        act(); // the detector looks
        driver_.wait("the detector has looked", [&] { return story().done(ui::GuideStep::Browse); });
        hideGuide();
        shoot("dataset");
        driver_.goTo(ui::PageId::Detectors);
        driver_.click(driver_.page<ui::DetectorsPage>(), "nextPicture");
        shoot("detectors");
        driver_.goTo(ui::PageId::Dataset);
        showGuide();
    }

    void train()
    {
        act();
        hideGuide();
        shoot("form");
        showGuide();
        act();
        driver_.wait("the patch has taken shape",
                     [&] { return driver_.session().training().points().size() >= 60; });
        hideGuide();
        shoot("train");
        driver_.wait("the training has ended", [&] { return story().done(ui::GuideStep::Train); });
        driver_.awaitIdle();
        showGuide();
    }

    void evaluate()
    {
        act();
        act();
        driver_.wait("the evaluation has ended", [&] { return story().done(ui::GuideStep::Evaluate); });
        shoot("guide");
        hideGuide();
        shoot("evaluate");
        auto* tabs = driver_.page<ui::EvaluatePage>().findChild<QTabWidget*>("resultTabs");
        tabs->setCurrentIndex(1);
        shoot("gallery");
        tabs->setCurrentIndex(0);
    }

    /// Beside the first run a shorter one with another setting, to compare.
    void runs()
    {
        workspace::TrainRequest other = oldestRun();
        other.name.clear();
        other.options.iterations = 30;
        other.options.optimiser.learningRate = 5;
        driver_.goTo(ui::PageId::Train);
        driver_.startTraining(other);
        driver_.awaitIdle();
        driver_.goTo(ui::PageId::Runs);
        auto& page = driver_.page<ui::RunsPage>();
        auto* table = page.findChild<QTableView*>("runsTable");
        driver_.wait("both runs are listed", [&] { return table->model()->rowCount() == 2; });
        table->selectAll();
        shoot("runs");
    }

    void trial()
    {
        driver_.goTo(ui::PageId::Runs);
        auto& page = driver_.page<ui::RunsPage>();
        auto* table = page.findChild<QTableView*>("runsTable");
        driver_.wait("the run is listed", [&] { return table->model()->rowCount() == 1; });
        table->selectRow(0);
        for (QAction* action : page.actions())
            if (action->shortcut() == QKeySequence("Ctrl+T")) action->trigger();
        auto* window = driver_.visible<ui::PatchTrialWindow>(driver_.window());
        window->resize(1280, 800);
        driver_.wait("the detector has looked", [&] { return window->trial().picture().pixels && window->trial().fresh(); });
        window->trial().layOnEach();
        shoot("trial", window);
        window->close();
    }

    void live()
    {
        driver_.goTo(ui::PageId::Live);
        QTest::qWait(15'000); // the street fills, and the running figures with it
        shoot("live");
        if (!every_) return;
        auto& page = driver_.page<ui::LivePage>();
        page.findChild<QToolButton*>("liveFreeze")->click();
        page.choices().nextDefence();
        also("live-three");
        page.findChild<QToolButton*>("liveSliderShown")->click();
        also("live-slider");
        present("live-presented");
        page.choices().nextArm();
        page.findChild<QToolButton*>("liveSliderShown")->click();
        page.findChild<QToolButton*>("liveFreeze")->click();
        also("live-control");
    }

    /// Four short trainings, from the form to the answer.
    void study()
    {
        workspace::TrainRequest base = oldestRun();
        base.name.clear();
        base.images = 8;
        base.options.iterations = 20;
        driver_.page<ui::TrainPage>().setRequest(base);
        driver_.goTo(ui::PageId::Studies);
        auto& page = driver_.page<ui::StudiesPage>();
        also("studies-empty");
        page.form()->options()->setTexts({"patch-size=60,100", "learning-rate=2,20"});
        page.findChild<ui::NumberBox*>("measuredImages")->setValue(20);
        driver_.wait("the form is filled", [&] { return page.form()->listsLoaded() && !page.form()->hasMistakes(); });
        also("studies-form");
        page.form()->findChild<QPushButton*>("primary")->click();
        driver_.wait("one is measured", [&] { return driver_.session().study().progress().step && driver_.session().study().progress().step->done == 1; });
        also("studies-running");
        driver_.wait("the study is done", [&] { return !driver_.session().study().busy(); });
        driver_.wait("its report is shown", [&] { return page.view()->study() && page.view()->study()->complete; });
        shoot("studies");
        also("studies-1");
        auto* tabs = page.findChild<QTabWidget*>("studyTabs");
        for (int tab = 1; every_ && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            also("studies-" + std::to_string(tab + 1));
        }
        present("studies-presented");
    }

    /// The sheets of a trial outside, and its rehearsal on drawn films.
    void sheets()
    {
        driver_.goTo(ui::PageId::Runs);
        auto& page = driver_.page<ui::RunsPage>();
        auto* table = page.findChild<QTableView*>("runsTable");
        table->selectRow(table->model()->rowCount() - 1); // the oldest
        also("runs-one");
        page.findChild<QAction*>("runs.films")->trigger();
        auto* films = driver_.visible<ui::OutdoorTrialDialog>(driver_.window());
        also("trial-films", films);
        films->close();
        QTest::qWait(500);
        page.findChild<QAction*>("runs.sheets")->trigger();
        auto* dialog = driver_.visible<ui::TrialSheetsDialog>(driver_.window());
        also("trial-sheets", dialog);
        driver_.click(*dialog, "rehearse");
        auto* rehearsal = driver_.visible<ui::OutdoorTrialDialog>(driver_.window());
        also("trial-rehearsal", rehearsal);
        rehearsal->findChild<QSpinBox*>("scenes")->setValue(2);
        rehearsal->findChild<QSpinBox*>("frames")->setValue(40);
        driver_.click(*rehearsal, "primary");
        QTest::qWait(1500);
        also("trial-measuring", rehearsal);
        driver_.wait("the rehearsal is measured", [&] { return rehearsal->report() != nullptr; });
        also("trial-answer", rehearsal);
        if (auto* area = rehearsal->findChild<QScrollArea*>())
            for (int part = 2; part < 6 && area->verticalScrollBar()->value() < area->verticalScrollBar()->maximum(); ++part) {
                area->verticalScrollBar()->setValue(area->verticalScrollBar()->value() + area->viewport()->height() * 9 / 10);
                also("trial-answer-" + std::to_string(part), rehearsal);
            }
        rehearsal->close();
    }

    void videoImport()
    {
        driver_.goTo(ui::PageId::Dataset);
        driver_.page<ui::DatasetPage>().showImport(video_);
        auto* dialog = driver_.visible<ui::ImportDialog>(driver_.window());
        also("import-video", dialog);
        dialog->reject();
    }

    /// What a crashed program would leave is found.
    void upkeep()
    {
        const std::filesystem::path left = driver_.session().workspace().runFolder("20260101-000000-0000");
        std::filesystem::create_directories(left);
        std::filesystem::last_write_time(left, std::filesystem::file_time_type::clock::now() - std::chrono::hours(100));
        driver_.window().findChild<QAction*>("checkWorkspace")->trigger();
        driver_.click(driver_.window(), "messageAction");
        auto* dialog = driver_.visible<ui::CheckDialog>(driver_.window());
        dialog->resize(720, 260);
        shoot("check", dialog);
        dialog->close();
    }

    workspace::TrainRequest oldestRun()
    {
        storage::Database database = driver_.session().workspace().connect();
        const workspace::RunStore store(driver_.session().workspace(), database);
        return workspace::requestOf(store.list().back(), store, workspace::DetectorStore(database));
    }

    ui::GuideStory& story() { return driver_.window().guide()->story(); }
    void act()
    {
        QTest::qWait(1500); // forms fill
        story().act();
    }
    ui::GuidePanel& panel() { return *driver_.window().findChild<ui::GuidePanel*>(); }
    void hideGuide() { panel().setVisible(false); }
    void showGuide() { panel().setVisible(true); }

    /// Of the main window, or of another one.
    void shoot(const char* name, QWidget* window = nullptr)
    {
        QTest::qWait(2500);
        const QString file = QStringLiteral("%1/%2.png").arg(out_, QLatin1String(name));
        if (!(window ? *window : driver_.window()).grab().save(file)) throw testing::NotReached("the picture cannot be written");
        std::printf("%s\n", qPrintable(file));
        std::fflush(stdout);
    }

    /// In light and dark, where every picture is wanted.
    void also(const std::string& name, QWidget* window = nullptr)
    {
        if (!every_) return;
        shoot((name + "-light").c_str(), window);
        ui::Theme::apply(*qApp, ui::ThemeChoice::Dark);
        shoot((name + "-dark").c_str(), window);
        ui::Theme::apply(*qApp, ui::ThemeChoice::Light);
    }

    void present(const char* name)
    {
        if (!every_) return;
        driver_.press(Qt::Key_F11);
        shoot(name);
        driver_.press(Qt::Key_Escape);
        driver_.wait("presentation mode has ended", [&] { return !driver_.window().isFullScreen(); });
        driver_.window().resize(size_);
    }

    testing::WindowDriver driver_;
    QString out_, workspace_, video_;
    QSize size_;
    bool every_;
};

} // namespace

} // namespace blindspot

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName("BlindspotTour");
    QApplication::setApplicationName("manual");
    QSettings().clear();
    QCommandLineParser parser;
    parser.addPositionalArgument("out", "Folder for the pictures");
    const QCommandLineOption language("language", "Of the window, en or ko", "code", "en");
    const QCommandLineOption every("every", "Also what the manual does not show, light and dark"),
        video("video", "To show the import of", "file"), size("size", "Of the window", "pixels", "1280x800");
    parser.addOptions({language, every, video, size});
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    const QSize window(sides.value(0).toInt(), sides.value(1).toInt());
    if (places.size() != 1 || window.isEmpty()) parser.showHelp(2);
    QDir().mkpath(places[0]);
    blindspot::ui::chooseLanguage(parser.value(language));
    blindspot::ui::installLanguage(application);
    QTranslator translator; // the program has its own in its resources
    if (translator.load(QLocale(parser.value(language)), "blindspot", "_", BLINDSPOT_TRANSLATIONS_FOLDER))
        QApplication::installTranslator(&translator);
    blindspot::ui::Theme::apply(application, blindspot::ui::ThemeChoice::Light);
    const QTemporaryDir lab(QDir::tempPath() + "/lab-XXXXXX");
    try {
        blindspot::ManualPictures(places[0], lab.filePath("blindspot-demonstration"), parser.value(video), window, parser.isSet(every))
            .take();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the pictures were not all taken: %s\n", error.what());
        return 1;
    }
    return 0;
}
