// A StudyView shows what a study has found so far: the answer, the settings, what each option does, which of them matter, and the
// lines of all settings.
#pragma once

#include "ui/studies/study_saving.h"

#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

class QLabel;
class QTabWidget;
class QToolButton;

namespace blindspot::ui {

class ChartPlot;
class FiguresView;
class FlowLayout;

class StudyView : public QWidget {
    Q_OBJECT

  public:
    explicit StudyView(Session& session, QWidget* parent = nullptr);

    /// Null: nothing is shown. The best setting is marked, or the one that the user has chosen in the same study.
    void setStudy(const StudyPointer& study);
    const StudyPointer& study() const { return study_; }
    const FiguresView& settings() const { return *settings_; }
    const FiguresView& importance() const { return *importance_; }
    QString answer() const;
    /// To a hall: the answer and one chart, larger.
    void setPresenting(bool presenting);
    /// From tab to tab. False: there is none that way.
    bool step(int by);

  Q_SIGNALS:
    /// On the Runs page.
    void runRequested(const QString& id);

  private:
    QWidget* buildSettings();
    QWidget* buildOptions();
    QWidget* buildImportance();
    void showCharts();
    void showNotes();
    std::optional<std::size_t> markedSetting() const;
    /// The one that is trained now, where this study runs here.
    std::optional<std::size_t> runningSetting() const;
    void markRow();
    void updateRun();
    void openRun();

    Session& session_;
    StudyPointer study_;
    std::optional<std::size_t> chosen_; ///< the setting that the user has marked
    bool showing_ = false;              ///< rows are filled and marked by the program
    bool presenting_ = false;
    QLabel *answer_, *notes_;
    QTabWidget* tabs_;
    FiguresView *settings_, *importance_;
    QToolButton* run_ = nullptr;
    QWidget* options_ = nullptr;
    std::vector<ChartPlot*> optionPlots_;
    ChartPlot *matters_ = nullptr, *lines_ = nullptr;
};

} // namespace blindspot::ui
