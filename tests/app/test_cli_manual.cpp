// The command lines of the manual and of the README: commands and options that there are, and what is marked
// as runnable runs.
#include "cli_program.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace blindspot::testing;

namespace {

struct Block {
    QString info;         ///< behind the fence: "sh run"
    QStringList commands; ///< one a line, continued lines joined, without comments
};

QList<Block> blocksOf(const QString& path)
{
    QFile file(path);
    QList<Block> blocks;
    if (!file.open(QIODevice::ReadOnly)) return blocks;
    bool inside = false, continued = false;
    for (QString line : QString::fromUtf8(file.readAll()).split('\n')) {
        if (line.startsWith("```")) {
            if (!inside) blocks.append({line.mid(3).trimmed(), {}});
            inside = !inside;
            continue;
        }
        line = line.trimmed();
        if (!inside || line.isEmpty() || line.startsWith('#')) continue;
        const bool more = line.endsWith('\\');
        if (more) line.chop(1);
        if (continued)
            blocks.last().commands.last() += line;
        else
            blocks.last().commands += line;
        continued = more;
    }
    return blocks;
}

QStringList texts()
{
    QStringList files{QStringLiteral(BLINDSPOT_ROOT "/README.md")};
    const QDir manual(QStringLiteral(BLINDSPOT_ROOT "/docs/manual/en"));
    for (const QString& file : manual.entryList({"*.md"}))
        files += manual.filePath(file);
    return files;
}

/// What `blindspot-cli COMMAND --help` says, asked once.
QString helpOf(const QStringList& command)
{
    static QHash<QString, QString> known;
    QString& help = known[command.join(' ')];
    if (help.isEmpty()) help = QString::fromUtf8(runCli(command + QStringList{"--help"}).out);
    return help;
}

bool hasSubcommand(const QString& help, const QString& name)
{
    const qsizetype list = help.indexOf("Subcommands:");
    return list >= 0 &&
           help.mid(list).contains(QRegularExpression("^  " + QRegularExpression::escape(name) + "\\s",
                                                      QRegularExpression::MultilineOption));
}

/// "" where the program knows the command and all of its options; else what it does not know.
QString unknownIn(const QString& line)
{
    QStringList words = QProcess::splitCommand(line.section(" | ", 0, 0).section(" > ", 0, 0));
    words.removeFirst();
    QStringList command;
    while (!words.isEmpty() && !words.first().startsWith('-')) {
        const QString help = helpOf(command);
        if (!hasSubcommand(help, words.first())) {
            if (help.contains("Subcommands:") && command != QStringList{"evaluate"} &&
                command != QStringList{"detector", "trainings"})
                return words.first();
            break;
        }
        command += words.takeFirst();
    }
    for (const QString& word : words) {
        if (!word.startsWith("--") || word == "--help" || word == "--version") continue;
        const QString option = word.section('=', 0, 0);
        if (!helpOf(command).contains(QRegularExpression(QRegularExpression::escape(option) + "(?![a-z-])")))
            return command.join(' ') + " " + option;
    }
    return {};
}

} // namespace

class TestCliManual : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void unknownOnesAreSeen()
    {
        QVERIFY(unknownIn("blindspot-cli dataset list").isEmpty());
        QCOMPARE(unknownIn("blindspot-cli dataset burn"), QString("burn"));
        QCOMPARE(unknownIn("blindspot-cli train --detector x --iteration 5"), QString("train --iteration"));
    }

    void everyCommandAndOptionIsThere()
    {
        int commands = 0;
        QStringList unknown;
        for (const QString& text : texts())
            for (const Block& block : blocksOf(text))
                for (const QString& line : block.commands) {
                    if (!line.startsWith("blindspot-cli ")) continue;
                    ++commands;
                    const QString what = unknownIn(line);
                    if (!what.isEmpty()) unknown += QStringLiteral("%1: %2: %3").arg(text, what, line);
                }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join('\n')));
        QVERIFY2(commands > 20, qPrintable(QString::number(commands)));
    }

    void whatIsRunnableRuns()
    {
        int run = 0;
        for (const QString& text : texts()) {
            const QTemporaryDir folder;
            for (const Block& block : blocksOf(text)) {
                if (block.info != "sh run") continue;
                for (const QString& line : block.commands) {
                    QStringList words = QProcess::splitCommand(line);
                    QCOMPARE(words.takeFirst(), QString("blindspot-cli"));
                    QProcess process;
                    QProcessEnvironment environment = cliEnvironment();
                    environment.insert("XDG_DATA_HOME", folder.filePath("data"));
                    process.setProcessEnvironment(environment);
                    process.setWorkingDirectory(folder.path());
                    process.start(QStringLiteral(BLINDSPOT_CLI), words);
                    QVERIFY(process.waitForFinished(120'000));
                    QVERIFY2(process.exitCode() == 0,
                             qPrintable(line + QLatin1Char('\n') +
                                        QString::fromUtf8(process.readAllStandardError())));
                    ++run;
                }
            }
        }
        QVERIFY(run > 3);
    }
};

QTEST_GUILESS_MAIN(TestCliManual)
#include "test_cli_manual.moc"
