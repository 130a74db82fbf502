// Detectors: add, inspect, try on a picture.
#pragma once

#include "ui/models/detectors_model.h"
#include "ui/pages/page.h"
#include "ui/support/worker.h"

#include <QStringList>

class QFrame;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace blindspot::ui {

class DetectorFacts;
class DetectorTrial;

class DetectorsPage : public Page {
    Q_OBJECT

  public:
    explicit DetectorsPage(Session& session, QWidget* parent = nullptr);

    void activated() override;
    /// Files of weights; each is read and checked in the background.
    void addFiles(const QStringList& files);

  Q_SIGNALS:
    /// "Train against this detector".
    void trainRequested(const QString& detector);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    QWidget* buildList();
    QWidget* buildProblem();
    void refresh();
    void take(std::vector<DetectorEntry> entries);
    void chooseFile();
    void showCurrent();
    void showProblem(const QString& file, const QString& text);
    void rename();
    void remove();
    QString current() const;

    DetectorsModel* model_;
    Ticket reading_;
    QString wanted_; ///< to be shown when it is in the list
    int filesToRead_ = 0;
    QStackedWidget* stack_;
    QListView* list_;
    DetectorFacts* facts_;
    DetectorTrial* trial_;
    QPushButton* train_;
    QFrame* problem_ = nullptr;
    QLabel* problemHead_ = nullptr;
    QLabel* problemText_ = nullptr;
};

} // namespace blindspot::ui
