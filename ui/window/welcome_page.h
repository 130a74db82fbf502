// The WelcomePage is the page of the first start: it says what the program is and offers the ways to begin.
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace blindspot::ui {

class WelcomePage : public QWidget {
    Q_OBJECT

  public:
    explicit WelcomePage(QWidget* parent = nullptr);

    /// Folders, newest first.
    void setRecent(const QStringList& workspaces);

  Q_SIGNALS:
    /// The guided demonstration, in its own workspace.
    void demonstrationRequested();
    /// In the workspace of those who name none.
    void beginRequested();
    void importRequested();
    /// A new or existing workspace is to be chosen.
    void openRequested();
    void recentRequested(const QString& folder);

  private:
    QVBoxLayout* recent_ = nullptr;
};

} // namespace blindspot::ui
