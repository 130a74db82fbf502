#include "core/report/report_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/report/html_report.h"
#include "core/report/report_csv.h"
#include "core/report/report_json.h"

namespace blindspot::report {

ReportKind reportKindOf(const std::filesystem::path& path)
{
    const std::string ending = lowerExtension(path);
    if (ending == ".pdf") return ReportKind::Pdf;
    if (ending == ".html" || ending == ".htm") return ReportKind::Html;
    if (ending == ".json") return ReportKind::Json;
    if (ending == ".csv") return ReportKind::Csv;
    const Message what = ending.empty()
                             ? Message(Message::tr("a report cannot be written as a file without an ending"))
                             : Message(Message::tr("a report cannot be written as '%1'"), ending);
    throw Error(what, toUtf8(path), Message::tr("name the file .pdf, .html, .json or .csv"));
}

void writeReport(const std::filesystem::path& path, const metrics::EvaluationReport& report,
                 const ReportPictures& pictures, Language language)
{
    switch (reportKindOf(path)) {
    case ReportKind::Html:
        return writeFileAtomically(path, toHtml(report, pictures, language));
    case ReportKind::Json:
        return writeFileAtomically(path, toJson(report));
    case ReportKind::Csv:
        return writeFileAtomically(path, toCsv(report));
    case ReportKind::Pdf:
        break;
    }
    throw Error(Message::tr("this build of the program writes no PDF"), toUtf8(path),
                Message::tr("name the file .html, .json or .csv"));
}

} // namespace blindspot::report
