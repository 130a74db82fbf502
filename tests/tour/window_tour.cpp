// Opens the real window on real data, does the work of an afternoon in minutes, and takes pictures of every page: for whoever
// looks at the window as a designer, and for the README. With --look it opens a workspace where that work has been done, and looks
// through its pages alone, in another language or at another scale. packaging/screenshots runs it.
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/queue/queue_store.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/check_list.h"
#include "ui/controls/number_box.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/image_grid.h"
#include "ui/detectors/detectors_page.h"
#include "ui/evaluate/evaluate_controls.h"
#include "ui/evaluate/evaluate_form.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/evaluate/evaluation_slides.h"
#include "ui/evaluate/evaluation_view.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/session/queue_controller.h"
#include "ui/session/study_controller.h"
#include "ui/studies/studies_page.h"
#include "ui/studies/study_form.h"
#include "ui/studies/study_options.h"
#include "ui/studies/study_view.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"
#include "ui/window/queue_dialog.h"
#include "ui/window/settings_dialog.h"
#include "ui/window/shortcuts_editor.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>
#include <QTreeWidget>

#include <cstdio>

namespace blindspot {

namespace {

struct Places {
    QString annotations, images, weights, out;
    QString workspace; ///< to work in
    QString suffix;    ///< of the pictures' names: "-ko"
};

/// Pixels of the program: at scale 2 half of the screen's.
struct Look {
    const char* name;
    QSize size;
    ui::ThemeChoice theme;
};
const Look kLooks[] = {{"light", {1440, 900}, ui::ThemeChoice::Light},
                       {"dark", {1440, 900}, ui::ThemeChoice::Dark},
                       {"1280x720", {1280, 720}, ui::ThemeChoice::Light},
                       {"1920x1080", {1920, 1080}, ui::ThemeChoice::Light}};

class Tour {
  public:
    explicit Tour(Places places) : driver_(600'000), places_(std::move(places)) {}

    void run()
    {
        driver_.window().resize(1440, 900);
        driver_.window().show();
        shoot("welcome");
        driver_.open(places_.workspace.toStdString());
        for (const ui::PageId page : ui::kPageIds) {
            driver_.goTo(page);
            shoot(("empty-" + std::to_string(ui::numberOf(page) + 1)).c_str());
        }
        settings();
        driver_.goTo(ui::PageId::Dataset);
        driver_.importDataset(places_.annotations.toStdString(), places_.images.toStdString(), "coco128");
        driver_.makeSelection("person", "COCO Person 100");
        addDetector();
        dataset();
        detectors();
        training();
        runs();
        evaluation();
        studies();
    }

    /// Where run() has worked before.
    void look()
    {
        driver_.window().resize(fitting({1280, 720}));
        driver_.window().show();
        driver_.open(places_.workspace.toStdString());
        for (const ui::PageId page : ui::kPageIds) {
            driver_.goTo(page);
            settle();
            const std::string name = "page-" + std::to_string(ui::numberOf(page) + 1);
            shootOnce(name.c_str(), ui::ThemeChoice::Light);
        }
    }

  private:
    /// What the screen has room for.
    static QSize fitting(QSize size) { return size.boundedTo(QGuiApplication::primaryScreen()->size()); }

    /// Each section of the sheet, light and dark.
    void settings()
    {
        driver_.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = driver_.visible<ui::SettingsDialog>(driver_.window());
        auto* sections = dialog->findChild<QListWidget*>("settingsSections");
        for (int section = 0; section < sections->count(); ++section) {
            sections->setCurrentRow(section);
            const std::string name = "settings-" + std::to_string(section + 1);
            shootOnce((name + "-light").c_str(), ui::ThemeChoice::Light, dialog);
            shootOnce((name + "-dark").c_str(), ui::ThemeChoice::Dark, dialog);
        }
        dialog->search("disk");
        shootOnce("settings-search", ui::ThemeChoice::Light, dialog);
        dialog->search("");
        dialog->showShortcuts();
        dialog->shortcuts()->choose("train.start");
        dialog->shortcuts()->record(QKeySequence("Ctrl+N"));
        shootOnce("settings-conflict", ui::ThemeChoice::Light, dialog);
        dialog->reject();
    }

    void dataset()
    {
        auto& page = driver_.page<ui::DatasetPage>();
        driver_.wait("the selection's images are shown", [&] { return page.images().rowCount() == 61; });
        page.grid().setCurrentIndex(page.images().index(20, 0));
        auto* compare = page.findChild<QCheckBox*>("compare");
        driver_.wait("detections can be asked for", [&] { return compare->isEnabled(); });
        compare->click();
        driver_.wait("the detector has looked", [&] { return page.findChild<ui::DatasetViewer*>()->match().has_value(); });
        shoot("dataset");
        present("dataset", 1);
    }

    void detectors()
    {
        driver_.goTo(ui::PageId::Detectors);
        settle();
        shoot("detectors");
        present("detectors", 1);
    }

    void training()
    {
        driver_.goTo(ui::PageId::Train);
        settle();
        shoot("train-form");
        driver_.startTraining(request(15, 5));
        driver_.awaitIdle();
        driver_.startTraining(request(40, 10));
        driver_.wait("the patch has taken shape", [&] { return driver_.session().training().points().size() >= 30; });
        shoot("train");
        present("train", 1);
        driver_.awaitIdle();
        settle();
        shoot("train-ended");
    }

    void runs()
    {
        driver_.goTo(ui::PageId::Runs);
        auto& page = driver_.page<ui::RunsPage>();
        auto* table = page.findChild<QTableView*>("runsTable");
        driver_.wait("both runs are listed", [&] { return table->model()->rowCount() == 2; });
        table->selectAll();
        settle();
        shoot("runs");
        present("runs", 1);
        trial();
    }

    /// The newer run's patch on a picture: where it lies by itself, by hand, and with a control in its place.
    void trial()
    {
        auto& page = driver_.page<ui::RunsPage>();
        auto* table = page.findChild<QTableView*>("runsTable");
        table->selectRow(0);
        for (QAction* action : page.actions())
            if (action->shortcut() == QKeySequence("Ctrl+T")) action->trigger();
        auto* window = driver_.visible<ui::PatchTrialWindow>(driver_.window());
        driver_.wait("the detector has looked", [&] { return window->trial().picture().pixels && window->trial().fresh(); });
        settle();
        shootTrial(*window, "trial");
        const ui::LaidPatch* place = window->trial().currentPlace();
        if (place) window->trial().setPlaces({ui::turnedTo(*place, 20, {window->trial().picture().pixels->width, window->trial().picture().pixels->height})}, 0);
        settle();
        shootTrial(*window, "trial-turned");
        window->trial().layOnEach();
        window->trial().setArm(ui::Arm::Grey);
        settle();
        shootTrial(*window, "trial-grey");
        window->close();
    }

    void shootTrial(ui::PatchTrialWindow& window, const char* name)
    {
        for (const Look& look : kLooks) {
            window.resize(fitting(look.size) * 9 / 10);
            shootOnce((std::string(name) + "-" + look.name).c_str(), look.theme, &window);
        }
        ui::Theme::apply(*qApp, ui::ThemeChoice::Light);
    }

    void evaluation()
    {
        driver_.goTo(ui::PageId::Evaluate);
        auto& page = driver_.page<ui::EvaluatePage>();
        driver_.wait("the form is filled", [&] { return page.form()->listsLoaded() && !page.form()->hasMistakes(); });
        shoot("evaluate-form");
        for (const char* defence : {"defence.jpeg", "defence.median"})
            page.findChild<QCheckBox*>(defence)->setChecked(true);
        page.findChild<ui::CheckList*>("sweeps")->setChecked({"scale", "distance"});
        page.form()->controls()->startButton()->click();
        driver_.wait("the evaluation is kept", [&] { return page.history().rowCount() == 1; });
        settle();
        shoot("evaluate");
        auto* tabs = page.findChild<QTabWidget*>("resultTabs");
        for (int tab = 1; tab < tabs->count(); ++tab) {
            if (!tabs->isTabVisible(tab)) continue;
            tabs->setCurrentIndex(tab);
            settle();
            shootOnce(("evaluate-tab-" + std::to_string(tab)).c_str(), ui::ThemeChoice::Light);
        }
        tabs->setCurrentIndex(0);
        present("evaluate", page.view()->slides().count() + 20);
    }

    /// Twelve short trainings; while they run, one more waits in the queue.
    void studies()
    {
        workspace::TrainRequest base = request(6, 5);
        base.images = 8;
        driver_.page<ui::TrainPage>().setRequest(base);
        driver_.goTo(ui::PageId::Studies);
        auto& page = driver_.page<ui::StudiesPage>();
        page.form()->options()->setTexts({"patch-size=100,150,200", "learning-rate=1,5,10,20"});
        page.findChild<ui::NumberBox*>("measuredImages")->setValue(20);
        driver_.wait("the form is filled", [&] { return page.form()->listsLoaded() && !page.form()->hasMistakes(); });
        settle();
        shoot("studies-form");
        page.form()->findChild<QPushButton*>("primary")->click();
        driver_.wait("two are measured", [&] { return driver_.session().study().progress().step && driver_.session().study().progress().step->done == 2; });
        {
            storage::Database database = driver_.session().workspace().connect();
            workspace::QueueStore(driver_.session().workspace(), database).add(request(20, 5));
        }
        settle();
        shoot("studies-running");
        driver_.window().findChild<QAction*>("queue")->trigger();
        auto* dialog = driver_.visible<ui::QueueDialog>(driver_.window());
        settle();
        for (const Look& look : {kLooks[0], kLooks[1]})
            shootOnce((std::string("queue-") + look.name).c_str(), look.theme, dialog);
        ui::Theme::apply(*qApp, ui::ThemeChoice::Light);
        driver_.window().queue()->setPaused(true);
        dialog->close();
        driver_.wait("the study is done", [&] { return !driver_.session().study().busy(); });
        driver_.wait("its report is shown", [&] { return page.view()->study() && page.view()->study()->complete; });
        settle();
        shoot("studies");
        auto* tabs = page.findChild<QTabWidget*>("studyTabs");
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            settle();
            shootOnce(("studies-tab-" + std::to_string(tab)).c_str(), ui::ThemeChoice::Light);
        }
    }

