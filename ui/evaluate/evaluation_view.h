// An EvaluationView shows the report of an evaluation: a tab with the answer, and tabs for the gallery, plots, sizes, defences and
// transfer. Who is noticed leads, AP50 stands beside it.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QStackedWidget;
class QTabWidget;

namespace blindspot::ui {

class AnswerPage;
class EvaluationAnswer;
class EvaluationComparison;
class EvaluationPlots;
class EvaluationSlides;
class FiguresView;
class PairGallery;
class PairPictures;
class PairViewer;
class Session;

class EvaluationView : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluationView(Session& session, QWidget* parent = nullptr);

    void setReport(const ReportPointer& report);
    const ReportPointer& report() const { return report_; }
    const ResultScope& scope() const { return scope_; }

    const EvaluationAnswer& answer() const;
    const FiguresView& arms() const;
    PairGallery& gallery() { return *gallery_; }
    EvaluationSlides& slides() { return *slides_; }
    /// Other evaluations can stand beside the shown one, from this list of them.
    void setHistory(QAbstractItemModel* history);

    /// Slides instead of tabs; afterwards what was seen before.
    void setPresenting(bool presenting);

  private:
    QWidget* buildResults();
    QWidget* buildScope();
    void openPair(std::size_t image);
    QComboBox* addScopeBox(const QString& label, const char* name, QWidget* row);
    void fillScope();
    void chooseScope();
    bool wasShown(const ResultScope& scope) const;
    void keepToShown(bool patchRules);
    void showScope();

    Session& session_;
    ReportPointer report_;
    ResultScope scope_;
    PairPictures* pictures_;
    QStackedWidget* stack_;
    AnswerPage* answer_ = nullptr;
    QWidget* scopeRow_ = nullptr;
    QComboBox *detector_ = nullptr, *defence_ = nullptr, *patch_ = nullptr;
    FiguresView *sizes_ = nullptr, *transfer_ = nullptr, *defences_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    EvaluationPlots* plots_ = nullptr;
    EvaluationComparison* comparison_ = nullptr;
    QAbstractItemModel* history_ = nullptr;
    PairGallery* gallery_ = nullptr;
    PairViewer* viewer_ = nullptr;
    EvaluationSlides* slides_ = nullptr;
    QWidget* before_ = nullptr; ///< what was seen before the presentation; null: none is on
};

} // namespace blindspot::ui
