// The form for training a detector: the images, the settings, the patches that harden it, and the new
// detector's name and file.
#pragma once

#include "core/workspace/trainings/detector_train_request.h"
#include "ui/detectors/hardening_defaults.h"
#include "ui/session/page.h"
#include "ui/session/session.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;

namespace blindspot::ui {

class DetectorHardening;
class DetectorTrainingController;
class DetectorTrainingSettings;
class DetectorTrainingResult;
class DetectorTrainingSubject;
class FormField;

class DetectorTrainingForm : public QWidget {
    Q_OBJECT

  public:
    DetectorTrainingForm(Session& session, DetectorTrainingController& training, QWidget* parent = nullptr);

    /// A new detector from fresh weights, with the engine's defaults.
    void setFresh();
    /// The detector is to be hardened: patches are asked for.
    void setHardening(const HardeningDefaults& prefill);
    /// What a training was made with, under a new name.
    void setRequest(const workspace::DetectorTrainRequest& request);

    /// As its button does it, as soon as the lists have been read.
    void startWhenListsLoaded();
    workspace::DetectorTrainRequest request() const;
    /// Whether the lists have been read, so that mistakes are known.
    bool listsLoaded() const;
    bool hasMistakes() const { return mistaken_; }

  Q_SIGNALS:
    void closeRequested();
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

  private:
    QWidget* buildHeader();
    QWidget* buildFooter();
    void adopt(const workspace::DetectorTrainRequest& request, bool hardening);
    void followWhat();
    void check();
    void showButton();
    void start();
    void startIfWanted();
    QString suggestedName() const;

    Session& session_;
    DetectorTrainingController& training_;
    DetectorTrainingSubject* subject_;
    DetectorTrainingSettings* settings_;
    DetectorHardening* hardening_;
    DetectorTrainingResult* result_;
    QScrollArea* scroll_;
    QLabel* title_ = nullptr;
    QLabel* about_ = nullptr;
    QPushButton* start_ = nullptr;
    QAction* startAction_ = nullptr;
    QLabel* note_ = nullptr;
    bool hardens_ = false; ///< the detector is to be hardened
    bool mistaken_ = false, adopting_ = false;
    bool startWanted_ = false;        ///< when the lists have been read
    workspace::DetectorTrainRequest base_; ///< what no row is there for
};

} // namespace blindspot::ui
