// The manual as HTML pages.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "ui/manual/manual_book.h"
#include "ui/manual/manual_pages.h"
#include "ui/manual/manual_style.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace blindspot::ui {

namespace {

const char* const kLanguages[][2] = {{"en", "English"}, {"ko", "한국어"}};

void writeFile(const std::filesystem::path& file, const QByteArray& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QString fileOf(const ManualChapter& chapter)
{
    return (chapter.id == QLatin1String(ManualBook::kContents) ? QStringLiteral("index") : chapter.id) +
           QStringLiteral(".html");
}

/// Links to chapters lead to their pages.
QString withPageLinks(const QString& html)
{
    static const QRegularExpression link(QStringLiteral("href=\"([^\"#:]*)\\.md(#[^\"]*)?\""));
    QString result = html;
    result.replace(link, QStringLiteral("href=\"\\1.html\\2\""));
    return result.replace(QStringLiteral("href=\"%1.html").arg(QLatin1String(ManualBook::kContents)),
                          QStringLiteral("href=\"index.html"));
}

/// A picture is a link to itself at full size.
QString withLargePictures(QString html)
{
    static const QRegularExpression picture(QStringLiteral("<img src=\"([^\"]+)\"[^>]*>"));
    return html.replace(picture, QStringLiteral("<a href=\"\\1\">\\0</a>"));
}

QString navigation(const ManualBook& book, const ManualChapter& here)
{
    QString items;
    for (const ManualChapter& chapter : book.chapters())
        items += QStringLiteral("<li><a href=\"%1\"%2>%3</a></li>\n")
                     .arg(fileOf(chapter),
                          &chapter == &here ? QStringLiteral(" aria-current=\"page\"") : QString(),
                          chapter.title.toHtmlEscaped());
    QString languages;
    for (const auto& [code, name] : kLanguages)
        if (book.language() != QLatin1String(code))
            languages += QStringLiteral("<a href=\"../%1/%2\" lang=\"%1\">%3</a> ")
                             .arg(QLatin1String(code), fileOf(here), QString::fromUtf8(name));
    return QStringLiteral("<nav><ol>\n%1</ol>\n%2</nav>\n").arg(items, languages);
}

QString footer(const ManualBook& book, std::size_t index)
{
    const auto link = [&book](std::size_t to, const QString& arrow) {
        return QStringLiteral("<a href=\"%1\">%2</a>")
            .arg(fileOf(book.chapters()[to]), arrow.arg(book.chapters()[to].title.toHtmlEscaped()));
    };
    return QStringLiteral("<footer><span>%1</span><span>%2</span></footer>\n")
        .arg(index > 0 ? link(index - 1, QStringLiteral("← %1")) : QString(),
             index + 1 < book.chapters().size() ? link(index + 1, QStringLiteral("%1 →")) : QString());
}

QByteArray pageOf(const QString& language, const QString& title, const QString& style, const QString& body)
{
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%2</title>\n"
               "<link rel=\"stylesheet\" href=\"%3\">\n</head>\n<body>\n%4</body>\n</html>\n")
        .arg(language, title.toHtmlEscaped(), style, body)
        .toUtf8();
}

void writeBook(const std::filesystem::path& folder, const QString& language)
{
    const ManualBook book(language, MarkdownTarget::Browser);
    for (std::size_t i = 0; i < book.chapters().size(); ++i) {
        const ManualChapter& chapter = book.chapters()[i];
        const QString body =
            navigation(book, chapter) +
            QStringLiteral("<main>\n%1%2</main>\n").arg(withLargePictures(withPageLinks(chapter.page.html)), footer(book, i));
        writeFile(folder / language.toStdString() / fileOf(chapter).toStdString(),
                  pageOf(language, QStringLiteral("%1 - Blindspot").arg(chapter.title),
                         QStringLiteral("../style.css"), body));
    }
}

void writePictures(const std::filesystem::path& folder)
{
    for (QDirIterator files(ManualBook::root() + QStringLiteral("/pictures"), QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            throw Error(Message::verbatim("a picture cannot be read"), file.fileName().toStdString());
        writeFile(folder / file.fileName().mid(ManualBook::root().size() + 1).toStdString(), file.readAll());
    }
}

} // namespace

void writeManualHtml(const std::filesystem::path& folder)
{
    writeFile(folder / "style.css", browserStyle().toUtf8());
    QString choice;
    for (const auto& [code, name] : kLanguages) {
        writeBook(folder, QLatin1String(code));
        choice += QStringLiteral("<p><a href=\"%1/index.html\" lang=\"%1\">%2</a></p>\n")
                      .arg(QLatin1String(code), QString::fromUtf8(name));
    }
    writePictures(folder);
    writeFile(folder / "index.html",
              pageOf(QStringLiteral("en"), QStringLiteral("Blindspot"), QStringLiteral("style.css"),
                     QStringLiteral("<main>\n<h1>Blindspot</h1>\n%1</main>\n").arg(choice)));
}

} // namespace blindspot::ui
