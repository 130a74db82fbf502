// A DatasetViewer shows one image of a dataset enlarged, with its annotations and, on request, a detector's
// detections.
#pragma once

#include "core/dataset/image_record.h"
#include "core/evaluation/detection_match.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/class_colors.h"
#include "ui/pictures/scaled_picture.h"
#include "ui/controls/put_aside.h"
#include "ui/session/session.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace blindspot::ui {

class ImageView;

/// It decodes on a thread of its own and detects on the session's; requests that are out of date are dropped.
class DatasetViewer : public QWidget {
    Q_OBJECT

  public:
    explicit DatasetViewer(Session& session, QWidget* parent = nullptr);
    ~DatasetViewer() override;

    /// Nothing: no image is chosen.
    void setRecord(std::optional<dataset::ImageRecord> record);
    bool hasRecord() const { return record_.has_value(); }
    const std::optional<dataset::ImageRecord>& record() const { return record_; }
    /// The names that the workspace knows; the chosen one stays where it is among them.
    void setDetectors(const QStringList& names);
    void setClassColors(const ClassColors& colors);
    /// Beside nothing else: Escape leads back, which it says.
    void setAlone(bool alone);
    void toggleBoxes();
    /// Without its tools.
    void setPresenting(bool presenting);
    void toggleDetections();
    /// As if the detector was chosen and its detections were asked for. One that is not known changes
    /// nothing.
    void compareWith(const QString& detector);
    const ImageView& view() const { return *view_; }
    /// What is shown of the newest comparison.
    const std::optional<evaluation::DetectionMatch>& match() const { return match_; }

    /// Whether comparisons are asked for.
    bool comparing() const;
    /// Of the objects of a class in the newest comparison: how many were noticed, and how many there are that
    /// count. Nothing while none is shown.
    std::optional<std::pair<int, int>> noticedOf(const std::string& className) const;

  Q_SIGNALS:
    /// Another comparison is shown, or none any more.
    void comparisonChanged();
    void previousRequested();
    void nextRequested();
    /// A patch is to be tried on the image.
    void trialRequested();
    /// Escape, or its button, while it is alone.
    void backRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Nothing {};
    struct Decoded {
        ScaledPicture picture;
        std::shared_ptr<const imaging::Image> pixels;
        Message damage; ///< of the file; empty: it is whole
    };
    struct Seen {
        std::vector<evaluation::PictureDetection> detections;
        evaluation::DetectionMatch match;
    };

    QWidget* buildHeader();
    QWidget* buildComparison();
    void adopt(Decoded decoded);
    void detect();
    void adopt(Seen seen);
    void fail(const QString& text);
    void showBoxes();
    std::vector<BoxLegend::Entry> annotationLegend() const;
    std::vector<BoxLegend::Entry> comparedLegend() const;
    std::vector<PictureBox> annotationBoxes() const;
    std::vector<PictureBox> comparedBoxes() const;

    Session& session_;
    UiQueue queue_;
    std::unique_ptr<Worker<Nothing>> decoder_;
    Ticket decoding_, detecting_;
    std::optional<dataset::ImageRecord> record_;
    std::shared_ptr<const imaging::Image> pixels_; ///< null until the record's picture is there
    std::vector<evaluation::PictureDetection> detections_;
    std::optional<evaluation::DetectionMatch> match_;

    ImageView* view_;
    QLabel* title_;
    QLabel* facts_;
    ClassColors colors_;
    bool alone_ = false;
    QToolButton* back_;
    QToolButton* previous_;
    QToolButton* next_;
    QToolButton* boxesShown_;
    QToolButton* fit_ = nullptr;
    QCheckBox* compare_;
    QComboBox* detectors_;
    QPushButton* try_;
    BoxLegend* legend_;
    QLabel* busy_;
    QLabel* error_;
    QWidget* comparison_ = nullptr;
    PutAside aside_; ///< while presenting
};

} // namespace blindspot::ui
