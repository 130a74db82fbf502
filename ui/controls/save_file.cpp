#include "ui/controls/save_file.h"

#include "core/common/atomic_file.h"
#include "ui/session/session.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QWidget>

namespace blindspot::ui {

void saveFile(Session& session, QWidget* parent, const SaveQuestion& question,
              const std::function<std::function<QByteArray()>()>& prepare)
{
    QString file =
        session.dialogs().saveFile(parent, question.title, question.name + question.ending, question.filter);
    if (file.isEmpty()) return;
    if (!file.endsWith(question.ending, Qt::CaseInsensitive)) file += question.ending;
    session.queries().run(
        &session,
        [file, make = prepare()](storage::Database&, StopControl&) {
            const QByteArray bytes = make();
            writeFileAtomically(std::filesystem::path(file.toStdU16String()),
                                std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        },
        [&session, file] {
            session.tell(MessageKind::Success,
                         QCoreApplication::translate("blindspot::ui::saveFile", "Saved %1")
                             .arg(QDir::toNativeSeparators(file)));
        });
}

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace blindspot::ui
