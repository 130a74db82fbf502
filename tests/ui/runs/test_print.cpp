// Patches on paper at their true size, and runs on a page.
#include "core/common/error.h"
#include "core/workspace/runs/options_json.h"
#include "tests/ui/report_pdf/pdf_page.h"
#include "ui/paper/patch_sheet.h"
#include "ui/runs/run_report.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace blindspot::ui {

namespace {

QImage somePatch(int side)
{
    QImage patch(side, side, QImage::Format_RGB888);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            patch.setPixelColor(x, y, QColor((x * 7) % 256, (y * 5) % 256, (x * y) % 256));
    return patch;
}

QByteArray contentOf(const QString& file)
{
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

} // namespace

class TestPrint : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void thePatchHasItsTrueSize_data()
    {
        QTest::addColumn<double>("side");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<QString>("paper");
        QTest::newRow("smallest") << 10.0 << 100 << "A4";
        QTest::newRow("usual") << 150.0 << 200 << "A4";
        QTest::newRow("uneven") << 123.4 << 150 << "A4";
        QTest::newRow("large") << 200.0 << 640 << "A3";
        QTest::newRow("poster") << 800.0 << 16 << "A0";
    }
    void thePatchHasItsTrueSize()
    {
        QFETCH(double, side);
        QFETCH(int, pixels);
        QFETCH(QString, paper);
        PatchSheet sheet;
        sheet.patch = somePatch(pixels);
        sheet.sideMm = side;
        sheet.caption = "Patch of a run";
        const auto page = paperFor(sheet);
        QVERIFY(page.has_value());
        QCOMPARE(page->key(), paper);
        QTemporaryDir folder;
        const QString file = folder.filePath("patch.pdf");
        writePatchPdf(file.toStdString(), sheet, *page);
        const testing::PdfPage pdf = testing::readPdf(contentOf(file));
        QCOMPARE(pdf.pages, 1);
        QVERIFY(!pdf.lossy);
        const QSizeF size = page->size(QPageSize::Millimeter);
        QVERIFY2(qAbs(pdf.mm.width() - size.width()) < 0.5 && qAbs(pdf.mm.height() - size.height()) < 0.5,
                 qPrintable(QString("%1 x %2").arg(pdf.mm.width()).arg(pdf.mm.height())));
        QCOMPARE(pdf.pictures.size(), 1);
        const QRectF place = pdf.pictures.front();
        QVERIFY2(qAbs(place.width() - side) < 0.05 && qAbs(place.height() - side) < 0.05,
                 qPrintable(QString("%1 x %2").arg(place.width()).arg(place.height())));
        QVERIFY(QRectF({}, pdf.mm).adjusted(9, 9, -9, -9).contains(place));
        // Whole multiples of the patch's pixels, and fine enough for print.
        QCOMPARE(pdf.pixels.size(), 1);
        QCOMPARE(pdf.pixels.front().width() % pixels, 0);
        QVERIFY(pdf.pixels.front().width() / (side / 25.4) >= (side > 500 ? 150 : 300));
    }

    /// A page for each sheet, with its own picture and its markers at their true size.
    void sheetsWithMarkersHaveAPageEach()
    {
        std::vector<PatchSheet> sheets;
        for (const int pixels : {40, 50}) {
            PatchSheet sheet;
            sheet.patch = somePatch(pixels);
            sheet.sideMm = 160;
            sheet.markers = {{somePatch(6), QRectF(0, 171, 64, 64)}, {somePatch(6), QRectF(96, 171, 64, 64)}};
            sheets.push_back(sheet);
        }
        const auto page = paperFor(sheets.front());
        QVERIFY(page && page->key() == "A4");
        QTemporaryDir folder;
        const QString file = folder.filePath("sheets.pdf");
        writePatchPdf(file.toStdString(), sheets, *page);
        const testing::PdfPage pdf = testing::readPdf(contentOf(file));
        QCOMPARE(pdf.pages, 2);
        QVERIFY(!pdf.lossy);
        QVERIFY(pdf.pictures.size() >= 3);
        const QRectF patch = pdf.pictures[0], left = pdf.pictures[1], right = pdf.pictures[2];
        QVERIFY(qAbs(patch.width() - 160) < 0.05 && qAbs(left.width() - 64) < 0.05 && qAbs(left.height() - 64) < 0.05);
        QVERIFY(qAbs(left.left() - patch.left()) < 0.05 && qAbs(right.right() - patch.right()) < 0.05);
        const double below = pdf.pictures[0].top() > left.top() ? patch.bottom() - left.bottom() : left.top() - patch.top(); // PDF counts upwards
        QVERIFY2(qAbs(below - 171) < 0.05, qPrintable(QString::number(below)));
        QVERIFY(QRectF({}, pdf.mm).adjusted(9, 9, -9, -9).contains(left.united(right)));
    }

