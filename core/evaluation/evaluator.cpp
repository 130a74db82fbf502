#include "core/evaluation/evaluator.h"

#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/common/utf8.h"
#include "core/evaluation/detection_table.h"
#include "core/evaluation/evaluation_plan.h"
#include "core/metrics/arm_measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

namespace blindspot::evaluation {

namespace {

using metrics::EvaluationReport;
using metrics::ImageGroup;
using metrics::MeasuredArm;

std::vector<std::string> english(const std::vector<Message>& messages)
{
    std::vector<std::string> sentences;
    for (const Message& message : messages)
        sentences.push_back(message.english());
    return sentences;
}

/// The first group that there is, is what the answer is about.
constexpr std::array kAnswerOrder = {ImageGroup::HeldOut, ImageGroup::Unknown, ImageGroup::NearDuplicate, ImageGroup::Training};

class Evaluator {
  public:
    Evaluator(const EvaluationSubject& subject, const EvaluationOptions& options, StopControl& stop,
              const ProgressSink& progress, const LogSink& log, ShownImages* shown, const NoticedSink& noticed, ranks::Lead& lead)
        : subject_(subject), options_(options), stop_(stop), progress_(progress), log_(log), shown_(shown), noticed_(noticed), lead_(lead)
    {
        inferenceOptions_.nms.iou = options.nmsIou;
        inferenceOptions_.batch = options.batch;
        for (const EvaluationImage& image : subject.images) {
            annotations_.push_back(image.annotations);
            places_.push_back(placesToCreateAt(image));
        }
    }

    EvaluationReport run()
    {
        const Stopwatch spent;
        describe();
        std::vector<std::size_t> images(subject_.images.size());
        for (std::size_t i = 0; i < images.size(); ++i)
            images[i] = i;
        foresee();
        runArms(images);
        runSweeps();
        report_.timing.seconds = spent.seconds();
        return std::move(report_);
    }

  private:
    /// The same for all patches: `evaluate` has seen to it.
    std::vector<metrics::CocoBox> placesToCreateAt(const EvaluationImage& image) const
    {
        if (subject_.aim != metrics::Aim::Create) return {};
        const InferencePatch& patch = subject_.patches.front().inference;
        std::vector<metrics::CocoBox> places;
        for (const Box& box : coveredPlaces(image.inference.size, patch.picture.size(), image.inference.places,
                                            {.placement = patch.placement,
                                             .inputSide = patch.inputSide,
                                             .inputFit = patch.inputFit,
                                             .variation = {}}))
            places.push_back(metrics::cocoBox(box));
        return metrics::freePlaces(places, image.ofTarget, options_.noticeOverlap);
    }

    /// To be called between figures that take long.
    void throwIfStopped()
    {
        lead_.stillReading();
        if (stop_.shouldStop()) throw Cancelled(Message::tr("the evaluation was stopped"));
    }

    void describe()
    {
        report_.className = subject_.className;
        report_.aim = subject_.aim;
        report_.target = subject_.target;
        report_.confidence = options_.confidence;
        report_.nmsIou = options_.nmsIou;
        report_.noticeOverlap = options_.noticeOverlap;
        report_.randomSeeds = options_.randomSeeds;
        report_.bootstrapDrawings = options_.bootstrap;
        report_.seed = options_.seed;
        for (std::size_t i = 0; i < subject_.detectors.size(); ++i) {
            const detector::DetectorInfo& info = subject_.detectors[i].detector->info();
            report_.detectors.push_back({subject_.detectorNames.at(i), info.architecture, info.scale,
                                         info.sha256, toUtf8(info.file), info.parameters, info.inputSize, 0,
                                         english(info.remarks.assumptions), english(info.remarks.differences),
                                         english(info.remarks.notes), detector::choicesText(info.choices),
                                         info.network.heads.size() > 1 ? info.network.head : std::string()});
        }
        for (const EvaluationPatch& patch : subject_.patches)
            report_.patches.push_back(patch.facts);
        report_.defences.push_back({"none", "none", 0});
        for (const defences::DefenceSpec& spec : subject_.defences)
            report_.defences.push_back({spec.name, spec.text(), 0});
    }

    /// How many pictures there are to show, arms and sweeps together; images that cannot be read count as well.
    void foresee()
    {
        const std::vector<InferenceCase> cases =
            casesOf(subject_, planArms(subject_, options_).treatments, 1 + subject_.defences.size());
        arms_ = static_cast<std::int64_t>(cases.size() * subject_.images.size());
        for (const ImageGroup group : kAnswerOrder) {
            const std::vector<std::size_t> images = imagesOf(group);
            if (images.empty()) continue;
            sweeps_ = static_cast<std::int64_t>(planSweeps(subject_, options_).treatments.size() * images.size());
            break;
        }
    }

