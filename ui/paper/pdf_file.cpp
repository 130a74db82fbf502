#include "ui/paper/pdf_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/utf8.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QPageLayout>
#include <QPdfWriter>

namespace blindspot::ui {

namespace {

/// The date in the file is that of SOURCE_DATE_EPOCH, where that is set: the same content then makes the same bytes.
void settleDate(QByteArray& bytes)
{
    bool known = false;
    const qint64 seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&known);
    const QByteArray begin = "/CreationDate (";
    const qsizetype at = bytes.indexOf(begin);
    const qsizetype end = at < 0 ? at : bytes.indexOf(')', at);
    if (!known || end < 0) return;
    const QByteArray date = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString("'D:'yyyyMMddHHmmss'Z'").toLatin1();
    const qsizetype from = at + begin.size();
    if (end - from == date.size()) bytes.replace(from, date.size(), date); // of another length it would shift what the file counts
}

} // namespace

void writePdf(const std::filesystem::path& file, const QPageSize& paper,
              const std::function<void(QPagedPaintDevice&, const QSizeF&)>& paint, const QString& title)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(1200);
        writer.setCreator(QCoreApplication::applicationName());
        writer.setTitle(title);
        writer.setPageLayout(
            QPageLayout(paper, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter));
        paint(writer, writer.pageLayout().fullRect(QPageLayout::Millimeter).size());
    }
    settleDate(bytes);
    if (bytes.isEmpty())
        throw Error(Message::tr("the page could not be made"), toUtf8(file),
                    Message::tr("check that there is enough memory"));
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace blindspot::ui
