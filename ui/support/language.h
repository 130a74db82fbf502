// Functions that choose and install the language of the window: the system's, English or Korean.
#pragma once

#include <QString>

class QCoreApplication;

namespace blindspot::ui {

/// "" (the system's), "en" or "ko"; kept in the settings.
QString chosenLanguage();
/// Takes effect at the next start.
void chooseLanguage(const QString& code);
/// Before the first widget: installs the translation of the chosen language, Qt's own texts included. English needs none.
void installLanguage(QCoreApplication& application);

} // namespace blindspot::ui
