#include "ui/patch_trial/patch_trial_window.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/imaging/image_header.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/number_box.h"
#include "ui/controls/save_file.h"
#include "ui/patch_trial/arm_rows.h"
#include "ui/patch_trial/score_trace.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/patch_trial/trial_picture.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/support/format.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalBlocker>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kDetectorSetting = "trial/detector";
constexpr double kPartOfScreen = 0.9;

QString nameOf(const PictureSource& source)
{
    return QString::fromStdString(toUtf8(source.record.path.filename()));
}

} // namespace

PatchTrialWindow& PatchTrialWindow::open(Session& session, QWidget& page)
{
    auto* found = page.window()->findChild<PatchTrialWindow*>();
    if (!found || !found->isVisible()) { // one that is being closed goes
        found = new PatchTrialWindow(session, &page);
        found->setAttribute(Qt::WA_DeleteOnClose);
        const QSize screen = page.screen()->availableSize();
        found->resize(screen * kPartOfScreen);
    }
    found->setWindowState(found->windowState() & ~Qt::WindowMinimized);
    found->show();
    found->raise();
    found->activateWindow();
    found->canvas_->setFocus();
    return *found;
}

PatchTrialWindow::PatchTrialWindow(Session& session, QWidget* parent)
    : QWidget(parent, Qt::Window), session_(session), trial_(session), canvas_(new TrialCanvas(trial_)),
      patches_(new ChoiceBox), detectors_(new ChoiceBox), classes_(new ChoiceBox), arms_(new ArmRows(trial_)),
      trace_(new ScoreTrace(trial_.rule().confidence)), legend_(new BoxLegend), title_(new QLabel),
      answer_(new QLabel), answerNote_(new QLabel), remark_(new QLabel), problem_(new QLabel),
      state_(new QLabel)
{
    setObjectName("patchTrial");
    setWindowTitle(tr("Try a patch"));
    setManualTopic(*this, QStringLiteral("own-data#try"));
    setAcceptDrops(true);
    buildContent();
    addArmKeys();
    wire();
    readLists();
    refresh();
}

PatchTrialWindow::~PatchTrialWindow()
{
    for (Ticket* ticket : {&readingLists_, &readingPatch_, &readingPicture_, &checking_, &copying_})
        ticket->cancel();
    // The widgets know the trial, and a number that is being typed is handed to it when its field is left:
    // before it goes.
    hide();
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
}

void PatchTrialWindow::wire()
{
    connect(&session_, &Session::runsChanged, this, &PatchTrialWindow::readLists);
    connect(&session_, &Session::detectorsChanged, this, &PatchTrialWindow::readLists);
    connect(&session_, &Session::datasetsChanged, this, &PatchTrialWindow::readLists);
    connect(&session_, &Session::message, this,
            [this](MessageKind kind, const QString& text, const MessageActions& actions) {
                if (isActiveWindow()) messages_->show(kind, text, actions);
            });
    connect(&trial_, &PatchTrial::subjectChanged, trace_, &ScoreTrace::clear);
    connect(&trial_, &PatchTrial::scored, trace_, &ScoreTrace::add);
    for (const auto signal : {&PatchTrial::subjectChanged, &PatchTrial::placesChanged, &PatchTrial::looked})
        connect(&trial_, signal, this, &PatchTrialWindow::refresh);
    connect(&trial_, &PatchTrial::subjectChanged, this, &PatchTrialWindow::fillClasses);
    connect(patches_, &QComboBox::activated, this, [this](int row) {
        const QString run = patches_->itemData(row).toString();
        if (!run.isEmpty()) readPatch(run.toStdString(), {});
    });
    connect(detectors_, &QComboBox::activated, this, [this] {
        detectorChosen_ = true;
        QSettings().setValue(kDetectorSetting, detectors_->currentText());
        useDetector(detectors_->currentData().toString().toStdString());
    });
    connect(classes_, &QComboBox::activated, this,
            [this] { trial_.setClassName(classes_->currentData().toString().toStdString()); });
}

void PatchTrialWindow::readLists()
{
    readingLists_.cancel();
    readingLists_ = session_.queries().run(
        this,
        [workspace = &session_.workspace()](storage::Database& database, StopControl&) {
            return readTrialLists(*workspace, database);
        },
        [this](TrialLists lists) { takeLists(std::move(lists)); });
}

