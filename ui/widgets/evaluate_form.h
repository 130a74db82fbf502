// The form of the Evaluate page: what is tested and how, what it would cost, and the buttons.
#pragma once

#include "core/runs/evaluation_session.h"

#include <QWidget>

class QScrollArea;

namespace blindspot::ui {

class EvaluateControls;
class EvaluateHow;
class EvaluateWhat;
class Session;

/// Editing it never touches the evaluation under way.
class EvaluateForm : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluateForm(Session& session, QWidget* parent = nullptr);

    runs::EvaluationRequest request() const;
    /// The patches of these runs alone, on what they were trained for.
    void setRuns(const QStringList& ids);
    /// These detectors are chosen in the form.
    void setDetectors(const QStringList& names);
    /// What is tested becomes what the request says; how it is tested stays as it is in the form.
    void setWhat(const runs::EvaluationRequest& request);
    /// As the Evaluate button does it, as soon as the lists know what is to be tested.
    void startWhenSettled();
    bool settled() const;
    bool hasMistakes() const { return mistaken_; }
    EvaluateControls* controls() const { return controls_; }
    EvaluateWhat* what() const { return what_; }

  Q_SIGNALS:
    void pageRequested(const QString& page);

  private:
    void check();
    void start();
    void startIfWanted();
    /// Network inputs of the whole evaluation; 0 while it is not known.
    std::int64_t inputs(const runs::EvaluationRequest& request) const;

    Session& session_;
    EvaluateWhat* what_;
    EvaluateHow* how_;
    EvaluateControls* controls_;
    QScrollArea* scroll_;
    bool mistaken_ = false;
    bool startWanted_ = false; ///< when the lists know what is to be tested
};

} // namespace blindspot::ui
