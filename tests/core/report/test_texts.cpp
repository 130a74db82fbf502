// The report's words: none is missing in either language, and both languages say the same things in their
// places.
#include "core/report/texts_table.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace blindspot::report;

namespace {

QSet<QString> placesOf(std::string_view text)
{
    QSet<QString> places;
    auto found = QRegularExpression("\\{(\\d)\\}")
                     .globalMatch(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    while (found.hasNext())
        places.insert(found.next().captured(1));
    return places;
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theTableIsInTheOrderOfItsKeys()
    {
        for (std::size_t i = 0; i < kTexts.size(); ++i)
            QVERIFY2(static_cast<std::size_t>(kTexts.at(i).key) == i,
                     std::string(kTexts.at(i).english).c_str());
    }

    void noTextIsMissing()
    {
        for (const TextEntry& entry : kTexts) {
            QVERIFY2(!entry.english.empty(), std::to_string(static_cast<int>(entry.key)).c_str());
            QVERIFY2(!entry.korean.empty(), std::string(entry.english).c_str());
        }
    }

    void thePlacesAgree()
    {
        for (const TextEntry& entry : kTexts) {
            QVERIFY2(placesOf(entry.english) == placesOf(entry.korean), std::string(entry.english).c_str());
            for (const auto form : {entry.english, entry.korean})
                QCOMPARE(std::count(form.begin(), form.end(), '{'),
                         std::count(form.begin(), form.end(), '}'));
        }
    }

    void argumentsGoToTheirPlaces()
    {
        QCOMPARE(text(Language::English, Text::Page, {"2", "9"}), std::string("Page 2 of 9"));
        QCOMPARE(text(Language::Korean, Text::Page, {"2", "9"}), std::string("2 / 9쪽"));
        QCOMPARE(text(Language::English, Text::Ap50OfClassBy, {"{1}", "x"}), std::string("x’s AP50 of {1}"));
        QCOMPARE(text(Language::English, Text::Page), std::string("Page  of "));
        QCOMPARE(code(Language::Korean), std::string_view("ko"));
    }
};

QTEST_APPLESS_MAIN(TestTexts)
#include "test_texts.moc"
