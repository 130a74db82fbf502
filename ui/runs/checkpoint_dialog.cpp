#include "ui/runs/checkpoint_dialog.h"

#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/imaging/codec.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_patch.h"
#include "ui/controls/figures_view.h"
#include "ui/controls/save_file.h"
#include "ui/plots/chart_plot.h"
#include "ui/runs/checkpoint_figures.h"
#include "ui/support/format.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

using storage::Database;
using workspace::Checkpoint;

constexpr int kFilmSide = 72;        ///< of a picture in the strip, points
constexpr int kMostImages = 100'000; ///< of the held-out ones
constexpr int kLookMilliseconds = 100;

/// What the run's own patch is while it trains for the first time stands in its checkpoint alone.
QImage pictureOf(const workspace::RunStore& store, const workspace::RunRecord& record, const Checkpoint& checkpoint)
{
    try {
        if (checkpoint.last) {
            const auto own = workspace::patchPicture(store, record);
            return own ? listPicture(*own, kFilmSide) : QImage();
        }
        return listPicture(imaging::decodeFile(checkpoint.file), kFilmSide);
    } catch (const Error&) {
        return {}; // measuring it says why
    }
}

QString datasetOf(Database& database, const workspace::RunRecord& record)
{
    if (!record.selection) return QString::fromStdString(record.dataset.value_or(""));
    const auto selection = dataset::SelectionStore(database).find(*record.selection);
    return selection ? QString::fromStdString(selection->dataset) : QString();
}

QLabel* noteLabel()
{
    auto* note = new QLabel;
    note->setObjectName("note");
    note->setWordWrap(true);
    return note;
}

} // namespace

struct CheckpointDialog::Mailbox {
    std::mutex mutex;
    Progress newest;

    void put(const Progress& progress)
    {
        const std::lock_guard lock(mutex);
        newest = progress;
    }
    Progress look()
    {
        const std::lock_guard lock(mutex);
        return newest;
    }
};

CheckpointDialog::CheckpointDialog(Session& session, const QString& run, const QString& name, QWidget* parent)
    : QDialog(parent), session_(session), run_(run), name_(name), answer_(new QLabel), notes_(noteLabel()), said_(noteLabel()),
      plot_(new ChartPlot(session)), table_(new FiguresView(tr("Checkpoints"))), film_(new QListWidget), dataset_(new QComboBox),
      images_(new QSpinBox), progress_(new QProgressBar), measure_(new QPushButton(tr("&Measure"))),
      stop_(new QPushButton(tr("S&top"))), export_(new QPushButton(tr("E&xport this patch…"))),
      evaluate_(new QPushButton(tr("E&valuate this patch…")))
{
    setObjectName("checkpoints");
    setWindowTitle(tr("Checkpoints of %1").arg(name_));
    setManualTopic(*this, QStringLiteral("runs#checkpoints"));
    build();
    connect(measure_, &QPushButton::clicked, this, &CheckpointDialog::measure);
    connect(stop_, &QPushButton::clicked, this, &CheckpointDialog::stop);
    connect(export_, &QPushButton::clicked, this, &CheckpointDialog::exportPatch);
    connect(evaluate_, &QPushButton::clicked, this, &CheckpointDialog::evaluatePatch);
    connect(film_, &QListWidget::currentRowChanged, this, &CheckpointDialog::updateEnabled);
    connect(dataset_, &QComboBox::activated, this, [this] { datasetTouched_ = true; });
    connect(&session, &Session::runsChanged, this, &CheckpointDialog::refresh);
    progressTimer_.setInterval(kLookMilliseconds);
    connect(&progressTimer_, &QTimer::timeout, this, &CheckpointDialog::showProgress);
    updateEnabled();
    refresh();
}

CheckpointDialog::~CheckpointDialog()
{
    if (!measuring_) return;
    measurement_.cancel();
    Q_EMIT session_.jobProgressed({}, -1);
}

