#include "ui/studies/studies_page.h"

#include "core/workspace/studies/study_result.h"
#include "ui/controls/empty_note.h"
#include "ui/session/add_to_queue.h"
#include "ui/session/effect_text.h"
#include "ui/session/study_controller.h"
#include "ui/session/undo_history.h"
#include "ui/studies/study_form.h"
#include "ui/studies/study_view.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QPointer>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kFormWidth = 56 * kGrid;
constexpr int kSteps = 1000; ///< of the bar
constexpr const char* kSplitterKey = "studies/splitter";

enum Stack { Unread, Empty, Results };

/// "night (12 settings, 3 seeds)".
QString choiceText(const workspace::StudyRecord& study)
{
    const QString settings = countText(std::ssize(study.settings));
    const QString name = QString::fromStdString(study.name);
    return study.spec.seeds > 1 ? StudiesPage::tr("%1 (%2 settings, %3 times each)").arg(name, settings, countText(study.spec.seeds))
                                : StudiesPage::tr("%1 (%2 settings)").arg(name, settings);
}

} // namespace

StudiesPage::StudiesPage(Session& session, QWidget* parent)
    : Page(session, parent), form_(new StudyForm(session)), view_(new StudyView(session)), splitter_(new QSplitter)
{
    splitter_->addWidget(form_);
    splitter_->addWidget(buildResults());
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    if (!splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray())) splitter_->setSizes({kFormWidth, 2 * kFormWidth});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter_);
    connect(form_, &StudyForm::pageRequested, this, &StudiesPage::pageRequested);
    connect(form_, &StudyForm::created, this, [this](const QString& name) {
        wanted_ = name;
        showForm(false); // what it finds takes the room
        refresh();
    });
    connect(view_, &StudyView::runRequested, this, &StudiesPage::runRequested);
    StudyController& study = session.study();
    connect(&study, &StudyController::progressed, this, &StudiesPage::showProgress);
    connect(&study, &Job::stateChanged, this, &StudiesPage::follow);
    connect(&study, &Job::heldChanged, this, &StudiesPage::follow);
    connect(&study, &Job::started, this, [this] {
        wanted_ = this->session().study().name();
        refresh();
    });
    connect(&session, &Session::studiesChanged, this, &StudiesPage::refresh);
    arrange();
    refresh();
}

StudiesPage::~StudiesPage()
{
    QSettings().setValue(kSplitterKey, splitter_->saveState());
}

QWidget* StudiesPage::buildBar()
{
    new_ = new QPushButton(icon("add"), tr("Ne&w study"));
    new_->setObjectName("newStudy");
    new_->setCheckable(true);
    new_->setToolTip(tr("Shows or hides the form: which options are varied, and what the patches are measured on"));
    connect(new_, &QPushButton::clicked, this, &StudiesPage::showForm);
    choice_ = new QComboBox;
    choice_->setObjectName("studies");
    choice_->setAccessibleName(tr("Studies of this workspace"));
    choice_->setToolTip(tr("The studies of this workspace, newest first"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice_->setMinimumContentsLength(20);
    connect(choice_, &QComboBox::activated, this, [this] { open(choice_->currentData().toString()); });
    goOn_ = new QPushButton(icon("resume"), tr("Go on"));
    goOn_->setObjectName("goOnStudy");
    connect(goOn_, &QPushButton::clicked, this, &StudiesPage::goOn);
    queue_ = new QPushButton(tr("Add to queue"));
    queue_->setObjectName("queueShownStudy");
    queue_->setToolTip(tr("What is left of it waits in the queue and begins when what runs has ended"));
    connect(queue_, &QPushButton::clicked, this, &StudiesPage::queueShown);
    remove_ = new QPushButton(icon("delete"), tr("De&lete"));
    remove_->setObjectName("removeStudy");
    remove_->setToolTip(tr("Takes the study out of the workspace; its runs and evaluations stay, and Ctrl+Z brings it back"));
    connect(remove_, &QPushButton::clicked, this, &StudiesPage::removeShown);
    bar_ = new QWidget;
    auto* row = new QHBoxLayout(bar_);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, 0);
    row->addWidget(new_);
    row->addWidget(choice_, 1);
    row->addWidget(goOn_);
    row->addWidget(queue_);
    row->addWidget(buildSaving());
    row->addWidget(remove_);
    return bar_;
}

QWidget* StudiesPage::buildSaving()
{
    auto* save = new QToolButton;
    save->setObjectName("saveStudy");
    save->setIcon(icon("save"));
    save->setText(tr("Save &report…"));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setFocusPolicy(Qt::StrongFocus);
    save->setPopupMode(QToolButton::MenuButtonPopup);
    save->setToolTip(tr("HTML, CSV or JSON, by the ending of the file; the arrow chooses the language"));
    const auto saveIn = [this](report::Language language) {
        if (view_->study()) saveStudy(session(), this, view_->study(), language);
    };
    connect(save, &QToolButton::clicked, this, [saveIn] { saveIn(reportLanguage()); });
    auto* menu = new QMenu(save);
    // Languages are named in themselves, so that whoever needs one can read it.
    for (const auto& [language, word] : {std::pair(report::Language::English, QStringLiteral("English…")),
                                         std::pair(report::Language::Korean, QStringLiteral("한국어…"))})
        connect(menu->addAction(word), &QAction::triggered, this, [saveIn, language = language] { saveIn(language); });
    save->setMenu(menu);
    return save;
}

QWidget* StudiesPage::buildProgress()
{
    progressText_ = new QLabel;
    progressText_->setObjectName("note");
    progressText_->setFont(tabularFont(0.9));
    progressText_->setAccessibleName(tr("Progress of the study"));
    progressText_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    progressBar_ = new QProgressBar;
    progressBar_->setTextVisible(false);
    progressBar_->setMaximumHeight(kGrid);
    progressBar_->setAccessibleName(tr("Progress of the study"));
    stop_ = new QPushButton(icon("state-stopped"), tr("St&op"));
    stop_->setObjectName("stopStudy");
    stop_->setToolTip(tr("Ends the study; what it has trained and measured is kept, and it goes on there"));
    connect(stop_, &QPushButton::clicked, &session().study(), &StudyController::stop);
    progress_ = new QWidget;
    auto* words = new QVBoxLayout;
    words->setSpacing(kGrid / 2);
    words->addWidget(progressText_);
    words->addWidget(progressBar_);
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, 0);
    row->setSpacing(2 * kGrid);
    row->addLayout(words, 1);
    row->addWidget(stop_);
    progress_->hide();
    return progress_;
}

