#include "ui/studies/study_saving.h"

#include "core/report/studies/study_document.h"
#include "ui/session/session.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

void saveStudy(Session& session, QWidget* parent, const StudyPointer& study, report::Language language)
{
    static const QRegularExpression noFile(QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString name = QString::fromStdString(study->name).replace(noFile, QStringLiteral("-"));
    QString file = session.dialogs().saveFile(parent, tr("Save the study"), QStringLiteral("study-%1.html").arg(name),
                                              tr("Study (*.html *.csv *.json)"));
    if (file.isEmpty()) return;
    if (!QDir(file).dirName().contains(QLatin1Char('.'))) file += QStringLiteral(".html");
    const std::filesystem::path path(file.toStdU16String());
    try {
        report::requireStudyFile(path);
    } catch (const std::exception& error) {
        session.tell(MessageKind::Error, errorText(error));
        return;
    }
    session.queries().run(
        &session, [path, study, language](storage::Database&, StopControl&) { report::writeStudyFile(path, *study, language); },
        [&session, file] {
            session.tell(MessageKind::Success, tr("Saved %1").arg(QDir::toNativeSeparators(file)), savedActions(file));
        });
}

} // namespace blindspot::ui
