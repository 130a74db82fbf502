// A TrainPlacement widget holds the form's placement of the patch: fixed or on objects, its numbers, and the
// editor on a sample image.
#pragma once

#include "ui/train/placement_editor.h"
#include "ui/train/train_fields.h"
#include "ui/train/train_subject.h"

#include <QWidget>

class QLabel;
class QRadioButton;
class QSlider;
class QToolButton;

namespace blindspot::ui {

class TrainPlacement : public QWidget {
    Q_OBJECT

  public:
    /// `what` says which images there are; it outlives this widget.
    TrainPlacement(Session& session, TrainFields& fields, const WorkspaceCatalogue& catalogue,
                   const TrainSubject& what, QWidget* parent = nullptr);

    PlacementEditor* editor() const { return editor_; }

  private:
    void addKind(const FieldPlace& place);
    void addScale(const FieldPlace& place);
    void addCorner(const FieldPlace& place);
    void addEditor();
    void show();
    void renewSample();
    void loadSample();

    Session& session_;
    TrainFields& fields_;
    TrainDraft& draft_;
    const WorkspaceCatalogue& catalogue_;
    const TrainSubject& what_;
    FoldedSection* section_;
    PlacementEditor* editor_;
    QWidget* scaleRow_ = nullptr;
    QWidget* cornerRow_ = nullptr;
    QLabel* sampleName_ = nullptr;
    QToolButton* next_ = nullptr;
    Ticket loading_;
    QString sampleKey_; ///< of what is shown or being read
    std::int64_t sampleNumber_ = 0;
};

} // namespace blindspot::ui
