// A look at a picture with a patch laid on it: what is to be shown to the detector, what it found, and the
// TrialLooker, which lets one look run at a time.
#pragma once

#include "core/evaluation/detect_picture.h"
#include "core/evaluation/laid_patch.h"
#include "ui/pictures/scaled_picture.h"
#include "ui/session/session.h"

#include <QObject>
#include <QPoint>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace blindspot::ui {

/// What a detector is shown. Its parts are shared with the work that looks at it, and are not changed.
struct TrialScene {
    std::shared_ptr<const imaging::Image> picture;
    std::shared_ptr<const imaging::Image> patch; ///< the controls take their size from the places
    std::vector<evaluation::LaidPatch> places;
    evaluation::Arm arm = evaluation::Arm::Clean;
    std::string detector; ///< its name in the workspace
};

/// The picture with the patch, or the control, laid on it: as the detector sees it and as it is saved. From
/// any thread.
imaging::Image composedPicture(const TrialScene& scene);

struct TrialSeen {
    std::vector<evaluation::PictureDetection>
        detections; ///< of every class, from a score of 0.001 on, best first
    double milliseconds = 0;
    ScaledPicture laid; ///< the very pixels of what was laid, with what is around it; null where nothing was
    QPoint laidAt;      ///< of its left upper corner in the picture
};

/// On the vision thread. Errors: as Vision::detector and detectPicture.
TrialSeen lookAt(Vision& vision, const TrialScene& scene);

/// Runs one look at a time on the session's vision thread. It keeps no queue: who wants another look asks for
/// it when it is idle, and so always with the newest place.
class TrialLooker : public QObject {
    Q_OBJECT

  public:
    using Work = std::function<TrialSeen(Vision&, const TrialScene&)>;
    using Done = std::function<void(TrialSeen)>;

    explicit TrialLooker(Session& session, QObject* parent = nullptr, Work work = lookAt);
    ~TrialLooker() override;

    /// Until the look under way has ended, whatever it is about.
    bool busy() const { return busy_; }
    /// `done` or `failed` is called on the window's thread, and then idle() is told. Not while it is busy.
    void look(TrialScene scene, Done done, FailureHandler failed);

  Q_SIGNALS:
    void idle();

  private:
    Session& session_;
    Work work_;
    Ticket ticket_;
    bool busy_ = false;
};

} // namespace blindspot::ui
