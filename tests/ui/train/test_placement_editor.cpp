// The placement drawn on an image: dragged and scaled by mouse and by keys.
#include "ui/train/placement_editor.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kInput = 640, kPatch = 160;

PlacementSample sample()
{
    PlacementSample sample;
    sample.picture = QImage(320, 240, QImage::Format_RGB888);
    sample.picture.fill(Qt::darkGreen);
    sample.place = imaging::placeInInput({320, 240}, {kInput});
    sample.boxes = {{100, 100, 400, 400}, {450, 200, 550, 300}};
    return sample;
}

patch::PlacementOptions fixedAt(std::int64_t row, std::int64_t column)
{
    patch::PlacementOptions placement;
    placement.kind = patch::PlacementKind::Fixed;
    placement.row = row;
    placement.column = column;
    return placement;
}

void drag(QWidget& widget, QPointF from, QPointF to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(&widget, ((from + to) / 2).toPoint());
    QTest::mouseMove(&widget, to.toPoint());
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
}

} // namespace

class TestPlacementEditor : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        editor_ = std::make_unique<PlacementEditor>();
        editor_->resize(322, 322); // two pixels of the input are one of the widget
        editor_->show();
    }

    void aFixedPatchIsDragged()
    {
        editor_->setPlacement(fixedAt(100, 200), kPatch, kInput);
        const QSignalSpy edited(editor_.get(), &PlacementEditor::edited);
        const QRectF before = editor_->patches().at(0);
        QCOMPARE(before.width(), kPatch / 2.0);
        drag(*editor_, before.center(), before.center() + QPointF(40, -20));
        QVERIFY(!edited.isEmpty());
        QVERIFY2(std::abs(editor_->placement().row - 60) <= 2,
                 qPrintable(QString::number(editor_->placement().row)));
        QVERIFY(std::abs(editor_->placement().column - 280) <= 2);
        // Not beyond the input.
        drag(*editor_, editor_->patches().at(0).center(), QPointF(2000, 2000));
        QCOMPARE(editor_->placement().row, kInput - kPatch);
        QCOMPARE(editor_->placement().column, kInput - kPatch);
        drag(*editor_, editor_->patches().at(0).center(), QPointF(-500, -500));
        QCOMPARE(editor_->placement().row, 0);
        QCOMPARE(editor_->placement().column, 0);
    }

    void aStretchedInputShowsTheSquareAsItIsSeen()
    {
        PlacementSample stretched = sample();
        stretched.place = imaging::placeInInput({320, 160}, {kInput, InputFit::Stretch});
        editor_->setSample(stretched);
        editor_->setPlacement(fixedAt(100, 200), kPatch, kInput);
        const QRectF fixed = editor_->patches().at(0);
        QCOMPARE(fixed.height(), kPatch / 2.0); // the whole of its square one way, half of it the other
        QCOMPARE(fixed.width(), kPatch / 4.0);
        QCOMPARE(fixed.center(), QPointF(1 + (200 + kPatch / 2) / 2.0, 1 + (100 + kPatch / 2) / 2.0));
        editor_->setPlacement({patch::PlacementKind::Object, 0.5, -1, -1}, kPatch, kInput);
        const QRectF object = editor_->patches().at(0);
        QVERIFY(std::abs(object.height() - 2 * object.width()) < 1e-9);
        QVERIFY(std::abs(object.height() * object.width() - 75 * 75) < 1e-6); // half of 300 pixels of the input
    }

    void aClickBesideItBringsItThere()
    {
        editor_->setPlacement(fixedAt(-1, -1), kPatch, kInput);
        QTest::mouseClick(editor_.get(), Qt::LeftButton, {}, QPoint(61, 261));
        QVERIFY(std::abs(editor_->placement().row - (520 - kPatch / 2)) <= 2);
        QVERIFY(std::abs(editor_->placement().column - (120 - kPatch / 2)) <= 2);
    }

    void theMiddleIsKeptUntilItIsMoved()
    {
        editor_->setPlacement(fixedAt(-1, -1), kPatch, kInput);
        QCOMPARE(editor_->placement().row, -1);
        QVERIFY(std::abs(editor_->patches().at(0).center().x() - 161) < 1);
        QTest::keyClick(editor_.get(), Qt::Key_Right);
        QCOMPARE(editor_->placement().row, 240);
        QCOMPARE(editor_->placement().column, 248);
        QTest::keyClick(editor_.get(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(editor_->placement().row, 239);
        QTest::keyClick(editor_.get(), Qt::Key_Home);
        QCOMPARE(editor_->placement().row, -1);
        QCOMPARE(editor_->placement().column, -1);
    }

    void patchesOnObjectsAreScaled()
    {
        editor_->setSample(sample());
        editor_->setPlacement({}, kPatch, kInput);
        const std::vector<QRectF> before = editor_->patches();
        QCOMPARE(before.size(), std::size_t{2});
        QVERIFY(std::abs(before[0].width() - 0.4 * 300 / 2) < 0.5);
        QVERIFY(std::abs(before[0].center().x() - 126) < 1);
        const QSignalSpy edited(editor_.get(), &PlacementEditor::edited);
        // By a corner, to twice its size; both follow.
        drag(*editor_, before[0].bottomRight(),
             before[0].center() + (before[0].bottomRight() - before[0].center()) * 2);
        QVERIFY(!edited.isEmpty());
        QVERIFY2(std::abs(editor_->placement().scale - 0.8) < 0.04,
                 qPrintable(QString::number(editor_->placement().scale)));
        QVERIFY(editor_->patches()[1].width() > before[1].width() * 1.8);
        QCOMPARE(editor_->patches()[1].center(), before[1].center());
        // Never to nothing.
        drag(*editor_, editor_->patches()[0].bottomRight(), editor_->patches()[0].center());
        QCOMPARE(editor_->placement().scale, 0.05);
    }

    void keysScaleToo()
    {
        editor_->setSample(sample());
        editor_->setPlacement({}, kPatch, kInput);
        QTest::keyClick(editor_.get(), Qt::Key_Up);
        QCOMPARE(editor_->placement().scale, 0.45);
        QTest::keyClick(editor_.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(editor_->placement().scale, 0.44);
        QTest::keyClick(editor_.get(), Qt::Key_Home);
        QCOMPARE(editor_->placement().scale, patch::PlacementOptions().scale);
        QTest::keyClick(editor_.get(), Qt::Key_Tab); // no trap
        QCOMPARE(editor_->placement().scale, patch::PlacementOptions().scale);
    }

    void pressesBesidePatchesAndOddSizesDoNothing()
    {
        editor_->setSample(sample());
        editor_->setPlacement({}, kPatch, kInput);
        const QSignalSpy edited(editor_.get(), &PlacementEditor::edited);
        drag(*editor_, {300, 310}, {10, 10});
        QVERIFY(edited.isEmpty());
        editor_->setSample(std::nullopt);
        drag(*editor_, {161, 161}, {10, 10});
        QVERIFY(edited.isEmpty());
        // A patch that does not fit, a widget without room.
        editor_->setPlacement(fixedAt(600, 600), 5000, kInput);
        drag(*editor_, {161, 161}, {10, 10});
        QCOMPARE(editor_->placement().row, 0);
        editor_->setPlacement(fixedAt(0, 0), 0, 0);
        editor_->resize(1, 1);
        editor_->grab();
    }

  private:
    std::unique_ptr<PlacementEditor> editor_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestPlacementEditor)
#include "test_placement_editor.moc"
