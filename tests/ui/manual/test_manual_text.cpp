// The texts of the manual: what they lead to is there, both languages say the same, and they say what the
// window says.
#include "ui/manual/manual_book.h"
#include "ui/manual/manual_style.h"
#include "ui/support/shortcuts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QImageReader>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

namespace blindspot::ui {

namespace {

/// A text of the window as the manual writes it: without mnemonics, dots and line breaks.
QString plain(QString text)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)"));
    return text.remove(mnemonic)
        .remove(QLatin1Char('&'))
        .remove(QStringLiteral("…"))
        .remove(QLatin1Char(':'))
        .simplified();
}

/// The window's texts, English and Korean; a text may have several translations.
QMultiHash<QString, QString> windowTexts()
{
    QMultiHash<QString, QString> texts;
    QFile file(QStringLiteral(BLINDSPOT_KOREAN_SOURCE));
    if (!file.open(QIODevice::ReadOnly)) return texts;
    QString source;
    for (QXmlStreamReader reader(&file); !reader.atEnd();) {
        if (!reader.readNextStartElement()) continue;
        if (reader.name() == QLatin1String("source"))
            source = plain(reader.readElementText(QXmlStreamReader::IncludeChildElements));
        else if (reader.name() == QLatin1String("translation"))
            texts.insert(source, plain(reader.readElementText(QXmlStreamReader::IncludeChildElements)));
    }
    return texts;
}

} // namespace

