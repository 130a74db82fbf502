// A FiguresView shows a table of figures, whose rows can be copied.
#pragma once

#include "ui/controls/figures_model.h"

#include <QTableView>

namespace blindspot::ui {

/// Ctrl+C copies the marked rows, or all where none is marked, as spreadsheets take them.
class FiguresView : public QTableView {
    Q_OBJECT

  public:
    explicit FiguresView(const QString& name, QWidget* parent = nullptr);

    void show(FigureTable table);
    const FiguresModel& figures() const { return *model_; }
    /// For presentation mode: as much larger as its columns have room for.
    void setTypeScale(double scale);
    /// As high as its rows, without a scroll bar.
    int heightOfAll() const;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void copy() const;
    /// As wide as their contents; what of the view is left is shared among them, so that a wide one is filled.
    void fitColumns();
    void shareWidth();
    void scaleTo(double scale);

    FiguresModel* model_;
    double typeScale_ = 1, shownScale_ = 1;
    bool fitting_ = false;
};

} // namespace blindspot::ui