    InferenceOutcome show(InferencePlan inference, const std::vector<std::size_t>& images, Stage stage, DetectionTable& sights,
                          const std::function<void(std::size_t)>& imageDone)
    {
        const std::int64_t before = stage == Stage::Arms ? 0 : arms_;
        const ProgressSink counted = [&](const Progress& now) { progress_({now.phase, before + now.done, arms_ + sweeps_}); };
        InferenceOutcome outcome =
            runInferenceOnRest(std::move(inference), images, stage, shown_, inferenceOptions_, stop_, progress_ ? counted : ProgressSink(),
                               log_, [&sights](CaseDetections&& sight) { sights.take(std::move(sight)); }, imageDone, lead_);
        report_.timing.networkSeconds += outcome.networkSeconds;
        report_.timing.passes += outcome.passes;
        return outcome;
    }

    void runArms(const std::vector<std::size_t>& images)
    {
        const TreatmentPlan plan = planArms(subject_, options_);
        InferencePlan inference = inferencePlanOf(subject_, plan.treatments, subject_.defences, images);
        DetectionTable sights(subject_, images, inference, rule(), places_);
        NoticedSoFar soFar;
        soFar.ofImages = std::ssize(images);
        const InferenceOutcome outcome = show(std::move(inference), images, Stage::Arms, sights,
                                              [&](std::size_t image) { tellNoticed(plan, sights, image, soFar); });
        for (std::size_t i = 0; i < outcome.defenceSeconds.size(); ++i)
            report_.defences[i].secondsPerImage = outcome.defenceSeconds[i];
        for (const double seconds : outcome.defenceSeconds)
            report_.timing.defenceSeconds +=
                seconds * static_cast<double>(plan.treatments.size() * images.size());
        unreadable_.insert(outcome.unreadable.begin(), outcome.unreadable.end());
        report_.unreadable = static_cast<std::int64_t>(unreadable_.size());
        for (const Message& oddity : outcome.oddities.messages())
            if (log_) log_(LogLevel::Warning, oddity);
        addGroups(plan, sights);
        addFindings(plan, sights);
    }

    void tellNoticed(const TreatmentPlan& plan, const DetectionTable& sights, std::size_t image, NoticedSoFar& soFar) const
    {
        if (!noticed_) return;
        for (std::size_t arm = 0; arm < std::min<std::size_t>(plan.arms.size(), soFar.noticed.size()); ++arm) {
            const std::vector<bool>& noticed = sights.outcomes(plan.arms[arm].treatments.front(), 0, 0).outcomes[image].noticed;
            soFar.noticed[static_cast<std::size_t>(plan.arms[arm].arm)] += std::count(noticed.begin(), noticed.end(), true);
            if (arm == 0) soFar.objects += std::ssize(noticed);
        }
        ++soFar.images;
        noticed_(soFar);
    }

    std::vector<std::size_t> imagesOf(ImageGroup group) const
    {
        std::vector<std::size_t> images;
        for (std::size_t i = 0; i < subject_.images.size(); ++i)
            if (subject_.images[i].group == group && !unreadable_.contains(i)) images.push_back(i);
        return images;
    }

    void addGroups(const TreatmentPlan& plan, const DetectionTable& sights)
    {
        for (const ImageGroup group : kAnswerOrder) {
            const std::vector<std::size_t> images = imagesOf(group);
            if (objectsIn(images, 0).count() > 0) addGroup(group, images, plan, sights);
        }
        if (report_.groups.empty() && unreadable_.size() == subject_.images.size())
            throw Error(unreadable_.size() == 1
                            ? Message(Message::tr("the one image of this evaluation cannot be read"))
                            : Message(Message::tr("none of the %1 images of this evaluation can be read"), unreadable_.size()),
                        "--selection, --dataset",
                        Message::tr("the warnings say why of each; check the files, or choose other images"));
        if (report_.groups.empty() && subject_.className.empty())
            throw Error(Message::tr("none of the images that could be read shows an object of a class of the detectors"),
                        "--selection, --dataset", Message::tr("choose images that show one"));
        if (report_.groups.empty())
            throw Error({Message::tr("none of the images that could be read shows an object of class '%1'"),
                         subject_.className},
                        "--class", Message::tr("choose another class, or images that show it"));
    }

    metrics::NoticeRule rule() const { return {options_.confidence, options_.noticeOverlap}; }

    /// The objects of these images, in the sizes that the detector meets. A sweep over the distance keeps the classes of
    /// the pictures as they are, so that its steps are about the same objects.
    metrics::GroupObjects objectsIn(const std::vector<std::size_t>& images, std::size_t detector) const
    {
        const InputShape input = subject_.detectors[detector].detector->info().input();
        const double side = input.side;
        std::vector<double> scales;
        for (const EvaluationImage& image : subject_.images) {
            const double width = std::max(image.inference.size.width, 1), height = std::max(image.inference.size.height, 1);
            // Of areas, where each direction has a scale of its own.
            scales.push_back(side / (input.fit == InputFit::Stretch ? std::sqrt(width * height) : std::max(width, height)));
        }
        return metrics::objectsOf(annotations_, scales, images);
    }

