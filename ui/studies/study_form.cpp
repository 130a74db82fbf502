#include "ui/studies/study_form.h"

#include "core/common/error.h"
#include "core/workspace/queue/queue_times.h"
#include "core/workspace/studies/study_store.h"
#include "ui/controls/form_field.h"
#include "ui/controls/form_memory.h"
#include "ui/controls/number_choice.h"
#include "ui/session/add_to_queue.h"
#include "ui/session/automatic.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/option_words.h"
#include "ui/session/study_controller.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/studies/study_options.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kEstimateMilliseconds = 200;
constexpr const char* kFormKey = "studies/form";
constexpr const char* kOptionsKey = "studies/options";
constexpr const char* kSourceKey = "studies/measuredOn";

QString sourceOf(const workspace::TrainRequest& request)
{
    return QString::fromStdString(request.selection.value_or(request.dataset.value_or("")));
}

QString baseWords(const workspace::TrainRequest& base)
{
    QStringList detectors;
    for (const std::string& one : base.detectors())
        detectors += QString::fromStdString(one);
    QStringList words{recipeText(base.options.recipe), detectors.join(QStringLiteral(", ")),
                      StudyForm::tr("%1 on %2").arg(classNameText(base.className), sourceOf(base))};
    if (base.images) words += imagesText(*base.images);
    words += StudyForm::tr("%1 iterations, %2 px, rate %3")
                 .arg(base.options.iterations)
                 .arg(base.options.patchSize)
                 .arg(base.options.optimiser.learningRate);
    return words.join(QStringLiteral(" · "));
}

} // namespace

StudyForm::StudyForm(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), catalogue_(new WorkspaceCatalogue(session, this)), name_(new QLineEdit), baseText_(new QLabel),
      options_(new StudyOptions)
{
    buildRows();
    name_->setText(proposedName()); // until the names that are taken are read
    const QStringList options = QSettings().value(kOptionsKey).toStringList();
    if (!options.isEmpty()) options_->setTexts(options);
    wantedSource_ = QSettings().value(kSourceKey).toString();
    restoreForm(*this, QString::fromLatin1(kFormKey));
    estimateLater_.setSingleShot(true);
    estimateLater_.setInterval(kEstimateMilliseconds);
    connect(&estimateLater_, &QTimer::timeout, this, &StudyForm::estimateTime);
    connect(catalogue_, &WorkspaceCatalogue::listsChanged, this, &StudyForm::fillSources);
    connect(&session_.study(), &Job::stateChanged, this, &StudyForm::showButtons);
    connect(&session_.study(), &Job::heldChanged, this, &StudyForm::showButtons);
    connect(&session_.evaluation(), &Job::stateChanged, this, &StudyForm::showButtons);
    connect(&session_, &Session::runsChanged, &estimateLater_, qOverload<>(&QTimer::start)); // the machine's speed is known better now
    fillSources();
}

StudyForm::~StudyForm()
{
    keepForm(*this, QString::fromLatin1(kFormKey));
    QSettings().setValue(kOptionsKey, options_->texts());
    QSettings().setValue(kSourceKey, wantedSource_); // what the user chose; a proposal is made anew
}

void StudyForm::setBase(const workspace::TrainRequest& base, const QString& mistake)
{
    base_ = asStarted(base);
    base_.name.clear();
    baseMistake_ = mistake;
    options_->setBase(base_.options);
    chooseSource();
    baseText_->setText(baseWords(base_));
    baseField_->setNote(tr("As the form of the Train page says. <a href=\"train\">Change it there</a>"));
    check();
}

void StudyForm::setKnownNames(const std::vector<std::string>& names)
{
    names_ = names;
    proposeName();
    check();
}

/// Until the user has typed one.
void StudyForm::proposeName()
{
    if (touchedName_) return;
    const QSignalBlocker blocker(name_);
    name_->setText(proposedName());
}