    void theRulerAgreesWithThePatch()
    {
        // Ten dots to the millimetre, so that millimetres can be counted.
        QImage paper(2100, 2970, QImage::Format_RGB32);
        paper.setDotsPerMeterX(10'000);
        paper.setDotsPerMeterY(10'000);
        paper.fill(Qt::white);
        PatchSheet sheet;
        sheet.patch = QImage(10, 10, QImage::Format_RGB888);
        sheet.patch.fill(Qt::red);
        sheet.sideMm = 100;
        paintPatchSheet(paper, {210, 297}, sheet);
        const auto isRed = [&](int x, int y) { return paper.pixelColor(x, y) == QColor(Qt::red); };
        int left = 0, top = 0;
        while (top < 2000 && !isRed(1050, top))
            ++top;
        while (left < 1050 && !isRed(left, top + 500))
            ++left;
        int right = left, bottom = top;
        while (isRed(right, top + 500))
            ++right;
        while (isRed(1050, bottom))
            ++bottom;
        QVERIFY2(qAbs(right - left - 1000) <= 1 && qAbs(bottom - top - 1000) <= 1,
                 qPrintable(QString("%1 x %2").arg(right - left).arg(bottom - top)));
        // A tick at every millimetre below it: dark where one is due, white between.
        for (int mm = 1; mm < 100; ++mm) {
            const auto darkest = [&](double at) {
                int value = 255;
                for (int x = qRound(left + 10 * at) - 1; x <= qRound(left + 10 * at) + 1; ++x)
                    value = qMin(value, qGray(paper.pixel(x, bottom + 20)));
                return value;
            };
            QVERIFY2(darkest(mm) < 160 && darkest(mm + 0.5) > 200, qPrintable(QString::number(mm)));
        }
    }

    void whatDoesNotFitIsSaid()
    {
        PatchSheet sheet;
        sheet.patch = somePatch(24);
        sheet.sideMm = 200;
        QVERIFY(!fits(sheet, QPageSize(QPageSize::A4)));
        sheet.ruler = false;
        QVERIFY(!fits(sheet, QPageSize(QPageSize::A4)));
        QTemporaryDir folder;
        const QString file = folder.filePath("patch.pdf");
        QVERIFY_EXCEPTION_THROWN(writePatchPdf(file.toStdString(), sheet, QPageSize(QPageSize::A4)), Error);
        QVERIFY(!QFile::exists(file));
        sheet.sideMm = 2000;
        QVERIFY(!paperFor(sheet));
        sheet.sideMm = 100;
        QVERIFY_EXCEPTION_THROWN(
            writePatchPdf(folder.filePath("no/folder.pdf").toStdString(), sheet, QPageSize(QPageSize::A4)),
            Error);
        sheet.patch = {};
        QVERIFY_EXCEPTION_THROWN(writePatchPdf(file.toStdString(), sheet, QPageSize(QPageSize::A4)), Error);
    }

    void nothingIsPrintedOnTheMargins()
    {
        RunReport report;
        report.record.id = "20261122-104501-3fa2";
        report.record.recipe = "robust-dpatch";
        report.record.detectorName = std::string(80, 'W');
        report.record.selection = std::string(80, 'M');
        report.record.tags = std::string(200, 'x');
        report.record.className = "person";
        report.record.figures.loss = 0.25;
        report.record.optionsJson = workspace::optionsToText(patch::TrainOptions{});
        report.record.notes = QString("a long note ").repeated(100).toStdString();
        report.settings = settingsOf(report.record);
        report.patch = somePatch(100);
        for (int i = 1; i <= 1000; ++i)
            report.points.push_back(
                {i, i % 50 == 0 ? std::nullopt : std::optional(123456.789 / i), {}, {}, {}, 1.0 * i});
        QImage paper(1050, 1485, QImage::Format_RGB32); // A4, five dots to the millimetre
        paper.setDotsPerMeterX(5000);
        paper.setDotsPerMeterY(5000);
        paper.fill(Qt::white);
        paintRunReport(paper, {210, 297}, report);
        for (int y = 0; y < paper.height(); ++y)
            for (int x = 0; x < paper.width(); ++x)
                if ((x < 10 || y < 50 || x >= 1000 || y >= 1435) &&
                    paper.pixelColor(x, y) != QColor(Qt::white))
                    QFAIL(qPrintable(QString("ink at %1, %2").arg(x).arg(y)));
        PatchSheet sheet;
        sheet.patch = somePatch(100);
        sheet.caption = "Patch of run 20261122-104501-3fa2 · 150 mm x 150 mm";
        paper.fill(Qt::white);
        paintPatchSheet(paper, {210, 297}, sheet);
    }

    void aRunIsOnePage()
    {
        RunReport report;
        report.record.id = "20261122-104501-3fa2";
        report.record.recipe = "hide";
        report.record.selection = "사람 100";
        report.record.optionsJson = workspace::optionsToText(patch::TrainOptions{});
        report.record.notes = QString("a long note ").repeated(100).toStdString();
        report.settings = settingsOf(report.record);
        report.patch = somePatch(100);
        for (int i = 1; i <= 1000; ++i)
            report.points.push_back(
                {i, i % 50 == 0 ? std::nullopt : std::optional(1.0 / i), {}, {}, {}, 1.0 * i});
        QTemporaryDir folder;
        const QString file = folder.filePath("run.pdf");
        writeRunReport(file.toStdString(), report);
        const testing::PdfPage pdf = testing::readPdf(contentOf(file));
        QCOMPARE(pdf.pages, 1);
        QCOMPARE(pdf.pictures.size(), 1);
        report.patch = {};
        report.points.clear();
        writeRunReport(file.toStdString(), report); // neither patch nor curve yet
        QCOMPARE(testing::readPdf(contentOf(file)).pages, 1);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestPrint)
#include "test_print.moc"
