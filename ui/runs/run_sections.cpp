#include "ui/runs/run_sections.h"

#include "ui/runs/runs_model.h"
#include "ui/session/effect_text.h"
#include "ui/session/option_words.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <utility>

namespace blindspot::ui {

namespace {

using workspace::PatchSummary;
using workspace::RunRecord;

constexpr std::pair<RunGrouping, const char*> kNames[] = {
    {RunGrouping::None, "none"},     {RunGrouping::Group, "group"},     {RunGrouping::Detector, "detector"},
    {RunGrouping::Recipe, "recipe"}, {RunGrouping::Dataset, "dataset"}, {RunGrouping::Day, "day"}};

const QString kPinned = QStringLiteral("\x01pinned"); // no group, detector or day is called so

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The key of the section of a run that is not pinned; empty where it belongs to none.
QString plainKeyOf(const RunRecord& run, RunGrouping grouping)
{
    switch (grouping) {
    case RunGrouping::Group:
        return textOf(run.group);
    case RunGrouping::Detector:
        return textOf(workspace::detectorNames(run));
    case RunGrouping::Recipe:
        return textOf(run.recipe);
    case RunGrouping::Dataset:
        return textOf(run.selection ? *run.selection : run.dataset.value_or(""));
    case RunGrouping::Day:
        return QDateTime::fromString(textOf(run.createdAt), Qt::ISODate).toLocalTime().date().toString(Qt::ISODate);
    case RunGrouping::None:
        break;
    }
    return {};
}

} // namespace

QString nameOf(RunGrouping grouping)
{
    for (const auto& [value, name] : kNames)
        if (value == grouping) return QString::fromLatin1(name);
    return {};
}

RunGrouping parseRunGrouping(const QString& name)
{
    for (const auto& [value, known] : kNames)
        if (name == QLatin1String(known)) return value;
    return RunGrouping::Group;
}

RunSections::Section RunSections::sectionOf(const QString& key) const
{
    Section section;
    section.key = key;
    if (key == kPinned)
        section.title = tr("Pinned");
    else if (grouping_ == RunGrouping::Recipe)
        section.title = recipeText(key.toStdString());
    else if (grouping_ == RunGrouping::Day)
        section.title = QLocale().toString(QDate::fromString(key, Qt::ISODate), QLocale::LongFormat);
    else
        section.title = key;
    if (key.isEmpty()) section.title = grouping_ == RunGrouping::Group ? tr("In no group") : tr("Others");
    return section;
}

void RunSections::count(Section& section, const RunRecord& run, const PatchSummary* effect) const
{
    ++section.runs;
    if (run.pinned && section.key != kPinned) ++section.pinned;
    if (effect == nullptr || !effectRank(*effect)) return;
    if (section.best && *effectRank(*section.best) >= *effectRank(*effect)) return;
    section.best = *effect;
    section.bestRun = textOf(run.name);
}

std::vector<RunSections::Section> RunSections::sectionsOf(const std::vector<RunRecord>& runs,
                                                          const std::map<std::string, PatchSummary>& effects) const
{
    std::vector<Section> sections;
    const auto of = [&](const QString& key) -> Section& {
        const auto found = std::find_if(sections.begin(), sections.end(), [&key](const Section& one) { return one.key == key; });
        return found != sections.end() ? *found : sections.emplace_back(sectionOf(key));
    };
    for (const RunRecord& run : runs) {
        const auto effect = effects.find(run.id);
        const PatchSummary* const summary = effect == effects.end() ? nullptr : &effect->second;
        count(of(plainKeyOf(run, grouping_)), run, summary);
        if (run.pinned) count(of(kPinned), run, summary);
    }
    const bool newestFirst = grouping_ == RunGrouping::Day;
    std::sort(sections.begin(), sections.end(), [newestFirst](const Section& a, const Section& b) {
        if ((a.key == kPinned) != (b.key == kPinned)) return a.key == kPinned;
        if (a.key.isEmpty() != b.key.isEmpty()) return b.key.isEmpty();
        return newestFirst ? a.key > b.key : QString::localeAwareCompare(a.title, b.title) < 0;
    });
    return sections;
}

bool RunSections::setRuns(const std::vector<RunRecord>& runs, const std::map<std::string, PatchSummary>& effects)
{
    std::vector<Section> sections;
    if (grouping_ != RunGrouping::None) sections = sectionsOf(runs, effects);
    // One section says nothing, but for a group that somebody made.
    const bool named = std::any_of(sections.begin(), sections.end(), [this](const Section& one) {
        return one.key != kPinned && (grouping_ != RunGrouping::Group || !one.key.isEmpty());
    });
    if (!named) sections.clear();
    const QHash<QString, int> before = std::exchange(ranks_, {});
    for (const RunRecord& run : runs) {
        const QString key = run.pinned ? kPinned : plainKeyOf(run, grouping_);
        const auto place = std::find_if(sections.begin(), sections.end(), [&key](const Section& one) { return one.key == key; });
        ranks_[textOf(run.id)] = place == sections.end() ? 0 : static_cast<int>(place - sections.begin());
    }
    const bool same = std::equal(sections.begin(), sections.end(), sections_.begin(), sections_.end(),
                                 [](const Section& a, const Section& b) { return a.key == b.key; });
    if (same) {
        sections_ = std::move(sections);
        if (!sections_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return ranks_ != before;
    }
    // Row by row and not by a reset, which would take the marks of the runs beside them.
    if (!sections_.empty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        sections_.clear();
        endRemoveRows();
    }
    if (sections.empty()) return true;
    beginInsertRows({}, 0, static_cast<int>(sections.size()) - 1);
    sections_ = std::move(sections);
    endInsertRows();
    return true;
}

QString RunSections::keyOf(const QString& run) const
{
    return sections_.empty() ? QString() : sections_[static_cast<std::size_t>(rankOf(run))].key;
}

QStringList RunSections::keys() const
{
    QStringList keys;
    for (const Section& section : sections_)
        keys += section.key;
    return keys;
}

void RunSections::setFolded(const QString& key, bool folded)
{
    if (folded)
        folded_.insert(foldOf(key));
    else
        folded_.remove(foldOf(key));
    for (int row = 0; row < rowCount(); ++row)
        if (sections_[static_cast<std::size_t>(row)].key == key) Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

QStringList RunSections::folds() const
{
    QStringList folds(folded_.begin(), folded_.end());
    folds.sort();
    return folds;
}

void RunSections::setMatching(const std::vector<int>& matching)
{
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const int now = i < matching.size() ? matching[i] : 0;
        if (now == std::exchange(sections_[i].matching, now)) continue;
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), columnCount() - 1));
    }
}

