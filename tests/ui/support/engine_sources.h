// The sentences that the engine's sources say to users: every text in an error, a warning or a line of the
// log.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace blindspot::testing {

class SentencesOfSources {
  public:
    explicit SentencesOfSources(const QString& folder)
    {
        for (QDirIterator files(folder, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) read(QString::fromUtf8(file.readAll()), files.fileName());
        }
    }

    qsizetype count() const { return sentences_.size(); }

    /// A sentence with %1 and so on for its values.
    void know(const QString& sentence)
    {
        static const QRegularExpression place(QStringLiteral("%\\d"));
        known_ += sentence.split(place, Qt::SkipEmptyParts);
    }

    /// "file: text" of each that is no part of a known sentence.
    QStringList unknown() const
    {
        QStringList left;
        for (const Entry& entry : sentences_) {
            const auto holds = [&entry](const QString& piece) { return piece.contains(entry.text); };
            if (std::none_of(known_.begin(), known_.end(), holds))
                left += entry.file + QStringLiteral(": ") + entry.text;
        }
        return left;
    }

  private:
    struct Entry {
        QString file, text;
    };

    void read(QString source, const QString& file)
    {
        static const QRegularExpression comment(QStringLiteral("//[^\\n]*"));
        static const QRegularExpression call(
            QStringLiteral("\\b(Error|ConstraintError|OutOfMemory|Cancelled|fail|failAt|damaged|warn|warning|"
                           "leaveOut|log_|log|"
                           "onLog|checker\\.\\w+)\\s*\\("));
        source.remove(comment);
        for (auto found = call.globalMatch(source); found.hasNext();)
            for (QString text : literals(source, found.next().capturedEnd() - 1)) {
                // What joins it to the place before it, or to the sentence before it.
                if (text.startsWith(QStringLiteral(": ")) || text.startsWith(QStringLiteral("; ")))
                    text.remove(0, 2);
                if (isSentence(text)) sentences_.push_back({file, text});
            }
    }

    static bool isSentence(const QString& text)
    {
        static const QRegularExpression other(QStringLiteral("SELECT | ORDER BY | \\+ "));
        static const QRegularExpression word(QStringLiteral("[a-z]{2}"));
        return text.trimmed().contains(QLatin1Char(' ')) && text.contains(word) && !text.contains(other);
    }

    /// The texts between the bracket at `at` and the one that closes it; neighbours are one.
    static QStringList literals(const QString& source, qsizetype at)
    {
        QStringList found;
        bool joined = false;
        for (int depth = 0; at < source.size(); ++at) {
            const QChar letter = source[at];
            if (letter == QLatin1Char('\'')) {
                at += source[at + 1] == QLatin1Char('\\') ? 3 : 2;
            } else if (letter == QLatin1Char('"')) {
                const QString text = literal(source, at);
                if (joined)
                    found.back() += text;
                else
                    found += text;
                joined = true;
                continue;
            }
            if (!letter.isSpace()) joined = false;
            if (letter == QLatin1Char('(')) ++depth;
            if (letter == QLatin1Char(')') && --depth == 0) break;
        }
        return found;
    }

    /// Leaves `at` on the closing quotation mark.
    static QString literal(const QString& source, qsizetype& at)
    {
        QString text;
        for (++at; at < source.size() && source[at] != QLatin1Char('"'); ++at) {
            if (source[at] == QLatin1Char('\\')) ++at;
            text += source[at];
        }
        return text;
    }

    QList<Entry> sentences_;
    QStringList known_;
};

} // namespace blindspot::testing
