#include "core/report/figure_json.h"

#include <cmath>

namespace blindspot::report {

nlohmann::ordered_json figureJson(const metrics::Figure& figure)
{
    using Json = nlohmann::ordered_json;
    return {{"value", figure.value && std::isfinite(*figure.value) ? Json(*figure.value) : Json(nullptr)},
            {"interval", intervalJson(figure)}};
}

nlohmann::ordered_json intervalJson(const metrics::Figure& figure)
{
    using Json = nlohmann::ordered_json;
    return figure.interval ? Json{figure.interval->low, figure.interval->high} : Json(nullptr);
}

} // namespace blindspot::report
