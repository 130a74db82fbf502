// A DetectorTrial widget runs a detector on one picture and shows boxes, scores and how long it took.
#pragma once

#include "core/evaluation/detect_picture.h"
#include "ui/session/session.h"
#include "ui/support/worker.h"

#include <QString>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;
class QSlider;

namespace blindspot::ui {

class BoxLegend;
class ImageView;

class DetectorTrial : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorTrial(Session& session, QWidget* parent = nullptr);

    /// Looks at the picture anew where there is one. Empty: no detector.
    void setDetector(const QString& name);
    void setPicture(const QString& file);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Seen;

    QLayout* buildConfidence();
    void refreshDatasets();
    void choosePicture();
    /// By so many pictures of the dataset on.
    void step(int pictures);
    void look();
    void show(Seen seen);
    void showBoxes();

    Session& session_;
    Ticket ticket_;
    QString detector_, file_;
    std::vector<evaluation::PictureDetection> detections_;
    double milliseconds_ = 0;
    qint64 turn_ = -1; ///< of the dataset's pictures, counted from 0; -1: none was shown yet
    ImageView* view_;
    BoxLegend* legend_;
    QComboBox* datasets_;
    QPushButton* next_;
    QSlider* confidence_;
    QLabel* confidenceText_;
    QLabel* result_;
    QLabel* problem_;
};

} // namespace blindspot::ui
