// The manual outside the program: HTML pages whose links lead somewhere, and PDFs.
#include "ui/manual/manual_book.h"
#include "ui/manual/manual_pages.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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
