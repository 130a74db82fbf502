#include "ui/controls/save_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "ui/session/message_action.h"
#include "ui/session/session.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"

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
            writeFileAtomically(pathOf(file),
                                std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        },
        [&session, file] { tellSaved(session, file); });
}

QString askReportFile(Session& session, QWidget* parent, const SaveQuestion& question,
                      const std::function<void(const std::filesystem::path&)>& check)
{
    QString file = session.dialogs().saveFile(parent, question.title, question.name + question.ending, question.filter);
    if (file.isEmpty()) return {};
    if (!QDir(file).dirName().contains(QLatin1Char('.'))) file += question.ending;
    try {
        check(pathOf(file));
    } catch (const std::exception& error) {
        session.tell(MessageKind::Error, errorText(error));
        return {};
    }
    return file;
}

void tellSaved(Session& session, const QString& file)
{
    session.tell(MessageKind::Success, QCoreApplication::translate("blindspot::ui", "Saved %1").arg(QDir::toNativeSeparators(file)),
                 savedActions(file));
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
