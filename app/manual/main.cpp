// blindspot-manual writes the manual for reading outside the program: HTML pages and a PDF in each language.
// packaging/manual runs it.
#include "ui/manual/manual_pages.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QHash>

#include <cstdio>
#include <exception>
#include <filesystem>

int main(int argc, char** argv)
{
    using namespace blindspot::ui;
    QHashSeed::setDeterministicGlobalSeed(); // parts of a PDF stand in a hash's order: the same text makes the same file
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("Blindspot");
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2 || arguments[1].startsWith(QLatin1Char('-'))) {
        std::fprintf(stderr, "blindspot-manual FOLDER: writes the manual there, as html/ and as PDF\n");
        return 2;
    }
    Theme::apply(application, ThemeChoice::Light);
    try {
        const std::filesystem::path folder(arguments[1].toStdString());
        writeManualHtml(folder / "html");
        for (const char* language : {"en", "ko"})
            writeManualPdf(folder / (std::string("blindspot-manual-") + language + ".pdf"),
                           QLatin1String(language), QStringLiteral(BLINDSPOT_VERSION));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "blindspot-manual: %s\n", error.what());
        return 2;
    }
    return 0;
}
