// The ManualWindow is the manual in a window of its own, beside the work: contents, search, text.
#pragma once

#include "ui/manual/manual_book.h"
#include "ui/manual/manual_search.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QListWidget;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace blindspot::ui {

class ManualView;

/// It stays where the reader left it, and is read in either language, whichever the window has. Escape closes
/// it.
class ManualWindow : public QWidget {
    Q_OBJECT

  public:
    explicit ManualWindow(QWidget* parent = nullptr);
    ~ManualWindow() override;

    /// Shows the window with this place in front. An unknown chapter is the contents.
    void open(const ManualPlace& place);
    /// What is read now; the anchor is that of the last link or heading that was followed.
    const ManualPlace& place() const { return place_; }
    void search(const QString& text);
    /// Shows the entry that is about a message, with the message as the search; where there is none, the chapter of messages.
    void explain(const QString& message);
    void setLanguage(const QString& language);

    const ManualBook& book() const { return *book_; }
    ManualView& view() { return *view_; }
    const QList<ManualHit>& hits() const { return hits_; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    /// A place that was read, and how far it was scrolled.
    struct Visit {
        ManualPlace place;
        int scroll = 0;
    };

    QLayout* buildBar();
    QWidget* buildSide();
    QAction* addKeyed(const char* icon, const QString& text, const char* shortcut,
                      void (ManualWindow::*act)());
    void fillContents();
    void show(const ManualPlace& place);
    /// The same, and one can go back.
    void follow(const ManualPlace& place);
    void followItem(const QTreeWidgetItem& item);
    void showHits();
    void openHit(int row);
    void back();
    void forth();
    void travel(std::vector<Visit>& from, std::vector<Visit>& to);
    void showTravel();
    void larger();
    void smaller();
    void usualSize();
    void print();
    void startSearch();

    std::unique_ptr<ManualBook> book_;
    ManualPlace place_;
    std::vector<Visit> before_, after_;
    QList<ManualHit> hits_;
    ManualView* view_;
    QLineEdit* search_;
    QStackedWidget* side_;
    QTreeWidget* contents_;
    QListWidget* found_;
    QLabel* nothing_;
    QComboBox* languages_;
    QAction *back_ = nullptr, *forth_ = nullptr;
};

} // namespace blindspot::ui
