// The report on A4: its pages, what stands on the first one, nothing cut and nothing in the margins.
#include "core/common/error.h"
#include "tests/core/report/sample_report.h"
#include "tests/ui/report_pdf/pdf_page.h"
#include "ui/report_pdf/pages.h"
#include "ui/report_pdf/report_pdf.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

namespace blindspot::ui {

namespace {

using metrics::EvaluationReport;
using report::Language;

constexpr double kDots = 5; ///< for a millimetre

/// The pages as pictures.
std::vector<QImage> painted(const EvaluationReport& report, const report::ReportPictures& pictures,
                            Language language)
{
    QImage paper(static_cast<int>(210 * kDots), static_cast<int>(297 * kDots), QImage::Format_RGB32);
    paper.setDotsPerMeterX(static_cast<int>(1000 * kDots));
    paper.setDotsPerMeterY(static_cast<int>(1000 * kDots));
    paper.fill(Qt::white);
    std::vector<QImage> pages;
    const auto newPage = [&] {
        pages.push_back(paper.copy());
        paper.fill(Qt::white);
    };
    const int count = paintReport(paper, {210, 297}, newPage, report, pictures, language);
    newPage();
    return count == static_cast<int>(pages.size()) ? pages : std::vector<QImage>();
}

bool isWhite(const QImage& page, const QRectF& mm)
{
    const QRect dots = QRectF(mm.topLeft() * kDots, mm.size() * kDots).toRect() & page.rect();
    for (int y = dots.top(); y <= dots.bottom(); ++y)
        for (int x = dots.left(); x <= dots.right(); ++x)
            if ((page.pixel(x, y) & 0xffffffU) != 0xffffffU) return false;
    return true;
}

QByteArray contentOf(const QString& file)
{
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

/// Each image has a box of every kind over it, so that the legend is as long as it gets.
void addEveryMark(EvaluationReport& report)
{
    const metrics::CocoBox half{10, 10, 60, 60}, hidden{10, 400, 60, 60}, missed{560, 10, 60, 60};
    for (metrics::ImageFindings& image : report.images) {
        for (const metrics::CocoBox& box : {half, hidden, missed})
            image.annotations.push_back({box, box.area()});
        for (metrics::ArmDetections& seen : image.arms) {
            if (seen.arm == metrics::Arm::Clean) {
                seen.detections.push_back({half, 0.9});
                seen.detections.push_back({hidden, 0.9});
            } else {
                seen.detections.push_back({{30, 30, 15, 15}, 0.6});
                seen.detections.push_back({{300, 10, 40, 40}, 0.5});
            }
        }
    }
}

std::vector<Piece> piecesOfHeights(const std::vector<double>& heights)
{
    std::vector<Piece> pieces;
    for (const double height : heights)
        pieces.push_back({height});
    return pieces;
}

/// How many pieces each page has.
std::vector<std::size_t> counts(const std::vector<Piece>& pieces)
{
    std::vector<std::size_t> result;
    for (const PageOfPieces& page : paginate(pieces, QRectF(0, 10, 100, 100)))
        result.push_back(page.size());
    return result;
}

} // namespace

class TestReportPdf : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void piecesGoToTheNextPageWhole()
    {
        QCOMPARE(counts({}), (std::vector<std::size_t>{0}));
        QCOMPARE(counts(piecesOfHeights({50, 50, 1})), (std::vector<std::size_t>{2, 1}));
        QCOMPARE(counts(piecesOfHeights({60, 60, 60})), (std::vector<std::size_t>{1, 1, 1}));
        QCOMPARE(counts(piecesOfHeights({300, 10})), (std::vector<std::size_t>{1, 1}));
        auto pieces = piecesOfHeights({50, 45, 10});
        pieces[1].before = 10; // 50 + 10 + 45 is more than a page; at the top of one the space is dropped
        pieces[2].before = 45;
        QCOMPARE(counts(pieces), (std::vector<std::size_t>{1, 2}));
        pieces = piecesOfHeights({10, 10});
        pieces[1].newPage = true;
        QCOMPARE(counts(pieces), (std::vector<std::size_t>{1, 1}));
    }

    void aHeadingIsNotLeftBehind()
    {
        auto pieces = piecesOfHeights({90, 5, 50});
        QCOMPARE(counts(pieces), (std::vector<std::size_t>{2, 1}));
        pieces[1].keepWithNext = true;
        QCOMPARE(counts(pieces), (std::vector<std::size_t>{1, 2}));
        pieces = piecesOfHeights({90, 5});
        pieces[1].keepWithNext = true; // the last one of all
        QCOMPARE(counts(pieces), (std::vector<std::size_t>{2}));
    }

    void aTablesTitlesAreRepeated()
    {
        auto pieces = piecesOfHeights(std::vector<double>(12, 20));
        const auto titles = std::make_shared<const Piece>(Piece{10});
        for (Piece& piece : pieces)
            piece.repeated = titles;
        const auto pages = paginate(pieces, QRectF(0, 10, 100, 100));
        QCOMPARE(pages.size(), std::size_t{3}); // five rows, then four under the titles
        QCOMPARE(pages[1].front().piece, titles.get());
        for (const PageOfPieces& page : pages) {
            double bottom = 10;
            for (const PlacedPiece& placed : page) {
                QVERIFY(placed.place.top() >= bottom && placed.place.bottom() <= 110);
                bottom = placed.place.bottom();
            }
        }
    }

