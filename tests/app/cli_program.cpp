#include "cli_program.h"

#include "core/imaging/codec.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRect>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace blindspot::testing {

namespace fs = std::filesystem;

namespace {

/// A ground of stripes with a light block for each box, so that no two pictures are alike.
void writePicture(const QString& file, int number, const QList<QRect>& boxes)
{
    imaging::Image image(96, 96);
    for (int y = 0; y < 96; ++y)
        for (int x = 0; x < 96; ++x)
            for (int channel = 0; channel < 3; ++channel)
                image.pixel(x, y)[channel] =
                    static_cast<std::uint8_t>((x * (number + 1) + y * (channel + 2)) % 128);
    for (const QRect& box : boxes)
        for (int y = box.top(); y <= box.bottom(); ++y)
            for (int x = box.left(); x <= box.right(); ++x)
                image.pixel(x, y)[0] = image.pixel(x, y)[2] = 220;
    imaging::writePng(file.toStdString(), image);
}

QJsonObject annotation(int id, int image, int category, const QRect& box)
{
    return {{"id", id},
            {"image_id", image},
            {"category_id", category},
            {"bbox", QJsonArray{box.x(), box.y(), box.width(), box.height()}},
            {"area", box.width() * box.height()},
            {"iscrowd", 0}};
}

void writeDataset(const QDir& folder)
{
    QDir(folder).mkpath("images");
    QJsonArray images, annotations;
    for (int i = 0; i < 6; ++i) {
        const QString name = QString("picture %1.png").arg(i);
        const QRect person(8 + 4 * i, 10, 32, 50), car(50, 60, 30, 20);
        writePicture(folder.filePath("images/" + name), i, {person, car});
        images.append(QJsonObject{{"id", i + 1}, {"file_name", name}, {"width", 96}, {"height", 96}});
        annotations.append(annotation(2 * i + 1, i + 1, 1, person));
        if (i % 2 == 0) annotations.append(annotation(2 * i + 2, i + 1, 3, car));
    }
    const QJsonArray categories{QJsonObject{{"id", 1}, {"name", "person"}},
                                QJsonObject{{"id", 3}, {"name", "car"}},
                                QJsonObject{{"id", 9}, {"name", "kite"}}};
    QFile file(folder.filePath("coco.json"));
    if (file.open(QIODevice::WriteOnly))
        file.write(
            QJsonDocument(
                QJsonObject{{"images", images}, {"annotations", annotations}, {"categories", categories}})
                .toJson());
}

int codeOf(const QProcess& process)
{
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
}

} // namespace

void copyFolder(const fs::path& from, const fs::path& to)
{
    fs::copy(from, to, fs::copy_options::recursive);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(from))
        if (entry.is_regular_file()) fs::last_write_time(to / entry.path().lexically_relative(from), entry.last_write_time());
}

bool runAndKill(const QStringList& arguments, int milliseconds, const QString& program)
{
    QProcess process;
    const QTemporaryDir home; // the window keeps settings
    QProcessEnvironment environment = cliEnvironment();
    if (!program.isEmpty()) {
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("HOME", home.path());
        environment.insert("XDG_CONFIG_HOME", home.path());
    }
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program.isEmpty() ? QStringLiteral(BLINDSPOT_CLI) : program, arguments);
    process.waitForStarted();
    if (process.waitForFinished(milliseconds)) return false;
    process.kill();
    process.waitForFinished();
    return true;
}

QList<QJsonObject> CliResult::events(bool* pure) const
{
    QList<QJsonObject> events;
    bool all = out.isEmpty() || out.endsWith('\n');
    for (const QByteArray& line : out.split('\n')) {
        if (line.isEmpty()) continue;
        const QJsonDocument json = QJsonDocument::fromJson(line);
        all = all && json.isObject() && json.object().contains("event");
        events.append(json.object());
    }
    if (pure != nullptr) *pure = all;
    return events;
}

QList<QJsonObject> CliResult::events(const QString& kind) const
{
    QList<QJsonObject> chosen;
    for (const QJsonObject& event : events())
        if (event["event"].toString() == kind) chosen.append(event);
    return chosen;
}

QJsonObject CliResult::done() const
{
    const QList<QJsonObject> all = events();
    return !all.isEmpty() && all.last()["event"].toString() == "done" ? all.last() : QJsonObject();
}

QByteArray CliResult::complaints() const
{
    QByteArray rest;
    for (const QByteArray& line : err.split('\n'))
        if (!line.isEmpty() && !line.contains("clean images that were looked at")) rest += line + '\n';
    return rest;
}

