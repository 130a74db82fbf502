// Opens the real window on real data, does the work of an afternoon in minutes, and takes a picture of every page: for whoever
// looks at the window as a designer, and for the README. packaging/screenshots runs it.
#include "core/workspace/detectors/detector_store.h"
#include "tests/ui/window_driver.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/image_grid.h"
#include "ui/detectors/detectors_page.h"
#include "ui/evaluate/evaluate_controls.h"
#include "ui/evaluate/evaluate_form.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QCommandLineParser>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <cstdio>

namespace blindspot {

namespace {

struct Places {
    QString annotations, images, weights, out;
};

class Tour {
  public:
    explicit Tour(Places places) : driver_(600'000), places_(std::move(places)) {}

    void run()
    {
        driver_.window().resize(1280, 800);
        driver_.window().show();
        shoot("welcome");
        driver_.open(workspace_.path().toStdString());
        for (const ui::PageId page : ui::kPageIds) {
            driver_.goTo(page);
            shoot(("empty-" + std::to_string(ui::numberOf(page) + 1)).c_str());
        }
        driver_.goTo(ui::PageId::Dataset);
        driver_.importDataset(places_.annotations.toStdString(), places_.images.toStdString(), "coco128");
        driver_.makeSelection("person", "COCO Person 100");
        addDetector();
        dataset();
        detectors();
        training();
        runs();
        evaluation();
    }

  private:
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
    }

    void detectors()
    {
        driver_.goTo(ui::PageId::Detectors);
        settle();
        shoot("detectors");
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
        driver_.press(Qt::Key_F11);
        settle();
        shoot("presentation");
        driver_.press(Qt::Key_Escape);
        driver_.wait("presentation mode has ended", [&] { return !driver_.window().isFullScreen(); });
        driver_.awaitIdle();
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
    }

    void evaluation()
    {
        driver_.goTo(ui::PageId::Evaluate);
        auto& page = driver_.page<ui::EvaluatePage>();
        driver_.wait("the form is filled", [&] { return page.form()->listsLoaded() && !page.form()->hasMistakes(); });
        page.form()->controls()->startButton()->click();
        driver_.wait("the evaluation is kept", [&] { return page.history().rowCount() == 1; });
        settle();
        shoot("evaluate");
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

    /// Light and dark.
    void shoot(const char* name)
    {
        for (const auto& [choice, word] : {std::pair(ui::ThemeChoice::Light, "light"), std::pair(ui::ThemeChoice::Dark, "dark")}) {
            ui::Theme::apply(*qApp, choice);
            QTest::qWait(400);
            const QString file = QStringLiteral("%1/%2-%3.png").arg(places_.out, name, word);
            if (!driver_.window().grab().save(file)) throw testing::NotReached("the picture cannot be written");
            std::printf("%s\n", qPrintable(file));
            std::fflush(stdout);
        }
        ui::Theme::apply(*qApp, ui::ThemeChoice::Light);
    }

    testing::WindowDriver driver_;
    Places places_;
    QTemporaryDir workspace_{QDir::tempPath() + "/lab-XXXXXX"};
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
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    if (places.size() != 4) parser.showHelp(2);
    QDir().mkpath(places[3]);
    blindspot::ui::Theme::apply(application, blindspot::ui::ThemeChoice::Light);
    try {
        blindspot::Tour({places[0], places[1], places[2], places[3]}).run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the tour ended before its end: %s\n", error.what());
        return 1;
    }
    return 0;
}
