#include "ui/train/train_estimate.h"

#include "core/patch/measure.h"
#include "core/patch/schedule.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/run_classes.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_request.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/scan_controller.h"
#include "ui/session/training_controller.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>

#include <deque>

namespace blindspot::ui {

namespace {

constexpr int kDelayMilliseconds = 300;
constexpr int kRecentDays = 30;     ///< a run's cost is taken for so long without measuring again
constexpr std::int64_t kTelling = 8; ///< passes of a run below which it says little

std::optional<PassCost> remembered(const QString& key)
{
    const QStringList parts = QSettings().value("estimate/" + key).toString().split(' ');
    if (parts.size() < 2 || parts[0].toDouble() <= 0) return std::nullopt;
    const qlonglong bytes = parts[1].toLongLong();
    return PassCost{parts[0].toDouble(), bytes < 0 ? std::nullopt : std::optional<std::int64_t>(bytes),
                    QDate::fromString(parts.value(2), Qt::ISODate)};
}

void remember(const QString& key, const PassCost& cost)
{
    QSettings().setValue("estimate/" + key,
                         QStringLiteral("%1 %2 %3")
                             .arg(cost.seconds, 0, 'g', 6)
                             .arg(cost.bytes.value_or(-1))
                             .arg(cost.run.toString(Qt::ISODate)));
}

bool isRecentRun(const PassCost& cost)
{
    return cost.run.isValid() && cost.run.daysTo(QDate::currentDate()) <= kRecentDays;
}

std::int64_t imageBytes(std::int64_t images, std::int64_t side)
{
    return images * 3 * side * side;
}

} // namespace

struct TrainEstimate::Subject {
    workspace::TrainRequest request;
    std::vector<workspace::DetectorRecord> detectors; ///< one or more
    std::int64_t images = 0;

    std::string digests() const
    {
        std::string all;
        for (const workspace::DetectorRecord& detector : detectors)
            all.append(all.empty() ? "" : ",").append(detector.sha256);
        return all;
    }
};

TrainEstimate::TrainEstimate(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), label_(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    label_->setObjectName("note");
    label_->setWordWrap(true);
    label_->setFont(tabularFont());
    label_->setAccessibleName(tr("Estimate"));
    row->addWidget(label_);
    delay_.setSingleShot(true);
    delay_.setInterval(kDelayMilliseconds);
    connect(&delay_, &QTimer::timeout, this, &TrainEstimate::renew);
    connect(&session_, &Session::deviceKnown, &delay_, qOverload<>(&QTimer::start));
    connect(&session_.training(), &TrainingController::planned, this, [this] {
        if (session_.training().plan()) learn(session_.training().plan()->secondsPerPass);
    });
    connect(&session_.training(), &TrainingController::finished, this, [this](const workspace::RunRecord& run) {
        if (run.figures.passes >= kTelling) learn(run.figures.secondsPerPass);
    });
    const auto measureLater = [this] {
        // A measurement beside other work would be wrong, and slow both.
        measuring_.cancel();
        measuredKey_.clear();
        delay_.start();
    };
    connect(&session_.training(), &TrainingController::stateChanged, this, measureLater);
    connect(&session_.training(), &TrainingController::heldChanged, this, measureLater);
    connect(&session_.evaluation(), &EvaluationController::stateChanged, this, measureLater);
    connect(&session_.scan(), &ScanController::stateChanged, this, measureLater);
}

TrainEstimate::~TrainEstimate()
{
    measuring_.cancel();
}

void TrainEstimate::show(const workspace::TrainRequest& request,
                         const std::vector<workspace::DetectorRecord>& detectors, std::int64_t images, bool mistaken)
{
    subject_.reset();
    if (!detectors.empty() && images > 0 && !mistaken)
        subject_ = std::make_shared<Subject>(Subject{request, detectors, images});
    delay_.start();
}

QString TrainEstimate::text() const
{
    return label_->text();
}

void TrainEstimate::say(const QString& text)
{
    label_->setText(text);
}

/// By what the choices come to: a run's record has them settled where the form says automatic.
QString TrainEstimate::keyOf(const workspace::TrainRequest& request, const std::string& digests, std::int64_t images) const
{
    // What a pass costs; how many there are is counted anew each time.
    const patch::TrainOptions& o = request.options;
    const QString device = request.device == "auto" ? QString::fromStdString(session_.device()->device)
                                                    : QString::fromStdString(request.device);
    const auto precision = patch::settledPrecision(o, device.toStdString());
    const QString text = QStringLiteral("4|%1|%2|%3|%4|%5|%6|%7|%8|%9")
                             .arg(QString::fromStdString(digests), device)
                             .arg(session_.device()->threads)
                             .arg(precision ? static_cast<int>(*precision) : -1)
                             .arg(static_cast<int>(o.objective))
                             .arg(o.tiling.enabled ? 1 + o.tiling.coarse : 0)
                             .arg(o.imagesPerUpdate)
                             .arg(patch::settledBatch(o, static_cast<std::size_t>(images), device.toStdString()))
                             .arg((o.patchSize + 63) / 64);
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1).toHex());
}

