#include "core/report/outcome.h"

#include "core/report/conclusion.h"

namespace blindspot::report {

using namespace metrics;

bool Outcome::known() const
{
    return clean && patch && control && effect && clean->ap50.value && patch->ap50.value && control->ap50.value;
}

bool Outcome::seesNone() const
{
    if (clean->objects == 0) return false;
    return noticed() ? clean->noticed == 0 : clean->found == 0 && *clean->ap50.value < kNothingFound;
}

bool Outcome::seesFew() const
{
    constexpr double kFew = 0.1; // of the objects
    const double seen = noticed() ? clean->noticed : clean->found;
    return clean->objects > 0 && seen < kFew * static_cast<double>(clean->objects);
}

Outcome outcomeOf(const Condition* condition, std::int64_t patch)
{
    Outcome outcome;
    if (!condition) return outcome;
    outcome.measure = measuresOf(*condition).front();
    outcome.effect = effectOf(*condition, patch);
    outcome.clean = condition->find(Arm::Clean);
    outcome.patch = condition->find(Arm::Patch, patch);
    if (outcome.effect) outcome.control = condition->find(controlOf(*outcome.effect, outcome.measure), patch);
    return outcome;
}

std::string controlText(const Outcome& outcome, Language language)
{
    return text(language, controlOf(*outcome.effect, outcome.measure) == Arm::Random ? Text::RandomControl : Text::GreyControl);
}

} // namespace blindspot::report
