// The parts of the live view by themselves: the log, the line between before and after, the patch.
#include "ui/controls/log_view.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/box_painter.h"
#include "ui/pictures/patch_view.h"
#include "ui/session/session.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

namespace blindspot::ui {

namespace {

QStringList numbered(int first, int count)
{
    QStringList lines;
    for (int i = first; i < first + count; ++i)
        lines << QStringLiteral("Iteration %1").arg(i);
    return lines;
}

QString firstVisible(const QPlainTextEdit* text)
{
    return text->cursorForPosition({2, 2}).block().text();
}

PictureSide side(const QColor& color)
{
    QImage picture(200, 100, QImage::Format_RGB32);
    picture.fill(color);
    return {ScaledPicture(picture), {}};
}

} // namespace

class TestLiveWidgets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestLiveWidgets");
    }

    void boxesAreFramesOfWholePixels()
    {
        QImage picture(100, 80, QImage::Format_RGB32);
        const auto paint = [&picture](const QRectF& box, BoxRole role, double zoom) {
            picture.fill(Qt::white);
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::Antialiasing);
            BoxPainting how;
            how.toWidget = QTransform::fromScale(zoom, zoom);
            how.clip = picture.rect();
            paintBoxes(painter, {{box, {}, role}}, how);
        };
        const auto count = [&picture](const QColor& color, const QRect& area) {
            int pixels = 0;
            for (int y = area.top(); y <= area.bottom(); ++y)
                for (int x = area.left(); x <= area.right(); ++x)
                    pixels += picture.pixelColor(x, y) == color ? 1 : 0;
            return pixels;
        };
        // One pixel around 60 x 50 and one of half the ink inside it, a halo of one pixel at both sides, nothing inside or outside.
        paint({20.3, 10.4, 60, 50}, BoxRole::Found, 1);
        const QColor found = boxColor(BoxRole::Found);
        QCOMPARE(count(found, picture.rect()), 62 * 52 - 60 * 50);
        QCOMPARE(count(Qt::white, picture.rect()), 100 * 80 - 64 * 54 + 56 * 46);
        QCOMPARE(picture.pixelColor(19, 9), found);
        // The lines of other roles have gaps, and are those of the role alone.
        paint({20, 10, 60, 50}, BoxRole::Missed, 1);
        const int dashed = count(boxColor(BoxRole::Missed), picture.rect());
        paint({20, 10, 60, 50}, BoxRole::NeverSeen, 1);
        const int dotted = count(boxColor(BoxRole::NeverSeen), picture.rect());
        QVERIFY2(dashed > dotted && dashed < 224 && dotted > 60, qPrintable(QString::number(dashed)));
        // Of a box that is far larger than the view only the side that is seen costs anything.
        paint({10, -1e6, 1e6, 2e6}, BoxRole::Missed, 1);
        QCOMPARE(count(boxColor(BoxRole::Missed), {0, 0, 9, 80}), 0);
        QVERIFY(count(boxColor(BoxRole::Missed), {9, 0, 2, 80}) > 40);
        // What has next to no height is seen all the same.
        paint({20, 20, 40, 0.5}, BoxRole::Found, 1);
        QVERIFY(count(found, picture.rect()) >= 40);
    }

    void newLinesAreFollowedAtTheEndAlone()
    {
        LogView log;
        log.resize(400, 200);
        log.show();
        log.append(numbered(1, 100));
        const auto* text = log.findChild<QPlainTextEdit*>("logText");
        QScrollBar* bar = text->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        log.append(numbered(101, 100));
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(50);
        const QString seen = firstVisible(text);
        log.append(numbered(201, 100));
        QCOMPARE(bar->value(), 50);
        QCOMPARE(firstVisible(text), seen);
        bar->setValue(bar->maximum());
        log.hide();
        log.append(numbered(301, 100));
        log.resize(400, 120);
        log.show();
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void aLongLineIsReadWithoutScrollingSideways()
    {
        LogView log;
        log.resize(300, 120);
        log.show();
        log.append({QStringLiteral("a warning about %1").arg(QStringLiteral("many words ").repeated(20))});
        QCOMPARE(log.findChild<QPlainTextEdit*>("logText")->horizontalScrollBar()->maximum(), 0);
    }

    void oldLinesGoWithoutMovingWhatIsRead()
    {
        LogView log;
        log.resize(400, 200);
        log.show();
        log.append(numbered(1, LogView::kMaxLines));
        const auto* text = log.findChild<QPlainTextEdit*>("logText");
        QCOMPARE(text->blockCount(), LogView::kMaxLines);
        text->verticalScrollBar()->setValue(3000);
        const QString seen = firstVisible(text);
        log.append(numbered(LogView::kMaxLines + 1, 700));
        QCOMPARE(text->blockCount(), LogView::kMaxLines);
        QCOMPARE(log.lines().size(), LogView::kMaxLines);
        QCOMPARE(text->document()->firstBlock().text(), QString("Iteration 701"));
        QCOMPARE(firstVisible(text), seen);
        log.append(numbered(1, 3 * LogView::kMaxLines));
        QCOMPARE(text->blockCount(), LogView::kMaxLines);
        QVERIFY(text->toPlainText().endsWith(QString("Iteration %1").arg(3 * LogView::kMaxLines)));
    }

    void theFilterHidesAndTheRestIsCopiedAndCleared()
    {
        LogView log;
        log.show();
        log.append({"Iteration 1/2", "! a warning", "Iteration 2/2"});
        auto* filter = log.findChild<QLineEdit*>("logFilter");
        const auto* text = log.findChild<QPlainTextEdit*>("logText");
        QTest::keyClicks(filter, "WARN");
        QCOMPARE(text->toPlainText(), QString("! a warning"));
        log.append({"nothing", "Warning again"});
        QCOMPARE(text->toPlainText(), QString("! a warning\nWarning again"));
        log.findChild<QToolButton*>("logCopy")->click();
        QCOMPARE(QApplication::clipboard()->text(), QString("! a warning\nWarning again"));
        filter->clear();
        QCOMPARE(text->blockCount(), 5);
        log.findChild<QToolButton*>("logClear")->click();
        QVERIFY(text->toPlainText().isEmpty() && log.lines().isEmpty());
    }

    void theDividerIsDraggedAndMovedByKeys()
    {
        BeforeAfterView view;
        view.resize(400, 200);
        view.show();
        view.setWithout(side(Qt::red));
        QTest::mouseClick(&view, Qt::LeftButton, {}, {100, 100});
        QCOMPARE(view.divider(), 0.5); // nothing to compare with yet
        view.setWith(side(Qt::blue));
        QSignalSpy moved(&view, &BeforeAfterView::dividerMoved);
        QCOMPARE(view.pictureRect(), QRectF(0, 0, 400, 200));
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 100});
        QTest::mouseMove(&view, {100, 100});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {100, 100});
        QCOMPARE(view.divider(), 0.25);
        QTest::mouseMove(&view, {300, 100});
        QCOMPARE(view.divider(), 0.25);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.divider(), 0.27);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(std::abs(view.divider() - 0.23) < 1e-9);
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.divider(), 0.0);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.divider(), 1.0);
        QVERIFY(moved.size() >= 6);
    }

    void aZoomedPictureIsMovedAndTheLineStaysInReach()
    {
        BeforeAfterView view;
        view.resize(400, 200);
        view.show();
        view.setWithout(side(Qt::red));
        view.setWith(side(Qt::blue));
        QWheelEvent wheel(QPointF(300, 50), view.mapToGlobal(QPointF(300, 50)), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        const QPointF pixel = view.viewport().toPicture({300, 50});
        QApplication::sendEvent(&view, &wheel);
        QVERIFY(!view.viewport().fitted() && view.viewport().movable());
        QVERIFY(std::hypot(view.viewport().toPicture({300, 50}).x() - pixel.x(),
                           view.viewport().toPicture({300, 50}).y() - pixel.y()) < 1e-6);
        QCOMPARE(view.divider(), 0.5);
        // Beside the line the picture is moved, on the line the line.
        const QPointF before = view.pictureRect().topLeft();
        QTest::mousePress(&view, Qt::LeftButton, {}, {300, 60});
        QTest::mouseMove(&view, {330, 70});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {330, 70});
        QCOMPARE(view.pictureRect().topLeft(), before + QPointF(30, 10));
        QCOMPARE(view.divider(), 0.5);
        QTest::mousePress(&view, Qt::LeftButton, {}, {201, 40});
        QTest::mouseMove(&view, {300, 40});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {300, 40});
        QCOMPARE(view.divider(), 0.75);
        QTest::mousePress(&view, Qt::MiddleButton, {}, {300, 60});
        QTest::mouseMove(&view, {280, 60});
        QTest::mouseRelease(&view, Qt::MiddleButton, {}, {280, 60});
        QCOMPARE(view.pictureRect().topLeft(), before + QPointF(10, 10));
        // The arrows move what is zoomed; the line is theirs again when all is seen.
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(view.pictureRect().left() > before.x() + 10);
        QCOMPARE(view.divider(), 0.75);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.viewport().fitted());
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.divider(), 0.73);
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.divider(), 0.5);
        // Another picture is seen whole.
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(!view.viewport().fitted());
        view.setWithout({});
        view.setWithout(side(Qt::green));
        QVERIFY(view.viewport().fitted());
        QTest::mouseDClick(&view, Qt::LeftButton, {}, {100, 60});
        QVERIFY(!view.viewport().fitted());
        QTest::mouseDClick(&view, Qt::LeftButton, {}, {100, 60});
        QVERIFY(view.viewport().fitted());
    }

    void keysThatMoveNothingAreLeftToTheParent()
    {
        BeforeAfterView view;
        view.resize(400, 200);
        view.show();
        view.setWithout(side(Qt::red));
        for (const int key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Space}) {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
            event.accept();
            QApplication::sendEvent(&view, &event);
            QVERIFY(!event.isAccepted());
        }
    }

    void eachSideShowsItsOwnPicture()
    {
        BeforeAfterView view;
        view.resize(400, 200);
        view.show();
        view.setWithout(side(Qt::red));
        QCOMPARE(view.grab().toImage().pixelColor(380, 20), QColor(Qt::red));
        view.setWith(side(Qt::blue));
        view.setDivider(0.25);
        const QImage shown = view.grab().toImage();
        QCOMPARE(shown.pixelColor(20, 20), QColor(Qt::red));
        QCOMPARE(shown.pixelColor(90, 20), QColor(Qt::red));
        QCOMPARE(shown.pixelColor(110, 20), QColor(Qt::blue));
        QCOMPARE(shown.pixelColor(380, 20), QColor(Qt::blue));
    }

    /// To a hall, with a defence: what is at the right is said as what is at the left.
    void longWordsTakeMoreLines()
    {
        BeforeAfterView view;
        view.resize(700, 350);
        view.setWithout(side(Qt::red));
        view.setWith(side(Qt::blue));
        view.setWords("with the patch: 6 of 7", "with the patch, JPEG compression: 7 of 7");
        view.setTypeScale(2);
        view.show();
        const QImage shown = view.grab().toImage();
        const auto changed = [&shown](int from, int to, const QColor& ground) {
            int pixels = 0;
            for (int x = from; x < to; ++x)
                for (int y = shown.height() * 2 / 3; y < shown.height() - 4; ++y)
                    pixels += shown.pixelColor(x, y) != ground ? 1 : 0;
            return pixels;
        };
        QVERIFY(changed(4, 340, Qt::red) > 4000);
        QVERIFY(changed(360, 696, Qt::blue) > changed(4, 340, Qt::red)); // in two lines
        view.setDivider(0.9); // where there is no room for it, it does not cover the picture
        const QImage narrow = view.grab().toImage();
        QCOMPARE(narrow.pixelColor(690, 340), QColor(Qt::blue));
    }

    void patchPixelsAreWholeSquares()
    {
        QTemporaryDir folder;
        Dialogs dialogs;
        dialogs.saveFile = [&](QWidget*, const QString&, const QString&, const QString&) {
            return folder.filePath("out"); // without its end
        };
        Session session(workspace::Workspace::open(folder.path().toStdString()), dialogs);
        PatchView view(session);
        view.resize(220, 240);
        view.show();
        QCOMPARE(view.caption(), QString("No patch yet"));
        QImage patch(50, 50, QImage::Format_RGB888);
        for (int y = 0; y < 50; ++y)
            for (int x = 0; x < 50; ++x)
                patch.setPixelColor(x, y, (x + y) % 2 == 0 ? Qt::white : Qt::black);
        view.setPatch(patch);
        QCOMPARE(view.zoom(), 4.0);
        QVERIFY(view.caption().contains("50") && view.caption().endsWith(QString::fromUtf8("×4")));
        const QImage shown = view.grab().toImage();
        const int left = (220 - 200) / 2;
        int top = 0;
        while (shown.pixelColor(left, top) != QColor(Qt::white))
            ++top;
        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 200; ++x)
                QCOMPARE(shown.pixelColor(left + x, top + y), patch.pixelColor(x / 4, y / 4));
        view.resize(60, 60);
        QVERIFY(view.zoom() <= 1);
        view.resize(220, 240);

        view.actions().at(0)->trigger();
        QCOMPARE(QApplication::clipboard()->image().size(), QSize(50, 50));
        QSignalSpy told(&session, &Session::message);
        view.actions().at(1)->trigger();
        QVERIFY(told.wait(20000));
        const QImage saved(folder.filePath("out.png"));
        QCOMPARE(saved.convertToFormat(QImage::Format_RGB888), patch);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestLiveWidgets)
#include "test_live_widgets.moc"
