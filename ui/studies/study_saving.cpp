#include "ui/studies/study_saving.h"

#include "core/report/studies/study_document.h"
#include "ui/controls/save_file.h"
#include "ui/session/session.h"
#include "ui/support/paths.h"

#include <QCoreApplication>
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
    const SaveQuestion question{tr("Save the study"), QStringLiteral("study-%1").arg(name), QStringLiteral(".html"),
                                tr("Study (*.html *.csv *.json)")};
    const QString file = askReportFile(session, parent, question, report::requireStudyFile);
    if (file.isEmpty()) return;
    session.queries().run(
        &session,
        [path = pathOf(file), study, language](storage::Database&, StopControl&) {
            report::writeStudyFile(path, *study, language);
        },
        [&session, file] { tellSaved(session, file); });
}

} // namespace blindspot::ui
