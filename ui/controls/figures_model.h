// A FiguresModel is a read-only table of figures that is set as a whole and can be copied as text.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace blindspot::ui {

struct FigureColumn {
    QString title;      ///< may have two lines
    QString tip;        ///< what the figure means
    bool number = true; ///< to the right, in digits of one width
};

struct FigureRow {
    QStringList cells;    ///< fewer than columns: the others are empty
    QString tip{};        ///< of the whole row
    bool heading = false; ///< the first cell alone, over all columns
    bool strong = false;  ///< what the eye should find first
};

struct FigureTable {
    std::vector<FigureColumn> columns;
    std::vector<FigureRow> rows;
};

class FiguresModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { HeadingRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(FigureTable table);
    const FigureTable& table() const { return table_; }
    /// Of headings and strong rows, as the view's own font.
    void setTypeScale(double scale) { typeScale_ = scale; }
    /// Of these rows, with the titles: columns separated by tabs, as spreadsheets take it.
    QString text(const std::vector<int>& rows) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    FigureTable table_;
    double typeScale_ = 1;
};

} // namespace blindspot::ui