QWidget* StudiesPage::buildResults()
{
    problem_ = new QLabel;
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    problem_->hide();
    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(buildProgress());
    column->addWidget(problem_);
    column->addWidget(view_, 1);
    auto* empty = new EmptyNote(tr("No study yet"),
                                tr("Which patch size, which learning rate, how many iterations? A study trains every combination of the values "
                                   "that you name, measures each patch on held-out images beside grey and random squares, and tells which "
                                   "options matter. Choose them on the left."),
                                tr("Start the study"));
    connect(empty, &EmptyNote::actionRequested, this, [this] { form_->findChild<QPushButton*>("primary")->click(); });
    stack_ = new QStackedWidget;
    stack_->addWidget(new QWidget); // until the studies are read
    stack_->addWidget(empty);
    stack_->addWidget(results);
    return stack_;
}

void StudiesPage::activated()
{
    Q_EMIT baseWanted();
    refresh(); // another program may have gone on with one
}

void StudiesPage::setBase(const workspace::TrainRequest& base, const QString& mistake)
{
    form_->setBase(base, mistake);
}

void StudiesPage::showForm(bool shown)
{
    formShown_ = shown;
    if (shown) Q_EMIT baseWanted();
    arrange();
}

/// Without a study the form is all that there is to do.
void StudiesPage::arrange()
{
    const bool any = stack_->currentIndex() == Results;
    form_->setVisible(!presenting_ && (formShown_ || !any));
    bar_->setVisible(!presenting_);
    new_->setChecked(formShown_);
    follow();
}

void StudiesPage::setPresenting(bool presenting)
{
    presenting_ = presenting;
    view_->setPresenting(presenting);
    arrange();
}

bool StudiesPage::presentStep(int step)
{
    return view_->study() && view_->step(step);
}

void StudiesPage::refresh()
{
    listing_.cancel();
    listing_ = session().queries().run(
        this,
        [workspace = &session().workspace()](storage::Database& database, StopControl&) {
            return workspace::StudyStore(*workspace, database).list();
        },
        [this](std::vector<workspace::StudyRecord> studies) { take(std::move(studies)); });
}

void StudiesPage::take(std::vector<workspace::StudyRecord> studies)
{
    studies_ = std::move(studies);
    std::vector<std::string> names;
    const QSignalBlocker blocker(choice_);
    choice_->clear();
    for (const workspace::StudyRecord& study : studies_) {
        names.push_back(study.name);
        choice_->addItem(choiceText(study), QString::fromStdString(study.name));
    }
    form_->setKnownNames(names);
    if (studies_.empty()) {
        wanted_.clear();
        opening_.cancel();
        making_.clear();
        view_->setStudy(nullptr);
        stack_->setCurrentIndex(Empty);
        arrange();
        return;
    }
    stack_->setCurrentIndex(Results);
    choice_->setCurrentIndex(std::max(0, choice_->findData(wanted_)));
    wanted_ = choice_->currentData().toString();
    arrange();
    if (isVisible()) open(wanted_); // else when the page comes to the front: a report draws images anew a thousand times
}