void PatchTrialWindow::takeLists(TrialLists lists)
{
    lists_ = std::move(lists);
    const bool first = !std::exchange(listed_, true);
    patches_->clear();
    for (const TrialLists::Run& run : lists_.runs)
        patches_->addItem(run.name, QString::fromStdString(run.id));
    if (trial_.patch() && trial_.patch()->run.empty())
        patches_->insertItem(0, trial_.patch()->name, QString());
    patches_->setCurrentIndex(trial_.patch() ? patches_->findData(QString::fromStdString(trial_.patch()->run))
                                             : -1);
    patches_->setEnabled(patches_->count() > 0);
    showDetectors();
    if (!trial_.detector()) chooseOwnDetector();
    if (first && !patchWanted_ && !lists_.runs.empty()) readPatch(lists_.runs.front().id, {});
    refresh();
}

void PatchTrialWindow::showDetectors()
{
    detectors_->clear();
    for (const workspace::DetectorRecord& one : lists_.detectors)
        detectors_->addItem(QString::fromStdString(one.name), QString::fromStdString(one.name));
    detectors_->setEnabled(!lists_.detectors.empty());
    detectors_->setCurrentIndex(
        trial_.detector() ? detectors_->findData(QString::fromStdString(trial_.detector()->name)) : -1);
}

void PatchTrialWindow::fillClasses()
{
    const QSignalBlocker blocker(classes_);
    classes_->clear();
    classes_->addItem(tr("of every class"), QString());
    if (trial_.detector())
        for (const std::string& name : trial_.detector()->classNames)
            classes_->addItem(QString::fromStdString(name), QString::fromStdString(name));
    classes_->setEnabled(trial_.detector().has_value());
    classes_->setCurrentIndex(classes_->findData(QString::fromStdString(trial_.className())));
}

void PatchTrialWindow::showRun(const QString& id)
{
    readPatch(id.toStdString(), {});
}

void PatchTrialWindow::readPatch(const std::string& run, const QString& file)
{
    patchWanted_ = true;
    readingPatch_.cancel();
    readingPatch_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), run, file](storage::Database& database, StopControl&) {
            return run.empty() ? readFilePatch(pathOf(file)) : readRunPatch(*workspace, database, run);
        },
        [this](TrialPatch patch) { takePatch(std::move(patch)); },
        [this](const QString& text) {
            patchProblem_ = text;
            patches_->setCurrentIndex(
                trial_.patch() ? patches_->findData(QString::fromStdString(trial_.patch()->run)) : -1);
            refresh();
        });
}

void PatchTrialWindow::takePatch(TrialPatch patch)
{
    patchProblem_.clear();
    const bool ofFile = patch.run.empty();
    trial_.setPatch(std::move(patch));
    for (int row = patches_->count() - 1; row >= 0; --row)
        if (patches_->itemData(row).toString().isEmpty()) patches_->removeItem(row);
    if (ofFile) patches_->insertItem(0, trial_.patch()->name, QString());
    patches_->setEnabled(true);
    patches_->setCurrentIndex(patches_->findData(QString::fromStdString(trial_.patch()->run)));
    if (!detectorChosen_) chooseOwnDetector();
    if (!pictureWanted_) anotherPicture();
    checkTrained();
    refresh();
}

/// The one that the patch was trained against, else the one that was used last, else the first.
void PatchTrialWindow::chooseOwnDetector()
{
    if (lists_.detectors.empty()) return;
    const std::string last = QSettings().value(kDetectorSetting).toString().toStdString();
    const workspace::DetectorRecord* choice = &lists_.detectors.front();
    for (const workspace::DetectorRecord& one : lists_.detectors)
        if (one.name == last) choice = &one;
    const auto isOwn = [this](const workspace::DetectorRecord& one) {
        const auto& own = trial_.patch()->detectors;
        return std::any_of(own.begin(), own.end(),
                           [&](const workspace::RunDetector& it) { return it.sha256 == one.sha256; });
    };
    if (trial_.patch() && !isOwn(*choice))
        for (const workspace::DetectorRecord& one : lists_.detectors)
            if (isOwn(one)) choice = &one;
    if (trial_.detector() && trial_.detector()->name == choice->name) return;
    useDetector(choice->name);
}

void PatchTrialWindow::useDetector(const std::string& name)
{
    const auto found = std::find_if(lists_.detectors.begin(), lists_.detectors.end(),
                                    [&](const workspace::DetectorRecord& one) { return one.name == name; });
    if (found == lists_.detectors.end()) return;
    detectors_->setCurrentIndex(static_cast<int>(found - lists_.detectors.begin()));
    trial_.setDetector(*found);
}

void PatchTrialWindow::showPicture(PictureSource source)
{
    pictureWanted_ = true;
    readingPicture_.cancel();
    pictureProblem_.clear();
    title_->setText(nameOf(source));
    readingPicture_ = session_.vision().run(
        this, [source = std::move(source)](Vision&, StopControl&) { return readTrialPicture(source); },
        [this](TrialPicture picture) { takePicture(std::move(picture)); },
        [this](const QString& text) { failPicture(text); });
}

