// The ManualBook is the manual in one language: its chapters in their order, read from the program's
// resources.
#pragma once

#include "ui/manual/markdown.h"

#include <QString>

#include <vector>

namespace blindspot::ui {

struct ManualChapter {
    QString id; ///< the file's name without ".md"; the same in every language
    QString title;
    MarkdownPage page;
};

/// Where a link leads: a chapter, and an anchor in it ("" for its beginning).
struct ManualPlace {
    QString chapter;
    QString anchor;
    bool operator==(const ManualPlace&) const = default;
};

/// Immutable. From one thread at a time.
class ManualBook {
  public:
    /// The first page of every language: what the manual is, and links to the chapters, whose order is the
    /// book's.
    static constexpr const char* kContents = "README";

    /// `language`: "en" or "ko".
    ManualBook(const QString& language, MarkdownTarget target);

    const QString& language() const { return language_; }
    const std::vector<ManualChapter>& chapters() const { return chapters_; } ///< the contents are the first
    /// Null: there is none.
    const ManualChapter* find(const QString& id) const;
    /// -1: there is none.
    int indexOf(const QString& id) const;

    /// What a link in chapter `from` means: "training.md#losses", "#losses".
    static ManualPlace placeOf(const QString& link, const QString& from);
    /// Where the texts and pictures lie: ":/manual".
    static QString root();
    /// The language of the window where the manual has it, else English.
    static QString languageOfWindow();

  private:
    QString language_;
    std::vector<ManualChapter> chapters_;
};

} // namespace blindspot::ui
