// A PairDelegate paints a cell of the gallery: a picture before and after, with its boxes, and what changed
// in words.
#pragma once

#include <QStyledItemDelegate>

namespace blindspot::ui {

class PairPictures;
class PairsModel;

class PairDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    PairDelegate(const PairsModel& model, PairPictures& pictures, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    void paintCounts(QPainter& painter, const QRect& room, const QFont& font, int row) const;

    const PairsModel& model_;
    PairPictures& pictures_;
};

} // namespace blindspot::ui
