// Boxes over pictures: how thick their lines are, where their names stand, and what a switch or the pointer
// shows of them.
#include "ui/pictures/box_legend.h"
#include "ui/pictures/box_painter.h"
#include "ui/pictures/class_colors.h"
#include "ui/pictures/invented_boxes.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <cmath>
#include <set>

namespace blindspot::ui {

namespace {

QImage painted(const std::vector<PictureBox>& boxes, BoxPainting how = {}, const QSize& size = {400, 300})
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    how.clip = picture.rect();
    paintBoxes(painter, boxes, how);
    return picture;
}

int count(const QImage& picture, const QColor& color, const QRect& area = {})
{
    const QRect all = area.isNull() ? picture.rect() : area;
    int pixels = 0;
    for (int y = all.top(); y <= all.bottom(); ++y)
        for (int x = all.left(); x <= all.right(); ++x)
            pixels += picture.pixelColor(x, y) == color ? 1 : 0;
    return pixels;
}

/// Ink in a row of pixels that crosses the left side of a box, in pixels: 1 is a pixel of the full colour.
double thickness(const QImage& picture, int y, int from, int to, const QColor& color)
{
    double ink = 0;
    for (int x = from; x < to; ++x)
        ink += (255.0 - picture.pixelColor(x, y).red()) / (255.0 - color.red());
    return ink;
}

} // namespace

