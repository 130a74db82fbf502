// A DetectorTrainingResult widget holds the form's fields for the new detector: its name and its file.
#pragma once

#include "ui/session/session.h"

#include <QWidget>

#include <filesystem>
#include <optional>
#include <set>

class QLabel;
class QLineEdit;

namespace blindspot::ui {

class FormField;
class WorkspaceCatalogue;

class DetectorTrainingResult : public QWidget {
    Q_OBJECT

  public:
    /// `catalogue`: whose detectors' names are taken.
    DetectorTrainingResult(Session& session, const WorkspaceCatalogue& catalogue, QWidget* parent = nullptr);

    /// Empty: the name goes by `suggest` until the user types one.
    void reset(const QString& name);
    /// With a number where a detector or a file has that name.
    void suggest(const QString& name);
    QString name() const;
    /// In the workspace's folder detectors/ under the name, unless another file was chosen; empty without a
    /// name.
    std::filesystem::path out() const;

    /// Puts mistakes at their fields; the first field that has one, or null.
    FormField* check();
    /// Looks again whether the file is there.
    void lookAgain();

  Q_SIGNALS:
    void changed();

  private:
    std::filesystem::path fileOf(QString name) const;
    void showFile();
    void lookForFile();
    void chooseFile();

    Session& session_;
    const WorkspaceCatalogue& catalogue_;
    QLineEdit* name_;
    QLabel* file_;
    FormField *nameField_, *fileField_;
    Ticket looking_;
    QString suggested_;
    bool typed_ = false;
    std::optional<std::filesystem::path> chosenFile_;
    std::filesystem::path lookedFor_; ///< whether this file is there was asked
    bool fileThere_ = false;
    std::set<std::filesystem::path> takenFiles_;
};

} // namespace blindspot::ui
