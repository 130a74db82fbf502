// The FiguresView: figures and words beside each other can be told apart.
#include "ui/controls/figures_view.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QTest>

#include <algorithm>

namespace blindspot::ui {

class TestFiguresView : public QObject {
    Q_OBJECT

    /// The widest stretch without ink between the first and the last of a row of the picture.
    static int widestGap(const QImage& row)
    {
        const QRgb paper = row.pixel(0, row.height() / 2);
        int gap = 0, last = -1;
        for (int x = 0; x < row.width(); ++x) {
            bool ink = false;
            for (int y = 1; y + 1 < row.height(); ++y)
                ink = ink || row.pixel(x, y) != paper;
            if (!ink) continue;
            if (last >= 0) gap = std::max(gap, x - last - 1);
            last = x;
        }
        return gap;
    }

  private Q_SLOTS:
    void aFigureAndTheWordBesideItKeepApart()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        FigureTable table;
        table.columns = {{"Seconds", {}, true}, {"State", {}, false}};
        FigureRow row;
        row.cells = {"88888888888888", "finished"};
        table.rows.push_back(row);
        FiguresView view("Figures");
        view.resize(100, 120); // narrower than its columns: nothing is shared among them
        view.show(table);
        view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        const int width = view.columnWidth(0) + view.columnWidth(1);
        QVERIFY(width > view.viewport()->width());
        // As wide as its columns, without sharing what is left.
        view.resize(width + 2 * view.frameWidth(), 120);
        view.show(table);
        const QImage all = view.viewport()->grab().toImage();
        const QRect place = view.visualRect(view.model()->index(0, 0)).united(view.visualRect(view.model()->index(0, 1)));
        const int gap = widestGap(all.copy(place));
        QVERIFY2(gap >= 2 * kGrid, qPrintable(QString::number(gap)));
    }

    void toAHallItIsAsLargeAsItFits()
    {
        Theme::apply(*qApp, ThemeChoice::Light);
        FigureTable table;
        table.columns = {{"Seconds", {}, true}, {"State", {}, false}};
        FigureRow row;
        row.cells = {"88888888888888", "finished"};
        row.strong = true;
        table.rows.push_back(row);
        FiguresView view("Figures");
        view.resize(50, 200);
        view.show(table);
        QTableView& shown = view;
        shown.show();
        const int needed = view.horizontalHeader()->length();
        view.resize(2000, 200);
        const double usual = view.font().pointSizeF();
        const auto strong = [&] { return view.model()->index(0, 0).data(Qt::FontRole).value<QFont>().pointSizeF(); };
        view.setTypeScale(2);
        QCOMPARE(view.font().pointSizeF(), 2 * usual);
        QCOMPARE(strong(), 2 * usual);
        view.resize(needed * 3 / 2, 200);
        QVERIFY(view.font().pointSizeF() < 2 * usual && view.font().pointSizeF() > usual);
        QVERIFY(view.horizontalHeader()->length() <= view.viewport()->width());
        view.resize(2000, 200);
        QCOMPARE(view.font().pointSizeF(), 2 * usual);
        view.setTypeScale(1);
        QCOMPARE(view.font().pointSizeF(), usual);
        QCOMPARE(strong(), usual);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestFiguresView)
#include "test_figures_view.moc"