    void addGroup(ImageGroup kind, const std::vector<std::size_t>& images, const TreatmentPlan& plan,
                  const DetectionTable& sights)
    {
        const metrics::Bootstrap bootstrap(images.size(), static_cast<std::size_t>(options_.bootstrap),
                                           options_.seed);
        metrics::GroupResult group{
            kind, static_cast<std::int64_t>(images.size()), objectsIn(images, 0).count(), {}};
        for (std::size_t detector = 0; detector < subject_.detectors.size(); ++detector) {
            const metrics::GroupObjects objects = objectsIn(images, detector);
            std::vector<MeasuredArm> undefended;
            for (std::size_t defence = 0; defence <= subject_.defences.size(); ++defence) {
                throwIfStopped();
                std::vector<MeasuredArm> arms;
                for (const ArmPlan& arm : plan.arms)
                    if (isShown(arm, defence))
                        arms.push_back(sights.measure(arm, plan.arms.front().treatments.front(), defence,
                                                      detector, objects, bootstrap));
                if (defence == 0) undefended = arms;
                group.conditions.push_back(conditionOf(detector, defence, arms, undefended));
            }
        }
        report_.groups.push_back(std::move(group));
    }

    bool isShown(const ArmPlan& arm, std::size_t defence) const
    {
        return arm.patch < 0 || evaluation::isShown(subject_, static_cast<std::size_t>(arm.patch), defence);
    }

    /// `arms` in the order of the plan: clean, then grey, random and patch of each patch that is shown; `undefended` those of
    /// all patches, without a defence.
    metrics::Condition conditionOf(std::size_t detector, std::size_t defence,
                                      const std::vector<MeasuredArm>& arms,
                                      const std::vector<MeasuredArm>& undefended) const
    {
        metrics::Condition condition;
        condition.detector = static_cast<std::int64_t>(detector);
        condition.defence = static_cast<std::int64_t>(defence);
        for (const MeasuredArm& arm : arms)
            condition.arms.push_back(arm.figures);
        condition.cleanCost = metrics::ap50Difference(undefended.front(), arms.front());
        condition.cleanCostNoticed = metrics::noticedDifference(undefended.front(), arms.front());
        condition.regained.resize(subject_.patches.size());
        condition.regainedNoticed.resize(subject_.patches.size());
        for (std::size_t grey = 1; grey + 2 < arms.size(); grey += 3) {
            const std::vector<const MeasuredArm*> controls{&arms[grey], &arms[grey + 1]};
            const MeasuredArm& with = arms[grey + 2];
            condition.effects.push_back(metrics::measureEffect(with, controls));
            const auto patch = static_cast<std::size_t>(with.figures.patch);
            const std::int64_t of = subject_.patches[patch].facts.knowingOf;
            const std::size_t without = defence > 0 && of >= 0 ? static_cast<std::size_t>(of) : patch;
            condition.regained[patch] = metrics::ap50Difference(with, undefended[3 * without + 3]);
            condition.regainedNoticed[patch] = metrics::noticedDifference(with, undefended[3 * without + 3]);
        }
        return condition;
    }

    void addFindings(const TreatmentPlan& plan, const DetectionTable& sights)
    {
        for (std::size_t i = 0; i < subject_.images.size(); ++i) {
            if (unreadable_.contains(i)) continue;
            const EvaluationImage& image = subject_.images[i];
            metrics::ImageFindings findings{image.id,
                                               toUtf8(image.inference.file),
                                               image.inference.size.width,
                                               image.inference.size.height,
                                               image.group,
                                               static_cast<std::int64_t>(image.inference.key),
                                               image.annotations,
                                               {},
                                               image.sha256,
                                               image.boxes,
                                               image.nearDuplicateOf};
            for (std::size_t detector = 0; detector < subject_.detectors.size(); ++detector)
                for (std::size_t defence = 0; defence <= subject_.defences.size(); ++defence)
                    for (const ArmPlan& arm : plan.arms)
                        if (isShown(arm, defence))
                            findings.arms.push_back({static_cast<std::int64_t>(detector),
                                                 static_cast<std::int64_t>(defence), arm.arm, arm.patch,
                                                 sights.seen(arm.treatments.front(), defence, detector, i)});
            report_.images.push_back(std::move(findings));
        }
    }

