// A CurvePlot shows curves with a legend to switch them on and off, smoothing, a logarithmic axis and export.
#pragma once

#include "ui/plots/curve_series.h"
#include "ui/support/theme.h"

#include <QWidget>

#include <functional>
#include <span>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace blindspot::ui {

class CurveCanvas;
class FlowLayout;
class Session;

/// Any number of named series of (x, y) points, each told apart by colour and line. The view follows new
/// points until the user zooms (wheel, drag, + and -, arrows); a double click or Home fits it again.
class CurvePlot : public QWidget {
    Q_OBJECT

  public:
    /// `session`: for questions, messages, and the thread that writes files.
    explicit CurvePlot(Session& session, QWidget* parent = nullptr);

    /// `color` is asked again when the theme changes. The index of the series, from 0.
    int addSeries(const QString& name, std::function<QColor(const Theme&)> color, Qt::PenStyle line,
                  BestPoint best = BestPoint::None);
    /// One of a set of runs laid over each other: its colour and line go by `place`.
    int addRunSeries(const QString& name, int place, BestPoint best = BestPoint::None);
    void removeAllSeries();
    void append(int series, std::span<const CurveSample> samples);
    void append(int series, const std::vector<CurveSample>& samples) { append(series, std::span(samples)); }
    /// The series stay.
    void removeAllPoints();
    void setBest(int series, BestPoint best);
    void setShown(int series, bool shown);
    bool isShown(int series) const;
    /// Of the axes; `name` also names exported files.
    void setTitles(const QString& x, const QString& y);
    void setName(const QString& name) { name_ = name; }
    /// Legend and tools are left out, lines and type are larger.
    void setPresenting(bool presenting);

    CurveCanvas& canvas() { return *canvas_; }
    /// All points of the shown series, a line an x: "iteration,total,cls".
    QString csv() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildTools();
    void buildMenu(QMenu* menu);
    void paintSamples();
    void showNote();
    void savePicture();
    void savePdf();
    void saveSvg();
    void copyPicture();
    void saveCsv();

    struct Copy;
    static QString csvOf(const Copy& copy);
    Copy copyOfShown() const;

    Session& session_;
    QString name_;
    CurveCanvas* canvas_;
    QWidget* legend_;
    FlowLayout* legendFlow_;
    QWidget* tools_ = nullptr;
    QComboBox* smoothing_ = nullptr;
    QToolButton *logarithmic_ = nullptr, *logarithmicX_ = nullptr;
    QToolButton* fit_ = nullptr;
    QLabel* note_;
    std::vector<QToolButton*> entries_;
};

} // namespace blindspot::ui
