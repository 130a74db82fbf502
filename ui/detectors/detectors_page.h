// The Detectors page: add, inspect, try, train and harden detectors.
#pragma once

#include "ui/detectors/detector_trainings_model.h"
#include "ui/detectors/detectors_model.h"
#include "ui/detectors/hardening_defaults.h"
#include "ui/controls/put_aside.h"
#include "ui/session/page.h"
#include "ui/support/worker.h"

#include <QStringList>

class QPushButton;
class QStackedWidget;

namespace blindspot::ui {

class DetectorFacts;
class DetectorsSide;
class DetectorTrainingController;
class DetectorTrainingForm;
class DetectorTrainingView;
class DetectorTrial;
class FileProblem;

class DetectorsPage : public Page {
    Q_OBJECT

  public:
    explicit DetectorsPage(Session& session, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Detectors; }
    void activated() override;
    void setPresenting(bool presenting) override;
    /// Files of weights; each is read and checked in the background.
    void addFiles(const QStringList& files);
    /// Fills the form that hardens a detector and brings it into view.
    void prefillHardening(const HardeningDefaults& prefill);
    /// Starts what the form holds.
    void start();

  Q_SIGNALS:
    /// "Train against this detector".
    void trainRequested(const QString& detector);
    /// The detector of this name has been trained to its end and stands in the list.
    void trainingFinished(const QString& detector);
    /// These detectors are to be compared.
    void evaluateRequested(const QStringList& detectors);
    /// Where what the form misses can be made.
    void pageRequested(blindspot::ui::PageId page);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    QWidget* buildDetector();
    void wireSide();
    void wireTraining();
    void refresh();
    void refreshTrainings();
    void take(std::vector<DetectorEntry> entries);
    void takeTrainings(std::vector<DetectorTrainingEntry> entries);
    void chooseFile();
    void showCurrent();
    void showDetector();
    void showTraining();
    void showForm();
    void harden();
    void useSettings(const workspace::DetectorTrainingRecord& record);
    void conclude(const workspace::DetectorTrainingRecord& record);
    void tellProgress();
    void rename();
    void remove();
    void sayOtherwise();
    void removeTraining(const QString& id);

    DetectorsModel* model_;
    DetectorTrainingsModel* trainings_;
    Ticket reading_, readingTrainings_;
    QString wanted_;         ///< to be shown when it is in the list
    QString wantedTraining_; ///< the same of a training
    int filesToRead_ = 0;
    DetectorTrainingController& training_;
    DetectorsSide* side_;
    QStackedWidget* stack_;
    QWidget *blank_, *empty_ = nullptr, *detector_ = nullptr;
    DetectorTrainingForm* form_;
    DetectorTrainingView* view_;
    DetectorFacts* facts_;
    DetectorTrial* trial_;
    QPushButton *train_, *harden_;
    FileProblem* problem_;
    PutAside aside_; ///< while presenting
};

} // namespace blindspot::ui
