// A SampleInspector runs the detector on sample pictures without and with a run's patch, again each time the
// patch changes. The samples are pictures that the run was not trained on, where there are any.
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

/// At most one detection is under way, and the newest patch alone is tried next, so that no queue grows.
/// While a training runs there is a pause between two, so that it is slowed by a tenth at most. The object
/// lives on the window's thread.
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
    void show(int index);

    int count() const { return static_cast<int>(samples_.size()); }
    int index() const { return index_; }
    bool heldOut() const { return heldOut_; }
    const InspectionSetup& setup() const { return setup_; }
    /// How many patches have been looked at; for tests.
    int inspections() const { return inspections_; }

  Q_SIGNALS:
    /// Other pictures, or none; the first one follows.
    void samplesChanged();
    /// Another picture was asked for.
    void indexChanged(int index);
    void cleanSeen(const blindspot::ui::InspectedPicture& sight);
    void patchedSeen(const blindspot::ui::InspectedPicture& sight, qlonglong iteration);
    void failed(const QString& message);

  private:
    struct Known {
        Sample sample;
        std::shared_ptr<const imaging::Image> picture; ///< empty until it was looked at
        InspectedPicture clean;
        bool broken = false;
    };
    struct Clean {
        std::shared_ptr<const imaging::Image> picture;
        std::vector<Box> boxes;
        InspectedPicture sight;
    };

    void restart();
    void step();
    void lookAtClean();
    void lookAtPatched();
    void concludeClean(int index, Clean clean);
    void concludePatched(InspectedPicture sight, std::int64_t iteration);
    void fail(const QString& message);
    int pause() const;

    Session& session_;
    InspectionSetup setup_;
    std::vector<Known> samples_;
    bool heldOut_ = true;
    int index_ = 0;
    QImage patch_;
    std::int64_t iteration_ = 0;
    bool wanted_ = false; ///< the newest patch has not been looked at on the picture shown
    bool hurry_ = false;  ///< the user waits: no pause
    bool sparing_ = false;
    bool busy_ = false;
    int inspections_ = 0;
    Ticket reading_, looking_;
    QElapsedTimer sinceStart_;
    qint64 lastCost_ = 0; ///< milliseconds
    QTimer timer_;
};

} // namespace blindspot::ui
