#include "ui/evaluate/evaluate_page.h"

#include "core/workspace/evaluations/evaluation_store.h"
#include "ui/controls/empty_note.h"
#include "ui/evaluate/evaluate_controls.h"
#include "ui/evaluate/evaluate_form.h"
#include "ui/evaluate/evaluation_slides.h"
#include "ui/evaluate/evaluation_view.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/evaluate/report_saving.h"
#include "ui/session/effect_text.h"
#include "ui/session/trash_actions.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kFormWidth = 48 * kGrid;
constexpr const char* kSplitterKey = "evaluate/splitter";

} // namespace

EvaluatePage::EvaluatePage(Session& session, QWidget* parent)
    : Page(session, parent), history_(new EvaluationsModel(this)), form_(new EvaluateForm(session)),
      splitter_(new QSplitter)
{
    splitter_->addWidget(form_);
    splitter_->addWidget(buildResults());
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    if (!splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray()))
        splitter_->setSizes({kFormWidth, 2 * kFormWidth});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter_);
    for (QAction* action : form_->controls()->shortcuts())
        addAction(action); // they work wherever the keyboard is on this page
    connect(form_, &EvaluateForm::pageRequested, this, &EvaluatePage::pageRequested);
    EvaluationController& evaluation = session.evaluation();
    connect(&evaluation, &EvaluationController::finished, this, [this](const ReportPointer& report) {
        wanted_ = QString::fromStdString(report->id);
        show(report);
        showForm(false); // the answer takes the room
    });
    connect(&evaluation, &EvaluationController::failed, this,
            [&session](const QString& text) { session.tell(MessageKind::Error, text); });
    connect(&session, &Session::evaluationsChanged, this, &EvaluatePage::refresh);
    connect(&session, &Session::runsChanged, this, &EvaluatePage::refresh);
    arrange();
    refresh();
}

EvaluatePage::~EvaluatePage()
{
    QSettings().setValue(kSplitterKey, splitter_->saveState());
}

