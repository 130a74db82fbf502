#include "ui/manual/manual_style.h"

#include "ui/support/theme.h"

#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace blindspot::ui {

QString documentStyle(const Theme& theme)
{
    return QStringLiteral(
               "h1 { font-size: xx-large; font-weight: 600; margin-top: 8px; margin-bottom: 12px; }"
               "h2 { font-size: x-large; font-weight: 600; margin-top: 28px; margin-bottom: 8px; }"
               "h3 { font-size: large; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }"
               "p { margin-top: 0px; margin-bottom: 10px; }"
               "li { margin-bottom: 4px; }"
               "a { color: %1; text-decoration: none; }"
               "code { background-color: %2; font-family: monospace; }"
               "pre { font-family: monospace; margin: 0px; white-space: pre-wrap; }"
               "span.key { background-color: %3; font-family: monospace; }"
               "table { border-collapse: collapse; border: 1px solid %4; margin-top: 4px; margin-bottom: "
               "12px; }"
               "th { background-color: %2; padding: 5px; text-align: left; font-weight: 600; }"
               "td { padding: 5px; border: 1px solid %4; }"
               "table.code { background-color: %2; border: none; } table.code td { border: none; }"
               "blockquote { margin-left: 16px; color: %5; }")
        .arg(theme.accent.name(), theme.window.name(), theme.hover.name(), theme.border.name(),
             theme.mutedText.name());
}

QString browserStyle()
{
    return QStringLiteral(
        ":root { --text: #1B1F24; --muted: #57606A; --back: #FFFFFF; --soft: #F3F4F6; --line: #C9CDD3; "
        "--accent: #0072B2; }\n"
        "@media (prefers-color-scheme: dark) { :root { --text: #E8EAED; --muted: #A3ABB5; --back: #1D2126; "
        "--soft: #15181C;"
        " --line: #3D444D; --accent: #56B4E9; } }\n"
        "body { margin: 0; display: flex; color: var(--text); background: var(--back);"
        " font: 16px/1.55 'Noto Sans', 'Noto Sans CJK KR', 'DejaVu Sans', NanumBarunGothic, sans-serif; }\n"
        "nav { flex: 0 0 15rem; box-sizing: border-box; height: 100vh; position: sticky; top: 0; overflow: "
        "auto; padding: 1rem;"
        " background: var(--soft); border-right: 1px solid var(--line); font-size: 0.9rem; }\n"
        "nav ol { list-style: none; padding: 0; margin: 0 0 1rem; } nav li { margin: 0.35rem 0; }\n"
        "nav a[aria-current] { font-weight: 600; color: var(--text); }\n"
        "main { flex: 1 1 auto; min-width: 0; max-width: 52rem; padding: 1rem 2rem 4rem; word-break: "
        "keep-all; overflow-wrap: break-word; }\n"
        "a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }\n"
        "h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.2rem; } h3 { margin-top: 1.6rem; }\n"
        "code, kbd, pre { font-family: 'DejaVu Sans Mono', monospace; font-size: 0.9em; }\n"
        "code { background: var(--soft); padding: 0.1em 0.3em; border-radius: 3px; }\n"
        "kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0.05em 0.4em; background: "
        "var(--soft); }\n"
        "pre { background: var(--soft); padding: 0.8rem; overflow-x: auto; border-radius: 6px; } pre code { "
        "padding: 0; }\n"
        "table { border-collapse: collapse; margin: 0.5rem 0 1rem; display: block; overflow-x: auto; }\n"
        "th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: "
        "top; }\n"
        "th { background: var(--soft); }\n"
        "img { max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }\n"
        "footer { display: flex; justify-content: space-between; margin-top: 3rem; border-top: 1px solid "
        "var(--line); padding-top: 1rem; }\n"
        "@media (max-width: 50rem) { body { display: block; } nav { height: auto; position: static; } main { "
        "padding: 1rem; } }\n"
        "@media print { nav, footer { display: none; } main { max-width: none; padding: 0; } }\n");
}

QString pictureFile(const QString& language, const QString& source)
{
    return QDir::cleanPath(QStringLiteral("%1/%2/%3").arg(ManualBook::root(), language, source));
}

namespace {

/// Each picture of the HTML as `picture` writes it, which gets its file and what stands behind its source.
template <typename Picture> QString withPictures(const QString& html, const QString& language, Picture picture)
{
    static const QRegularExpression source(QStringLiteral("<img src=\"([^\"]+)\"([^>]*)>"));
    QString result;
    qsizetype end = 0;
    for (auto matches = source.globalMatch(html); matches.hasNext();) {
        const auto match = matches.next();
        result += html.mid(end, match.capturedStart() - end) + picture(pictureFile(language, match.captured(1)), match.captured(2));
        end = match.capturedEnd();
    }
    return result + html.mid(end);
}

int widthOf(const QString& file, int most)
{
    const QSize size = QImageReader(file).size();
    return size.isValid() ? std::min(size.width(), most) : most;
}

} // namespace

QString withPictureWidths(const QString& html, const QString& language, int width)
{
    return withPictures(html, language, [width](const QString& file, const QString& rest) {
        return QStringLiteral("<img src=\"qrc%1\" width=\"%2\"%3>").arg(file).arg(widthOf(file, width)).arg(rest);
    });
}

QString withScreenPictures(const QString& html, const QString& language, int width, double dots)
{
    return withPictures(html, language, [width, dots](const QString& file, const QString& rest) {
        const int shown = widthOf(file, width);
        return QStringLiteral("<a href=\"picture%1\"><img src=\"qrc%1?%2\" width=\"%3\"%4></a>")
            .arg(file)
            .arg(static_cast<int>(shown * dots))
            .arg(shown)
            .arg(rest);
    });
}

QVariant ManualDocument::loadResource(int type, const QUrl& name)
{
    if (type != ImageResource) return {};
    const QImage picture(QLatin1Char(':') + name.path());
    const int width = name.query().toInt(); // in dots; a text document itself would leave dots out
    return width > 0 && width < picture.width() ? picture.scaledToWidth(width, Qt::SmoothTransformation) : picture;
}

void fillDocument(QTextDocument& document, const QString& html, const Theme& theme)
{
    document.setDefaultStyleSheet(documentStyle(theme));
    QString text = html;
    text.replace(QLatin1String(kCodeGround), theme.window.name()); // of tables a style sheet does not say it
    document.setHtml(QStringLiteral("<body style=\"color: %1\">%2</body>").arg(theme.text.name(), text));
}

} // namespace blindspot::ui