    /// On the images that the answer is about.
    void runSweeps()
    {
        const SweepPlan plan = planSweeps(subject_, options_);
        if (plan.curves.empty()) return;
        const std::vector<std::size_t> images = imagesOf(report_.groups.front().group);
        InferencePlan inference = inferencePlanOf(subject_, plan.treatments, {}, images);
        DetectionTable sights(subject_, images, inference, rule(), places_);
        sweeps_ = static_cast<std::int64_t>(inference.cases.size() * images.size());
        if (!show(std::move(inference), images, Stage::Sweeps, sights, {}).unreadable.empty())
            throw Error(Message::tr("an image that could be read before cannot be read any more"), "sweep",
                        Message::tr("try again"));
        const metrics::Bootstrap bootstrap(images.size(), static_cast<std::size_t>(options_.bootstrap),
                                              options_.seed);
        std::vector<metrics::GroupObjects> objects;
        for (std::size_t detector = 0; detector < subject_.detectors.size(); ++detector)
            objects.push_back(sweptObjects(images, detector));
        for (const SweepPlan::Curve& curve : plan.curves)
            for (std::size_t detector = 0; detector < objects.size(); ++detector)
                addSweep(curve, detector, sights, objects[detector], bootstrap);
    }

    /// As objectsIn, but by the place in `images`, as the sights of the sweeps are.
    metrics::GroupObjects sweptObjects(const std::vector<std::size_t>& images, std::size_t detector) const
    {
        metrics::GroupObjects objects = objectsIn(images, detector);
        std::iota(objects.images.begin(), objects.images.end(), std::size_t{0});
        return objects;
    }

    void addSweep(const SweepPlan::Curve& curve, std::size_t detector, const DetectionTable& sights,
                  const metrics::GroupObjects& objects, const metrics::Bootstrap& bootstrap)
    {
        metrics::Sweep sweep{curve.kind, static_cast<std::int64_t>(detector), curve.patch, {}};
        for (const SweepPlan::Step& step : curve.steps) {
            throwIfStopped();
            std::vector<MeasuredArm> arms;
            for (const ArmPlan& arm : step.arms)
                arms.push_back(sights.measure(arm, step.arms.front().treatments.front(), 0, detector, objects,
                                              bootstrap));
            metrics::SweepPoint point{
                step.value,
                {},
                metrics::measureEffect(arms[3], std::vector<const MeasuredArm*>{&arms[1], &arms[2]})};
            for (const MeasuredArm& arm : arms)
                point.arms.push_back(arm.figures);
            sweep.points.push_back(std::move(point));
        }
        report_.sweeps.push_back(std::move(sweep));
    }

    const EvaluationSubject& subject_;
    const EvaluationOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    ShownImages* shown_;
    const NoticedSink& noticed_;
    ranks::Lead& lead_;
    std::int64_t arms_ = 0, sweeps_ = 0; ///< pictures to show
    InferenceOptions inferenceOptions_;
    std::vector<std::vector<metrics::Annotation>> annotations_; ///< of all images
    DetectionTable::Places places_;
    EvaluationReport report_;
    std::set<std::size_t> unreadable_;
};

} // namespace

std::vector<Box> placesOf(const std::vector<metrics::Annotation>& annotations)
{
    std::vector<Box> places;
    for (const metrics::Annotation& annotation : annotations)
        if (!annotation.crowd) places.push_back(metrics::cornersOf(annotation.box));
    return places;
}

metrics::EvaluationReport evaluate(const EvaluationSubject& subject, const EvaluationOptions& options,
                                      StopControl& stop, const ProgressSink& progress, const LogSink& log, ShownImages* shown,
                                      const NoticedSink& noticed)
{
    ranks::OneRank alone;
    ranks::Lead lead(alone);
    return evaluate(subject, options, stop, lead, progress, log, shown, noticed);
}

metrics::EvaluationReport evaluate(const EvaluationSubject& subject, const EvaluationOptions& options, StopControl& stop, ranks::Lead& lead,
                                   const ProgressSink& progress, const LogSink& log, ShownImages* shown, const NoticedSink& noticed)
{
    options.check();
    if (subject.patches.empty())
        throw Error(Message::tr("there is no patch to evaluate"), "--patch, --run", Message::tr("name one"));
    if (subject.detectors.empty())
        throw Error(Message::tr("there is no detector"), "--detector", Message::tr("name one"));
    if (subject.images.empty())
        throw Error(Message::tr("there are no images"), "--selection, --dataset",
                    Message::tr("choose others"));
    if (subject.aim == metrics::Aim::Create && !samePlaces(subject))
        throw Error(Message::tr("the patches lie at different places, so that the clean images cannot stand beside all of them"),
                    "--patch, --run",
                    Message(Message::tr("evaluate them apart, or all with one --placement"))
                        .inWindow(Message::tr("evaluate them apart")));
    return Evaluator(subject, options, stop, progress, log, shown, noticed, lead).run();
}

} // namespace blindspot::evaluation
