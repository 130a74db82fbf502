#include "ui/support/engine_text.h"

#include "core/common/error.h"
#include "ui/support/engine_sentences.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <vector>

namespace blindspot::ui {

namespace {

constexpr const char* kContext = "blindspot::engine";
constexpr const char* kOptionContext = "blindspot::engine option";
constexpr const char* kRangeContext = "blindspot::engine range";

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

/// A sentence with values in it.
struct Pattern {
    QRegularExpression expression;
    std::vector<int>
        places;            ///< the value's number, in the order in which they stand in the engine's sentence
    qsizetype letters = 0; ///< that are not values
    bool opensWithValue = false, endsWithValue = false;
    const char* shown;
};

Pattern patternOf(const QString& text, const char* shown)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    Pattern pattern;
    QString expression;
    qsizetype from = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        expression += QRegularExpression::escape(text.mid(from, match.capturedStart() - from)) +
                      QStringLiteral("(.+?)");
        pattern.places.push_back(match.captured(1).toInt());
        from = match.capturedEnd();
    }
    expression += QRegularExpression::escape(text.mid(from));
    pattern.expression.setPattern(QRegularExpression::anchoredPattern(expression));
    pattern.expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    pattern.letters = text.size() - 2 * static_cast<qsizetype>(pattern.places.size());
    pattern.opensWithValue = text.startsWith(QLatin1Char('%'));
    pattern.endsWithValue = from == text.size();
    pattern.shown = shown;
    return pattern;
}

class Phrases {
  public:
    Phrases(const char* context, std::initializer_list<std::span<const Sentence>> tables) : context_(context)
    {
        for (const std::span<const Sentence> table : tables)
            for (const Sentence& sentence : table)
                add(sentence);
        // The one that says most is the one that was meant.
        std::stable_sort(patterns_.begin(), patterns_.end(),
                         [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    }

    /// In the window's language; nothing: it is no sentence of these tables.
    std::optional<QString> find(const QString& text) const
    {
        if (const auto plain = plain_.find(text); plain != plain_.end())
            return QCoreApplication::translate(context_, plain.value());
        for (const Pattern& pattern : patterns_)
            if (auto found = filled(pattern, text)) return found;
        return {};
    }

  private:
    void add(const Sentence& sentence)
    {
        const QString text = QString::fromUtf8(sentence.engine != nullptr ? sentence.engine : sentence.shown);
        if (text.contains(QLatin1Char('%')))
            patterns_.push_back(patternOf(text, sentence.shown));
        else
            plain_.insert(text, sentence.shown);
    }

    std::optional<QString> filled(const Pattern& pattern, const QString& text) const;

    const char* context_;
    QHash<QString, const char*> plain_;
    std::vector<Pattern> patterns_;
};

const Phrases& sentences()
{
    static const Phrases phrases(
        kContext, {sentencesOfOptions(), sentencesOfFiles(), sentencesOfWeights(), sentencesOfRuns()});
    return phrases;
}

const Phrases& options()
{
    static const Phrases phrases(kOptionContext, {optionNames()});
    return phrases;
}

QString lineOf(const QString& line);

/// `values` in the places of `text`, all at once: a value may itself have a percent sign in it.
QString filledIn(const QString& text, const QHash<int, QString>& values)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool place = text[i] == QLatin1Char('%') && i + 1 < text.size() && text[i + 1].isDigit();
        result += place ? values.value(text[++i].digitValue()) : QString(text[i]);
    }
    return result;
}

std::optional<QString> Phrases::filled(const Pattern& pattern, const QString& text) const
{
    const QRegularExpressionMatch match = pattern.expression.match(text);
    if (!match.hasMatch()) return {};
    // A place before it and what to do behind it are no parts of the sentence.
    if (pattern.opensWithValue && match.captured(1).contains(QStringLiteral(": "))) return {};
    if (pattern.endsWithValue && match.captured(match.lastCapturedIndex()).contains(QStringLiteral("; ")))
        return {};
    QHash<int, QString> values;
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
        const QString value = match.captured(static_cast<int>(i) + 1);
        // What went wrong may stand inside: "no checkpoint can be used (...)".
        values.insert(pattern.places[i], value.contains(QLatin1Char(' ')) ? lineOf(value) : value);
    }
    return filledIn(QCoreApplication::translate(context_, pattern.shown), values);
}

/// The place before the colon at `at`, if a sentence is all that follows.
std::optional<QString> behindPlace(const QString& line, qsizetype at)
{
    const auto what = at > 0 ? sentences().find(line.mid(at + 2)) : std::nullopt;
    if (!what) return {};
    return tr("%1: %2").arg(engineOption(line.left(at).toStdString()), *what);
}

/// A sentence, with a place before it, or with what to do behind it.
QString lineOf(const QString& line)
{
    const QString colon = QStringLiteral(": "), semicolon = QStringLiteral("; ");
    if (const auto found = sentences().find(line)) return *found;
    if (const auto found = behindPlace(line, line.indexOf(colon))) return *found;
    for (qsizetype at = line.lastIndexOf(semicolon); at > 0; at = line.lastIndexOf(semicolon, at - 1))
        if (const auto remedy = sentences().find(line.mid(at + 2)))
            return tr("%1; %2").arg(lineOf(line.left(at)), *remedy);
    for (qsizetype at = line.indexOf(colon); at > 0; at = line.indexOf(colon, at + 1))
        if (const auto found = behindPlace(line, at)) return *found;
    return line;
}

} // namespace

QString errorText(const std::exception& error)
{
    QString text = QString::fromUtf8(error.what());
    const auto* own = dynamic_cast<const Error*>(&error);
    if (own == nullptr) return lineOf(text);
    // The error is one line, "where: what; remedy", and knows two of the three.
    const QString where = QString::fromStdString(own->where()),
                  remedy = QString::fromStdString(own->remedy());
    if (!remedy.isEmpty()) text.chop(remedy.size() + 2);
    if (!where.isEmpty()) text.remove(0, where.size() + 2);
    text = lineOf(text);
    if (!where.isEmpty()) text = tr("%1: %2").arg(engineOption(own->where()), text);
    if (!remedy.isEmpty()) text = tr("%1; %2").arg(text, engineText(own->remedy()));
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString engineText(const std::string& sentence)
{
    const QString text = QString::fromStdString(sentence);
    return sentences().find(text).value_or(text);
}

QString engineLine(const std::string& line)
{
    return lineOf(QString::fromStdString(line));
}

QString engineOption(const std::string& name)
{
    const QString text = QString::fromStdString(name);
    return options().find(text).value_or(text);
}

QString engineRange(const std::string& remedy)
{
    static const Phrases ranges(kRangeContext, {optionRanges()});
    const QString text = QString::fromStdString(remedy);
    const QString range = text.startsWith(QStringLiteral("use ")) ? text.mid(4) : text;
    return ranges.find(range).value_or(range);
}

} // namespace blindspot::ui
