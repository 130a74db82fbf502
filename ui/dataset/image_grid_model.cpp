#include "ui/dataset/image_grid_model.h"

#include "core/common/utf8.h"
#include "ui/support/format.h"
#include "ui/support/settings.h"

#include <QSize>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kPageRows = 64;
constexpr int kPagesKept = 64;

int objectsOf(const dataset::ImageRecord& record)
{
    return static_cast<int>(std::count_if(record.annotations.begin(), record.annotations.end(),
                                          [](const auto& annotation) { return !annotation.crowd; }));
}

QString textOf(const std::filesystem::path& path)
{
    return QString::fromStdString(toUtf8(path));
}

} // namespace

namespace {

using dataset::FindingKind;
using dataset::ImageOrder;

/// What the query filters or else sorts by.
FindingKind badgeKind(const dataset::ImageQuery& query)
{
    if (query.finding) return *query.finding;
    if (query.order == ImageOrder::Missed) return FindingKind::Missed;
    return query.order == ImageOrder::LowestFound ? FindingKind::Found : FindingKind::Invented;
}

} // namespace

ImageGridModel::ImageGridModel(Session& session, QObject* parent)
    : QAbstractListModel(parent), session_(session), pages_(kPagesKept)
{
    ThumbnailLoaderOptions options;
    options.cacheFile = session.workspace().thumbnailsFile();
    options.cacheBytes = std::int64_t{Settings::instance().number(SettingId::ThumbnailMebibytes)} << 20;
    loader_ = std::make_unique<ThumbnailLoader>(options);
    connect(loader_.get(), &ThumbnailLoader::ready, this, [this](qint64 id) {
        const auto row = seen_.constFind(id);
        if (row == seen_.constEnd()) return;
        const QModelIndex changed = index(*row);
        Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
    });
}

void ImageGridModel::setQuery(const dataset::ImageQuery& query)
{
    if (query.dataset != query_.dataset) clearMarks();
    query_ = query;
    ask();
}

void ImageGridModel::reload()
{
    loader_->clear();
    ask();
}

void ImageGridModel::ask()
{
    ticket_.cancel();
    if (query_.dataset.empty()) {
        loading_ = false;
        adopt({});
        return;
    }
    loading_ = true;
    ticket_ = session_.queries().run(
        this,
        [query = query_](storage::Database& database, StopControl&) {
            Answer answer{dataset::DatasetIndex(database).imageIds(query), {}};
            const auto shown = std::min<std::size_t>(answer.ids.size(), kPageRows);
            answer.first = readFacts(database, query, {answer.ids.begin(), answer.ids.begin() + static_cast<std::ptrdiff_t>(shown)});
            return answer;
        },
        [this](Answer answer) { adopt(std::move(answer)); },
        [this](const QString& text) {
            loading_ = false;
            adopt({});
            Q_EMIT queryFailed(text);
        });
}

void ImageGridModel::adopt(Answer answer)
{
    beginResetModel();
    for (Ticket& ticket : asked_)
        ticket.cancel();
    asked_.clear();
    pages_.clear();
    seen_.clear();
    ids_ = std::move(answer.ids);
    findings_ = std::move(answer.first.findings);
    if (!ids_.empty()) pages_.insert(0, new Page(std::move(answer.first.records)));
    firstVisible_ = 0;
    lastVisible_ = -1;
    loading_ = false;
    endResetModel();
    Q_EMIT loaded();
}

int ImageGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

int ImageGridModel::rowOf(std::int64_t id) const
{
    const auto found = std::find(ids_.begin(), ids_.end(), id);
    return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
}

const dataset::ImageRecord* ImageGridModel::record(int row) const
{
    if (row < 0 || row >= rowCount()) return nullptr;
    const Page* page = pages_.object(row / kPageRows);
    if (!page) return nullptr;
    const auto place = static_cast<std::size_t>(row % kPageRows);
    // An image that was removed meanwhile is missing in its page.
    if (place < page->size() && (*page)[place].id == idAt(row)) return &(*page)[place];
    const auto found = std::find_if(page->begin(), page->end(),
                                    [&](const dataset::ImageRecord& one) { return one.id == idAt(row); });
    return found == page->end() ? nullptr : &*found;
}

QVariant ImageGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const int row = index.row();
    if (role == IdRole) return QVariant::fromValue<qint64>(idAt(row));
    if (role == MarkedRole) return marked(row);
    if (role == Qt::DecorationRole) {
        const Thumbnail* held = thumbnail(row);
        return held ? QVariant(held->image) : QVariant();
    }
    const dataset::ImageRecord* facts = record(row);
    if (!facts) return {};
    switch (role) {
    case BadgeRole: {
        const QString text = badge(row);
        return text.isEmpty() ? QVariant() : text;
    }
    case BadgeKindRole:
        return static_cast<int>(badgeKind(query_));
    case Qt::DisplayRole:
        return textOf(facts->path.filename());
    case ObjectsRole:
        return objectsOf(*facts);
    case SizeRole:
        return QSize(facts->width, facts->height);
    case Qt::AccessibleTextRole: {
        const QString found = badge(row);
        const QString text = tr("%1, %2").arg(textOf(facts->path.filename()), objectsText(objectsOf(*facts)));
        return found.isEmpty() ? text : tr("%1, %2").arg(text, found);
    }
    case Qt::ToolTipRole: {
        const Thumbnail* held = thumbnail(row);
        if (held && !held->error.isEmpty()) return held->error;
        return tr("%1\n%2 x %3 px, %4")
            .arg(textOf(facts->path))
            .arg(facts->width)
            .arg(facts->height)
            .arg(objectsText(objectsOf(*facts)));
    }
    default:
        return {};
    }
}

