// The QueueDialog shows the queue: what runs, what waits and when it begins and ends, and what ended. It moves, stops, removes and
// repeats items, and pauses the queue.
#pragma once

#include "ui/session/queue_controller.h"

#include <QDialog>

#include <cstdint>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace blindspot::ui {

class QueueDialog : public QDialog {
    Q_OBJECT

  public:
    /// `queue` outlives it.
    explicit QueueDialog(QueueController& queue, QWidget* parent = nullptr);

  private:
    void buildTable();
    void buildButtons();
    void showItems();
    void showRow(int row, const workspace::QueueItem& item, const workspace::QueueTimes& times);
    void updateEnabled();
    void moveMarked(int by);
    /// Null where none or several are marked.
    const workspace::QueueItem* marked() const;
    std::vector<std::int64_t> markedIds() const;
    /// Its place among those that wait, from 1; 0: it does not wait.
    int placeOf(const workspace::QueueItem& item) const;

    QueueController& queue_;
    QTableWidget* table_;
    QLabel* note_;
    QPushButton *pause_ = nullptr, *up_ = nullptr, *down_ = nullptr, *stop_ = nullptr, *again_ = nullptr, *remove_ = nullptr;
};

/// Of the state, in the window's words.
QString queueStateText(const workspace::QueueItem& item);

} // namespace blindspot::ui
