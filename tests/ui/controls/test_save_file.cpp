// Saving what a widget shows: the file is whole, or the window says why there is none.
#include "core/common/error.h"
#include "ui/controls/save_file.h"
#include "ui/session/session.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <functional>
#include <memory>
#include <utility>

namespace blindspot::ui {

class TestSaveFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPictureComesBack()
    {
        QImage image(7, 5, QImage::Format_RGB888);
        image.fill(Qt::red);
        image.setPixelColor(3, 2, Qt::blue);
        QCOMPARE(QImage::fromData(pngOf(image), "PNG").convertToFormat(QImage::Format_RGB888), image);
    }

    void whatIsNoPictureIsAnError()
    {
        QVERIFY_EXCEPTION_THROWN(pngOf(QImage()), Error);
    }

    void whatIsMadeIsWritten()
    {
        QCOMPARE(save([] { return QByteArray("numbers"); }), MessageKind::Success);
        QCOMPARE(content(), QByteArray("numbers"));
    }

    void aPictureThatCannotBeEncodedIsToldAndNothingIsWritten()
    {
        QCOMPARE(save([] { return pngOf(QImage()); }), MessageKind::Error);
        QVERIFY2(said_.contains("PNG"), qPrintable(said_));
        QVERIFY(!QFile::exists(file()));
    }

    void nothingToWriteIsToldAndTheOldFileStays()
    {
        save([] { return QByteArray("the old one"); });
        QCOMPARE(save([] { return QByteArray(); }), MessageKind::Error);
        QVERIFY2(said_.contains("could not be made"), qPrintable(said_));
        QCOMPARE(content(), QByteArray("the old one"));
    }

    void aFolderThatIsGoneIsTold()
    {
        folder_->remove();
        QCOMPARE(save([] { return QByteArray("numbers"); }), MessageKind::Error);
        QVERIFY(!QFile::exists(file()));
    }

    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

  private:
    QString file() const { return folder_->filePath("out.png"); }
    QByteArray content() const
    {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// How the window tells of the end.
    MessageKind save(std::function<QByteArray()> make)
    {
        QTemporaryDir workspace;
        Dialogs dialogs;
        dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return file(); };
        Session session(workspace::Workspace::open(workspace.path().toStdString()), dialogs);
        QSignalSpy told(&session, &Session::message);
        QWidget parent;
        saveFile(session, &parent, {"Save", "out", ".png", {}}, [&] { return std::move(make); });
        if (told.isEmpty() && !told.wait(20000)) return MessageKind::Info;
        said_ = told.last().at(1).toString();
        return told.last().at(0).value<MessageKind>();
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QString said_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestSaveFile)
#include "test_save_file.moc"