    /// F11 and so many steps of the remote, as far as they go; then back.
    void present(const std::string& name, int most)
    {
        driver_.press(Qt::Key_F11);
        ui::Page* page = nullptr;
        for (auto* one : driver_.window().findChildren<ui::Page*>())
            if (one->isVisible()) page = one;
        for (int slide = 0; slide < most; ++slide) {
            settle();
            shootOnce((name + "-presented-" + std::to_string(slide + 1)).c_str(), ui::ThemeChoice::Light);
            if (page == nullptr || most == 1 || !page->presentStep(1)) break;
        }
        driver_.press(Qt::Key_Escape);
        driver_.wait("presentation mode has ended", [&] { return !driver_.window().isFullScreen(); });
    }

    static workspace::TrainRequest request(int iterations, double learningRate)
    {
        workspace::TrainRequest request;
        request.detector = "yolov8n";
        request.selection = "COCO Person 100";
        request.className = "person";
        request.images = 40;
        request.options = patch::TrainOptions::forRecipe("hide");
        request.options.iterations = iterations;
        request.options.optimiser.learningRate = learningRate;
        return request;
    }

    void addDetector()
    {
        storage::Database database = driver_.session().workspace().connect();
        workspace::DetectorStore(database).add(places_.weights.toStdString(), "yolov8n");
        Q_EMIT driver_.session().detectorsChanged();
    }

