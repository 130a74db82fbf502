// An EvaluationView shows the report of an evaluation: the conclusion, the table of arms, and tabs for sizes,
// plots, transfer, defences and the gallery. Who is noticed leads, AP50 stands beside it.
#pragma once

#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace blindspot::ui {

class ChartPlot;
class EvaluationAnswer;
class FiguresView;
class PairGallery;
class PairPictures;
class PairViewer;
class Session;

class EvaluationView : public QWidget {
    Q_OBJECT

  public:
    explicit EvaluationView(Session& session, QWidget* parent = nullptr);
    ~EvaluationView() override;

    void setReport(const ReportPointer& report);
    const ReportPointer& report() const { return report_; }
    const ResultScope& scope() const { return scope_; }

    const EvaluationAnswer& answer() const { return *answer_; }
    const FiguresView& arms() const { return *arms_; }
    PairGallery& gallery() { return *gallery_; }

  private:
    QWidget* buildResults();
    QWidget* buildScope();
    QWidget* buildPlots();
    QComboBox* addScopeBox(const QString& label, const char* name, QWidget* row);
    void fillScope();
    void fillPlots();
    void chooseScope();
    bool wasShown(const ResultScope& scope) const;
    void keepToShown(bool patchRules);
    void showScope();
    void showPlot();
    void offerMeasures();
    QString definitions() const;

    Session& session_;
    ReportPointer report_;
    ResultScope scope_;
    PairPictures* pictures_;
    QStackedWidget* stack_;
    EvaluationAnswer* answer_ = nullptr;
    QLabel* warnings_ = nullptr;
    QWidget* scopeRow_ = nullptr;
    QComboBox *detector_ = nullptr, *defence_ = nullptr, *patch_ = nullptr;
    FiguresView *arms_ = nullptr, *sizes_ = nullptr, *transfer_ = nullptr, *defences_ = nullptr;
    QLabel* note_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QComboBox *plots_ = nullptr, *measure_ = nullptr;
    ChartPlot* plot_ = nullptr;
    PairGallery* gallery_ = nullptr;
    PairViewer* viewer_ = nullptr;
};

} // namespace blindspot::ui