    void aReport()
    {
        const EvaluationReport report = testing::sampleReport();
        const report::ReportPictures pictures = testing::samplePictures(report);
        QTemporaryDir folder;
        for (const Language language : {Language::English, Language::Korean}) {
            const QString file = folder.filePath("report.pdf");
            writeReportPdf(file.toStdString(), report, pictures, language);
            const QByteArray bytes = contentOf(file);
            const testing::PdfPage pdf = testing::readPdf(bytes);
            QVERIFY(qAbs(pdf.mm.width() - 210) < 0.5 && qAbs(pdf.mm.height() - 297) < 0.5);
            QVERIFY2(pdf.pages >= 3 && pdf.pages <= 7, qPrintable(QString::number(pdf.pages)));
            QVERIFY(!pdf.lossy);
            QCOMPARE(pdf.pictures.size(), 7); // the patch, three times before and after; charts are none
            for (const QRectF& picture : pdf.pictures)
                QVERIFY(QRectF(14.9, 14.9, 180.2, 267.2).contains(picture));
            QVERIFY(bytes.contains("/FontFile")); // letters are letters, and brought along
        }
    }

    void nothingIsPrintedOnTheMargins_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<bool>("wild");
        QTest::newRow("English") << 0 << false;
        QTest::newRow("Korean") << 1 << false;
        QTest::newRow("long names") << 0 << true;
        QTest::newRow("long names, Korean") << 1 << true;
    }
    void nothingIsPrintedOnTheMargins()
    {
        QFETCH(int, language);
        QFETCH(bool, wild);
        EvaluationReport report = testing::sampleReport();
        if (wild) {
            report.className = std::string(120, 'W');
            report.selection = QString("사람 ").repeated(60).toStdString();
            for (auto& detector : report.detectors)
                detector.name = detector.file = std::string(80, 'M');
            for (auto& patch : report.patches)
                patch.name = patch.file = std::string(300, 'x');
            for (auto& defence : report.defences)
                defence.text = std::string(60, 'y');
            report.warnings.assign(200, std::string(150, 'z') + " a warning");
            for (auto& image : report.images)
                image.file = std::string(100, 'f');
            addEveryMark(report);
        }
        const auto pages = painted(report, testing::samplePictures(report), static_cast<Language>(language));
        QVERIFY(!pages.empty());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const QByteArray name = "page " + QByteArray::number(static_cast<qulonglong>(i + 1));
            for (const QRectF& margin : {QRectF(0, 0, 210, 14), QRectF(0, 283, 210, 14),
                                         QRectF(0, 0, 14, 297), QRectF(196, 0, 14, 297)})
                QVERIFY2(isWhite(pages[i], margin), name.constData());
            QVERIFY2(!isWhite(pages[i], QRectF(15, 22, 180, 250)), name.constData());
            QVERIFY2(!isWhite(pages[i], QRectF(15, 277, 60, 6)), name.constData());   // the foot
            QVERIFY2(isWhite(pages[i], QRectF(15, 274.2, 180, 3)), name.constData()); // nothing runs into it
        }
    }

    void theFirstPageHoldsItsExamples()
    {
        const EvaluationReport report = testing::sampleReport();
        report::ReportPictures pictures = testing::samplePictures(report);
        const QImage page = painted(report, pictures, Language::English).at(0);
        pictures.examples.clear();
        const QImage without = painted(report, pictures, Language::English).at(0);
        const QRectF examples(15, 190, 180, 60);
        QVERIFY(!isWhite(page, examples));
        QVERIFY(isWhite(without, examples));
    }

    void littleIsEnough()
    {
        EvaluationReport report;
        QTemporaryDir folder;
        const QString file = folder.filePath("empty.pdf");
        writeReportPdf(file.toStdString(), report, {}, Language::English);
        QVERIFY(testing::readPdf(contentOf(file)).pages >= 1);
        report = testing::sampleReport();
        report.groups.clear();
        report.sweeps.clear();
        writeReportPdf(file.toStdString(), report, {}, Language::Korean);
        QVERIFY(testing::readPdf(contentOf(file)).pages >= 1);
    }

    void onAnotherThreadAndToNoFolder()
    {
        const EvaluationReport report = testing::sampleReport();
        QTemporaryDir folder;
        const QString file = folder.filePath("thread.pdf");
        std::thread worker([&] { writeReportPdf(file.toStdString(), report, {}, Language::Korean); });
        worker.join();
        QVERIFY(testing::readPdf(contentOf(file)).pages >= 2);
        QVERIFY_EXCEPTION_THROWN(
            writeReportPdf(folder.filePath("no/folder.pdf").toStdString(), report, {}, Language::English),
            Error);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestReportPdf)
#include "test_report_pdf.moc"