bool CliResult::oneLineOfError() const
{
    const QByteArray rest = complaints();
    return rest.endsWith('\n') && rest.count('\n') == 1 && rest.size() > 10;
}

QProcessEnvironment cliEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMP_NUM_THREADS", "1");
    return environment;
}

CliResult runCli(const QStringList& arguments, int timeoutSeconds)
{
    return runProgram(BLINDSPOT_CLI, arguments, timeoutSeconds);
}

CliResult runProgram(const QString& program, const QStringList& arguments, int timeoutSeconds)
{
    QProcess process;
    process.setProcessEnvironment(cliEnvironment());
    process.start(program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutSeconds * 1000)) process.kill();
    process.waitForFinished();
    return {codeOf(process), process.readAllStandardOutput(), process.readAllStandardError()};
}

CliResult runCliUntil(const QStringList& arguments,
                      const std::function<bool(QProcess&, const QJsonObject&)>& acted)
{
    QProcess process;
    process.setProcessEnvironment(cliEnvironment());
    process.start(BLINDSPOT_CLI, arguments);
    CliResult result;
    QElapsedTimer timer;
    timer.start();
    qsizetype told = 0;
    bool finished = false;
    while (process.state() != QProcess::NotRunning && timer.elapsed() < 120'000) {
        process.waitForReadyRead(50);
        result.out += process.readAllStandardOutput();
        for (qsizetype end = result.out.indexOf('\n', told); !finished && end >= 0;
             end = result.out.indexOf('\n', told)) {
            finished = acted(process, QJsonDocument::fromJson(result.out.mid(told, end - told)).object());
            told = end + 1;
        }
    }
    if (process.state() != QProcess::NotRunning) process.kill();
    process.waitForFinished();
    result.out += process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.code = codeOf(process);
    return result;
}

/// Where a world is. Every start of the program takes most of a second, and a new world three of them: so the first one at a place is
/// kept, and the next are copies of it, at the same path because a workspace knows its pictures by theirs.
struct SmallWorld::Place {
    QTemporaryDir root;
    bool taken = false;
    bool kept = false;

    fs::path world() const { return fs::path(root.path().toStdString()) / "world"; }
    fs::path original() const { return fs::path(root.path().toStdString()) / "original"; }
};

SmallWorld::Place& SmallWorld::freePlace()
{
    static std::vector<std::unique_ptr<Place>> places;
    for (const auto& place : places)
        if (!place->taken) return *place;
    return *places.emplace_back(std::make_unique<Place>());
}

SmallWorld::SmallWorld(bool filled) : place_(freePlace()), folder_(QString::fromStdString(place_.world().string()))
{
    place_.taken = true;
    fs::remove_all(place_.world());
    if (filled && place_.kept) {
        copyFolder(place_.original(), place_.world());
        return;
    }
    QDir().mkpath(folder_);
    writeDataset(QDir(folder_));
    if (!filled) return;
    const auto call = [this](const QStringList& arguments) { ready_ = ready_ && run(arguments).code == 0; };
    call({"dataset", "import", "--format", "coco", "--annotations", path("coco.json"), "--images",
          path("images"), "--name", "small"});
    call({"selection", "create", "people", "--dataset", "small", "--class", "person"});
    call({"detector", "add", weights(), "--name", "tiny"});
    if (!ready_) return;
    copyFolder(place_.world(), place_.original());
    place_.kept = true;
}

SmallWorld::~SmallWorld()
{
    place_.taken = false;
}

QStringList SmallWorld::with(const QStringList& arguments) const
{
    return arguments + QStringList{"--workspace", workspace(), "--json"};
}

CliResult SmallWorld::run(const QStringList& arguments) const
{
    return runCli(with(arguments));
}

QStringList SmallWorld::trainArguments(int iterations, const QStringList& more) const
{
    return with(QStringList{"train",
                            "--detector",
                            "tiny",
                            "--selection",
                            "people",
                            "--class",
                            "person",
                            "--iterations",
                            QString::number(iterations),
                            "--patch-size",
                            "24",
                            "--device",
                            "cpu",
                            "--precision",
                            "fp32",
                            "--batch-size",
                            "1",
                            "--seed",
                            "5",
                            "--checkpoint-seconds",
                            "0.05"} +
                more);
}

QString SmallWorld::weights()
{
    return QStringLiteral(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt");
}

QByteArray contentOf(const QString& file)
{
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

} // namespace blindspot::testing
