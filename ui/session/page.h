// A Page is a screen of the side bar as the main window sees it; PageId names the screens.
#pragma once

#include "ui/session/session.h"

#include <QWidget>

#include <array>
#include <optional>

namespace blindspot::ui {

/// The screens, in the order of the side bar. The numbers are kept in the settings: new ones come last.
enum class PageId { Dataset = 0, Detectors = 1, Train = 2, Runs = 3, Evaluate = 4, Live = 5, Studies = 6 };

inline constexpr std::array kPageIds = {PageId::Dataset, PageId::Detectors, PageId::Train,
                                        PageId::Runs,    PageId::Evaluate,  PageId::Live, PageId::Studies};

/// As the settings keep it. A number that is no page's (of another version) is the first one.
inline int numberOf(PageId page)
{
    return static_cast<int>(page);
}
PageId pageOfNumber(int number);
/// Where a link in a text leads: "dataset", "detectors", "train", "runs", "evaluate", "live",
/// "studies".
std::optional<PageId> pageOfLink(const QString& link);

class Page : public QWidget {
    Q_OBJECT

  public:
    explicit Page(Session& session, QWidget* parent = nullptr) : QWidget(parent), session_(session) {}

    virtual PageId id() const = 0;
    /// Called each time that the page comes to the front.
    virtual void activated() {}
    /// Presentation mode shows this page to a hall: its picture or its answer, large, without what sets it up; or it ends.
    virtual void setPresenting(bool /*presenting*/) {}
    /// While presenting: by so many of what the page shows on, as the keys of a remote ask. False: there is none that way.
    virtual bool presentStep(int /*step*/) { return false; }

  protected:
    Session& session() const { return session_; }

  private:
    Session& session_;
};

} // namespace blindspot::ui
