// News and errors at the top of the window, instead of boxes that stop the work.
#pragma once

#include "ui/session.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace blindspot::ui {

/// Shows one message at a time. News go by themselves after some seconds; errors stay until they are closed.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(MessageKind kind, const QString& text);
    QString text() const;

  private:
    QLabel* symbol_;
    QLabel* text_;
    QTimer timer_;
};

} // namespace blindspot::ui
