// PatchChoices list the patches that can be evaluated: those of the workspace's runs, newest first, and
// files.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "ui/session/session.h"

#include <QAbstractListModel>
#include <QImage>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace blindspot::ui {

/// Entries can be checked. Their pictures are read in the background when they are shown.
class PatchChoices : public QAbstractListModel {
    Q_OBJECT

  public:
    static constexpr int kPictureSide = 40; ///< pixels

    explicit PatchChoices(Session& session, QObject* parent = nullptr);

    /// Whether the runs have been read.
    bool loaded() const { return loaded_; }
    void refresh();
    /// Adds the file as the first entry, checked; one that is there is checked. Reads it: `problems` tells
    /// what is wrong with it.
    void addFile(const QString& file);
    /// Checks these runs and nothing else, now or when they have been read.
    void checkOnly(const QStringList& runs);

    std::vector<std::string> checkedRuns() const;
    QStringList checkedFiles() const;
    int checkedCount() const;
    /// Null where there is none.
    const workspace::RunRecord* run(const std::string& id) const;
    /// Of the checked ones whose picture cannot be used.
    QStringList problems() const;
    /// Pixels of the patch's side; 0 while it is not known.
    int sideOf(const QString& file) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  Q_SIGNALS:
    void checkedChanged();
    void listed();

  private:
    struct Picture {
        QImage image; ///< null while it is read, or where there is a problem
        QString problem;
        int side = 0;
    };
    struct Read {
        QImage image;
        int side = 0;
    };

    QString keyOf(int row) const;
    bool isFile(int row) const { return row < files_.size(); }
    const workspace::RunRecord& runAt(int row) const
    {
        return runs_[static_cast<std::size_t>(row - files_.size())];
    }
    void readPicture(const QString& key, bool file) const;
    void take(std::vector<workspace::RunRecord> records);
    void pictureRead(const QString& key);
    QString throughOf(const workspace::RunRecord& run) const;

    Session& session_;
    Ticket reading_;
    QStringList files_;
    std::vector<workspace::RunRecord> runs_;
    std::set<QString> checked_; ///< ids and files
    mutable std::map<QString, Picture> pictures_;
    mutable std::map<std::string, QString> through_; ///< by run
    bool loaded_ = false;
};

} // namespace blindspot::ui
