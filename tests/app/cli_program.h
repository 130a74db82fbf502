// Functions that run blindspot-cli as a script does, and the small dataset that its tests use.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>

namespace blindspot::testing {

/// What a call of the program left behind.
struct CliResult {
    int code = -1; ///< the exit code; 128 + N where it died of signal N
    QByteArray out;
    QByteArray err;

    /// The lines of standard output as JSON objects; with `pure` false where one is not.
    QList<QJsonObject> events(bool* pure = nullptr) const;
    QList<QJsonObject> events(const QString& kind) const;
    /// The last event if it is "done", else empty.
    QJsonObject done() const;
    /// Standard error, but for the warning that the detector finds nothing: the tests' own has random weights.
    QByteArray complaints() const;
    /// Whether these are exactly one line.
    bool oneLineOfError() const;
};

/// The program's environment: one thread, so that tests beside each other do not wait for one another's.
QProcessEnvironment cliEnvironment();

CliResult runCli(const QStringList& arguments, int timeoutSeconds = 120);
/// The same of another program, such as one that gives the command line another place to run in.
CliResult runProgram(const QString& program, const QStringList& arguments, int timeoutSeconds = 120);

/// Starts it, calls `acted` with every event line until that returns true, and then waits for the end. For
/// signals in time.
CliResult runCliUntil(const QStringList& arguments,
                      const std::function<bool(QProcess&, const QJsonObject&)>& acted);

/// A folder with a workspace and six pictures of 96 x 96 with a person each (and cars), annotated as COCO,
/// imported as "small" with the selection "people" and the detector "tiny" (yolov8, 96 px, classes person,
/// car, dog).
class SmallWorld {
  public:
    /// `filled`: with dataset, selection and detector; else only the files are there.
    explicit SmallWorld(bool filled = true);
    SmallWorld(const SmallWorld&) = delete;
    SmallWorld& operator=(const SmallWorld&) = delete;
    ~SmallWorld();

    QString path(const QString& name) const { return folder_ + '/' + name; }
    QString workspace() const { return path("workspace"); }
    /// Runs the program on this workspace with --json.
    CliResult run(const QStringList& arguments) const;
    QStringList with(const QStringList& arguments) const;
    /// A short training on the CPU that two runs do alike.
    QStringList trainArguments(int iterations, const QStringList& more = {}) const;
    bool ready() const { return ready_; }

    static QString weights();

  private:
    struct Place;
    static Place& freePlace();

    Place& place_;
    QString folder_;
    bool ready_ = true;
};

/// Kills it, blindspot-cli or `program`, after so many milliseconds, unless it has ended by then; whether it was killed.
bool runAndKill(const QStringList& arguments, int milliseconds, const QString& program = {});
QByteArray contentOf(const QString& file);
/// With the times of the files, by which a workspace sees whether one has changed.
void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace blindspot::testing
