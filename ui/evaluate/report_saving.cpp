#include "ui/evaluate/report_saving.h"

#include "core/report/report_file.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "ui/controls/save_file.h"
#include "ui/report_pdf/report_pdf.h"
#include "ui/session/session.h"
#include "ui/support/paths.h"

#include <QCoreApplication>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

void saveReport(Session& session, QWidget* parent, const ReportPointer& report, report::Language language)
{
    report::ReportKind kind{};
    const SaveQuestion question{tr("Save the report"), QStringLiteral("evaluation-%1").arg(QString::fromStdString(report->id)),
                                QStringLiteral(".pdf"), tr("Report (*.pdf *.html *.json *.csv)")};
    const QString file =
        askReportFile(session, parent, question, [&kind](const std::filesystem::path& path) { kind = report::reportKindOf(path); });
    if (file.isEmpty()) return;
    const std::filesystem::path path = pathOf(file);
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
        [&session, file] { tellSaved(session, file); });
}

} // namespace blindspot::ui