void CheckpointDialog::build()
{
    answer_->setObjectName("checkpointAnswer");
    answer_->setWordWrap(true);
    scaleType(*answer_, 1.15);
    answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    film_->setObjectName("checkpointFilm");
    film_->setAccessibleName(tr("Patches of the checkpoints"));
    film_->setViewMode(QListView::IconMode);
    film_->setFlow(QListView::LeftToRight);
    film_->setWrapping(false);
    film_->setMovement(QListView::Static);
    film_->setIconSize({kFilmSide, kFilmSide});
    film_->setSpacing(kGrid / 2);
    film_->setFixedHeight(kFilmSide + 2 * fontMetrics().height() + 5 * kGrid);
    for (QLabel* label : {answer_, notes_, said_})
        label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addWidget(answer_);
    column->addWidget(notes_);
    figures_ = buildFigures();
    column->addWidget(figures_, 1);
    column->addWidget(film_);
    column->addWidget(buildControls());
    column->addWidget(said_);
    column->addStretch();
    column->addWidget(buildEnd());
    resize(136 * kGrid, 85 * kGrid);
}

QWidget* CheckpointDialog::buildFigures()
{
    plot_->setName(QStringLiteral("checkpoints-%1").arg(run_));
    auto* figures = new QWidget;
    auto* row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    row->addWidget(plot_, 2);
    row->addWidget(table_, 3);
    return figures;
}

QWidget* CheckpointDialog::buildControls()
{
    dataset_->setObjectName("checkpointDataset");
    dataset_->setAccessibleName(tr("Dataset of the held-out images"));
    dataset_->setToolTip(tr("Where the held-out images are from; the run's own images and pictures that nearly equal them are left out"));
    images_->setObjectName("checkpointImages");
    images_->setRange(0, kMostImages);
    images_->setValue(static_cast<int>(workspace::CheckpointRequest().images));
    images_->setSpecialValueText(tr("all"));
    images_->setSuffix(tr(" images"));
    images_->setAccessibleName(tr("Most held-out images"));
    images_->setToolTip(tr("At most so many held-out images, 100 at first; more make the intervals narrower"));
    measure_->setObjectName("primary");
    measure_->setToolTip(tr("Shows all checkpoints to the detector, on images that the run was not trained on"));
    progress_->setTextVisible(true);
    progress_->setAccessibleName(tr("How far the measurement is"));
    auto* controls = new QWidget;
    controls->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    auto* label = new QLabel(tr("&Held out from"));
    label->setBuddy(dataset_);
    row->addWidget(label);
    row->addWidget(dataset_);
    row->addWidget(images_);
    row->addWidget(measure_);
    row->addWidget(stop_);
    row->addWidget(progress_, 1);
    row->addStretch();
    return controls;
}