    /// What was asked for a moment ago arrives.
    static void settle() { QTest::qWait(2500); }

    /// In every look.
    void shoot(const char* name)
    {
        for (const Look& look : kLooks) {
            driver_.window().resize(fitting(look.size));
            shootOnce((std::string(name) + "-" + look.name).c_str(), look.theme);
        }
        driver_.window().resize(fitting(kLooks[0].size));
        ui::Theme::apply(*qApp, ui::ThemeChoice::Light);
    }

    /// `window`: null for the main one.
    void shootOnce(const char* name, ui::ThemeChoice theme, QWidget* window = nullptr)
    {
        ui::Theme::apply(*qApp, theme);
        QTest::qWait(400);
        const QString file = QStringLiteral("%1/%2%3.png").arg(places_.out, name, places_.suffix);
        if (!(window ? *window : driver_.window()).grab().save(file)) throw testing::NotReached("the picture cannot be written");
        std::printf("%s\n", qPrintable(file));
        std::fflush(stdout);
    }

    testing::WindowDriver driver_;
    Places places_;
};

} // namespace

} // namespace blindspot

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName("BlindspotTour");
    QApplication::setApplicationName("tour");
    QSettings().clear();
    QCommandLineParser parser;
    parser.addPositionalArgument("annotations", "COCO annotations");
    parser.addPositionalArgument("images", "Folder of their images");
    parser.addPositionalArgument("weights", "Weights of the detector");
    parser.addPositionalArgument("out", "Folder for the pictures");
    const QCommandLineOption workspace("workspace", "Folder to work in", "folder"), look("look", "Look through its pages alone"),
        language("language", "Of the window, en or ko", "code", "en"), suffix("suffix", "Of the pictures' names", "text");
    parser.addOptions({workspace, look, language, suffix});
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    if (places.size() != 4) parser.showHelp(2);
    QDir().mkpath(places[3]);
    blindspot::ui::chooseLanguage(parser.value(language));
    blindspot::ui::installLanguage(application);
    QTranslator translator; // the program has its own in its resources
    if (translator.load(QLocale(parser.value(language)), "blindspot", "_", BLINDSPOT_TRANSLATIONS_FOLDER))
        QApplication::installTranslator(&translator);
    blindspot::ui::Theme::apply(application, blindspot::ui::ThemeChoice::Light);
    const QTemporaryDir lab(QDir::tempPath() + "/lab-XXXXXX");
    const QString folder = parser.isSet(workspace) ? parser.value(workspace) : lab.path();
    try {
        blindspot::Tour tour({places[0], places[1], places[2], places[3], folder, parser.value(suffix)});
        if (parser.isSet(look))
            tour.look();
        else
            tour.run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the tour ended before its end: %s\n", error.what());
        return 1;
    }
    return 0;
}
