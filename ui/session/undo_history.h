// The UndoHistory of a session: the deletions and renames that can be taken back, the newest first.
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace blindspot::ui {

/// On the window's thread. A step is taken back once.
class UndoHistory : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// `text` says what is undone: "delete of hide people-100, 200 px". The step's number.
    int push(const QString& text, std::function<void()> undo);
    /// The newest step; nothing where there is none.
    void undo();
    /// This one, also where others came after it; nothing where it was taken back already.
    void undo(int step);
    /// Of the newest; empty: there is none.
    QString text() const { return steps_.empty() ? QString() : steps_.back().text; }

  Q_SIGNALS:
    void changed();

  private:
    struct Step {
        int number;
        QString text;
        std::function<void()> undo;
    };

    std::vector<Step> steps_;
    int pushed_ = 0;
};

} // namespace blindspot::ui
