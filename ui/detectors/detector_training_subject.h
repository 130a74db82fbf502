// A DetectorTrainingSubject widget holds the form's fields for the images, classes and held-out images of a
// detector's training, and for the network that it starts from.
#pragma once

#include "core/workspace/trainings/detector_train_request.h"
#include "ui/session/page.h"
#include "ui/session/session.h"

#include <QWidget>

#include <string>
#include <vector>

class QVBoxLayout;

namespace blindspot::workspace {
struct DetectorRecord;
}

namespace blindspot::ui {

class CheckList;
class ChoiceBox;
class FormField;
class NumberBox;
class WorkspaceCatalogue;
struct ImageSource;

class DetectorTrainingSubject : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorTrainingSubject(Session& session, QWidget* parent = nullptr);

    WorkspaceCatalogue& catalogue() const { return *catalogue_; }
    /// Names that are not there are kept and told.
    void show(const workspace::DetectorTrainRequest& request);
    void fill(workspace::DetectorTrainRequest& request) const;
    /// Whether the lists have been read.
    bool listsLoaded() const;

    /// The detector that it starts from; null: fresh weights.
    const workspace::DetectorRecord* start() const;
    bool startsFresh() const;
    const ImageSource* source() const;
    /// What it is to learn, as far as it is known.
    std::vector<std::string> classes() const;
    /// "yolov8n", "yolov8" for one of a width of its own.
    QString networkText() const;

    /// Puts mistakes at their fields; the first field that has one, or null.
    FormField* check();

  Q_SIGNALS:
    void changed();
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

  private:
    void followLink(const QString& link);
    /// Choices that are no names: they have no colon.
    static inline const QString kTenth = QStringLiteral("tenth"), kFresh = QStringLiteral("fresh"),
                                kCustom = QStringLiteral("custom");

    void buildImages(QVBoxLayout& column);
    void buildNetwork(QVBoxLayout& column);
    void listScales();
    NumberBox* addSize(const QString& label, const QString& tip, int decimals, double step, double value);
    void fillLists();
    void fillClasses();
    void followStart();
    void showNotes();

    Session& session_;
    WorkspaceCatalogue* catalogue_;
    ChoiceBox *sourceBox_, *validationBox_, *startBox_, *familyBox_, *scaleBox_;
    CheckList* classList_;
    NumberBox *width_ = nullptr, *depth_ = nullptr, *heads_ = nullptr;
    FormField *sourceField_, *validationField_, *classField_, *startField_, *networkField_, *sizeField_;
    QWidget* sizes_;
    QString wantedSource_, wantedValidation_, wantedStart_;
    QStringList wantedClasses_; ///< to be checked when they are known; empty: all
    bool classesTouched_ = false;
};

} // namespace blindspot::ui
