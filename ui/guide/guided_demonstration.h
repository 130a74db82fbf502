// The GuidedDemonstration of an open workspace prepares it, follows what happens in it, and signals what the
// pages are to show.
#pragma once

#include "core/demo/demonstration.h"
#include "ui/guide/guide_story.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/session.h"

#include <cstdint>

namespace blindspot::ui {

class DemonstrationPreparation;

/// The size of the guided demonstration. Smaller ones are for tests.
struct GuideSize {
    demo::Size scenes;
    workspace::TrainRequest training = demo::trainingRequest();
};

/// The images that the Dataset page is to show.
struct GuideScenes {
    QString dataset, selection, detector;
    std::int64_t image = -1; ///< to be looked at; -1: none in particular
};

/// The object lives on the window's thread, and reads and writes files on other threads.
class GuidedDemonstration : public QObject {
    Q_OBJECT

  public:
    GuidedDemonstration(Session& session, GuideSize size, QObject* parent = nullptr);
    ~GuidedDemonstration() override;

    /// Whether the guide was shown in this workspace when it was used last.
    static bool wasOpen(const workspace::Workspace& workspace);
    static void setOpen(const workspace::Workspace& workspace, bool open);

    GuideStory& story() { return *story_; }
    GuideLook look() const;
    /// Makes ready what is missing. `fresh`: somebody asked for the demonstration now, and the page of the
    /// step is shown when it is ready.
    void begin(bool fresh);

  Q_SIGNALS:
    void changed();
    void pageWanted(blindspot::ui::GuideStep step);
    void scenesWanted(const blindspot::ui::GuideScenes& scenes);
    /// The form is to be filled with this.
    void trainingProposed(const blindspot::workspace::TrainRequest& request);
    void evaluationProposed(const blindspot::workspace::EvaluationRequest& request);
    void hardeningProposed(const blindspot::workspace::DetectorTrainRequest& request);
    /// What the form holds is to be started.
    void trainingWanted();
    void evaluationWanted();
    void hardeningWanted();
    void finished();

  private:
    void wire();
    void wireHardening();
    void arrive(GuideStep step);
    void carryOut(GuideAct act);
    void proposeEvaluation(const QStringList& detectors);
    void findScene();
    void restore();
    void save() const;
    /// Runs, detectors and evaluations may have been deleted, or be of an earlier start.
    void verify();

    Session& session_;
    GuideSize size_;
    GuideStory* story_;
    DemonstrationPreparation* preparation_;
    Ticket verifying_, finding_;
    bool fresh_ = false;
    double fraction_ = -1;
};

} // namespace blindspot::ui