/// Its report is made anew: it is another one after each training.
void StudiesPage::open(const QString& name)
{
    if (making_ == name) {
        stale_ = true; // what is being made is shown all the same: else quick trainings would never let one be
        return;
    }
    if (view_->study() && QString::fromStdString(view_->study()->name) != name) view_->setStudy(nullptr);
    wanted_ = name;
    making_ = name;
    stale_ = false;
    follow();
    opening_.cancel();
    // Drawing images anew a thousand times takes its time: not in the way of short questions.
    opening_ = session().jobs().run(
        this,
        [workspace = &session().workspace(), name = name.toStdString(),
         version = QCoreApplication::applicationVersion().toStdString()](storage::Database& database, StopControl&) {
            return std::make_shared<const metrics::StudyReport>(workspace::studyReport(*workspace, database, name, version));
        },
        [this](const StudyPointer& study) {
            making_.clear();
            problem_->hide();
            view_->setStudy(study);
            follow();
            if (std::exchange(stale_, false)) open(wanted_);
        },
        [this](const QString& text) {
            making_.clear();
            view_->setStudy(nullptr);
            problem_->setText(QStringLiteral("⚠ %1").arg(text));
            problem_->show();
        });
}

const workspace::StudyRecord* StudiesPage::shown() const
{
    const auto found = std::find_if(studies_.begin(), studies_.end(), [this](const auto& one) { return one.name == wanted_.toStdString(); });
    return found == studies_.end() ? nullptr : &*found;
}

bool StudiesPage::runsHere() const
{
    return session().study().busy() && session().study().name() == wanted_;
}

void StudiesPage::follow()
{
    const workspace::StudyRecord* study = shown();
    const bool elsewhere = study != nullptr && study->running && !session().study().busy();
    const bool known = view_->study() && view_->study()->name == wanted_.toStdString();
    const bool complete = !known || view_->study()->complete;
    const bool begun = known && std::any_of(view_->study()->settings.begin(), view_->study()->settings.end(),
                                                     [](const auto& one) { return one.figure.value.has_value(); });
    goOn_->setText(begun ? tr("Go on") : tr("Start"));
    goOn_->setVisible(!complete && !runsHere());
    queue_->setVisible(!complete && !runsHere());
    goOn_->setEnabled(study != nullptr && !elsewhere && !session().works());
    goOn_->setToolTip(elsewhere           ? tr("Another program is at it")
                      : session().works() ? tr("Something runs that wants the whole machine: add the study to the queue")
                                          : tr("Trains and measures what is left of it"));
    queue_->setEnabled(study != nullptr);
    remove_->setEnabled(study != nullptr && !runsHere() && !elsewhere);
    progress_->setVisible(!presenting_ && runsHere());
    stop_->setEnabled(session().study().state() == JobState::Running);
    showProgress();
}

QString StudiesPage::progressText() const
{
    return progressText_->text();
}

void StudiesPage::showProgress()
{
    if (!runsHere()) return;
    const StudyController& study = session().study();
    const StudyProgress& progress = study.progress();
    progressBar_->setRange(0, progress.step ? kSteps : 0);
    progressBar_->setValue(static_cast<int>(progress.fraction * kSteps));
    if (study.state() == JobState::Stopping) {
        progressText_->setText(tr("Stopping and saving…"));
        return;
    }
    if (!progress.step) {
        progressText_->setText(tr("Looking for what is done already…"));
        return;
    }
    QStringList values;
    const workspace::StudyRecord* record = shown();
    for (std::size_t i = 0; i < progress.step->values.size(); ++i) {
        const QString value = QString::fromStdString(progress.step->values[i]);
        const bool named = record != nullptr && i < record->spec.options.size();
        values += named ? optionNameText("--" + record->spec.options[i].key) + QStringLiteral(" ") + value : value;
    }
    QStringList texts{tr("%1 of %2").arg(countText(progress.step->done + 1), countText(progress.step->steps)), values.join(QStringLiteral(", "))};
    if (progress.phase) texts += messageText(progress.phase->phase);
    if (progress.secondsLeft) texts += tr("%1 left").arg(durationText(*progress.secondsLeft));
    if (progress.failed > 0) texts += tr("%1 failed").arg(countText(progress.failed));
    progressText_->setText(texts.join(QStringLiteral(" · ")));
}

void StudiesPage::goOn()
{
    if (shown() != nullptr && !session().works()) session().study().start(wanted_.toStdString());
}

void StudiesPage::queueShown()
{
    if (const workspace::StudyRecord* study = shown())
        addToQueue(session(), workspace::StudyRequest{study->id, study->name, {}});
}

void StudiesPage::removeShown()
{
    if (shown() == nullptr) return;
    const auto change = [](Session& session, const std::string& name, bool back) {
        session.queries().run(
            &session,
            [workspace = &session.workspace(), name, back](storage::Database& database, StopControl&) {
                workspace::StudyStore store(*workspace, database);
                if (back)
                    store.restore(name);
                else
                    store.remove(name);
            },
            [&session] { Q_EMIT session.studiesChanged(); });
    };
    const std::string name = wanted_.toStdString();
    session().history().push(tr("the deletion of study %1").arg(wanted_), [self = QPointer<Session>(&session()), change, name] {
        if (self) change(*self, name, true);
    });
    wanted_.clear();
    change(session(), name, false);
}

} // namespace blindspot::ui