QString ImageGridModel::badge(int row) const
{
    const auto found = findings_.find(idAt(row));
    if (found == findings_.end()) return {};
    const dataset::FindingCounts& counts = found->second;
    if (query_.order == ImageOrder::LowestFound && counts.lowestFound) return tr("found %1").arg(*counts.lowestFound, 0, 'f', 2);
    if (query_.order == ImageOrder::HighestInvented && counts.highestInvented)
        return (annotated_ ? tr("invented %1") : tr("detected %1")).arg(*counts.highestInvented, 0, 'f', 2);
    const FindingKind kind = badgeKind(query_);
    const std::int64_t count = counts.of(kind);
    if (count == 0) return {};
    switch (kind) {
    case FindingKind::Found: return tr("%1 found").arg(count);
    case FindingKind::HalfSeen: return tr("%1 half seen").arg(count);
    case FindingKind::Missed: return tr("%1 missed").arg(count);
    case FindingKind::Invented: break;
    }
    return annotated_ ? tr("%1 invented").arg(count) : tr("%1 detected").arg(count);
}

void ImageGridModel::setVisible(int first, int last, int side)
{
    firstVisible_ = std::clamp(first, 0, std::max(0, rowCount() - 1));
    lastVisible_ = std::min(last, rowCount() - 1);
    side_ = side;
    if (lastVisible_ < firstVisible_) return;
    const int screen = lastVisible_ - firstVisible_ + 1;
    wantPages(std::max(0, firstVisible_ - screen / 2), std::min(rowCount() - 1, lastVisible_ + screen));
    wantThumbnails();
}

void ImageGridModel::wantPages(int first, int last)
{
    const int firstPage = first / kPageRows;
    const int lastPage = last / kPageRows;
    // Pages that scrolled away before they were read.
    for (auto asked = asked_.begin(); asked != asked_.end();) {
        if (asked.key() >= firstPage && asked.key() <= lastPage) {
            ++asked;
            continue;
        }
        asked->cancel();
        asked = asked_.erase(asked);
    }
    for (int page = firstPage; page <= lastPage; ++page) {
        if (pages_.contains(page) || asked_.contains(page)) continue;
        const auto begin = ids_.begin() + std::ptrdiff_t{page} * kPageRows;
        const auto end = ids_.begin() + std::min<std::ptrdiff_t>(std::ptrdiff_t{page + 1} * kPageRows,
                                                                 static_cast<std::ptrdiff_t>(ids_.size()));
        asked_.insert(page, session_.queries().run(
                                this,
                                [ids = std::vector<std::int64_t>(begin, end), query = query_](storage::Database& database, StopControl&) {
                                    return readFacts(database, query, ids);
                                },
                                [this, page](Facts facts) { adoptPage(page, std::move(facts)); }));
    }
}

ImageGridModel::Facts ImageGridModel::readFacts(storage::Database& database, const dataset::ImageQuery& query,
                                                const std::vector<std::int64_t>& ids)
{
    Facts facts{dataset::readImages(database, ids), {}};
    const bool wanted = query.finding || query.order >= dataset::ImageOrder::Missed;
    if (query.scan && wanted) facts.findings = dataset::FindingStore(database).counts(*query.scan, ids, query.classNames);
    return facts;
}

void ImageGridModel::adoptPage(int page, Facts facts)
{
    asked_.remove(page);
    findings_.merge(facts.findings);
    pages_.insert(page, new Page(std::move(facts.records)));
    const int first = page * kPageRows;
    Q_EMIT dataChanged(index(first), index(std::min(first + kPageRows, rowCount()) - 1));
    if (first <= lastVisible_ && first + kPageRows > firstVisible_) wantThumbnails();
}

void ImageGridModel::wantThumbnails()
{
    seen_.clear();
    std::vector<ThumbnailRequest> requests;
    const auto add = [&](int row) {
        const dataset::ImageRecord* facts = record(row);
        if (!facts) return;
        seen_.insert(facts->id, row);
        requests.push_back({facts->id, facts->path});
    };
    for (int row = firstVisible_; row <= lastVisible_; ++row)
        add(row);
    const int screen = lastVisible_ - firstVisible_ + 1;
    for (int row = lastVisible_ + 1; row <= std::min(rowCount() - 1, lastVisible_ + screen); ++row)
        add(row);
    for (int row = firstVisible_ - 1; row >= std::max(0, firstVisible_ - screen / 2); --row)
        add(row);
    loader_->want(std::move(requests), side_);
}

void ImageGridModel::setMarked(int first, int last, bool marked)
{
    first = std::max(first, 0);
    last = std::min(last, rowCount() - 1);
    if (first > last) return;
    for (int row = first; row <= last; ++row) {
        if (marked)
            marks_.insert(idAt(row));
        else
            marks_.erase(idAt(row));
    }
    Q_EMIT dataChanged(index(first), index(last), {MarkedRole});
    Q_EMIT marksChanged();
}

void ImageGridModel::clearMarks()
{
    if (marks_.empty()) return;
    marks_.clear();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkedRole});
    Q_EMIT marksChanged();
}

} // namespace blindspot::ui
