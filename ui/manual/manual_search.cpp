#include "ui/manual/manual_search.h"

#include <QRegularExpression>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr double kMost = 0.6;       ///< of the words, where no passage has all of them
constexpr qsizetype kMostHits = 60; ///< more are no help

bool isHangul(QChar letter)
{
    return letter.script() == QChar::Script_Hangul;
}

/// Words without the marks around them, each once.
QStringList wordsOf(const QString& query)
{
    static const QRegularExpression gap(QStringLiteral("\\s+")),
        around(QStringLiteral("^[\\p{P}]+|[\\p{P}]+$"));
    QStringList words;
    for (QString word : query.split(gap, Qt::SkipEmptyParts)) {
        if (!word.startsWith(QLatin1String("--")))
            word.remove(around); // an option of the command line keeps its dashes
        if (!word.isEmpty() && !words.contains(word, Qt::CaseInsensitive)) words += word;
    }
    return words;
}

/// As the passage has it; "" where it does not.
QString foundIn(const QString& passage, const QString& word)
{
    if (passage.contains(word, Qt::CaseInsensitive)) return word;
    if (word.size() < 3 || !isHangul(word.back())) return {};
    const QString stem = word.chopped(1);
    return passage.contains(stem, Qt::CaseInsensitive) ? stem : QString();
}

struct Scored {
    ManualHit hit;
    double score = 0;
};

} // namespace

QList<ManualHit> searchManual(const ManualBook& book, const QString& query)
{
    const QStringList words = wordsOf(query);
    if (words.isEmpty()) return {};
    std::vector<Scored> found;
    bool any = false; // which has all words
    for (const ManualChapter& chapter : book.chapters()) {
        Scored* before = nullptr; // of the same heading
        for (const MarkdownPassage& passage : chapter.page.passages) {
            if (passage.heading < 0) continue;
            Scored one{{chapter.id, passage.heading, passage.text, {}}, 0};
            for (const QString& word : words)
                if (const QString as = foundIn(passage.text, word); !as.isEmpty()) one.hit.words += as;
            const double part = static_cast<double>(one.hit.words.size()) / static_cast<double>(words.size());
            if (part < kMost) continue;
            const bool isHeading = chapter.page.headings[passage.heading].text == passage.text;
            one.score = 100 * part +
                        (passage.text.contains(query.simplified(), Qt::CaseInsensitive) ? 20 : 0) +
                        (isHeading ? 10 : 0);
            any = any || one.hit.words.size() == words.size();
            if (before && before->hit.heading == passage.heading) {
                if (one.score > before->score) *before = one;
            } else {
                found.push_back(one);
                before = &found.back();
            }
        }
    }
    std::erase_if(found, [&](const Scored& one) { return any && one.hit.words.size() < words.size(); });
    std::stable_sort(found.begin(), found.end(),
                     [](const Scored& one, const Scored& other) { return one.score > other.score; });
    QList<ManualHit> hits;
    for (const Scored& one : found)
        if (hits.size() < kMostHits) hits += one.hit;
    return hits;
}

} // namespace blindspot::ui
