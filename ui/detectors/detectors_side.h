// The left side of the Detectors page: the list of the workspace's detectors and the list of their trainings.
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QAction;
class QLabel;
class QListView;
class QVBoxLayout;

namespace blindspot::ui {

class DetectorsModel;
class DetectorTrainingsModel;

class DetectorsSide : public QWidget {
    Q_OBJECT

  public:
    DetectorsSide(DetectorsModel& detectors, DetectorTrainingsModel& trainings, QWidget* parent = nullptr);

    /// Empty: none is chosen.
    QString detector() const;
    QString training() const;
    /// Without a word to anybody.
    void chooseDetector(int row);
    void chooseTraining(int row);

  Q_SIGNALS:
    void addRequested();
    void trainRequested();
    void renameRequested();
    void removeRequested();
    /// By the user.
    void detectorChosen();
    void trainingChosen();

  private:
    void buildDetectors(QVBoxLayout& column);
    void buildTrainings(QVBoxLayout& column);
    void choose(QListView& list, int row);
    void showTrainings();

    DetectorsModel& detectors_;
    DetectorTrainingsModel& trainings_;
    QListView *detectorList_, *trainingList_;
    QLabel* trainingsHead_;
    bool choosing_ = false;
};

} // namespace blindspot::ui