class TestManualText : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyFileIsAChapter()
    {
        for (const ManualBook* book : {&english_, &korean_}) {
            const QDir folder(ManualBook::root() + QLatin1Char('/') + book->language());
            QVERIFY(!folder.entryList().isEmpty());
            QCOMPARE(folder.entryList().size(), static_cast<qsizetype>(book->chapters().size()));
            for (const QString& file : folder.entryList())
                QVERIFY2(book->find(QString(file).remove(".md")), qPrintable(file));
        }
    }

    void everyLinkLeadsSomewhere()
    {
        for (const ManualBook* book : {&english_, &korean_})
            for (const ManualChapter& chapter : book->chapters()) {
                for (const QString& link : chapter.page.links) {
                    const ManualPlace place = ManualBook::placeOf(link, chapter.id);
                    const ManualChapter* to = book->find(place.chapter);
                    QVERIFY2(to, qPrintable(chapter.id + ": " +
                                            link)); // and so no link leaves the manual: it is read offline
                    if (!place.anchor.isEmpty())
                        QVERIFY2(anchorsOf(*to).contains(place.anchor), qPrintable(chapter.id + ": " + link));
                }
                const QStringList anchors = anchorsOf(chapter);
                QCOMPARE(QSet<QString>(anchors.begin(), anchors.end()).size(), anchors.size());
            }
    }

    void everyPictureIsThereAndNoOther()
    {
        QSet<QString> shown;
        for (const ManualBook* book : {&english_, &korean_})
            for (const ManualChapter& chapter : book->chapters())
                for (const QString& picture : chapter.page.pictures) {
                    const QString file = pictureFile(book->language(), picture);
                    QVERIFY2(QImageReader(file).canRead(), qPrintable(chapter.id + ": " + picture));
                    QVERIFY2(chapter.page.html.contains("alt=\"") && !chapter.page.html.contains("alt=\"\""),
                             qPrintable(chapter.id));
                    shown += file;
                }
        for (const char* language : {"en", "ko"}) {
            const QDir folder(
                QStringLiteral("%1/pictures/%2").arg(ManualBook::root(), QLatin1String(language)));
            for (const QString& file : folder.entryList())
                QVERIFY2(shown.contains(folder.filePath(file)), qPrintable(folder.filePath(file)));
        }
    }

    void bothLanguagesHaveTheSame()
    {
        QCOMPARE(korean_.chapters().size(), english_.chapters().size());
        for (const ManualChapter& chapter : english_.chapters()) {
            const ManualChapter* korean = korean_.find(chapter.id);
            QVERIFY2(korean, qPrintable(chapter.id));
            QCOMPARE(korean_.indexOf(chapter.id), english_.indexOf(chapter.id));
            QStringList one, other;
            for (const MarkdownHeading& heading : chapter.page.headings)
                one += QStringLiteral("%1 %2").arg(heading.level).arg(heading.anchor);
            for (const MarkdownHeading& heading : korean->page.headings)
                other += QStringLiteral("%1 %2").arg(heading.level).arg(heading.anchor);
            QVERIFY2(one == other, qPrintable(chapter.id + ": " + one.join(", ") + "; " + other.join(", ")));
            QVERIFY2(chapter.title != korean->title, qPrintable(chapter.title));
            QCOMPARE(korean->page.codes.size(), chapter.page.codes.size());
            for (qsizetype i = 0; i < chapter.page.codes.size(); ++i) {
                QCOMPARE(korean->page.codes[i].info, chapter.page.codes[i].info);
                QCOMPARE(commandsOf(korean->page.codes[i].text), commandsOf(chapter.page.codes[i].text));
            }
            QVERIFY2(korean->page.pictures.size() == chapter.page.pictures.size(), qPrintable(chapter.id));
            QVERIFY2(sorted(korean->page.keys) == sorted(chapter.page.keys),
                     qPrintable(chapter.id + ": " + korean->page.keys.join(' ')));
        }
    }

    void itsKeysAreThoseOfTheWindow()
    {
        QSet<QString> known;
        for (const ShortcutEntry& entry : Shortcuts::table())
            for (const QKeySequence& key :
                 QKeySequence::listFromString(QLatin1String(entry.keys), QKeySequence::PortableText))
                known += key.toString(QKeySequence::PortableText);
        for (const ManualChapter& chapter : english_.chapters())
            for (const QString& key : chapter.page.keys)
                QVERIFY2(known.contains(key), qPrintable(chapter.id + ": " + key));
    }

    /// Where the window leads: setManualTopic and the chapters of the pages.
    void everyTopicOfTheWindowIsThere()
    {
        static const QRegularExpression topic(
            QStringLiteral("(?:setManualTopic\\([^;]*|showManualAt\\(|return "
                           ")QStringLiteral\\(\"([a-z-]+(?:#[a-z-]+)?)\"\\)"));
        int topics = 0;
        for (QDirIterator files(QStringLiteral(BLINDSPOT_UI), {"*.cpp"}, QDir::Files,
                                QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            if (!source.contains("anualTopic") && !source.contains("manualChapterOf")) continue;
            for (auto matches = topic.globalMatch(source); matches.hasNext(); ++topics) {
                const QString link = matches.next().captured(1);
                const ManualPlace place = ManualBook::placeOf(link, {});
                const ManualChapter* chapter = english_.find(place.chapter);
                QVERIFY2(chapter && (place.anchor.isEmpty() || anchorsOf(*chapter).contains(place.anchor)),
                         qPrintable(file.fileName() + ": " + link));
            }
        }
        QVERIFY2(topics >= 12, qPrintable(QString::number(topics)));
    }

    /// What is in bold is a word of the window, in Korean the translation of one that the English chapter
    /// has.
    void itsWordsAreThoseOfTheWindow()
    {
        const QMultiHash<QString, QString> texts = windowTexts();
        QVERIFY(texts.size() > 1000);
        QStringList unknown;
        for (const ManualChapter& chapter : english_.chapters()) {
            QSet<QString> translations;
            for (const QString& word : chapter.page.words) {
                if (!texts.contains(plain(word)))
                    unknown += QStringLiteral("en/%1: %2").arg(chapter.id, word);
                for (const QString& translation : texts.values(plain(word)))
                    translations += translation;
            }
            for (const QString& word : korean_.find(chapter.id)->page.words)
                if (!translations.contains(plain(word)))
                    unknown += QStringLiteral("ko/%1: %2").arg(chapter.id, word);
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join('\n')));
    }

  private:
    static QStringList anchorsOf(const ManualChapter& chapter)
    {
        QStringList anchors;
        for (const MarkdownHeading& heading : chapter.page.headings)
            if (!heading.anchor.isEmpty()) anchors += heading.anchor;
        return anchors;
    }

    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }

    /// Comments may be translated.
    static QStringList commandsOf(const QString& code)
    {
        QStringList lines;
        for (const QString& line : code.split('\n'))
            if (!line.trimmed().startsWith('#')) lines += line;
        return lines;
    }

    ManualBook english_{"en", MarkdownTarget::TextDocument}, korean_{"ko", MarkdownTarget::TextDocument};
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestManualText)
#include "test_manual_text.moc"
