// Searching the manual: words, pasted messages, Korean with its particles.
#include "ui/manual/manual_search.h"

#include <QTest>

namespace blindspot::ui {

class TestManualSearch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void wordsAreFoundInAnyCase()
    {
        const QList<ManualHit> hits = searchManual(english_, "WORKSPACE");
        QVERIFY(!hits.isEmpty());
        QVERIFY(std::any_of(hits.begin(), hits.end(),
                            [](const ManualHit& hit) { return hit.chapter == "first-steps"; }));
        for (const ManualHit& hit : hits)
            QVERIFY(hit.passage.contains("workspace", Qt::CaseInsensitive));
    }

    void headingsComeFirst()
    {
        const QList<ManualHit> hits = searchManual(english_, "guided demonstration");
        QVERIFY(!hits.isEmpty());
        QCOMPARE(hits.front().passage, QString("The guided demonstration"));
    }

    void allWordsAreNeededWhereSomePassageHasThem()
    {
        const QList<ManualHit> all = searchManual(english_, "grey square hides");
        QVERIFY(!all.isEmpty());
        for (const ManualHit& hit : all)
            QCOMPARE(hit.words.size(), 3);
    }

    void oneHitUnderAHeading()
    {
        QSet<QPair<QString, int>> seen;
        for (const ManualHit& hit : searchManual(english_, "the")) {
            QVERIFY(!seen.contains({hit.chapter, hit.heading}));
            seen += {hit.chapter, hit.heading};
        }
    }

    void aMessageWithNamesOfItsOwnIsFound()
    {
        // The passage has no "/data/street.jpg".
        const QString query = "/data/street.jpg: a grey square of the patch's size hides";
        QVERIFY(!searchManual(english_, query).isEmpty());
    }

    void aKoreanWordIsFoundWithAnotherParticle()
    {
        const QString word = QStringLiteral("휴지통과"); // which is nowhere
        for (const ManualChapter& chapter : korean_.chapters())
            for (const MarkdownPassage& passage : chapter.page.passages)
                QVERIFY2(!passage.text.contains(word), qPrintable(passage.text));
        const QList<ManualHit> hits = searchManual(korean_, word);
        QVERIFY(!hits.isEmpty());
        QCOMPARE(hits.front().words, QStringList(QStringLiteral("휴지통")));
    }

    void nothingIsFoundForNothing()
    {
        QVERIFY(searchManual(english_, "").isEmpty());
        QVERIFY(searchManual(english_, " .,; ").isEmpty());
        QVERIFY(searchManual(english_, "xyzzyx").isEmpty());
    }

  private:
    ManualBook english_{"en", MarkdownTarget::TextDocument}, korean_{"ko", MarkdownTarget::TextDocument};
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestManualSearch)
#include "test_manual_search.moc"
