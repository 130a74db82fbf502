// A DetectorTrainingEntry keeps the record of a detector's training under way: it finds or makes the record
// and writes how the training ended. Private to this folder.
#pragma once

#include "core/common/message.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/trainings/detector_training.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <optional>
#include <set>
#include <string>

namespace blindspot::detector_training {
struct TrainingResult;
}

namespace blindspot::workspace {

class DetectorTrainingEntry {
  public:
    /// References must outlive this object.
    DetectorTrainingEntry(const Workspace& workspace, storage::Database& database,
                          const DetectorTrainRequest& request);

    /// Takes the right to go on with the training that wrote the same file, where that is asked for, and
    /// settles the new detector's name. Errors: Error when another training writes this file, or another
    /// detector has the name.
    void claim();
    /// Whether there was such a training, and its record goes on; known after `claim`.
    bool goesOn() const { return owned_.has_value(); }
    /// After `claim`; `open` may give it another number.
    const std::string& detectorName() const { return detectorName_; }

    /// The images as the record has them where the training goes on, else `images`. Errors: Error where they are not those that
    /// it began with.
    ImageList sameImages(const ImageList& images) const;

    /// The record, as running; its id. `images`: those of a new training; `resumed`: the state that it goes on
    /// from; null where it begins, or begins anew.
    std::string open(const DetectorTrainPlan& plan, const detector_training::TrainOptions& options,
                     const ImageList& images, const detector_training::TrainState* resumed);
    /// An early end. Never throws: the first error matters.
    void ended(DetectorTrainingState state, std::optional<Message> why) noexcept;
    /// The end as the trainer tells it; a detector that is ready is added to the workspace's.
    void conclude(const detector_training::TrainingResult& result);

    DetectorTrainingStore& store() { return store_; }
    DetectorTrainingRecord& record() { return owned_->record; }

  private:
    void requireOwnFile() const;
    std::set<std::string> namesToCome() const;
    void settleName();
    DetectorTrainRequest lasting(DetectorTrainRequest request) const;
    DetectorTrainingRecord newRecord(const DetectorTrainPlan& plan,
                                     const detector_training::TrainOptions& options) const;

    DetectorTrainingStore store_;
    DetectorStore detectors_;
    const DetectorTrainRequest& request_;
    std::string detectorName_;
    std::optional<DetectorTrainingStore::Owned> owned_; ///< from `open` on, or the earlier training's
};

} // namespace blindspot::workspace
