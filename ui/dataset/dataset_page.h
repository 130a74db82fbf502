// The Dataset page: import datasets, browse and filter their images, view one image, and make selections.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "ui/controls/put_aside.h"
#include "ui/pictures/class_colors.h"
#include "ui/session/page.h"

#include <QByteArray>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;
class QSlider;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace blindspot::dataset {
struct ImportResult;
}

namespace blindspot::ui {

class BoxLegend;
class DatasetImport;
class DatasetViewer;
class FilterPanel;
class ImageGrid;
class ImageGridModel;
class ImportDialog;
class JobBar;
class NoticeBar;

class DatasetPage : public Page {
    Q_OBJECT

  public:
    explicit DatasetPage(Session& session, QWidget* parent = nullptr);
    ~DatasetPage() override;

    PageId id() const override { return PageId::Dataset; }
    void activated() override;
    void setPresenting(bool presenting) override;
    bool presentStep(int step) override;
    /// Opens the dialog, filled in for `source` (a file or folder) where there is one.
    void showImport(const QString& source = {});
    /// Shows the images of a dataset's selection, and no other condition.
    void showSelection(const QString& dataset, const QString& selection);
    /// Shows the image, where it is among those that are listed, with what the detector finds in it.
    void showDetections(std::int64_t image, const QString& detector);
    const DatasetViewer& viewer() const { return *viewer_; }
    ImageGrid& grid() const { return *grid_; }
    ImageGridModel& images() const { return *images_; }

  Q_SIGNALS:
    /// "Train on this selection".
    void trainRequested(const QString& selection);
    /// "Try the demonstration", where there is nothing yet.
    void demonstrationRequested();
    /// A selection was made: who trains next trains on it.
    void selectionCreated(const QString& selection);
    /// What a detector finds in the image that is looked at is shown, or no longer.
    void comparisonChanged();

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void buildContent();
    QWidget* buildMiddle();
    QWidget* buildToolBar();
    QWidget* buildMarkBar();
    QWidget* buildNothingFits();
    void wireFilter();
    void wireViewer();
    void wireImport();
    void wireScan();
    void addShortcuts();
    void restoreLayout();
    void saveLayout() const;

    void readDatasets();
    void readFacts();
    void readSelections();
    void readDetectors();
    void readScan();
    void countImages();
    void startScan();
    void followScan();
    void applyQuery();
    QString keyOf(const char* name) const;
    void showCount();
    void showMarks();
    void showCurrent();
    /// The viewer fills the page, or stands beside the grid again.
    void fillWithViewer(bool fill);
    void showGridLegend();
    /// After a new answer: what was looked at before, or the first image.
    void showAgain();
    void step(int rows);
    /// On the image that is looked at.
    void tryPatch();
    void makeSelection(bool ofMarked);
    void selectionMade(const QString& name);
    void renameDataset();
    void locateImages();
    void removeDataset();
    void renameSelection();
    void removeSelection();
    void askToReplace(const QString& name, const QString& text);
    void imported(const dataset::ImportResult& result);
    /// The dialog comes back with what was typed and the reason.
    void importFailed(const QString& text);
    void showProblems();
    /// The notice of a dataset's problems; 0 hides it.
    void noticeProblems(std::int64_t count);

    /// Counts and folders, which may take their time: never in the way of the filters.
    std::unique_ptr<UiQueue> queue_;
    std::unique_ptr<Worker<storage::Database>> reader_;
    Ticket readingDatasets_, readingFacts_, readingSelections_, readingScan_, counting_;
    QTimer countingTimer_; ///< while a scan is under way
    std::vector<dataset::DatasetInfo> datasets_;
    std::vector<dataset::CategoryInfo> classes_;
    ClassColors colors_; ///< of those
    std::int64_t currentId_ = -1; ///< of the image in the viewer
    std::optional<std::pair<dataset::ImageOrder, bool>> shownOrder_; ///< and whether descending
    QString wantedDataset_;       ///< to be chosen when the list is there
    QString wantedSelection_;     ///< likewise

    ImageGridModel* images_;
    DatasetImport* import_;
    QPointer<ImportDialog> importDialog_; ///< hidden while its import runs
    bool importToShow_ = false;           ///< it failed while another page was in front
    QStackedWidget* stack_;
    QWidget* empty_ = nullptr;
    QSplitter* splitter_;
    FilterPanel* filter_;
    ImageGrid* grid_;
    QStackedWidget* middle_ = nullptr; ///< the grid, or that nothing fits
    DatasetViewer* viewer_;
    PutAside aside_; ///< while presenting
    JobBar* job_;
    NoticeBar* problems_;
    BoxLegend* gridLegend_;
    QLabel* count_;
    QSlider* size_;
    QToolButton* boxes_ = nullptr;
    bool filled_ = false;    ///< by the viewer
    QByteArray besideState_; ///< of the splitter, before it was
    QFrame* markBar_ = nullptr;
    QLabel* marked_ = nullptr;
};

} // namespace blindspot::ui
