// The view of a picture: what stays where it is while it is zoomed, moved, fitted and painted.
#include "ui/pictures/image_view.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <array>
#include <cmath>

namespace blindspot::ui {

namespace {

QImage checked(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, (x + y) % 2 == 0 ? Qt::white : Qt::black);
    return image;
}

void turnWheel(QWidget& widget, const QPointF& at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void moveTo(QWidget& widget, const QPointF& at)
{
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

double distance(const QPointF& a, const QPointF& b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

class TestImageView : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        view_ = std::make_unique<ImageView>();
        view_->resize(400, 300);
        view_->setImage(checked(640, 480));
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }
    void cleanup() { view_.reset(); }

    void aNewPictureIsFitted()
    {
        QVERIFY(view_->fitted());
        QCOMPARE(view_->scale(), 400.0 / 640);
        view_->resize(800, 600);
        QTRY_COMPARE(view_->scale(), 800.0 / 640);
    }

    void zoomKeepsWhatIsUnderTheCursor()
    {
        const QPointF cursor(130, 90);
        const QPointF pixel = view_->toPicture(cursor);
        for (const int notches : {1, 3, 5, -2, 4, -3}) {
            turnWheel(*view_, cursor, notches);
            QVERIFY(distance(view_->toPicture(cursor), pixel) < 1e-6);
        }
        QVERIFY(!view_->fitted());
        QVERIFY(view_->scale() > 400.0 / 640);
        turnWheel(*view_, cursor, 100);
        QVERIFY(view_->scale() <= 64);
        turnWheel(*view_, cursor, -200);
        QCOMPARE(view_->scale(), 400.0 / 640);
    }

    void draggingMovesAndStopsAtTheBorder()
    {
        QTest::keyClick(view_.get(), Qt::Key_1);
        QCOMPARE(view_->scale(), 1 / view_->devicePixelRatioF());
        const QPointF before = view_->toWidget({0, 0});
        QTest::mousePress(view_.get(), Qt::LeftButton, {}, {200, 150});
        QTest::mouseMove(view_.get(), {180, 140});
        QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, {180, 140});
        QVERIFY(distance(view_->toWidget({0, 0}), before + QPointF(-20, -10)) < 1e-6);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(view_.get(), Qt::Key_Left);
        QCOMPARE(view_->toWidget({0, 0}).x(), 0.0);
        QTest::keyClick(view_.get(), Qt::Key_F);
        QVERIFY(view_->fitted());
        QTest::keyClick(view_.get(), Qt::Key_Plus);
        QVERIFY(!view_->fitted());
        QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, {50, 50});
        QVERIFY(view_->fitted());
    }

    void aDoubleClickAndReturnFillTheViewAndFitAgain()
    {
        view_->setImage(checked(640, 240));
        QCOMPARE(view_->scale(), 400.0 / 640);
        QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, {50, 150});
        QVERIFY(!view_->fitted());
        QCOMPARE(view_->scale(), 300.0 / 240);
        QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, {50, 150});
        QVERIFY(view_->fitted());
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QCOMPARE(view_->scale(), 300.0 / 240);
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QVERIFY(view_->fitted());
        // A picture of the view's own shape comes closer.
        view_->setImage(checked(640, 480));
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QCOMPARE(view_->scale(), 2 * 400.0 / 640);
    }

    void theBoxUnderThePointerSaysItsName()
    {
        QImage grey(400, 300, QImage::Format_RGB888);
        grey.fill(Qt::gray);
        view_->setImage(grey);
        view_->setBoxes({{QRectF(100, 100, 12, 30), "person", BoxRole::Annotation}});
        const QImage before = view_->grab().toImage();
        moveTo(*view_, {106, 110});
        QCOMPARE(view_->hoveredBox(), 0);
        QVERIFY(view_->grab().toImage() != before);
        moveTo(*view_, {300, 200});
        QCOMPARE(view_->hoveredBox(), -1);
        QCOMPARE(view_->grab().toImage(), before);
    }

    void arrowsThatMoveNothingGoToTheParent()
    {
        QKeyEvent right(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
        right.accept();
        QApplication::sendEvent(view_.get(), &right);
        QVERIFY(!right.isAccepted());
        QTest::keyClick(view_.get(), Qt::Key_1);
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
        again.accept();
        QApplication::sendEvent(view_.get(), &again);
        QVERIFY(again.isAccepted());
    }

    void aPictureOfTheSameSizeKeepsThePlace()
    {
        turnWheel(*view_, {10, 10}, 6);
        const double scale = view_->scale();
        const QPointF corner = view_->toWidget({0, 0});
        view_->setImage(checked(640, 480));
        QCOMPARE(view_->scale(), scale);
        QCOMPARE(view_->toWidget({0, 0}), corner);
        view_->setImage(checked(64, 48));
        QVERIFY(view_->fitted());
    }

    void pixelsAreSharpWhenEnlarged()
    {
        QImage two(2, 1, QImage::Format_RGB888);
        two.setPixelColor(0, 0, Qt::black);
        two.setPixelColor(1, 0, Qt::white);
        view_->setImage(two);
        const QImage shown = view_->grab().toImage();
        for (int x = 0; x < shown.width(); ++x) {
            const int value = shown.pixelColor(x, shown.height() / 2).red();
            QVERIFY(value == 0 || value == 255 || x == 0 || x == shown.width() - 1 ||
                    view_->toPicture(QPointF(x, 150)).x() < 0 || view_->toPicture(QPointF(x, 150)).x() >= 2);
        }
    }

    void boxesAreDrawnInTheirColour()
    {
        QImage grey(400, 300, QImage::Format_RGB888);
        grey.fill(Qt::gray);
        view_->setImage(grey);
        view_->setBoxes({{QRectF(100, 100, 80, 60), "person 0.91", BoxRole::Found}});
        const QImage shown = view_->grab().toImage();
        // Two pixels for a line of one and a half: the outer one has the full colour.
        const auto has = [](const QImage& picture) {
            return picture.pixelColor(140, 160) == Theme::current().found ||
                   picture.pixelColor(140, 161) == Theme::current().found;
        };
        QVERIFY(has(shown));
        view_->setBoxesVisible(false);
        QVERIFY(!has(view_->grab().toImage()));
        constexpr std::array kCompared{BoxRole::Found,     BoxRole::HalfSeen, BoxRole::Missed,
                                       BoxRole::NeverSeen, BoxRole::OnObject, BoxRole::Invented};
        for (const BoxRole a : kCompared)
            for (const BoxRole b : kCompared)
                QVERIFY(a == b || boxDashes(a) != boxDashes(b));
    }

    void nothingAndOddSizesArePainted()
    {
        for (const QSize size : {QSize(0, 0), QSize(1, 1), QSize(1, 3000), QSize(3000, 1)}) {
            view_->setImage(size.isEmpty() ? QImage() : checked(size.width(), size.height()));
            view_->setPlaceholder("nothing yet");
            view_->resize(1, 1);
            view_->grab();
            view_->resize(300, 200);
            view_->actualSize();
            turnWheel(*view_, {20, 20}, 50);
            view_->grab();
            turnWheel(*view_, {20, 20}, -90);
            view_->fit();
            QVERIFY(std::isfinite(view_->scale()) && view_->scale() > 0);
            view_->grab();
        }
    }

  private:
    std::unique_ptr<ImageView> view_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestImageView)
#include "test_image_view.moc"