QWidget* CheckpointDialog::buildEnd()
{
    said_->setObjectName("note");
    export_->setToolTip(tr("Save the patch that is marked above as a picture of its own; the run keeps its patch"));
    evaluate_->setToolTip(tr("Fill the form of the Evaluate page with the patch that is marked above"));
    auto* close = new QPushButton(tr("&Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    for (QPushButton* button : {measure_, stop_, export_, evaluate_, close})
        button->setAutoDefault(false);
    auto* end = new QWidget;
    end->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(end);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(export_);
    row->addWidget(evaluate_);
    row->addStretch();
    row->addWidget(close);
    return end;
}

CheckpointDialog::Read CheckpointDialog::read(const workspace::Workspace& workspace, Database& database, const std::string& run)
{
    const workspace::RunStore store(workspace, database);
    Read read;
    read.record = store.get(run);
    read.checkpoints = workspace::checkpointsOf(store, read.record);
    for (const Checkpoint& one : read.checkpoints)
        read.pictures.push_back(pictureOf(store, read.record, one));
    try {
        read.comparison = workspace::readComparison(store, run);
    } catch (const Error& error) {
        read.problem = errorText(error);
    }
    read.outdated = read.comparison && !workspace::isCurrent(*read.comparison, read.checkpoints);
    if (read.outdated) read.comparison.reset();
    for (const dataset::DatasetInfo& one : dataset::DatasetIndex(database).list())
        read.datasets += QString::fromStdString(one.name);
    read.dataset = datasetOf(database, read.record);
    return read;
}

void CheckpointDialog::refresh()
{
    session_.queries().run(
        this,
        [workspace = &session_.workspace(), run = run_.toStdString()](Database& database, StopControl&) {
            return read(*workspace, database, run);
        },
        [this](Read news) { take(std::move(news)); }, [this](const QString& problem) { said_->setText(problem); });
}

void CheckpointDialog::take(Read news)
{
    const bool sameFilm = loaded_ && news.checkpoints == read_.checkpoints;
    read_ = std::move(news);
    loaded_ = true;
    showDatasets();
    if (!sameFilm) showFilm();
    showAnswer();
    updateEnabled();
}

void CheckpointDialog::showDatasets()
{
    const bool measured = read_.comparison && !read_.comparison->dataset.empty();
    const QString before = datasetTouched_ ? dataset_->currentText()
                           : measured      ? QString::fromStdString(read_.comparison->dataset)
                                           : read_.dataset;
    dataset_->clear();
    dataset_->addItems(read_.datasets);
    dataset_->setCurrentIndex(static_cast<int>(read_.datasets.indexOf(before)));
}

void CheckpointDialog::showFilm()
{
    const int before = film_->currentRow();
    film_->clear();
    for (std::size_t i = 0; i < read_.checkpoints.size(); ++i) {
        const Checkpoint& one = read_.checkpoints[i];
        const QString count = countText(one.iteration);
        auto* item = new QListWidgetItem(one.last ? tr("%1\nlast").arg(count) : count, film_);
        item->setIcon(QIcon(QPixmap::fromImage(read_.pictures[i])));
        item->setData(Qt::AccessibleTextRole, one.last ? tr("Iteration %1, the last").arg(count) : tr("Iteration %1").arg(count));
    }
    film_->setCurrentRow(before >= 0 && before < film_->count() ? before : film_->count() - 1);
}

void CheckpointDialog::showAnswer()
{
    figures_->setVisible(read_.comparison.has_value());
    if (read_.comparison) {
        const std::vector<Message> sentences = workspace::sentencesOf(*read_.comparison);
        answer_->setText(messageText(sentences.front()) + QLatin1Char('.'));
        QStringList notes;
        for (std::size_t i = 1; i < sentences.size(); ++i)
            notes += messageText(sentences[i]) + QLatin1Char('.');
        notes += tr("%1 held out, against %2, %3.")
                     .arg(imagesText(read_.comparison->images), QString::fromStdString(read_.comparison->detector),
                          timeText(read_.comparison->createdAt));
        notes_->setText(notes.join(QLatin1Char(' ')));
        plot_->setChart(checkpointChart(*read_.comparison));
        table_->show(checkpointTable(*read_.comparison));
        if (!measuring_) film_->setCurrentRow(static_cast<int>(read_.comparison->choice.chosen));
        return;
    }
    const bool alone = read_.checkpoints.size() < 2;
    answer_->setText(alone            ? tr("This run keeps its patch alone.")
                     : read_.outdated ? tr("The run went on since its checkpoints were measured.")
                                      : tr("Which of these patches hides most is not measured yet."));
    notes_->setText(alone ? tr("Runs keep up to 16 patches on their way since this version; it was trained before, or for one iteration. "
                               "Extend it, and it keeps those that follow.")
                          : tr("Half of the held-out images choose the best one, the other half say what it is worth and whether it is "
                               "better than the last one beyond chance."));
    if (!read_.problem.isEmpty()) said_->setText(read_.problem);
}

void CheckpointDialog::updateEnabled()
{
    const bool any = chosen() != nullptr;
    measure_->setEnabled(loaded_ && !measuring_ && read_.checkpoints.size() >= 2);
    measure_->setText(read_.comparison ? tr("&Measure again") : tr("&Measure"));
    dataset_->setEnabled(!measuring_);
    images_->setEnabled(!measuring_);
    stop_->setVisible(measuring_);
    progress_->setVisible(measuring_);
    export_->setEnabled(any);
    evaluate_->setEnabled(any);
}

const Checkpoint* CheckpointDialog::chosen() const
{
    const int row = film_->currentRow();
    return row < 0 || row >= static_cast<int>(read_.checkpoints.size()) ? nullptr : &read_.checkpoints[static_cast<std::size_t>(row)];
}

void CheckpointDialog::measure()
{
    workspace::CheckpointRequest request;
    request.run = run_.toStdString();
    if (!dataset_->currentText().isEmpty()) request.dataset = dataset_->currentText().toStdString();
    request.images = images_->value();
    request.version = QCoreApplication::applicationVersion().toStdString();
    measuring_ = true;
    mailbox_ = std::make_shared<Mailbox>();
    said_->clear();
    progress_->setRange(0, 0);
    progressTimer_.start();
    measurement_ = session_.jobs().run(
        this,
        [workspace = &session_.workspace(), request, mailbox = mailbox_](Database&, StopControl& stop) {
            workspace::compareCheckpoints(*workspace, request, stop, [&mailbox](const Progress& now) { mailbox->put(now); });
        },
        [this] { ended({}); }, [this](const QString& problem) { ended(problem); });
    updateEnabled();
    stop_->setFocus();
}

void CheckpointDialog::stop()
{
    if (!measuring_) return;
    measurement_.cancel(); // it delivers nothing more
    ended(tr("Stopped. What was seen is kept: Measure goes on from there."));
}

void CheckpointDialog::ended(const QString& said)
{
    measuring_ = false;
    progressTimer_.stop();
    Q_EMIT session_.jobProgressed({}, -1);
    said_->setText(said);
    updateEnabled();
    refresh();
}

void CheckpointDialog::showProgress()
{
    const Progress now = mailbox_->look();
    progress_->setRange(0, static_cast<int>(now.total));
    progress_->setValue(static_cast<int>(now.done));
    progress_->setFormat(tr("%1 of %2 pictures").arg(countText(now.done), countText(now.total)));
    Q_EMIT session_.jobProgressed(tr("Measuring checkpoints"),
                                  now.total > 0 ? static_cast<double>(now.done) / static_cast<double>(now.total) : -1);
}

void CheckpointDialog::exportPatch()
{
    const Checkpoint* const checkpoint = chosen();
    if (checkpoint == nullptr) return;
    QString file = session_.dialogs().saveFile(this, tr("Export the patch of iteration %1").arg(countText(checkpoint->iteration)),
                                               QStringLiteral("patch-%1-iteration-%2.png").arg(run_).arg(checkpoint->iteration),
                                               tr("Pictures (*.png)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) file += QStringLiteral(".png");
    Session* session = &session_;
    session->queries().run(
        session,
        [workspace = &session_.workspace(), run = run_.toStdString(), iteration = checkpoint->iteration,
         file = file.toStdString()](Database& database, StopControl&) {
            workspace::exportCheckpoint(workspace::RunStore(*workspace, database), run, iteration, file);
        },
        [session, file] { tellSaved(*session, file); });
}

void CheckpointDialog::evaluatePatch()
{
    const Checkpoint* const checkpoint = chosen();
    if (checkpoint == nullptr) return;
    workspace::EvaluationRequest request;
    for (const workspace::RunDetector& one : workspace::detectorsOf(read_.record))
        request.detectors.push_back(one.name);
    request.images.className = read_.record.className;
    if (!dataset_->currentText().isEmpty()) request.images.dataset = dataset_->currentText().toStdString();
    // The run's own patch is known by the run; the others by where they lie.
    if (checkpoint->last)
        request.runs = {read_.record.id};
    else
        request.patches = {checkpoint->file};
    Q_EMIT evaluateRequested(request);
}

} // namespace blindspot::ui
