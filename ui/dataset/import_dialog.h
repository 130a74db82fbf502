// An ImportDialog asks what to import: the file or folder, its format, where the pictures are, and the
// dataset's name.
#pragma once

#include "core/dataset/import/importer.h"
#include "core/workspace/videos/video_import.h"
#include "ui/session/session.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;

namespace blindspot::ui {

class VideoFields;

/// The format is guessed from the names of files, on another thread; the user can choose another.
class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    /// `reader` looks at folders; it outlives the dialog.
    ImportDialog(Session& session, Worker<storage::Database>& reader, QWidget* parent = nullptr);

    void setSource(const QString& path);
    dataset::ImportRequest request() const;
    /// Instead of `request`, where a video was chosen.
    std::optional<workspace::VideoImportRequest> videoRequest() const;
    /// Why the import that was asked for came to nothing; empty takes the text away.
    void showProblem(const QString& text);

  private:
    QLayout* buildFields();
    void buildForm();
    QWidget* pathRow(QLineEdit* edit, const QList<QPushButton*>& buttons);
    void look();
    void showState();
    void sayWhatComes(const QString& format);

    Session& session_;
    Worker<storage::Database>& reader_;
    Ticket looking_;
    QLabel *about_, *sourceLabel_;
    QLineEdit* source_;
    QComboBox* format_;
    QLineEdit* images_;
    QLineEdit* name_;
    QLabel* note_;
    QLabel* problem_;
    QLabel* imagesLabel_;
    QWidget* imagesRow_ = nullptr;
    QComboBox* boxes_; ///< what the numbers of COCO's boxes are
    QLabel* boxesLabel_;
    VideoFields* video_ = nullptr;
    QPushButton* import_ = nullptr;
    std::optional<dataset::ImportRequest> found_; ///< what the source was taken for
    bool formatChosen_ = false;                   ///< by the user: it is not found out any more
    bool imagesChosen_ = false;
};

} // namespace blindspot::ui