int RunSections::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sections_.size());
}

int RunSections::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : RunsModel::ColumnCount;
}

QString RunSections::countOf(const Section& section) const
{
    const int here = section.runs - section.pinned;
    QString text = section.matching == here ? runsText(section.runs)
                                            : tr("%1 of %2").arg(countText(section.matching), runsText(section.runs));
    if (section.pinned > 0) text += tr(", %1 pinned above").arg(countText(section.pinned));
    return text;
}

QVariant RunSections::toolTip(const Section& section, int column) const
{
    if (column == RunsModel::Effect && section.best)
        return tr("The best of its runs: %1, %2").arg(section.bestRun, effectText(*section.best));
    return isFolded(section.key) ? tr("Click, or press the right arrow key, to show its runs")
                                 : tr("Click, or press the left arrow key, to fold it");
}

QVariant RunSections::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Section& section = sections_[static_cast<std::size_t>(index.row())];
    const bool folded = isFolded(section.key), first = index.column() == RunsModel::Name;
    switch (role) {
    case Qt::DisplayRole:
        if (first) return tr("%1 · %2").arg(section.title, countOf(section));
        return index.column() == RunsModel::Effect && section.best ? tr("best %1").arg(effectText(*section.best)) : QVariant();
    case Qt::DecorationRole:
        return first ? QVariant(icon(folded ? QStringLiteral("next") : QStringLiteral("unfolded"))) : QVariant();
    case Qt::AccessibleTextRole:
        if (!first) return {};
        return folded ? tr("Folded: %1, %2").arg(section.title, countOf(section))
                      : tr("Section: %1, %2").arg(section.title, countOf(section));
    case Qt::FontRole:
        return first ? QVariant(scaledFont(1, true)) : QVariant();
    case Qt::BackgroundRole:
        return Theme::current().raised;
    case Qt::ToolTipRole:
        return toolTip(section, index.column());
    case KeyRole:
        return section.key;
    case FoldedRole:
        return folded;
    case GroupRole:
        return grouping_ == RunGrouping::Group && section.key != kPinned ? section.key : QString();
    default:
        return {};
    }
}

/// They can be walked to and folded, and are never marked: a mark is of runs.
Qt::ItemFlags RunSections::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace blindspot::ui
