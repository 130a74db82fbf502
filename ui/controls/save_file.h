// A function that saves what a widget shows: it asks for the file, writes it on another thread, and tells
// when that is done.
#pragma once

#include <QByteArray>
#include <QString>

#include <filesystem>
#include <functional>

class QImage;
class QWidget;

namespace blindspot::ui {

class Session;

struct SaveQuestion {
    QString title;
    QString name;   ///< suggested, without its end
    QString ending; ///< ".png"; added where the user left it out
    QString filter; ///< as QFileDialog takes it
};

/// `prepare` runs at once, on the window's thread, when a file was chosen; what it returns makes the bytes on
/// another thread. An Error of it, or no bytes, is told in the window's message bar, and no file is written.
void saveFile(Session& session, QWidget* parent, const SaveQuestion& question,
              const std::function<std::function<QByteArray()>()>& prepare);

/// Asks for a file of one of several kinds, which its ending tells; without one it gets that of the question. Empty where the user gave up,
/// or `check` threw an Error, which is told in the message bar.
QString askReportFile(Session& session, QWidget* parent, const SaveQuestion& question,
                      const std::function<void(const std::filesystem::path&)>& check);

/// In the message bar, with what can be done about the file.
void tellSaved(Session& session, const QString& file);

/// On any thread. Errors: Error for an empty picture, or one that memory does not suffice for.
QByteArray pngOf(const QImage& image);

} // namespace blindspot::ui
