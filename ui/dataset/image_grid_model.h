// An ImageGridModel holds the images that fit a query: all ids at once, facts page by page, thumbnails as
// they are shown.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/dataset/finding_store.h"
#include "core/dataset/image_record.h"
#include "ui/session/session.h"
#include "ui/session/thumbnail_loader.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace blindspot::ui {

/// Memory: 8 bytes an image, the facts of a few thousand images, and the thumbnail loader's cache. Marks are
/// kept by image when the query changes within a dataset.
class ImageGridModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        ObjectsRole,               ///< int, crowds not counted; invalid until read
        MarkedRole,                ///< bool
        SizeRole,                  ///< QSize of the picture
        BadgeRole,                 ///< QString: the figure of a detector's findings that is filtered or sorted by; else invalid
        BadgeKindRole,             ///< int, a FindingKind: what it is about
    };

    explicit ImageGridModel(Session& session, QObject* parent = nullptr);

    /// Reads the ids; what is shown stays until they are there. An earlier query that is not yet answered is
    /// dropped. An empty dataset name empties the model at once.
    void setQuery(const dataset::ImageQuery& query);
    const dataset::ImageQuery& query() const { return query_; }
    /// Without annotations what is called invented elsewhere is called detected.
    void setAnnotated(bool annotated) { annotated_ = annotated; }
    /// Reads all again: the dataset was changed or its pictures moved.
    void reload();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// Whether the images asked for are those that are shown.
    bool loading() const { return loading_; }
    std::int64_t idAt(int row) const { return ids_[static_cast<std::size_t>(row)]; }
    /// The row of an image, or -1. Looks at all rows.
    int rowOf(std::int64_t id) const;
    /// With annotations; null until it has been read.
    const dataset::ImageRecord* record(int row) const;
    /// From memory; null until it has been read.
    const Thumbnail* thumbnail(int row) const { return loader_->find(idAt(row)); }
    /// These rows are seen, at `side` device pixels: their facts and thumbnails are read now, then those of
    /// the screens after and before.
    void setVisible(int first, int last, int side);

    bool marked(int row) const { return marks_.contains(idAt(row)); }
    void setMarked(int row, bool marked) { setMarked(row, row, marked); }
    void setMarked(int first, int last, bool marked);
    void clearMarks();
    const std::unordered_set<std::int64_t>& marks() const { return marks_; }
    std::int64_t thumbnailMemory() const { return loader_->memoryUsed(); }

  Q_SIGNALS:
    /// The answer to the newest query is shown.
    void loaded();
    void marksChanged();
    void queryFailed(const QString& text);

  private:
    using Page = std::vector<dataset::ImageRecord>;

    using Findings = std::unordered_map<std::int64_t, dataset::FindingCounts>;

    /// A page's images, and what a detector found in them where the query asks for it.
    struct Facts {
        Page records;
        Findings findings;
    };
    struct Answer {
        std::vector<std::int64_t> ids;
        Facts first;
    };

    static Facts readFacts(storage::Database& database, const dataset::ImageQuery& query, const std::vector<std::int64_t>& ids);
    QString badge(int row) const;

    void ask();
    void adopt(Answer answer);
    void wantPages(int first, int last);
    void wantThumbnails();
    void adoptPage(int page, Facts facts);

    Session& session_;
    std::unique_ptr<ThumbnailLoader> loader_;
    dataset::ImageQuery query_;
    std::vector<std::int64_t> ids_;
    mutable QCache<int, Page> pages_;
    Findings findings_; ///< of the images that were read
    QHash<int, Ticket> asked_; ///< pages under way
    QHash<qint64, int> seen_;  ///< rows by id, of what the loader was asked for
    Ticket ticket_;
    std::unordered_set<std::int64_t> marks_;
    int firstVisible_ = 0;
    int lastVisible_ = -1;
    int side_ = 160;
    bool loading_ = false;
    bool annotated_ = true;
};

} // namespace blindspot::ui
