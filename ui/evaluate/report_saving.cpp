#include "ui/evaluate/report_saving.h"

#include "core/report/report_file.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "ui/report_pdf/report_pdf.h"
#include "ui/session/session.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QDir>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

void saveReport(Session& session, QWidget* parent, const ReportPointer& report, report::Language language)
{
    QString file = session.dialogs().saveFile(
        parent, tr("Save the report"),
        QStringLiteral("evaluation-%1.pdf").arg(QString::fromStdString(report->id)),
        tr("Report (*.pdf *.html *.json *.csv)"));
    if (file.isEmpty()) return;
    if (!QDir(file).dirName().contains(QLatin1Char('.'))) file += QStringLiteral(".pdf");
    const std::filesystem::path path(file.toStdU16String());
    report::ReportKind kind{};
    try {
        kind = report::reportKindOf(path);
    } catch (const std::exception& error) {
        session.tell(MessageKind::Error, errorText(error));
        return;
    }
    // The examples are read at their own size: not in the way of short questions.
    session.jobs().run(
        &session,
        [workspace = &session.workspace(), path, kind, report, language](storage::Database& database,
                                                                         StopControl&) {
            report::ReportPictures pictures;
            if (kind == report::ReportKind::Pdf || kind == report::ReportKind::Html)
                pictures = workspace::picturesOf(*report, workspace::RunStore(*workspace, database),
                                                workspace::EvaluationStore(database));
            if (kind == report::ReportKind::Pdf)
                writeReportPdf(path, *report, pictures, language);
            else
                report::writeReport(path, *report, pictures, language);
        },
        [&session, file] {
            session.tell(MessageKind::Success, tr("Saved %1").arg(QDir::toNativeSeparators(file)), savedActions(file));
        });
}

} // namespace blindspot::ui
