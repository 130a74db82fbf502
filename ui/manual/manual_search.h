// A function that finds words in all of the manual, without a network and without an index.
#pragma once

#include "ui/manual/manual_book.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace blindspot::ui {

struct ManualHit {
    QString chapter;   ///< its id
    int heading = 0;   ///< the number of the heading that it stands under
    QString passage;   ///< the text that has the words
    QStringList words; ///< those of them that it has, as they are to be found in the text
};

/// The passages that have all words of `query`, the best first: those with the words as they stand in one
/// piece, then headings, then in the book's order; at most one under a heading. Where no passage has all - a
/// message with names and figures of its own, say - those that have most of them. Upper and lower case are
/// the same; of a Korean word the last syllable may differ, which is often a particle.
QList<ManualHit> searchManual(const ManualBook& book, const QString& query);

} // namespace blindspot::ui
