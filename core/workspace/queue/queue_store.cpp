#include "core/workspace/queue/queue_store.h"

#include "core/common/error.h"
#include "core/storage/transaction.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/times.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr const char* kSelect =
    "SELECT id, kind, state, what_json, request_json, record, reserved_name, runner, stop_asked, fraction, seconds_left, error, "
    "created_at, started_at, ended_at, (SELECT group_concat(needed) FROM queue_needs WHERE item = queue_items.id) FROM queue_items ";
/// Those under way, those that wait, those that ended.
constexpr const char* kOrder =
    "ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, "
    "CASE WHEN state IN ('running', 'waiting') THEN position END, ended_at DESC, id DESC";
constexpr auto kRemovedAreKept = std::chrono::hours(24 * 30);

std::vector<std::int64_t> numbersOf(const std::string& text)
{
    std::vector<std::int64_t> numbers;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        numbers.push_back(std::stoll(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return numbers;
}

QueueItem itemOf(const storage::Statement& row)
{
    QueueItem item;
    item.id = row.integer(0);
    item.kind = parseQueueKind(row.textView(1));
    item.state = parseQueueState(row.textView(2));
    item.what = Message::fromJson(row.text(3));
    item.requestJson = row.text(4);
    item.record = row.text(5);
    item.reservedName = row.text(6);
    item.runner = row.text(7);
    item.stopAsked = row.integer(8) != 0;
    item.fraction = row.optionalReal(9);
    item.secondsLeft = row.optionalReal(10);
    if (const auto error = row.optionalText(11)) item.error = Message::fromJson(*error);
    item.createdAt = row.text(12);
    item.startedAt = row.text(13);
    item.endedAt = row.text(14);
    item.needs = numbersOf(row.text(15));
    return item;
}

Place placeOf(std::int64_t id)
{
    return {Message::tr("item %1 of the queue"), id};
}

[[noreturn]] void throwUnknown(std::int64_t id)
{
    throw Error({Message::tr("the queue has no item %1"), id}, {}, Message::tr("see its items with queue list"));
}

std::optional<std::string> jsonOf(const std::optional<Message>& message)
{
    return message && !message->empty() ? std::optional(message->json()) : std::nullopt;
}

} // namespace

std::vector<QueueItem> QueueStore::query(const std::string& tail, const std::optional<std::int64_t>& id) const
{
    storage::Statement rows = database_.prepare(kSelect + tail);
    if (id) rows.bindAll(*id);
    std::vector<QueueItem> items;
    while (rows.step())
        items.push_back(itemOf(rows));
    return items;
}

QueueItem QueueStore::stored(std::int64_t id) const
{
    std::vector<QueueItem> found = query("WHERE id = ? AND removed_at IS NULL", id);
    if (found.empty()) throwUnknown(id);
    return std::move(found.front());
}

bool QueueStore::isHeld(const QueueItem& item) const
{
    return !item.runner.empty() && RunLock::isHeld(folder() / item.runner);
}

QueueItem QueueStore::shown(QueueItem item) const
{
    if (item.state == QueueState::Running && !isHeld(item)) item.state = QueueState::Waiting;
    return item;
}

QueueItem QueueStore::add(QueueRequest request)
{
    request = checkedRequest(database_, std::move(request));
    storage::Transaction transaction(database_);
    database_.run("DELETE FROM queue_items WHERE removed_at < ?", utcBefore(kRemovedAreKept));
    database_.run("INSERT INTO queue_items (position, kind, state, what_json, request_json, created_at) "
                  "VALUES ((SELECT coalesce(max(position), 0) + 1 FROM queue_items), ?, 'waiting', ?, ?, ?)",
                  name(static_cast<QueueKind>(request.index())), wordsOf(request).json(), queueRequestText(request), utcNow());
    const std::int64_t id = database_.lastInsertId();
    for (const std::int64_t needed : needsOf(request))
        database_.run("INSERT INTO queue_needs (item, needed) VALUES (?, ?)", id, needed);
    QueueItem item = stored(id);
    transaction.commit();
    return item;
}

std::vector<QueueItem> QueueStore::list() const
{
    std::vector<QueueItem> items = query(std::string("WHERE removed_at IS NULL ") + kOrder);
    for (QueueItem& item : items)
        item = shown(std::move(item));
    return items;
}

QueueItem QueueStore::get(std::int64_t id) const
{
    return shown(stored(id));
}

void QueueStore::move(std::int64_t id, std::int64_t place)
{
    storage::Transaction transaction(database_);
    if (stored(id).state != QueueState::Waiting)
        throw Error(Message::tr("it does not wait"), placeOf(id), Message::tr("only items that wait have a place"));
    std::vector<std::int64_t> order;
    for (const QueueItem& item : query("WHERE state = 'waiting' AND removed_at IS NULL ORDER BY position, id"))
        if (item.id != id) order.push_back(item.id);
    const std::int64_t index = std::clamp<std::int64_t>(place - 1, 0, std::ssize(order));
    order.insert(order.begin() + index, id);
    for (std::size_t i = 0; i < order.size(); ++i)
        database_.run("UPDATE queue_items SET position = ? WHERE id = ?", i + 1, order[i]);
    transaction.commit();
}

void QueueStore::remove(const std::vector<std::int64_t>& ids)
{
    storage::Transaction transaction(database_);
    for (const std::int64_t id : ids) {
        if (get(id).state == QueueState::Running)
            throw Error(Message::tr("it runs"), placeOf(id),
                        Message(Message::tr("stop it first: queue stop")).inWindow(Message::tr("stop it first")));
        database_.run("UPDATE queue_items SET removed_at = ? WHERE id = ?", utcNow(), id);
    }
    transaction.commit();
}

void QueueStore::restore(const std::vector<std::int64_t>& ids)
{
    storage::Transaction transaction(database_);
    for (const std::int64_t id : ids)
        if (database_.run("UPDATE queue_items SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL", id) == 0)
            throw Error(Message::tr("it was not removed, or too long ago"), placeOf(id), Message::tr("see the items with queue list"));
    transaction.commit();
}

void QueueStore::again(std::int64_t id)
{
    storage::Transaction transaction(database_);
    const QueueItem item = stored(id);
    if (item.state != QueueState::Failed && item.state != QueueState::Stopped)
        throw Error(Message::tr("it neither failed nor was stopped"), placeOf(id), Message::tr("add it anew to do it once more"));
    database_.run("UPDATE queue_items SET state = 'waiting', error = NULL, ended_at = '', stop_asked = 0, runner = '', "
                  "position = (SELECT max(position) + 1 FROM queue_items) WHERE id = ?",
                  id);
    transaction.commit();
}

void QueueStore::stop(std::int64_t id)
{
    storage::Transaction transaction(database_);
    const QueueItem item = get(id);
    if (item.ended())
        throw Error(Message::tr("it has ended"), placeOf(id), Message::tr("only items that wait or run are stopped"));
    if (item.state == QueueState::Running)
        database_.run("UPDATE queue_items SET stop_asked = 1 WHERE id = ?", id);
    else
        finish(id, QueueState::Stopped);
    transaction.commit();
}

void QueueStore::setPaused(bool paused)
{
    database_.run("UPDATE queue_state SET paused = ?", paused ? 1 : 0);
}

bool QueueStore::paused() const
{
    return database_.scalar("SELECT paused FROM queue_state") != 0;
}

void QueueStore::putFirst(std::int64_t id)
{
    database_.run("UPDATE queue_items SET state = 'waiting', runner = '', stop_asked = 0, seconds_left = NULL, "
                  "position = (SELECT min(position) - 1 FROM queue_items) WHERE id = ?",
                  id);
}

/// Those whose program was killed, the last one first: each is put before all others.
std::vector<QueueItem> QueueStore::abandoned() const
{
    std::vector<QueueItem> items = query("WHERE state = 'running' ORDER BY position DESC, id DESC");
    std::erase_if(items, [this](const QueueItem& item) { return isHeld(item); });
    return items;
}

std::vector<QueueItem> QueueStore::recover()
{
    std::vector<QueueItem> recovered;
    if (abandoned().empty()) return recovered;
    storage::Transaction transaction(database_);
    for (QueueItem& item : abandoned()) { // another program may have been faster
        const bool complete = findWhatItMade(workspace_, database_, item);
        setRecord(item.id, item.record);
        if (complete)
            finish(item.id, QueueState::Done);
        else if (item.stopAsked)
            finish(item.id, QueueState::Stopped);
        else
            putFirst(item.id);
        recovered.push_back(stored(item.id));
    }
    transaction.commit();
    return recovered;
}

QueueStore::Outlook QueueStore::outlook() const
{
    Outlook outlook;
    if (paused()) return outlook;
    for (QueueItem& item : query("WHERE state = 'waiting' AND removed_at IS NULL ORDER BY position, id")) {
        bool waits = false;
        std::optional<Message> why;
        for (const std::int64_t needed : item.needs) {
            const std::vector<QueueItem> found = query("WHERE id = ? AND removed_at IS NULL", needed);
            if (found.empty())
                why = Message(Message::tr("it needs item %1, which was removed from the queue"), needed);
            else if (found.front().state == QueueState::Failed)
                why = Message(Message::tr("it needs item %1, which failed"), needed);
            else
                waits = waits || found.front().state != QueueState::Done;
        }
        if (why) {
            outlook.lost.emplace_back(std::move(item), *why);
        } else if (!waits) {
            outlook.next = std::move(item);
            break;
        }
    }
    return outlook;
}

std::optional<QueueItem> QueueStore::claim(const std::string& runner, std::vector<QueueItem>& failed)
{
    if (const Outlook now = outlook(); now.lost.empty() && !now.next) return std::nullopt;
    std::optional<QueueItem> claimed;
    storage::Transaction transaction(database_);
    const Outlook outlook = this->outlook(); // another program may have been faster
    for (const auto& [item, why] : outlook.lost) {
        finish(item.id, QueueState::Failed, why);
        failed.push_back(stored(item.id));
    }
    if (outlook.next) {
        database_.run("UPDATE queue_items SET state = 'running', runner = ?, started_at = ?, ended_at = '', error = NULL WHERE id = ?", runner,
                      utcNow(), outlook.next->id);
        claimed = stored(outlook.next->id);
    }
    transaction.commit();
    return claimed;
}

void QueueStore::setRecord(std::int64_t id, const std::string& record)
{
    database_.run("UPDATE queue_items SET record = ? WHERE id = ?", record, id);
}

std::string QueueStore::reserveName(std::int64_t id, const RunStore& runs, const std::string& wished)
{
    storage::Transaction transaction(database_);
    database_.run("UPDATE queue_items SET reserved_name = '' WHERE id = ?", id); // its own is not taken
    std::string name = runs.freeName(wished);
    database_.run("UPDATE queue_items SET reserved_name = ? WHERE id = ?", name, id);
    transaction.commit();
    return name;
}

bool QueueStore::tellProgress(std::int64_t id, const std::optional<double>& fraction, const std::optional<double>& secondsLeft)
{
    if (fraction) database_.run("UPDATE queue_items SET fraction = ?, seconds_left = ? WHERE id = ?", fraction, secondsLeft, id);
    return database_.scalar("SELECT stop_asked FROM queue_items WHERE id = ?", id) != 0;
}

void QueueStore::finish(std::int64_t id, QueueState state, const std::optional<Message>& error)
{
    if (state == QueueState::Waiting) {
        putFirst(id);
        return;
    }
    database_.run("UPDATE queue_items SET state = ?, error = ?, ended_at = ?, runner = '', stop_asked = 0, seconds_left = NULL WHERE id = ?",
                  name(state), jsonOf(error), utcNow(), id);
}

} // namespace blindspot::workspace
