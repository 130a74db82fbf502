// Goes through the guided demonstration in the real window and takes the manual's pictures of it, in one
// language; no test. packaging/screenshots --manual runs it.
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_store.h"
#include "tests/ui/window_driver.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/image_grid.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/detectors/detectors_page.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"
#include "ui/window/check_dialog.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace blindspot {

namespace {

class ManualPictures {
  public:
    ManualPictures(QString out, QString workspace)
        : driver_(1'800'000), out_(std::move(out)), workspace_(std::move(workspace))
    {
    }

    void take()
    {
        driver_.window().resize(1280, 800);
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
        workspace::TrainRequest other;
        {
            storage::Database database = driver_.session().workspace().connect();
            const workspace::RunStore store(driver_.session().workspace(), database);
            other = workspace::requestOf(store.list().front(), store, workspace::DetectorStore(database));
        }
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

    testing::WindowDriver driver_;
    QString out_, workspace_;
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
    parser.addOption(language);
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    if (places.size() != 1) parser.showHelp(2);
    QDir().mkpath(places[0]);
    blindspot::ui::chooseLanguage(parser.value(language));
    blindspot::ui::installLanguage(application);
    QTranslator translator; // the program has its own in its resources
    if (translator.load(QLocale(parser.value(language)), "blindspot", "_", BLINDSPOT_TRANSLATIONS_FOLDER))
        QApplication::installTranslator(&translator);
    blindspot::ui::Theme::apply(application, blindspot::ui::ThemeChoice::Light);
    const QTemporaryDir lab(QDir::tempPath() + "/lab-XXXXXX");
    try {
        blindspot::ManualPictures(places[0], lab.filePath("blindspot-demonstration")).take();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the pictures were not all taken: %s\n", error.what());
        return 1;
    }
    return 0;
}
