// A MessageBar shows news and errors at the top of the window, in place of dialogs that interrupt the work.
#pragma once

#include "ui/session/session.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;

namespace blindspot::ui {

/// Shows one message at a time, over the upper edge of its parent, so that nothing below it moves. News go by themselves after
/// some seconds; errors, and lists of several lines, stay until they are closed.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent);

    /// `actions`: what can be done at once, a button for each; a click does it and closes the message.
    void show(MessageKind kind, const QString& text, const MessageActions& actions = {});
    QString text() const;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();
    void showActions(const MessageActions& actions);

    QLabel* symbol_;
    QLabel* text_;
    QHBoxLayout* buttons_;
    QTimer timer_{this};
};

} // namespace blindspot::ui
