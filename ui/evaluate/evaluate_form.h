// The form of the Evaluate page: patches, detectors, images and settings, with the estimated cost and the
// buttons.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "ui/session/page.h"

#include <QWidget>

class QScrollArea;

namespace blindspot::ui {

class EvaluateControls;
class EvaluateSettings;
class EvaluateSubject;
class Session;

/// Editing the form never changes the evaluation under way.
class EvaluateForm : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluateForm(Session& session, QWidget* parent = nullptr);

    workspace::EvaluationRequest request() const;
    /// The patches of these runs alone, on what they were trained for.
    void setRuns(const QStringList& ids);
    /// These detectors are chosen in the form.
    void setDetectors(const QStringList& names);
    /// What is tested becomes what the request says; how it is tested stays as it is in the form.
    void setWhat(const workspace::EvaluationRequest& request);
    /// As the Evaluate button does it, as soon as the lists know what is to be tested.
    void startWhenListsLoaded();
    bool listsLoaded() const;
    bool hasMistakes() const { return mistaken_; }
    EvaluateControls* controls() const { return controls_; }
    EvaluateSubject* what() const { return subject_; }

  Q_SIGNALS:
    void pageRequested(blindspot::ui::PageId page);

  private:
    void check();
    void start();
    void startIfWanted();
    /// Network inputs of the whole evaluation; 0 while it is not known.
    std::int64_t inputs(const workspace::EvaluationRequest& request) const;

    Session& session_;
    EvaluateSubject* subject_;
    EvaluateSettings* settings_;
    EvaluateControls* controls_;
    QScrollArea* scroll_;
    bool mistaken_ = false;
    bool startWanted_ = false; ///< when the lists know what is to be tested
};

} // namespace blindspot::ui