void PatchTrialWindow::takePicture(TrialPicture picture)
{
    trial_.setPicture(std::move(picture));
    checkTrained();
    refresh();
}

void PatchTrialWindow::failPicture(const QString& text)
{
    pictureProblem_ = text;
    trial_.setPicture({});
    refresh();
}

/// Where the next picture comes from: the dataset of the one that is shown, that of the patch's run, then the
/// others.
std::vector<std::string> PatchTrialWindow::datasetsToChooseFrom() const
{
    std::vector<std::string> names = lists_.datasets;
    const auto prefer = [&names](const std::string& name) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end()) std::rotate(names.begin(), found, found + 1);
    };
    if (trial_.patch() && trial_.patch()->dataset) prefer(*trial_.patch()->dataset);
    prefer(trial_.picture().source.dataset);
    return names;
}

void PatchTrialWindow::anotherPicture()
{
    if (lists_.datasets.empty()) return;
    pictureWanted_ = true;
    readingPicture_.cancel();
    readingPicture_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), datasets = datasetsToChooseFrom(), className = trial_.className(),
         run = trial_.patch() ? trial_.patch()->run : std::string(),
         shown = trial_.picture().source.record.id](storage::Database& database, StopControl&) {
            return choosePicture(*workspace, database, datasets, className, run, shown);
        },
        [this](std::optional<PictureSource> source) {
            if (source) showPicture(std::move(*source));
        });
}

void PatchTrialWindow::choosePictureFile()
{
    const QString file = session_.dialogs().openFile(
        this, tr("Choose a picture"), tr("Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)"));
    if (!file.isEmpty()) showPicture(pictureOfFile(pathOf(file)));
}

void PatchTrialWindow::choosePatchFile()
{
    const QString file = session_.dialogs().openFile(
        this, tr("Choose a patch"),
        tr("Patches (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)"));
    if (!file.isEmpty()) readPatch({}, file);
}

void PatchTrialWindow::openFile(const QString& file)
{
    if (file.endsWith(QStringLiteral(".safetensors"), Qt::CaseInsensitive))
        readPatch({}, file);
    else
        showPicture(pictureOfFile(pathOf(file)));
}

void PatchTrialWindow::checkTrained()
{
    checking_.cancel();
    trainedOn_ = false;
    const auto& patch = trial_.patch();
    if (!patch || patch->run.empty() || !trial_.picture().pixels) return;
    checking_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), run = patch->run,
         file = trial_.picture().source.record.path](storage::Database& database, StopControl&) {
            return wasTrainedOn(*workspace, database, run, file);
        },
        [this](bool trained) {
            trainedOn_ = trained;
            showRemarks();
        },
        [](const QString&) {}); // then it is not known
}

void PatchTrialWindow::refresh()
{
    const bool picture = trial_.picture().pixels != nullptr;
    if (picture)
        title_->setText(tr("%1, %2 x %3 px")
                            .arg(nameOf(trial_.picture().source))
                            .arg(trial_.picture().pixels->width)
                            .arg(trial_.picture().pixels->height));
    title_->setToolTip(QString::fromStdString(toUtf8(trial_.picture().source.record.path)));
    another_->setEnabled(!lists_.datasets.empty());
    another_->setToolTip(another_->isEnabled()
                             ? tr("Another picture of a dataset that shows the class; where there are any, "
                                  "one that the patch was not trained on")
                             : tr("There is no dataset yet"));
    canvas_->setPlaceholder(
        pictureProblem_.isEmpty()
            ? tr("Open a picture, or drop one here: the patch lies on it and can be dragged, "
                 "scaled and turned, and the detector looks meanwhile.")
            : tr("The picture cannot be shown."));
    const PatchTrial::Looked* shown = trial_.shown();
    legend_->setEntries(shown ? markLegend(shown->reading.marks) : std::vector<BoxLegend::Entry>());
    legend_->setToolTip(markTip(trial_.rule()));
    each_->setEnabled(!trial_.objects().places().empty());
    away_->setEnabled(trial_.current() >= 0);
    const bool known = picture && shown && trial_.fresh();
    saveBoxes_->setEnabled(known);
    copyBoxes_->setEnabled(known);
    savePlain_->setEnabled(picture);
    copyPlain_->setEnabled(picture);
    showAnswer();
    showRemarks();
    showProblem();
}

QString PatchTrialWindow::answer() const
{
    return answer_->text() + QLatin1Char('\n') + answerNote_->text();
}

QString PatchTrialWindow::problem() const
{
    return problem_->text();
}

QString PatchTrialWindow::remark() const
{
    return remark_->text();
}

void PatchTrialWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void PatchTrialWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void PatchTrialWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFile(event->mimeData()->urls().front().toLocalFile());
}

} // namespace blindspot::ui
