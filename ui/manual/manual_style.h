// How the manual looks: style sheets for Qt's text documents and for browsers, and what turns a chapter into
// a document.
#pragma once

#include "ui/manual/manual_book.h"

#include <QString>
#include <QTextDocument>

namespace blindspot::ui {

struct Theme;

/// For Qt's text documents, which know a part of CSS.
QString documentStyle(const Theme& theme);
/// For HTML pages: light and dark as the reader's browser has it, and on paper.
QString browserStyle();

/// Where a picture of a chapter in `language` lies: "../pictures/en/train.png" becomes
/// ":/manual/pictures/en/train.png".
QString pictureFile(const QString& language, const QString& source);
/// The HTML with each picture from where it lies (qrc:...) and as wide as it is, at most `width` pixels of
/// the document.
QString withPictureWidths(const QString& html, const QString& language, int width);
/// The same for a screen with so many dots a pixel: pictures are made smooth at the size that they are seen at, and each is a link to
/// itself at full size, "picture:/manual/pictures/en/train.png".
QString withScreenPictures(const QString& html, const QString& language, int width, double dots);

/// A text document that finds the manual's pictures in the program.
class ManualDocument : public QTextDocument {
  public:
    using QTextDocument::QTextDocument;

  protected:
    QVariant loadResource(int type, const QUrl& name) override;
};

/// The headings are 1.3 to 1.8 times as large as the document's font, which `document` has already.
void fillDocument(QTextDocument& document, const QString& html, const Theme& theme);

} // namespace blindspot::ui
