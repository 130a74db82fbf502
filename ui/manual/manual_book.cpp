#include "ui/manual/manual_book.h"

#include <QFile>
#include <QLocale>

#include <algorithm>

// Resources of a static library are not registered by themselves. Outside of any namespace, as Qt's macro
// wants it.
static void registerManual()
{
    Q_INIT_RESOURCE(manual);
}

namespace blindspot::ui {

namespace {

ManualChapter readChapter(const QString& language, const QString& id, MarkdownTarget target)
{
    QFile file(QStringLiteral("%1/%2/%3.md").arg(ManualBook::root(), language, id));
    ManualChapter chapter{id, id, {}};
    if (!file.open(QIODevice::ReadOnly)) return chapter; // a test sees to it that every link leads to a file
    chapter.page = readMarkdown(file.readAll(), target);
    if (!chapter.page.headings.isEmpty()) chapter.title = chapter.page.headings.front().text;
    return chapter;
}

} // namespace

ManualBook::ManualBook(const QString& language, MarkdownTarget target) : language_(language)
{
    chapters_.push_back(readChapter(language, QLatin1String(kContents), target));
    const QStringList links = chapters_.front().page.links;
    for (const QString& link : links) {
        const ManualPlace place = placeOf(link, QLatin1String(kContents));
        if (!find(place.chapter)) chapters_.push_back(readChapter(language, place.chapter, target));
    }
}

int ManualBook::indexOf(const QString& id) const
{
    const auto found = std::find_if(chapters_.begin(), chapters_.end(),
                                    [&id](const ManualChapter& chapter) { return chapter.id == id; });
    return found == chapters_.end() ? -1 : static_cast<int>(found - chapters_.begin());
}

const ManualChapter* ManualBook::find(const QString& id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &chapters_[static_cast<std::size_t>(index)];
}

ManualPlace ManualBook::placeOf(const QString& link, const QString& from)
{
    const qsizetype hash = link.indexOf(QLatin1Char('#'));
    QString file = hash < 0 ? link : link.left(hash);
    if (file.endsWith(QLatin1String(".md"))) file.chop(3);
    return {file.isEmpty() ? from : file, hash < 0 ? QString() : link.mid(hash + 1)};
}

QString ManualBook::root()
{
    static const bool registered = (registerManual(), true);
    Q_UNUSED(registered);
    return QStringLiteral(":/manual");
}

QString ManualBook::languageOfWindow()
{
    return QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

} // namespace blindspot::ui
