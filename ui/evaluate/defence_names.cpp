#include "ui/evaluate/defence_names.h"

#include "ui/controls/defence_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace blindspot::ui {

namespace {

QString titleOf(const std::string& name)
{
    const auto& kinds = defences::defenceKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&name](const defences::DefenceKind& one) { return one.name == name; });
    return kind == kinds.end() ? QString::fromStdString(name) : defenceTitle(*kind); // of another version
}

/// "quality 50, side 3" of "kind:quality=50,side=3".
QString parametersOf(const std::string& text)
{
    QStringList words;
    for (const QString& part : QString::fromStdString(text).section(':', 1).split(',', Qt::SkipEmptyParts))
        words += QStringLiteral("%1 %2").arg(defenceText(part.section('=', 0, 0).toStdString()), part.section('=', 1));
    return words.join(QStringLiteral(", "));
}

} // namespace

QString defenceName(const metrics::EvaluationReport& report, std::size_t defence)
{
    if (defence == 0) return QCoreApplication::translate("blindspot::defences", "none");
    const metrics::DefenceFacts& own = report.defences.at(defence);
    const auto alike = std::count_if(report.defences.begin(), report.defences.end(),
                                     [&own](const metrics::DefenceFacts& other) { return other.name == own.name; });
    const QString parameters = alike > 1 ? parametersOf(own.text) : QString();
    return parameters.isEmpty() ? titleOf(own.name) : QStringLiteral("%1 (%2)").arg(titleOf(own.name), parameters);
}

} // namespace blindspot::ui
