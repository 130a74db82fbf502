// A SampleInspector runs the detector on sample pictures without and with a run's patch, again when the patch has changed. The
// samples are pictures that the run was not trained on, where there are any.
#pragma once

#include "core/common/box.h"
#include "core/imaging/image.h"
#include "core/metrics/object_marks.h"
#include "core/patch/options.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"
#include "ui/support/worker.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

class Session;

/// A picture to try the patch on.
struct Sample {
    std::filesystem::path path;
    std::vector<Box> boxes; ///< of the class, pixels of the picture
};

struct SampleSet {
    std::vector<Sample> samples;
    bool heldOut = true; ///< none was shown to the training
};

/// The detections of the class in one picture, and what they are to the annotated objects.
struct InspectedPicture {
    QImage picture;
    std::vector<metrics::Detection> detections;
    std::vector<metrics::Mark> marks; ///< against what is seen without the patch

    metrics::MarkCounts counts() const { return metrics::countMarks(marks); }
};

/// What is known of one sample: small enough to keep for all.
struct SampleState {
    QImage thumbnail; ///< without the patch; null: it has not been read yet
    std::optional<metrics::MarkCounts> without, with;
    std::int64_t iteration = 0; ///< of the patch that `with` is of
    bool broken = false;        ///< its file cannot be read

    /// Objects that are no longer noticed; nothing until both are known.
    std::optional<int> lost() const;
};

/// Over all samples that are known with and without the patch.
struct SampleSum {
    int pictures = 0, all = 0; ///< all: those that can be read
    int without = 0, with = 0; ///< noticed objects
    std::int64_t firstIteration = 0, lastIteration = 0; ///< of the patches
};

/// The settings with which a patch is tried.
struct InspectionSetup {
    std::string detector; ///< a name, or a file of weights
    std::string className;
    std::int64_t classIndex = 0;
    patch::PlacementOptions placement;
    metrics::NoticeRule rule{};
};

/// The pictures of a run's dataset that show its class and that the run was not trained on; where there are
/// none, those that it was trained on. Errors: Error.
SampleSet chooseSamples(storage::Database& database, const workspace::Workspace& workspace,
                        const workspace::RunRecord& record);
InspectionSetup setupOf(const workspace::RunRecord& record);

/// At most one detection is under way, and the newest patch alone is tried next, so that no queue grows. The picture shown has
/// every fourth turn, the others those between, that whose patch is the oldest first; when the patch changes no more all have been looked at with it soon.
/// While a training runs there is a pause of nineteen times what the last look took: all of them together take a twentieth of the
/// training's time at most. The object lives on the window's thread.
///
/// Until the user asks for a picture, the one on which the patch hides most is shown: in the first round as soon as one is known,
/// then chosen anew each time that all have been looked at.
class SampleInspector : public QObject {
    Q_OBJECT

  public:
    explicit SampleInspector(Session& session, QObject* parent = nullptr);
    ~SampleInspector() override;

    /// Reads which pictures there are, then shows the first one.
    void begin(const workspace::RunRecord& record);
    void begin(InspectionSetup setup, SampleSet samples);
    void clear();
    /// `iteration`: what is said beside it.
    void setPatch(const QImage& patch, std::int64_t iteration);
    /// Whether a training computes at the same time.
    void setSparing(bool sparing);
    /// The user's own choice: no other is made for him in this run.
    void show(int index);

    int count() const { return static_cast<int>(samples_.size()); }
    int index() const { return index_; }
    bool heldOut() const { return heldOut_; }
    SampleState state(int index) const;
    SampleSum sum() const;
    const InspectionSetup& setup() const { return setup_; }
    /// How many pictures have been looked at with a patch, the one shown among them; for tests.
    int inspections() const { return inspections_; }

  Q_SIGNALS:
    /// Other pictures, or none; the first one follows.
    void samplesChanged();
    /// Another picture was asked for.
    void indexChanged(int index);
    void cleanSeen(const blindspot::ui::InspectedPicture& sight);
    void patchedSeen(const blindspot::ui::InspectedPicture& sight, qlonglong iteration);
    /// More is known of a sample, shown or not.
    void stateChanged(int index);
    /// The picture that is shown cannot be read.
    void failed(const QString& message);

  private:
    struct Nothing {};
    struct Known {
        Sample sample;
        InspectedPicture clean, patched; ///< without a picture until they were looked at
        QImage thumbnail;
        std::int64_t patch = -1;     ///< number of the patch that `patched` is of; -1: of none
        std::int64_t iteration = 0;  ///< of that
        bool broken = false;

        bool seen() const { return !clean.picture.isNull(); }
    };
    struct Clean {
        std::vector<Box> boxes;
        QImage thumbnail;
        InspectedPicture sight;
    };

    void restart();
    /// Of all samples, on a thread of its own: decoding small costs next to nothing, and the strip need not wait for the detector.
    void readThumbnails();
    void step();
    /// The sample that is to be looked at next; -1: none.
    int next() const;
    bool isDue(int index) const;
    void lookAtClean(int index);
    void lookAtPatched(int index);
    void concludeClean(int index, Clean clean);
    void concludePatched(int index, InspectedPicture sight, std::int64_t patch, std::int64_t iteration);
    void fail(int index, const QString& message);
    void begun(int index);
    void ended();
    int pause(int index) const;
    void goTo(int index, bool hurry);
    void chooseMostHidden();

    Session& session_;
    InspectionSetup setup_;
    std::vector<Known> samples_;
    bool heldOut_ = true;
    int index_ = 0;
    QImage patch_;
    std::int64_t iteration_ = 0;
    std::int64_t patchNumber_ = 0; ///< counts the patches that came
    std::int64_t chosenAt_ = -1;   ///< of the oldest patch in the round after which a picture was chosen
    bool chosen_ = false;  ///< by the user
    bool hurry_ = false;   ///< the user waits: no pause
    bool sparing_ = false;
    bool busy_ = false;
    int turnsOfOthers_ = 0; ///< that are left until the picture shown has its turn again
    int inspections_ = 0;
    Ticket reading_, looking_, decoding_;
    UiQueue queue_;
    std::unique_ptr<Worker<Nothing>> decoder_;
    QElapsedTimer sinceStart_;
    qint64 lastCost_ = 0; ///< milliseconds
    QTimer timer_;
};

} // namespace blindspot::ui
