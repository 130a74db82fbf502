// An EvaluateSubject widget holds the form's choice of what is evaluated: patches, detectors, and the images
// with their class.
#pragma once

#include "core/workspace/evaluations/evaluation_session.h"
#include "ui/session/page.h"
#include "ui/session/patch_choices.h"
#include "ui/session/session.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QVBoxLayout;

namespace blindspot::ui {

class CheckList;
class ChoiceBox;
class FormField;
class NumberChoice;
class WorkspaceCatalogue;
struct ClassCount;
struct ImageSource;

/// The numbers of images that were and were not used to train one of the patches.
struct ImageGroups {
    std::int64_t images = 0, objects = 0;
    std::int64_t heldOut = 0, training = 0, unknown = 0;
    std::int64_t nearDuplicates = 0; ///< that show nearly the same as one of the training images
};

class EvaluateSubject : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluateSubject(Session& session, QWidget* parent = nullptr);

    /// These runs' patches alone, against the detectors and on the images that they were trained on.
    void setRuns(const QStringList& ids);
    /// These detectors and no others, now or when the workspace has them.
    void setDetectors(const QStringList& names);
    /// These runs' patches and detectors alone, on these images; what the lists do not know yet is chosen
    /// when they do.
    void set(const workspace::EvaluationRequest& request);
    /// Whether the lists know all that was asked for in `set`.
    bool granted() const;
    const PatchChoices& patches() const { return *patches_; }
    void fill(workspace::EvaluationRequest& request) const;
    /// Whether all lists have been read.
    bool listsLoaded() const;
    /// Of the images that are chosen now; nothing while they are counted.
    const std::optional<ImageGroups>& groups() const { return groups_; }

    /// Puts mistakes at their fields; returns the first field with one, or null.
    FormField* check();

  Q_SIGNALS:
    void changed();
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

  private:
    void followLink(const QString& link);
    void buildPatches(QVBoxLayout& column);
    void buildDetectors(QVBoxLayout& column);
    void buildImages(QVBoxLayout& column);
    void addFile();
    void adoptRuns();
    void fillLists();
    void fillClasses();
    void edited();
    void countImages();
    void showGroups();
    const ImageSource* source() const;
    std::vector<ClassCount> classes() const;
    QString strangersText() const;

    Session& session_;
    WorkspaceCatalogue* catalogue_;
    PatchChoices* patches_;
    CheckList* detectors_ = nullptr;
    ChoiceBox* sourceBox_ = nullptr;
    ChoiceBox* classBox_ = nullptr;
    NumberChoice* number_ = nullptr;
    FormField *patchField_ = nullptr, *detectorField_ = nullptr, *sourceField_ = nullptr,
              *classField_ = nullptr, *numberField_ = nullptr;
    QString wantedSource_, wantedClass_;       ///< chosen when the lists know them
    QStringList wantedRuns_, wantedDetectors_; ///< likewise
    bool detectorsTouched_ = false, imagesTouched_ = false;
    bool first_ = true; ///< nothing has been chosen yet
    Ticket counting_;
    QTimer countLater_;
    QString countedKey_;
    std::optional<ImageGroups> groups_;
};

} // namespace blindspot::ui