class TestBoxPainter : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestBoxPainter");
        QSettings().clear();
    }
    void cleanup() { InventedBoxes::instance().setShown(true); }

    void linesAreAsThickAsTheyAreSaidToBe()
    {
        const QColor red(200, 0, 0);
        BoxPainting thin;
        thin.lineWidth = kThinBoxLine;
        // Where the box is small there is no halo: the ink is the line's alone.
        for (const double side : {6.0, 8.0, 10.0, 12.0, 14.0}) {
            const QImage picture = painted({{QRectF(100, 100, side, side), {}, BoxRole::Annotation, red}});
            const double ink = thickness(picture, static_cast<int>(100 + side / 2), 90,
                                         100 + static_cast<int>(side / 2), red);
            QVERIFY2(std::abs(ink - side / 10) < 0.1, qPrintable(QString("%1: %2").arg(side).arg(ink)));
        }
        const auto middle = [&](const BoxPainting& how) {
            const QImage picture = painted({{QRectF(100, 100, 20, 20), {}, BoxRole::Annotation, red}}, how);
            return thickness(picture, 110, 90, 110, red);
        };
        QVERIFY(std::abs(middle({}) - kBoxLine) < 0.05);
        QVERIFY(std::abs(middle(thin) - kThinBoxLine) < 0.05);
    }

    void labelsNeverLieOverEachOther()
    {
        // Each on a plate of its own colour: a plate that another one covered would have lost pixels.
        std::vector<PictureBox> boxes;
        for (int i = 0; i < 12; ++i)
            boxes.push_back({QRectF(100 + 3 * i, 100 + 2 * i, 90, 80), QString("object %1").arg(i),
                             BoxRole::Annotation, QColor::fromHsv(30 * i, 255, 200).toRgb()});
        BoxPainting bare;
        bare.labels = false;
        const QImage all = painted(boxes), lines = painted(boxes, bare);
        int labelled = 0;
        for (const PictureBox& box : boxes) {
            // Plates lie over lines, and letters over plates.
            const int plate = count(painted({box}), box.color) - count(painted({box}, bare), box.color);
            const int here = count(all, box.color) - count(lines, box.color);
            QVERIFY(plate > 300);
            QVERIFY2(here <= 0 || here > 0.8 * plate,
                     qPrintable(QString("%1: %2 of %3").arg(box.label).arg(here).arg(plate)));
            labelled += here > 0 ? 1 : 0;
        }
        QVERIFY2(labelled >= 2 && labelled < 12, qPrintable(QString::number(labelled)));
    }

    void smallAndLostBoxesAreNamedUnderThePointer()
    {
        const PictureBox small{QRectF(100, 100, 14, 30), "person", BoxRole::Annotation, QColor(200, 0, 0)};
        const PictureBox lost{QRectF(200, 100, 120, 120), "hidden", BoxRole::Missed, QColor(0, 0, 200)};
        const auto plate = [](const QImage& picture, const PictureBox& box) {
            return count(picture, box.color, {box.rect.toRect().topLeft() - QPoint(4, 30), QSize(70, 26)});
        };
        const std::vector<PictureBox> both{small, lost};
        BoxPainting how;
        const QImage none = painted(both, how);
        QCOMPARE(plate(none, small), 0);
        QCOMPARE(plate(none, lost), 0);
        how.hovered = boxAt(both, {}, {107, 115});
        QCOMPARE(how.hovered, 0);
        QVERIFY(plate(painted(both, how), small) > 200);
        how.hovered = boxAt(both, {}, {260, 160});
        QCOMPARE(how.hovered, 1);
        QVERIFY(plate(painted(both, how), lost) > 200);
        QCOMPARE(boxAt(both, {}, {20, 20}), -1);
        // The smallest of several.
        QCOMPARE(boxAt({lost, {QRectF(240, 140, 20, 20), "inside"}}, {}, {250, 150}), 1);
    }

    void whatIsInventedIsFaintAndSwitched()
    {
        const PictureBox invented{QRectF(50, 50, 200, 100), "invented 0.40", BoxRole::Invented};
        const QImage shown = painted({invented});
        QVERIFY(shown != painted({}));
        QCOMPARE(count(shown, boxColor(BoxRole::Invented)), 0); // no pixel in its full colour
        QCOMPARE(boxAt({invented}, {}, {100, 100}), 0);
        BoxLegend legend;
        legend.setEntries({{BoxRole::Found, "found"}, {BoxRole::Invented, "invented"}});
        legend.resize(400, 24);
        legend.show();
        auto* tick = legend.findChild<QCheckBox*>("inventedShown");
        QVERIFY(tick->isVisible() && tick->isChecked());
        QTest::keyClick(tick, Qt::Key_Space);
        QVERIFY(!InventedBoxes::instance().shown());
        QCOMPARE(QSettings().value("pictures/invented").toBool(), false);
        QCOMPARE(painted({invented}), painted({}));
        QCOMPARE(boxAt({invented}, {}, {100, 100}), -1);
        legend.setEntries({{BoxRole::Found, "found"}});
        QVERIFY(!tick->isVisible());
    }

    void aSlimLegendHasOneRow()
    {
        BoxLegend legend;
        std::vector<BoxLegend::Entry> entries;
        for (int i = 0; i < 30; ++i)
            entries.push_back({BoxRole::Annotation, QString("class %1").arg(i), classColor(i)});
        legend.setEntries(entries);
        const int row = legend.sizeHint().height();
        QVERIFY(legend.heightForWidth(300) > row);
        legend.setSlim(true);
        QCOMPARE(legend.heightForWidth(300), row);
        QVERIFY(legend.sizeHint().width() < 300);
    }

    void eachClassHasAHueThatStays()
    {
        std::vector<std::string> names;
        for (int i = 0; i < 80; ++i)
            names.push_back("class " + std::to_string(i));
        ClassColors colors;
        colors.setClasses(names);
        std::set<QRgb> seen;
        const auto luminance = [](const QColor& color) {
            const auto linear = [](double part) {
                return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
                   0.0722 * linear(color.blueF());
        };
        for (const std::string& name : names) {
            const QColor color = colors.of(QString::fromStdString(name));
            seen.insert(color.rgb());
            const double one = luminance(color) + 0.05, other = luminance(Theme::current().window) + 0.05;
            QVERIFY2(std::max(one, other) / std::min(one, other) >= 2.99, qPrintable(color.name()));
        }
        QCOMPARE(seen.size(), names.size());
        const QColor seventh = colors.of("class 7");
        names.push_back("one more");
        colors.setClasses(names);
        QCOMPARE(colors.of("class 7"), seventh);
        QCOMPARE(colors.of("not there"), boxColor(BoxRole::Annotation));
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestBoxPainter)
#include "test_box_painter.moc"
