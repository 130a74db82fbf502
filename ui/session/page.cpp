#include "ui/session/page.h"

#include <QString>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

PageId pageOfNumber(int number)
{
    const auto* const found = std::find_if(kPageIds.begin(), kPageIds.end(), [number](PageId page) { return numberOf(page) == number; });
    return found == kPageIds.end() ? kPageIds.front() : *found;
}

std::optional<PageId> pageOfLink(const QString& link)
{
    static const std::pair<const char*, PageId> links[] = {{"dataset", PageId::Dataset},
                                                           {"detectors", PageId::Detectors},
                                                           {"train", PageId::Train},
                                                           {"runs", PageId::Runs},
                                                           {"evaluate", PageId::Evaluate},
                                                           {"live", PageId::Live},
                                                           {"studies", PageId::Studies}};
    for (const auto& [name, page] : links)
        if (link == QLatin1String(name)) return page;
    return std::nullopt;
}

} // namespace blindspot::ui
