// Functions that write figures, counts, durations and times as text for the user.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::ui {

/// "12 s", "3 min 10 s", "2 h 05 min".
QString durationText(double seconds);
/// "640 MB", "1.2 GB" (powers of 1000).
QString bytesText(std::int64_t bytes);
/// "118,287" by the locale of the program.
QString countText(std::int64_t count);
/// "1 image", "2,000 images", and so on.
QString imagesText(std::int64_t count);
QString objectsText(std::int64_t count);
QString annotationsText(std::int64_t count);
QString classesText(std::int64_t count);
/// A class's name, or that it is about every class where there is none.
QString classNameText(const std::string& name);
QString patchesText(std::int64_t count);
QString epochsText(std::int64_t count);
QString detectionsText(std::int64_t count);
QString runsText(std::int64_t count);
/// A label or an action's text without its mnemonic and its dots: "&Import…" and "가져오기(&I)…" as "Import"
/// and "가져오기".
QString plainText(QString label);
/// Four digits after the point; "–" for none.
QString lossText(const std::optional<double>& loss);
/// A record's time (UTC, ISO 8601) in the user's own, with seconds: "28/11/2026 05:20:25", "26. 11. 28. 05:20:25".
QString timeText(const std::string& iso);

} // namespace blindspot::ui
