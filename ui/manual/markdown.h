// A function that reads one chapter of the manual, Markdown as GitHub has it, into HTML and what is known
// about it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace blindspot::ui {

struct MarkdownHeading {
    int level = 1;
    QString text;
    QString anchor; ///< what stands in it as <a id="anchor"></a>; "" where nothing leads to it
};

/// A fenced block: `info` is what stands behind its fence ("sh run").
struct MarkdownCode {
    QString info;
    QString text;
};

/// A paragraph, an item or a row of a table as plain text, and the heading that it stands under.
struct MarkdownPassage {
    int heading = -1; ///< its number in `headings`
    QString text;
};

struct MarkdownPage {
    QList<MarkdownHeading> headings;
    QList<MarkdownPassage> passages; ///< headings are among them
    QList<MarkdownCode> codes;
    QStringList links;    ///< where they lead, as written
    QStringList pictures; ///< the same
    QStringList words;    ///< in bold: what the window calls its things
    QStringList keys;     ///< between <kbd> and </kbd>
    QString html;         ///< of the body, without <html> and <body>
};

/// Whom the HTML is for. A text document of Qt's knows less than a browser: a block of code is a table of one
/// cell there, an anchor is a name, a key a span of the class "key".
enum class MarkdownTarget { Browser, TextDocument };

/// The colour behind blocks of code in HTML for documents, which whoever shows it replaces by the theme's.
inline constexpr const char* kCodeGround = "#code";

/// `text`: UTF-8. Tables are read; other HTML than <a id>, <kbd> and comments is not to be used.
MarkdownPage readMarkdown(const QByteArray& text, MarkdownTarget target);

} // namespace blindspot::ui
