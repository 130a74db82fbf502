// The guided demonstration in the main window: its panel, and what it asks of the pages.
#include "core/demo/demonstration.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/detectors/detectors_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/train/train_page.h"
#include "ui/window/main_window.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QDir>
#include <QStackedWidget>

namespace blindspot::ui {

namespace {

QString ownFolder()
{
    return QString::fromStdString(demo::defaultWorkspaceFolder().string());
}

/// `run`: whose patch is worn.
HardeningDefaults prefillOf(const workspace::DetectorTrainRequest& request, const QString& run)
{
    HardeningDefaults prefill;
    prefill.detector = QString::fromStdString(request.from.value_or(""));
    prefill.selection = QString::fromStdString(request.selection.value_or(""));
    prefill.runs = QStringList{run};
    prefill.className = QString::fromStdString(request.patchClass.value_or(""));
    // Where the demonstration does not say how long, the form knows.
    if (request.options.epochs != detector_training::TrainOptions().epochs) prefill.epochs = request.options.epochs;
    prefill.freshEvery = request.fresh.everyEpochs;
    prefill.name = QLatin1String(demo::kHardenedDetector);
    return prefill;
}

} // namespace

void MainWindow::buildGuide()
{
    guidePanel_ = new GuidePanel;
    guidePanel_->hide();
    addAction(guidePanel_->actAction());
    connect(welcome_, &WelcomePage::demonstrationRequested, this, [this] { openDemonstration({}); });
    connect(guidePanel_, &GuidePanel::stepChosen, this,
            [this](GuideStep step) { guide_->story().goTo(step); });
    connect(guidePanel_, &GuidePanel::backRequested, this, [this] { guide_->story().goBack(); });
    connect(guidePanel_, &GuidePanel::onRequested, this, [this] { guide_->story().goOn(); });
    connect(guidePanel_, &GuidePanel::actRequested, this, [this] { guide_->story().act(); });
    connect(guidePanel_, &GuidePanel::closeRequested, this, &MainWindow::closeGuide);
}

void MainWindow::setGuideSize(const GuideSize& size)
{
    guideSize_ = std::make_unique<GuideSize>(size);
}

void MainWindow::openDemonstration(const QString& folder)
{
    const QString wanted = folder.isEmpty() ? ownFolder() : folder;
    const QString open =
        session_ ? QString::fromStdString(session_->workspace().folder().string()) : QString();
    if (session_ && QDir(open).absolutePath() == QDir(wanted).absolutePath())
        showGuide(guide_ == nullptr);
    else
        openWorkspace(wanted, After::Demonstration);
}

/// From the menu: that of this workspace where it has one.
void MainWindow::askForGuide()
{
    if (guide_)
        showGuide(false);
    else
        openDemonstration({});
}

void MainWindow::showGuide(bool fresh)
{
    if (!guide_) {
        guide_ = std::make_unique<GuidedDemonstration>(*session_, guideSize_ ? *guideSize_ : GuideSize());
        wireGuide();
    }
    GuidedDemonstration::setOpen(session_->workspace(), true);
    train_->setGuided(true);
    guidePanel_->show(guide_->look());
    guidePanel_->setVisible(true);
    guide_->begin(fresh);
}

void MainWindow::closeGuide()
{
    guidePanel_->hide();
    train_->setGuided(false);
    GuidedDemonstration::setOpen(session_->workspace(), false);
}

/// The demonstration's scenes are in a workspace of their own; what is the user's belongs into another one.
void MainWindow::importOwnData()
{
    const QString own = QString::fromStdString(workspace::Workspace::defaultFolder().string());
    const QString open = QString::fromStdString(session_->workspace().folder().string());
    if (QDir(open).absolutePath() == QDir(ownFolder()).absolutePath() && QDir(open).absolutePath() != QDir(own).absolutePath()) {
        openWorkspace(own, After::Import);
    } else {
        showPage(PageId::Dataset);
        datasets_->showImport();
    }
}

void MainWindow::wireGuide()
{
    GuidedDemonstration* guide = guide_.get();
    DatasetPage* datasets = datasets_;
    connect(guide, &GuidedDemonstration::changed, this, [this, guide] { guidePanel_->show(guide->look()); });
    connect(guide, &GuidedDemonstration::finished, this, [this] {
        setPresenting(false);
        closeGuide();
        importOwnData();
    });
    connect(guide, &GuidedDemonstration::pageWanted, this, [this](GuideStep step) {
        switch (step) {
        case GuideStep::Browse:
            showPage(PageId::Dataset);
            break;
        case GuideStep::Train:
            showPage(PageId::Train);
            break;
        case GuideStep::Evaluate:
            showPage(PageId::Evaluate);
            break;
        case GuideStep::Harden:
            showPage(PageId::Detectors);
            break;
        }
    });
    connect(guide, &GuidedDemonstration::scenesWanted, datasets, [datasets](const GuideScenes& scenes) {
        datasets->showSelection(scenes.dataset, scenes.selection);
        if (scenes.image >= 0) datasets->showDetections(scenes.image, scenes.detector);
    });
    connect(datasets, &DatasetPage::comparisonChanged, guide, [datasets, guide] {
        const auto noticed = datasets->viewer().noticedOf(demo::kClass);
        // From one image to the next the figures stay until the new ones are there.
        if (!noticed && datasets->viewer().comparing()) return;
        guide->story().setFindings(noticed ? std::optional(GuideFindings{noticed->first, noticed->second})
                                           : std::nullopt);
    });
    connect(guide, &GuidedDemonstration::trainingProposed, train_, &TrainPage::setRequest);
    connect(guide, &GuidedDemonstration::trainingWanted, train_, &TrainPage::start);
    connect(guide, &GuidedDemonstration::evaluationProposed, evaluate_, &EvaluatePage::setWhat);
    connect(guide, &GuidedDemonstration::evaluationWanted, evaluate_, &EvaluatePage::start);
    connect(guide, &GuidedDemonstration::hardeningProposed, detectors_,
            [this, guide](const workspace::DetectorTrainRequest& request) {
                detectors_->prefillHardening(prefillOf(request, guide->story().memory().run));
            });
    connect(guide, &GuidedDemonstration::hardeningWanted, detectors_, &DetectorsPage::start);
}

} // namespace blindspot::ui
