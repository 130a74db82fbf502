#include "ui/support/language.h"

#include "ui/support/settings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <clocale>

namespace blindspot::ui {

QString chosenLanguage()
{
    return Settings::instance().text(SettingId::Language);
}

void chooseLanguage(const QString& code)
{
    Settings::instance().set(SettingId::Language, code);
}

void installLanguage(QCoreApplication& application)
{
    std::setlocale(LC_NUMERIC, "C"); // Qt took the system's; what C functions write and read is never shown by the language
    const QString code = chosenLanguage();
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    // The translator of Qt's own texts first: the one that is installed last is asked first.
    for (const auto& [name, folder] : {std::pair(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
                                       std::pair(QStringLiteral("blindspot"), QStringLiteral(":/i18n"))}) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace blindspot::ui
