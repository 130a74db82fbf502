#include "ui/session/automatic.h"

#include "core/workspace/runs/options_json.h"
#include "ui/support/settings.h"

namespace blindspot::ui {

namespace {

bool& threadsAreOurs()
{
    static bool ours = false;
    return ours;
}

} // namespace

bool useThreadsOfSettings()
{
    const int threads = Settings::instance().number(SettingId::Threads);
    if (threads == 0 || qEnvironmentVariableIsSet(kThreadsVariable)) return false;
    qputenv(kThreadsVariable, QByteArray::number(threads));
    return threadsAreOurs() = true;
}

QProcessEnvironment environmentOfUser()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (threadsAreOurs()) environment.remove(QLatin1String(kThreadsVariable));
    return environment;
}

std::string deviceToUse(const std::string& asked)
{
    return asked == "auto" ? Settings::instance().text(SettingId::Device).toStdString() : asked;
}

workspace::TrainRequest asStarted(workspace::TrainRequest request)
{
    request.device = deviceToUse(request.device);
    request.options.precision = precisionToUse(request.options.precision);
    return request;
}

patch::PrecisionChoice precisionToUse(patch::PrecisionChoice asked)
{
    if (asked != patch::PrecisionChoice::Auto) return asked;
    return workspace::parsePrecision(Settings::instance().text(SettingId::Precision).toStdString(), "--precision");
}

} // namespace blindspot::ui
