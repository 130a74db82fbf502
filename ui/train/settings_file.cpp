#include "ui/train/settings_file.h"

#include "core/workspace/runs/train_config.h"
#include "ui/controls/save_file.h"
#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <utility>

namespace blindspot::ui {

namespace {

struct SettingsFile {
    Q_DECLARE_TR_FUNCTIONS(blindspot::ui::SettingsFile)
};

void tell(Session& session, const QString& file, const workspace::TrainConfig& config)
{
    const auto count = static_cast<int>(config.taken.size());
    const QString name = QFileInfo(file).fileName();
    const QString taken = count == 1 ? SettingsFile::tr("1 setting was taken from %1.").arg(name)
                                     : SettingsFile::tr("%1 settings were taken from %2.").arg(count).arg(name);
    if (config.problems.empty()) return session.tell(MessageKind::Success, taken);
    QStringList lines{taken + QLatin1Char(' ') + SettingsFile::tr("Look at these:")};
    for (const workspace::ConfigProblem& problem : config.problems)
        lines += QStringLiteral("• ") + messageText(problem.what);
    session.tell(MessageKind::Warning, lines.join(QLatin1Char('\n')));
}

} // namespace

void openSettingsFile(Session& session, QObject* context, const QString& file, std::function<void(const workspace::TrainRequest&)> take)
{
    session.queries().run(
        context,
        [path = file.toStdString()](storage::Database& database, StopControl&) {
            workspace::TrainConfig config = workspace::readTrainConfigFile(path);
            workspace::matchWorkspace(config, database);
            return config;
        },
        [&session, file, take = std::move(take)](const workspace::TrainConfig& config) {
            take(config.request);
            tell(session, file, config);
        });
}

void saveSettingsFile(Session& session, QWidget* parent, const workspace::TrainRequest& request)
{
    const QString name =
        request.name.empty() ? QStringLiteral("train") : QString::fromStdString(request.name).replace(QLatin1Char('/'), QLatin1Char('-'));
    const SaveQuestion question{SettingsFile::tr("Save the settings of the training"), name, QStringLiteral(".toml"),
                                SettingsFile::tr("Settings of a training (*.toml)")};
    saveFile(session, parent, question, [request] {
        return [request] {
            return QByteArray::fromStdString(
                workspace::configText(request, "A training: blindspot-cli train --config FILE, with the same --workspace."));
        };
    });
}

QString draggedSettingsFile(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString file = urls.front().toLocalFile();
    return file.endsWith(QStringLiteral(".toml"), Qt::CaseInsensitive) ? file : QString();
}

} // namespace blindspot::ui
