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
        // Two pixels wide around 40 x 30, a halo of one pixel at both sides of it, nothing inside or outside.
        paint({20.3, 20.4, 40, 30}, BoxRole::Found, 1);
        const QColor found = boxColor(BoxRole::Found);
        QCOMPARE(count(found, picture.rect()), 42 * 32 - 38 * 28);
        QCOMPARE(count(Qt::white, picture.rect()), 100 * 80 - 44 * 34 + 36 * 26);
        QCOMPARE(picture.pixelColor(19, 19), found);
        // The lines of other roles have gaps, and are those of the role alone.
        paint({20, 20, 40, 30}, BoxRole::Missed, 1);
        const int dashed = count(boxColor(BoxRole::Missed), picture.rect());
        paint({20, 20, 40, 30}, BoxRole::Invented, 1);
        const int dotted = count(boxColor(BoxRole::Invented), picture.rect());
        QVERIFY2(dashed > dotted && dashed < 280 && dotted > 70, qPrintable(QString::number(dashed)));
        // Of a box that is far larger than the view only the side that is seen costs anything.
        paint({10, -1e6, 1e6, 2e6}, BoxRole::Invented, 1);
        QCOMPARE(count(boxColor(BoxRole::Invented), {0, 0, 9, 80}), 0);
        QVERIFY(count(boxColor(BoxRole::Invented), {9, 0, 2, 80}) > 40);
        // What has next to no height is seen all the same.
        paint({20, 20, 40, 0.5}, BoxRole::Found, 1);
        QVERIFY(count(found, picture.rect()) > 80);
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
