#include "core/workspace/trainings/detector_training_entry.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/detector_training/trainer.h"
#include "core/workspace/detectors/trained_detector.h"
#include "core/workspace/trainings/detector_training_images.h"
#include "core/workspace/trainings/detector_training_recorder.h"

#include <exception>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

namespace blindspot::workspace {

DetectorTrainingEntry::DetectorTrainingEntry(const Workspace& workspace, storage::Database& database,
                                             const DetectorTrainRequest& request)
    : store_(workspace, database), detectors_(database), request_(request)
{
}

void DetectorTrainingEntry::claim()
{
    requireOwnFile();
    const auto earlier = store_.newestOf(request_.out);
    if (earlier && request_.resume && earlier->state != DetectorTrainingState::Completed) owned_ = store_.acquire(earlier->id);
    if (owned_ && request_.name.empty())
        detectorName_ = owned_->record.detectorName;
    else
        settleName();
}

/// Errors: Error where a training under way writes it.
void DetectorTrainingEntry::requireOwnFile() const
{
    const auto earlier = store_.newestOf(request_.out);
    if (earlier && earlier->state == DetectorTrainingState::Running)
        throw Error({Message::tr("another training writes this file (%1)"), earlier->id}, toUtf8(request_.out),
                    Message::tr("wait for it or stop it, or choose another file"));
}

/// The names that trainings under way will give to detectors of other files.
std::set<std::string> DetectorTrainingEntry::namesToCome() const
{
    const std::filesystem::path out = std::filesystem::absolute(request_.out).lexically_normal();
    std::set<std::string> names;
    for (const DetectorTrainingRecord& record : store_.list())
        if (record.state == DetectorTrainingState::Running && record.out != out) names.insert(record.detectorName);
    return names;
}

/// Errors: Error where the name that was asked for is not free.
void DetectorTrainingEntry::settleName()
{
    const std::set<std::string> toCome = namesToCome();
    const std::string wished = request_.name.empty() ? toUtf8(request_.out.stem()) : request_.name;
    detectorName_ = freeName(detectors_, wished, request_.out);
    for (int number = 2; toCome.contains(detectorName_); ++number)
        detectorName_ = freeName(detectors_, wished + "-" + std::to_string(number), request_.out);
    if (request_.name.empty() || detectorName_ == request_.name) return;
    throw Error({toCome.contains(request_.name) ? Message::tr("a training under way makes a detector '%1' with another file")
                                                : Message::tr("there is a detector '%1' with another file"),
                 request_.name},
                "--name", Message::tr("choose another name"));
}

ImageList DetectorTrainingEntry::sameImages(const ImageList& images) const
{
    if (!owned_ || !request_.resume) return images;
    const std::optional<ImageList> before = store_.images(owned_->record.id);
    if (!before) return images; // an earlier version made the record
    requireSameImages(images, *before, owned_->record.id);
    return *before;
}

std::string DetectorTrainingEntry::open(const DetectorTrainPlan& plan, const detector_training::TrainOptions& options,
                                        const ImageList& images, const detector_training::TrainState* resumed)
{
    DetectorTrainingRecord record = owned_ ? owned_->record : newRecord(plan, options);
    record.state = DetectorTrainingState::Running;
    record.requestJson = requestToText(lasting(request_));
    record.detectorName = detectorName_;
    record.device = plan.device.device;
    record.error.reset();
    if (!owned_) {
        // Asked again: another training may have begun while this one read its pictures.
        owned_ = store_.create(std::move(record), images, [this](DetectorTrainingRecord& made) {
            requireOwnFile();
            settleName();
            made.detectorName = detectorName_;
        });
        return owned_->record.id;
    }
    owned_->record = std::move(record);
    takeOver(owned_->record, resumed != nullptr ? *resumed : detector_training::TrainState());
    owned_->record.epochs = options.epochs;
    owned_->record.seed = options.seed;
    store_.dropPointsAfter(owned_->record.id, owned_->record.epochsDone);
    store_.update(owned_->record);
    return owned_->record.id;
}

/// A file given in place of a detector's name is found again from any folder.
DetectorTrainRequest DetectorTrainingEntry::lasting(DetectorTrainRequest request) const
{
    if (request.from && !detectors_.find(*request.from))
        request.from = toUtf8(std::filesystem::absolute(*request.from).lexically_normal());
    return request;
}

DetectorTrainingRecord DetectorTrainingEntry::newRecord(const DetectorTrainPlan& plan,
                                                        const detector_training::TrainOptions& options) const
{
    DetectorTrainingRecord record;
    record.out = std::filesystem::absolute(request_.out).lexically_normal();
    record.dataset = request_.dataset;
    record.selection = request_.selection;
    record.architecture = plan.architecture;
    record.scale = plan.scale;
    record.classNames = plan.classes;
    record.inputSize = plan.inputSize;
    record.images = static_cast<std::int64_t>(plan.images);
    record.validationImages = static_cast<std::int64_t>(plan.validationImages);
    record.epochs = options.epochs;
    record.seed = options.seed;
    return record;
}

void DetectorTrainingEntry::ended(DetectorTrainingState state, std::optional<Message> why) noexcept
{
    owned_->record.state = state;
    owned_->record.error = std::move(why);
    try {
        store_.update(owned_->record);
    } catch (const std::exception&) {
        // The disk is full, perhaps: then the lock's end shows it as interrupted.
    }
}

void DetectorTrainingEntry::conclude(const detector_training::TrainingResult& result)
{
    DetectorTrainingRecord& record = owned_->record;
    takeOver(record, result.state);
    switch (result.end) {
    case detector_training::TrainingEnd::Completed:
    case detector_training::TrainingEnd::Early:
        record.detectorName = addTrained(detectors_, record.out, record.detectorName).name;
        record.state = DetectorTrainingState::Completed;
        break;
    case detector_training::TrainingEnd::Stopped:
        record.state = DetectorTrainingState::Stopped;
        break;
    case detector_training::TrainingEnd::NotFinite:
        record.state = DetectorTrainingState::Failed;
        record.error = Message(Message::tr("the loss was no longer a finite number"));
        break;
    }
    store_.update(record);
}

} // namespace blindspot::workspace
