#include "ui/paper/pdf_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/utf8.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageLayout>
#include <QPdfWriter>

namespace blindspot::ui {

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
    if (bytes.isEmpty())
        throw Error(Message::tr("the page could not be made"), toUtf8(file),
                    Message::tr("check that there is enough memory"));
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace blindspot::ui
