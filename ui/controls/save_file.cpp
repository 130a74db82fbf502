#include "ui/controls/save_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
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
            if (bytes.isEmpty()) // a page that no painter could begin
                throw Error(Message::tr("the content could not be made"), file.toStdString(),
                            Message::tr("check that there is enough memory"));
            writeFileAtomically(std::filesystem::path(file.toStdU16String()),
                                std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        },
        [&session, file] {
            session.tell(MessageKind::Success,
                         QCoreApplication::translate("blindspot::ui::saveFile", "Saved %1")
                             .arg(QDir::toNativeSeparators(file)),
                         savedActions(file));
        });
}

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        throw Error({Message::tr("a picture of %1 x %2 pixels cannot be written as PNG"), image.width(), image.height()},
                    {}, Message::tr("check that there is enough memory"));
    return buffer.data();
}

} // namespace blindspot::ui
