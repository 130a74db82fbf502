#include "ui/evaluate/evaluations_model.h"

#include "ui/session/effect_text.h"
#include "ui/support/format.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

void EvaluationsModel::setEvaluations(std::vector<workspace::EvaluationSummary> evaluations)
{
    beginResetModel();
    evaluations_ = std::move(evaluations);
    endResetModel();
}

int EvaluationsModel::rowOf(const QString& id) const
{
    const std::string wanted = id.toStdString();
    const auto found = std::find_if(evaluations_.begin(), evaluations_.end(),
                                    [&](const workspace::EvaluationSummary& one) { return one.id == wanted; });
    return found == evaluations_.end() ? -1 : static_cast<int>(found - evaluations_.begin());
}

int EvaluationsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(evaluations_.size());
}

QVariant EvaluationsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const workspace::EvaluationSummary& one = evaluations_[static_cast<std::size_t>(index.row())];
    const auto patches = static_cast<int>(one.patches.size());
    switch (role) {
    case IdRole:
        return textOf(one.id);
    case Qt::DisplayRole:
        if (patches == 1)
            return tr("%1 · %2 · %3")
                .arg(timeText(one.createdAt), textOf(one.patches.front().name),
                     effectText(one.patches.front()));
        return tr("%1 · %2 · %3").arg(timeText(one.createdAt), patchesText(patches), classNameText(one.className));
    case Qt::ToolTipRole: {
        QStringList lines{tr("Evaluation %1: class %2, images of %3")
                              .arg(textOf(one.id), classNameText(one.className),
                                   textOf(one.selection ? *one.selection : one.dataset.value_or("")))};
        for (const workspace::PatchSummary& patch : one.patches)
            lines += tr("%1 against %2: %3; AP50 %4")
                         .arg(textOf(patch.name), textOf(patch.detector), effectText(patch), ap50Text(patch));
        return lines.join(QLatin1Char('\n'));
    }
    default:
        return {};
    }
}

} // namespace blindspot::ui