/// What is varied: "patch size + learning rate 2". The word "Study" alone says nothing in a list of studies, and twice after itself.
QString StudyForm::proposedName() const
{
    QStringList varied;
    for (const QString& row : options_->texts()) {
        const QString option = optionNameText("--" + row.section(QLatin1Char('='), 0, 0).toStdString());
        if (!varied.contains(option)) varied += option;
    }
    const QString what = varied.isEmpty() ? tr("Study") : varied.join(QStringLiteral(" + "));
    const auto taken = [this](const QString& name) { return std::find(names_.begin(), names_.end(), name.toStdString()) != names_.end(); };
    for (int number = 1;; ++number)
        if (const QString name = number == 1 ? what : QStringLiteral("%1 %2").arg(what).arg(number); !taken(name)) return name;
}

bool StudyForm::isRandom() const
{
    return search_->currentData().toString() == QLatin1String("random");
}

QString StudyForm::name() const
{
    return name_->text().trimmed();
}

bool StudyForm::listsLoaded() const
{
    return catalogue_->listsLoaded();
}

void StudyForm::fillSources()
{
    {
        const QSignalBlocker blocker(source_);
        source_->clear();
        for (const ImageSource& one : catalogue_->sources())
            source_->addItem(sourceText(one), sourceKey(one.name, one.isSelection));
    }
    chooseSource();
    check();
}

workspace::StudySpec StudyForm::spec() const
{
    workspace::StudySpec spec;
    spec.base = base_;
    spec.options = options_->options();
    spec.random = isRandom() ? static_cast<std::int64_t>(drawn_->value()) : 0;
    spec.seeds = static_cast<std::int64_t>(seeds_->box()->value());
    spec.eta = halving_->currentData().toDouble();
    spec.rungs = static_cast<std::int64_t>(rungs_->value());
    SourceName measured = sourceOfKey(source_->currentData().toString());
    spec.selection = std::move(measured.selection);
    spec.dataset = std::move(measured.dataset);
    if (images_->box()->value() > 0) spec.images = static_cast<std::int64_t>(images_->box()->value());
    return spec;
}

/// Puts mistakes at their fields; the first of them, or null.
FormField* StudyForm::checkRows()
{
    std::vector<FormField*> fields;
    const auto say = [&fields](FormField* field, const QString& mistake) {
        field->setMistake(mistake);
        if (!mistake.isEmpty()) fields.push_back(field);
    };
    const bool taken = std::find(names_.begin(), names_.end(), name().toStdString()) != names_.end();
    say(nameField_, name().isEmpty() ? tr("It needs a name.") : taken ? tr("There is a study of this name already.") : QString());
    say(baseField_, baseMistake_);
    if (FormField* field = options_->check(isRandom())) fields.push_back(field);
    say(searchField_, isRandom() && drawn_->value() < 2 ? tr("At least two settings are drawn.") : QString());
    const double seeds = seeds_->box()->value();
    say(seedsField_, seeds < 1 || seeds > workspace::StudySpec::kMostSeeds ? tr("1 to %1 are possible.").arg(workspace::StudySpec::kMostSeeds)
                                                                          : QString());
    say(rungsField_, halving_->currentData().toDouble() > 0 && (rungs_->value() < 2 || rungs_->value() > 6) ? tr("2 to 6 are possible.")
                                                                                                          : QString());
    say(sourceField_, catalogue_->loaded() && source_->count() == 0
                          ? tr("The workspace has no images yet. <a href=\"dataset\">Import some</a>")
                          : imagesMistake());
    return fields.empty() ? nullptr : fields.front();
}

/// What can only be said of all fields together: how many settings they make, and whether a training can have them.
void StudyForm::checkSettings()
{
    settings_.reset();
    QString problem;
    try {
        const workspace::StudySpec spec = this->spec();
        workspace::checkSpec(spec);
        const std::vector<workspace::StudySetting> settings = workspace::settingsOf(spec);
        const workspace::DetectorRecord* detector = catalogue_->detector(base_.detector);
        for (const workspace::StudySetting& setting : settings)
            workspace::requestOf(spec, setting, 0).options.check(detector ? detector->inputSize : 640);
        settings_ = std::ssize(settings);
    } catch (const std::exception& error) {
        problem = errorText(error);
    }
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    mistaken_ = mistaken_ || !problem.isEmpty();
}

