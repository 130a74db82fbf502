// A PDF is written whole, or there is an error and the older file stays.
#include "core/common/error.h"
#include "ui/paper/mm_painter.h"
#include "ui/paper/pdf_file.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

namespace blindspot::ui {

class TestPdfFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPageIsWritten()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("page.pdf");
        QSizeF size;
        writePdf(file.toStdString(), QPageSize(QPageSize::A5), [&](QPagedPaintDevice& device, const QSizeF& page) {
            size = page;
            MmPainter(device, page).text({10, 10, 50, 10}, 0, "text", 4);
        });
        QCOMPARE(size.toSize(), QSize(148, 210));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        QVERIFY(content.startsWith("%PDF-") && content.trimmed().endsWith("%%EOF"));
    }

    void theSameContentMakesTheSameBytesWhereTheDateIsGiven()
    {
        QTemporaryDir folder;
        qputenv("SOURCE_DATE_EPOCH", "86399");
        QList<QByteArray> contents;
        for (const char* name : {"one.pdf", "other.pdf"}) {
            const QString file = folder.filePath(QLatin1String(name));
            writePdf(file.toStdString(), QPageSize(QPageSize::A5), [](QPagedPaintDevice& device, const QSizeF& page) {
                MmPainter(device, page).text({10, 10, 50, 10}, 0, "text", 4);
            });
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            contents += written.readAll();
            QTest::qWait(1100); // the file's own date has seconds
        }
        qunsetenv("SOURCE_DATE_EPOCH");
        QVERIFY(contents[0].contains("/CreationDate (D:19700101235959Z)"));
        QVERIFY(contents[0] == contents[1]);
    }

    void aPageThatNobodyPaintedIsAnError()
    {
        QTemporaryDir folder;
        QFile older(folder.filePath("page.pdf"));
        QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
        older.close();
        QVERIFY_EXCEPTION_THROWN(writePdf(older.fileName().toStdString(), QPageSize(QPageSize::A5),
                                          [](QPagedPaintDevice&, const QSizeF&) {}),
                                 Error);
        QVERIFY(older.open(QIODevice::ReadOnly));
        QCOMPARE(older.readAll(), QByteArray("older"));
    }

    void whereNothingCanBePaintedIsAnError()
    {
        QImage none;
        QVERIFY_EXCEPTION_THROWN(MmPainter(none, QSizeF(100, 100)), Error);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestPdfFile)
#include "test_pdf_file.moc"
