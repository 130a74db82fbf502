// A DatasetImport runs the import of a dataset on the session's jobs thread, reports its progress, and can be
// cancelled.
#pragma once

#include "core/dataset/import/importer.h"
#include "core/workspace/videos/video_import.h"
#include "ui/session/session.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace blindspot::ui {

/// It runs one import at a time. On the window's thread.
class DatasetImport : public QObject {
    Q_OBJECT

  public:
    explicit DatasetImport(Session& session, QObject* parent = nullptr);
    ~DatasetImport() override;

    void start(const dataset::ImportRequest& request);
    void start(const workspace::VideoImportRequest& request);
    /// What was asked for last once more, in the place of the dataset of its name.
    void startReplacing();
    /// Nothing of it stays in the workspace.
    void cancel();
    bool running() const { return running_; }

  Q_SIGNALS:
    /// `fraction` from 0 to 1, or -1 while unknown.
    void progressed(const QString& text, double fraction);
    void finished(const blindspot::dataset::ImportResult& result);
    /// There is a dataset of that name; `text` says what it is and what replacing it does. Nothing was imported: startReplacing(),
    /// or start with another name.
    void nameTaken(const QString& name, const QString& text);
    void failed(const QString& text);
    void cancelled();

  private:
    struct Mailbox;
    using Work = std::function<dataset::ImportResult(storage::Database&, StopControl&, const ProgressSink&, bool replace)>;

    void startAs(const std::string& name, Work work);
    void run(bool replace);
    void tell();
    void end();

    Session& session_;
    std::shared_ptr<Mailbox> mailbox_; ///< shared with the jobs thread: it may outlive this
    Work work_;
    Ticket ticket_;
    QTimer timer_;
    QString what_;
    bool running_ = false;
};

} // namespace blindspot::ui
