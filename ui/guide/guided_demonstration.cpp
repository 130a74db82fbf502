#include "ui/guide/guided_demonstration.h"

#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_store.h"
#include "ui/guide/demonstration_preparation.h"
#include "ui/guide/guide_texts.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/training_controller.h"

#include <QDir>
#include <QSettings>
#include <QUrl>

#include <utility>

namespace blindspot::ui {

namespace {

// A scene that shows at a glance what a detector does: some people, none of them tiny.
constexpr double kSmallestSide = 24; ///< pixels
constexpr std::int64_t kFewestPeople = 4;
constexpr std::int64_t kMostPeople = 7;

QString keyOf(const workspace::Workspace& workspace, const char* name)
{
    const QString folder = QDir(QString::fromStdString(toUtf8(workspace.folder()))).absolutePath();
    return QStringLiteral("guide/%1/%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(folder)), QLatin1String(name));
}

/// Whether the training hardened the demonstration's detector.
bool hardens(const workspace::DetectorTrainingRecord& record)
{
    try {
        const workspace::DetectorTrainRequest request =
            workspace::requestFromText(record.requestJson, {Message::tr("training %1"), record.id});
        return request.from == demo::kDetector &&
               (!request.patches.empty() || request.fresh.everyEpochs > 0);
    } catch (const std::exception&) {
        return false; // of another version of the program
    }
}

} // namespace

GuidedDemonstration::GuidedDemonstration(Session& session, GuideSize size, QObject* parent)
    : QObject(parent), session_(session), size_(std::move(size)), story_(new GuideStory(this)),
      preparation_(new DemonstrationPreparation(session, size_.scenes, this))
{
    restore();
    wire();
}

GuidedDemonstration::~GuidedDemonstration()
{
    verifying_.cancel();
    finding_.cancel();
}

bool GuidedDemonstration::wasOpen(const workspace::Workspace& workspace)
{
    return QSettings().value(keyOf(workspace, "open"), false).toBool();
}

void GuidedDemonstration::setOpen(const workspace::Workspace& workspace, bool open)
{
    QSettings().setValue(keyOf(workspace, "open"), open);
}

void GuidedDemonstration::wire()
{
    connect(story_, &GuideStory::arrived, this, &GuidedDemonstration::arrive);
    connect(story_, &GuideStory::asked, this, &GuidedDemonstration::carryOut);
    connect(story_, &GuideStory::changed, this, [this] {
        save();
        Q_EMIT changed();
    });
    connect(preparation_, &DemonstrationPreparation::progressed, this, [this] {
        fraction_ = preparation_->fraction();
        if (fraction_ >= 0 && story_->readiness() == GuideReadiness::Unknown)
            story_->setReadiness(GuideReadiness::Preparing);
        Q_EMIT changed();
    });
    connect(preparation_, &DemonstrationPreparation::finished, this, [this] {
        story_->setReadiness(GuideReadiness::Ready);
        verify();
        if (std::exchange(fresh_, false)) story_->goTo(story_->step());
    });
    connect(preparation_, &DemonstrationPreparation::cancelled, this,
            [this] { story_->setReadiness(GuideReadiness::Cancelled); });
    connect(preparation_, &DemonstrationPreparation::failed, this, [this](const QString& text) {
        story_->setReadiness(GuideReadiness::Failed);
        session_.tell(MessageKind::Error, text);
    });

    TrainingController& training = session_.training();
    connect(&training, &TrainingController::stateChanged, this, [this, &training] {
        fraction_ = -1;
        story_->setTraining(training.busy());
    });
    connect(&training, &TrainingController::progressed, this, [this](const patch::BatchEvent& event) {
        fraction_ = event.fraction;
        Q_EMIT changed();
    });
    connect(&training, &TrainingController::finished, this, [this](const workspace::RunRecord& run) {
        if (run.iterationsDone > 0 && run.detectorName == demo::kDetector &&
            run.className == demo::kClass)
            story_->trained(QString::fromStdString(run.id));
    });
    story_->setTraining(training.busy());
    EvaluationController& evaluation = session_.evaluation();
    connect(&evaluation, &EvaluationController::stateChanged, this, [this, &evaluation] {
        fraction_ = -1;
        story_->setEvaluating(evaluation.busy());
    });
    connect(&evaluation, &EvaluationController::progressed, this, [this](const EvaluationProgress& progress) {
        fraction_ = progress.total > 0
                        ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                        : -1;
        Q_EMIT changed();
    });
    connect(&evaluation, &EvaluationController::finished, this, [this](const ReportPointer& report) {
        story_->evaluated(retold(*report, story_->memory().hardened));
    });
    story_->setEvaluating(evaluation.busy());
    wireHardening();
    for (const auto news : {&Session::runsChanged, &Session::detectorsChanged, &Session::evaluationsChanged})
        connect(&session_, news, this, &GuidedDemonstration::verify);
}

void GuidedDemonstration::wireHardening()
{
    DetectorTrainingController& training = session_.detectorTraining();
    connect(&training, &DetectorTrainingController::stateChanged, this, [this, &training] {
        fraction_ = -1;
        story_->setHardening(training.busy());
    });
    connect(&training, &DetectorTrainingController::progressed, this, [this, &training] {
        fraction_ = training.fraction();
        Q_EMIT changed();
    });
    connect(&training, &DetectorTrainingController::finished, this,
            [this](const workspace::DetectorTrainingRecord& record) {
                if (record.state == workspace::DetectorTrainingState::Completed && hardens(record))
                    story_->setHardened(QString::fromStdString(record.detectorName));
            });
    story_->setHardening(training.busy());
}

void GuidedDemonstration::begin(bool fresh)
{
    fresh_ = fresh_ || fresh;
    if (preparation_->running()) return;
    // Mostly there is nothing to be done: then it is not spoken of.
    story_->setReadiness(fresh ? GuideReadiness::Preparing : GuideReadiness::Unknown);
    preparation_->start();
}

GuideLook GuidedDemonstration::look() const
{
    GuideLook look;
    look.step = story_->step();
    for (const GuideStep step : kGuideSteps)
        look.done[static_cast<std::size_t>(step)] = story_->done(step);
    look.text = guideText(*story_, {.scenes = size_.scenes.scenes,
                                    .iterations = size_.training.options.iterations,
                                    .images = size_.training.images.value_or(size_.scenes.trainingScenes)});
    look.action = actText(*story_);
    look.mayGoBack = story_->mayGoBack();
    look.mayGoOn = story_->mayGoOn();
    const StepState state = story_->state();
    look.working = story_->readiness() == GuideReadiness::Preparing ||
                   (story_->readiness() == GuideReadiness::Ready &&
                    (state == StepState::Running || state == StepState::Comparing));
    look.fraction = look.working ? fraction_ : -1;
    return look;
}

void GuidedDemonstration::arrive(GuideStep step)
{
    Q_EMIT pageWanted(step);
    const StepState state = story_->stateOf(step);
    if (state == StepState::Running || state == StepState::Comparing) return;
    switch (step) {
    case GuideStep::Browse:
        Q_EMIT scenesWanted(
            {demo::kDataset, demo::kTrainingSelection, demo::kDetector, -1});
        break;
    case GuideStep::Train:
        Q_EMIT trainingProposed(size_.training);
        break;
    case GuideStep::Evaluate:
        if (state != StepState::NeedsPatch) proposeEvaluation({demo::kDetector});
        break;
    case GuideStep::Harden:
        if (state == StepState::Open) {
            const std::filesystem::path folder =
                session_.workspace().runFolder(story_->memory().run.toStdString());
            Q_EMIT hardeningProposed(
                demo::hardeningRequest(session_.workspace(), {folder / "patch.safetensors"}));
        }
        break;
    }
}

void GuidedDemonstration::proposeEvaluation(const QStringList& detectors)
{
    std::vector<std::string> names;
    for (const QString& name : detectors)
        names.push_back(name.toStdString());
    Q_EMIT evaluationProposed(
        demo::evaluationRequest({story_->memory().run.toStdString()}, std::move(names)));
}

void GuidedDemonstration::carryOut(GuideAct act)
{
    switch (act) {
    case GuideAct::Prepare:
        begin(true);
        return;
    case GuideAct::Cancel:
        preparation_->cancel();
        return;
    case GuideAct::Look:
        findScene();
        return;
    case GuideAct::Train:
        Q_EMIT pageWanted(GuideStep::Train);
        Q_EMIT trainingWanted();
        return;
    case GuideAct::Evaluate:
        Q_EMIT pageWanted(GuideStep::Evaluate);
        Q_EMIT evaluationWanted();
        return;
    case GuideAct::Harden:
        Q_EMIT pageWanted(GuideStep::Harden);
        Q_EMIT hardeningWanted();
        return;
    case GuideAct::Compare:
        Q_EMIT pageWanted(GuideStep::Evaluate);
        proposeEvaluation({demo::kDetector, story_->memory().hardened});
        Q_EMIT evaluationWanted();
        return;
    case GuideAct::Finish:
        Q_EMIT finished();
        return;
    case GuideAct::None:
    case GuideAct::GoTrain:
    case GuideAct::Next:
        return;
    }
}

void GuidedDemonstration::findScene()
{
    finding_.cancel();
    finding_ = session_.queries().run(
        this,
        [](storage::Database& database, StopControl&) -> std::int64_t {
            const dataset::DatasetIndex index(database);
            dataset::ImageQuery query;
            query.dataset = demo::kDataset;
            query.selection = demo::kTrainingSelection;
            query.classNames = {demo::kClass};
            query.limit = 1;
            dataset::ImageQuery telling = query;
            telling.minSide = kSmallestSide;
            telling.minObjects = kFewestPeople;
            telling.maxObjects = kMostPeople;
            for (const dataset::ImageQuery& one : {telling, query})
                if (const auto ids = index.imageIds(one); !ids.empty()) return ids.front();
            return -1;
        },
        [this](std::int64_t image) {
            Q_EMIT pageWanted(GuideStep::Browse);
            Q_EMIT scenesWanted({demo::kDataset, demo::kTrainingSelection,
                                 demo::kDetector, image});
        });
}

void GuidedDemonstration::restore()
{
    const QSettings settings;
    const auto value = [&](const char* name) { return settings.value(keyOf(session_.workspace(), name)); };
    GuideMemory memory;
    const int step = value("step").toInt();
    if (step > 0 && step < static_cast<int>(kGuideSteps.size())) memory.step = static_cast<GuideStep>(step);
    memory.looked = value("looked").toBool();
    memory.run = value("run").toString();
    memory.evaluation = value("evaluation").toString();
    memory.hardened = value("hardened").toString();
    memory.comparison = value("comparison").toString();
    story_->restore(memory);
}

void GuidedDemonstration::save() const
{
    QSettings settings;
    const auto set = [&](const char* name, const QVariant& value) {
        settings.setValue(keyOf(session_.workspace(), name), value);
    };
    const GuideMemory& memory = story_->memory();
    set("step", static_cast<int>(memory.step));
    set("looked", memory.looked);
    set("run", memory.run);
    set("evaluation", memory.evaluation);
    set("hardened", memory.hardened);
    set("comparison", memory.comparison);
}

void GuidedDemonstration::verify()
{
    struct Found {
        bool run = false, hardened = false;
        std::optional<GuideEvaluation> evaluation, comparison;
    };
    const GuideMemory memory = story_->memory();
    if (memory.run.isEmpty() && memory.hardened.isEmpty()) return;
    verifying_.cancel();
    verifying_ = session_.queries().run(
        this,
        [memory, workspace = &session_.workspace(), read = story_->evaluation(),
         compared = story_->comparison()](storage::Database& database, StopControl&) {
            Found found;
            found.run = workspace::RunStore(*workspace, database).find(memory.run.toStdString()).has_value();
            found.hardened = workspace::DetectorStore(database).find(memory.hardened.toStdString()).has_value();
            const workspace::EvaluationStore store(database);
            const auto summaries = store.ofRun(memory.run.toStdString());
            // A report is large: it is read once.
            const auto get =
                [&](const QString& id,
                    const std::optional<GuideEvaluation>& known) -> std::optional<GuideEvaluation> {
                for (const workspace::EvaluationSummary& one : summaries) {
                    if (one.id != id.toStdString()) continue;
                    return known && known->id == id ? *known : retold(store.get(one.id), memory.hardened);
                }
                return std::nullopt;
            };
            found.evaluation = get(memory.evaluation, read);
            found.comparison =
                memory.comparison == memory.evaluation ? found.evaluation : get(memory.comparison, compared);
            return found;
        },
        [this, memory](const Found& found) {
            // What has changed meanwhile asks anew.
            if (story_->memory() != memory) return verify();
            if (!memory.run.isEmpty() && !found.run) return story_->forgetRun();
            if (!memory.hardened.isEmpty() && !found.hardened) story_->setHardened({});
            if (!memory.evaluation.isEmpty() && !found.evaluation)
                story_->forgetEvaluation(memory.evaluation);
            else if (found.evaluation && story_->evaluation() != found.evaluation)
                story_->evaluated(*found.evaluation);
            if (!memory.comparison.isEmpty() && !found.comparison)
                story_->forgetEvaluation(memory.comparison);
            else if (found.comparison && story_->comparison() != found.comparison)
                story_->evaluated(*found.comparison);
        });
}

} // namespace blindspot::ui
