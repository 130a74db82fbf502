// The VideoFields are the rows of the import dialog that ask which frames of a video become pictures, and whose detections annotate them.
#pragma once

#include "core/workspace/videos/video_import.h"
#include "ui/session/session.h"

#include <QObject>

class QFormLayout;

namespace blindspot::ui {

class ChoiceBox;
class NumberBox;

class VideoFields : public QObject {
    Q_OBJECT

  public:
    /// Adds its rows to the form, which outlives it; the detectors are read from the workspace.
    VideoFields(Session& session, QFormLayout& form, QObject* parent);

    void setShown(bool shown);
    /// What is chosen; source and name are the dialog's.
    workspace::VideoImportRequest request() const;

  private:
    void showState();

    QFormLayout& form_;
    ChoiceBox* frames_;
    NumberBox* every_;
    ChoiceBox* detector_;
    NumberBox* confidence_;
    bool shown_ = false;
    Ticket reading_;
};

} // namespace blindspot::ui
