// The manual outside the program: HTML pages whose links lead somewhere, and PDFs.
#include "ui/manual/manual_book.h"
#include "ui/manual/manual_pages.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace blindspot::ui {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Keeps the text that is painted.
class TextRecorder : public QPaintEngine {
  public:
    TextRecorder() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { ++pictures; }
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override { ++pictures; }
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF&, const QTextItem& item) override { text += item.text(); }

    QString text;
    int pictures = 0;
};

class RecordedPaper : public QPaintDevice {
  public:
    QPaintEngine* paintEngine() const override { return &recorder; }
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return 794;
        case PdmHeight:
            return 1123;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDevicePixelRatio:
            return 1;
        default:
            return 32;
        }
    }

    mutable TextRecorder recorder;
};

QString withoutSpaces(QString text)
{
    static const QRegularExpression space(QStringLiteral("[\\s\u00a0\u2028\u200b]+"));
    return text.remove(space);
}

} // namespace

class TestManualPages : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyLinkOfThePagesLeadsSomewhere()
    {
        const QTemporaryDir folder;
        writeManualHtml(folder.path().toStdString());
        static const QRegularExpression target(QStringLiteral("(?:href|src)=\"([^\"]*)\"")),
            id(QStringLiteral("id=\"([^\"]+)\""));
        int pages = 0, links = 0;
        for (QDirIterator files(folder.path(), {"*.html"}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            const QString page = files.next();
            ++pages;
            const QString html = QString::fromUtf8(contentOf(page));
            for (auto matches = target.globalMatch(html); matches.hasNext();) {
                const QStringList to = matches.next().captured(1).split('#');
                const QString file = to[0].isEmpty() ? page : QFileInfo(page).dir().filePath(to[0]);
                QVERIFY2(QFileInfo(file).isFile(), qPrintable(page + ": " + to.join('#')));
                if (to.size() > 1)
                    QVERIFY2(contentOf(file).contains("id=\"" + to[1].toUtf8() + "\""),
                             qPrintable(page + ": " + to.join('#')));
                ++links;
            }
        }
        QCOMPARE(pages,
                 1 + 2 * static_cast<int>(ManualBook("en", MarkdownTarget::Browser).chapters().size()));
        QVERIFY(links > 10 * pages);
        QVERIFY(contentOf(folder.filePath("ko/index.html")).contains("lang=\"ko\""));
    }

    /// A text document draws a page at a time, and could leave out what it takes to be on another one.
    void allTextIsOnPaper_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << "en";
        QTest::newRow("ko") << "ko";
    }
    void allTextIsOnPaper()
    {
        QFETCH(const QString, language);
        RecordedPaper paper;
        int pages = 1;
        paintManual(paper, [&pages] { ++pages; }, language, "1.2.3");
        QVERIFY(pages > 40);
        const QString drawn = withoutSpaces(paper.recorder.text);
        const ManualBook book(language, MarkdownTarget::TextDocument);
        int passages = 0, pictures = 0;
        QStringList lost;
        for (std::size_t i = 1; i < book.chapters().size(); ++i) {
            pictures += static_cast<int>(book.chapters()[i].page.pictures.size());
            for (const MarkdownPassage& passage : book.chapters()[i].page.passages) {
                ++passages;
                // Its beginning: the rest of a paragraph may stand on the next page, behind the foot.
                if (!drawn.contains(withoutSpaces(passage.text).left(12))) lost += book.chapters()[i].id + ": " + passage.text;
            }
        }
        QVERIFY(passages > 800);
        // What a picture shows is a passage too, and is not written on paper.
        QVERIFY2(lost.size() <= pictures, qPrintable(lost.join('\n')));
        QVERIFY(paper.recorder.pictures >= pictures); // one at a page's edge is drawn, and cut away, on the other page too
    }

    void thePdfHasAllChapters()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("manual.pdf");
        writeManualPdf(file.toStdString(), "ko", "1.2.3");
        const QByteArray pdf = contentOf(file);
        QVERIFY(pdf.startsWith("%PDF-"));
        const auto pages = pdf.count("/Type /Page\n");
        QVERIFY2(pages >= static_cast<qsizetype>(ManualBook("ko", MarkdownTarget::Browser).chapters().size()),
                 qPrintable(QString::number(pages)));
    }

    void aFolderThatIsNoneIsToldOf()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY_THROWS_EXCEPTION(std::exception,
                                 writeManualHtml(folder.filePath("file/below").toStdString()));
        QVERIFY_THROWS_EXCEPTION(std::exception,
                                 writeManualPdf(folder.filePath("none/manual.pdf").toStdString(), "en", "1"));
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestManualPages)
#include "test_manual_pages.moc"