QWidget* EvaluatePage::buildHistory()
{
    choice_ = new QComboBox;
    choice_->setObjectName("history");
    choice_->setModel(history_);
    choice_->setAccessibleName(tr("Evaluations of this workspace"));
    choice_->setToolTip(tr("The evaluations of this workspace, newest first"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice_->setMinimumContentsLength(24);
    connect(choice_, &QComboBox::activated, this,
            [this] { open(choice_->currentData(EvaluationsModel::IdRole).toString()); });
    delete_ = new QPushButton(icon("delete"), tr("De&lete"));
    delete_->setObjectName("deleteEvaluation");
    new_ = new QPushButton(icon("evaluate"), tr("&New evaluation"));
    new_->setObjectName("newEvaluation");
    new_->setCheckable(true);
    new_->setToolTip(tr("Shows or hides the form: which patches, detectors, images and defences"));
    connect(new_, &QPushButton::clicked, this, &EvaluatePage::showForm);
    delete_->setToolTip(tr("Delete the evaluation that is shown from the workspace"));
    connect(delete_, &QPushButton::clicked, this, &EvaluatePage::deleteShown);
    bar_ = new QWidget;
    auto* row = new QHBoxLayout(bar_);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, 0);
    row->addWidget(new_);
    row->addWidget(choice_, 1);
    row->addWidget(buildSaving());
    row->addWidget(delete_);
    return bar_;
}

QWidget* EvaluatePage::buildSaving()
{
    auto* save = new QToolButton;
    save->setObjectName("saveReport");
    save->setIcon(icon("save"));
    save->setText(tr("Save &report…"));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setFocusPolicy(Qt::StrongFocus);
    save->setPopupMode(QToolButton::MenuButtonPopup);
    save->setToolTip(tr("PDF, HTML, JSON or CSV, by the ending of the file; the arrow chooses the language"));
    const auto saveIn = [this](report::Language language) {
        if (view_->report()) saveReport(session(), this, view_->report(), language);
    };
    connect(save, &QToolButton::clicked, this, [saveIn] { saveIn(reportLanguage()); });
    auto* menu = new QMenu(save);
    // Languages are named in themselves, so that whoever needs one can read it.
    for (const auto& [language, word] : {std::pair(report::Language::English, QStringLiteral("English…")),
                                         std::pair(report::Language::Korean, QStringLiteral("한국어…"))})
        connect(menu->addAction(word), &QAction::triggered, this,
                [saveIn, language = language] { saveIn(language); });
    save->setMenu(menu);
    return save;
}

QWidget* EvaluatePage::buildResults()
{
    view_ = new EvaluationView(session());
    view_->setHistory(history_);
    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    problem_ = new QLabel;
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setAlignment(Qt::AlignTop);
    problem_->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    problem_->hide();
    column->addWidget(buildHistory());
    column->addWidget(problem_);
    column->addWidget(view_, 1);
    auto* empty = new EmptyNote(tr("No evaluation yet"),
                                tr("Does the patch work, or would a grey square do the same? An evaluation "
                                   "shows images as they are, with "
                                   "controls and with the patch to detectors, and answers in one sentence. "
                                   "Choose a patch on the left."),
                                tr("Evaluate"));
    connect(empty, &EmptyNote::actionRequested, form_->controls(), &EvaluateControls::startRequested);
    // What runs is seen on the left; the same button twice would not say so.
    EvaluationController& evaluation = session().evaluation();
    connect(&evaluation, &EvaluationController::stateChanged, empty->button(),
            [button = empty->button(), &evaluation] { button->setEnabled(!evaluation.busy()); });
    stack_ = new QStackedWidget;
    stack_->addWidget(new QWidget); // until the evaluations are read
    stack_->addWidget(empty);
    stack_->addWidget(results);
    return stack_;
}

void EvaluatePage::activated()
{
    // Another program may have evaluated in this workspace.
    refresh();
}

void EvaluatePage::showForm(bool shown)
{
    formShown_ = shown;
    arrange();
}

/// Without an evaluation the form is all that there is to do.
void EvaluatePage::arrange()
{
    const bool any = stack_->currentIndex() != 1;
    form_->setVisible(!presenting_ && (formShown_ || !any));
    bar_->setVisible(!presenting_);
    new_->setChecked(formShown_);
}

void EvaluatePage::setPresenting(bool presenting)
{
    presenting_ = presenting;
    view_->setPresenting(presenting);
    arrange();
}

bool EvaluatePage::presentStep(int step)
{
    return view_->slides().step(step);
}

void EvaluatePage::setRuns(const QStringList& ids)
{
    showForm(true);
    form_->setRuns(ids);
}

void EvaluatePage::setDetectors(const QStringList& names)
{
    showForm(true);
    form_->setDetectors(names);
}

void EvaluatePage::setWhat(const workspace::EvaluationRequest& request)
{
    showForm(true);
    form_->setWhat(request);
}

void EvaluatePage::start()
{
    form_->startWhenListsLoaded();
}

void EvaluatePage::refresh()
{
    reading_.cancel();
    reading_ = session().queries().run(
        this,
        [](storage::Database& database, StopControl&) { return workspace::EvaluationStore(database).list(); },
        [this](std::vector<workspace::EvaluationSummary> evaluations) { take(std::move(evaluations)); });
}

void EvaluatePage::take(std::vector<workspace::EvaluationSummary> evaluations)
{
    {
        const QSignalBlocker blocker(choice_);
        history_->setEvaluations(std::move(evaluations));
    }
    if (history_->rowCount() == 0) {
        wanted_.clear();
        view_->setReport(nullptr);
        stack_->setCurrentIndex(1);
        arrange();
        return;
    }
    stack_->setCurrentIndex(2);
    arrange();
    const int row = std::max(0, history_->rowOf(wanted_));
    const QString id = history_->index(row).data(EvaluationsModel::IdRole).toString();
    const QSignalBlocker blocker(choice_);
    choice_->setCurrentIndex(row);
    if (!view_->report() || QString::fromStdString(view_->report()->id) != id) open(id);
}

void EvaluatePage::open(const QString& id)
{
    wanted_ = id;
    opening_.cancel();
    if (view_->report() && QString::fromStdString(view_->report()->id) == id) return;
    opening_ = session().queries().run(
        this,
        [id = id.toStdString()](storage::Database& database, StopControl&) {
            return std::make_shared<const metrics::EvaluationReport>(
                workspace::EvaluationStore(database).get(id));
        },
        [this](const ReportPointer& report) { show(report); },
        [this](const QString& text) {
            view_->setReport(nullptr);
            problem_->setText(QStringLiteral("⚠ %1").arg(text));
            problem_->show();
        });
}

void EvaluatePage::show(const ReportPointer& report)
{
    opening_.cancel();
    problem_->hide();
    view_->setReport(report);
    stack_->setCurrentIndex(2);
    arrange();
    const QSignalBlocker blocker(choice_);
    choice_->setCurrentIndex(history_->rowOf(QString::fromStdString(report->id)));
}

void EvaluatePage::deleteShown()
{
    const QString id = choice_->currentData(EvaluationsModel::IdRole).toString();
    if (id.isEmpty()) return;
    wanted_.clear();
    moveToTrash(session(), workspace::TrashKind::Evaluation, {{id, choice_->currentText()}});
}

} // namespace blindspot::ui