void StudyForm::check()
{
    if (rungsField_ == nullptr || imagesField_ == nullptr || problem_ == nullptr) return; // while it is built
    mistaken_ = checkRows() != nullptr;
    if (mistaken_) {
        settings_.reset();
        problem_->hide();
    } else {
        checkSettings();
    }
    seconds_.reset();
    estimating_.cancel();
    showEstimate();
    showImages();
    showButtons();
    estimateLater_.start();
}

void StudyForm::estimateTime()
{
    countImages();
    if (!settings_ || mistaken_) return;
    estimating_.cancel();
    estimating_ = session_.queries().run(
        this, [spec = spec()](storage::Database& database, StopControl&) { return workspace::expectedSeconds(database, spec); },
        [this](const std::optional<double>& seconds) {
            seconds_ = seconds;
            showEstimate();
        });
}

QString StudyForm::estimate() const
{
    return estimate_->text();
}

void StudyForm::showEstimate()
{
    if (!settings_) {
        estimate_->setText(tr("How many trainings these are appears when the form is complete."));
        return;
    }
    const auto seeds = static_cast<std::int64_t>(seeds_->box()->value());
    QString text = seeds > 1 ? tr("%1 settings, each trained %2 times: %3 trainings").arg(countText(*settings_), countText(seeds), countText(*settings_ * seeds))
                             : tr("%1 settings, each trained once").arg(countText(*settings_));
    if (halving_->currentData().toDouble() > 0) text += tr("; those far behind stop early");
    text += seconds_ ? tr(". About %1 on this machine.").arg(durationText(*seconds_)) : tr(". The time is known after a training like these and an evaluation.");
    estimate_->setText(text);
}

void StudyForm::showButtons()
{
    const bool free = !session_.works();
    start_->setEnabled(!creating_);
    queue_->setVisible(free); // else the one button does that
    queue_->setEnabled(!creating_);
    start_->setText(free ? tr("&Start the study") : tr("Add to &queue"));
    start_->setToolTip(free ? tr("Trains and measures one setting after the other; it can be stopped at any time and goes on where it was")
                            : queue_->toolTip());
}

void StudyForm::begin(bool queue)
{
    if (creating_ || !listsLoaded()) return;
    check();
    if (mistaken_) {
        FormField* field = checkRows();
        if (field != nullptr) {
            field->touch();
            field->takeFocus();
            QMetaObject::invokeMethod(this, [this, field] { scroll_->ensureWidgetVisible(field, 0, 4 * kGrid); }, Qt::QueuedConnection);
        } else {
            scroll_->ensureWidgetVisible(problem_, 0, kGrid);
        }
        return;
    }
    creating_ = true;
    showButtons();
    const bool wait = queue || session_.works();
    session_.jobs().run( // it looks at all images
        this,
        [workspace = &session_.workspace(), name = name().toStdString(), spec = spec()](storage::Database& database, StopControl& stop) {
            return workspace::StudyStore(*workspace, database).create(name, spec, stop);
        },
        [this, wait](const workspace::StudyRecord& study) {
            creating_ = touchedName_ = false;
            if (wait || session_.works())
                addToQueue(session_, workspace::StudyRequest{study.id, study.name, {}});
            else
                session_.study().start(study.name);
            showButtons();
            Q_EMIT session_.studiesChanged();
            Q_EMIT created(QString::fromStdString(study.name));
        },
        [this](const QString& mistake) {
            creating_ = false;
            showButtons();
            session_.tell(MessageKind::Error, mistake);
        });
}

} // namespace blindspot::ui