void TrainEstimate::renew()
{
    if (!subject_) {
        measuring_.cancel();
        measuredKey_.clear();
        say(tr("The estimate appears when the form is complete."));
        return;
    }
    if (!session_.device()) return; // comes back when it is known
    const QString key = keyOf(subject_->request, subject_->digests(), subject_->images);
    const auto cost = remembered(key);
    if (cost)
        tell(*cost);
    else if (failures_.contains(key))
        say(failures_[key]);
    else if (machineIsBusy())
        say(tr("Time and memory are measured when what runs has ended."));
    else
        say(tr("Measuring this machine…"));
    const bool known = measured_.contains(key) || (cost && isRecentRun(*cost));
    if (!known && !machineIsBusy() && key != measuredKey_) measure(key);
}

/// A detector's training holds the patches' training.
bool TrainEstimate::machineIsBusy() const
{
    return session_.training().busy() || session_.training().held() || session_.evaluation().busy() || session_.scan().busy();
}

void TrainEstimate::learn(double secondsPerPass)
{
    const auto& record = session_.training().record();
    if (!record || !session_.device() || secondsPerPass <= 0 || record->figures.images <= 0) return;
    workspace::TrainRequest request;
    request.device = record->device == session_.device()->device ? "auto" : record->device;
    try {
        request.options =
            workspace::optionsFromText(record->optionsJson, {Message::tr("run %1"), record->id});
    } catch (const Error&) {
        return;
    }
    const QString key = keyOf(request, workspace::detectorDigests(*record), record->figures.images);
    const auto before = remembered(key);
    if (before) remember(key, {secondsPerPass, before->bytes, QDate::currentDate()});
    measured_.insert(key);
}

void TrainEstimate::measure(const QString& key)
{
    measuring_.cancel();
    measuredKey_ = key;
    measuring_ = session_.vision().run(
        this,
        [subject = *subject_](Vision& vision, StopControl& stop) {
            detector::Detector& detector = vision.detector(subject.detectors.front().name);
            std::deque<detector::Detector> others;
            std::vector<detector::Detector*> detectors{&detector};
            for (std::size_t i = 1; i < subject.detectors.size(); ++i)
                detectors.push_back(&others.emplace_back(vision.openOther(subject.detectors[i].name)));
            patch::TrainOptions options = subject.request.options;
            workspace::chooseClasses(options, subject.request.className, detector);
            const std::string device = compute::chooseDevice(subject.request.device).device;
            const patch::TrainingPlan plan =
                patch::estimateCost(options, static_cast<std::size_t>(subject.images), detectors, device, stop);
            PassCost cost{plan.secondsPerPass, plan.estimatedBytes, {}};
            if (cost.bytes) *cost.bytes -= imageBytes(subject.images, detector.info().inputSize);
            return cost;
        },
        [this, key](PassCost cost) {
            measuredKey_.clear();
            measured_.insert(key);
            remember(key, cost);
            renew();
        },
        [this, key](const QString& why) {
            measuredKey_.clear();
            measured_.insert(key); // it would fail again
            failures_.insert(key, tr("No estimate: %1").arg(why));
            renew();
        });
}

void TrainEstimate::tell(const PassCost& cost)
{
    label_->setToolTip(
        (cost.run.isValid() ? tr("As the run of %1 on this machine, which was of the same kind.").arg(QLocale().toString(cost.run, QLocale::ShortFormat))
                            : tr("From a short measurement of this detector on this machine; what a run costs is taken from then on.")) +
        QLatin1Char('\n') + tr("Memory: the peak, with the images that are kept."));
    const patch::TrainOptions& options = subject_->request.options;
    const double passes = patch::passesOfRun(options, static_cast<std::size_t>(subject_->images)) *
                          static_cast<double>(subject_->detectors.size());
    if (!cost.bytes) {
        say(tr("About %1 on this machine; memory not known").arg(durationText(cost.seconds * passes)));
        return;
    }
    const std::int64_t bytes = *cost.bytes + imageBytes(subject_->images, subject_->detectors.front().inputSize);
    say(tr("About %1 and %2 on this machine").arg(durationText(cost.seconds * passes), bytesText(bytes)));
}

} // namespace blindspot::ui
