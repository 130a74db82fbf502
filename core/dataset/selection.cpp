#include "core/dataset/selection.h"

#include "core/common/fnv1a.h"
#include "core/common/random.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_filter.h"
#include "core/dataset/set_aside.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr const char* kSelectSelections =
    "SELECT s.id, s.name, d.name, s.class_name, s.min_side, s.image_order, s.seed, s.created_at,"
    " (SELECT count(*) FROM selection_images si WHERE si.selection_id = s.id)"
    " FROM selections s JOIN datasets d ON d.id = s.dataset_id ";

SelectionInfo selectionOf(const storage::Statement& row)
{
    SelectionInfo info;
    info.id = row.integer(0);
    info.name = row.text(1);
    info.dataset = row.text(2);
    info.className = row.optionalText(3);
    info.minSide = row.real(4);
    const std::string order = row.text(5);
    info.order = order == "random" ? SelectionOrder::Random
                 : order == "id"   ? SelectionOrder::Id
                                   : SelectionOrder::Listed;
    info.seed = std::bit_cast<std::uint64_t>(row.integer(6));
    info.createdAt = row.text(7);
    info.images = row.integer(8);
    return info;
}

std::vector<std::int64_t> matchingIds(storage::Database& database, const SelectionOptions& options)
{
    ImageQuery query;
    query.dataset = options.dataset;
    if (options.className) query.classNames = {*options.className};
    query.anyCase = true;
    query.minSide = options.minSide;
    query.split = options.split;
    std::vector<std::int64_t> ids;
    if (options.order == SelectionOrder::Id) {
        query.limit = options.limit;
        return DatasetIndex(database).imageIds(query);
    }
    std::vector<std::tuple<std::uint64_t, std::string, std::int64_t>> keyed;
    storage::Statement row = ImageFilter(database, query).select(database, "i.file_name, i.id");
    while (row.step()) {
        std::string file = row.text(0);
        // By the file's name, so that it is the same wherever the dataset is imported.
        const std::uint64_t key = RandomStream(options.seed, 0, fnv1a(file)).next();
        keyed.emplace_back(key, std::move(file), row.integer(1));
    }
    std::sort(keyed.begin(), keyed.end());
    for (const auto& [key, file, id] : keyed)
        ids.push_back(id);
    if (options.limit >= 0 && std::cmp_less(options.limit, ids.size()))
        ids.resize(static_cast<std::size_t>(options.limit));
    return ids;
}

/// That no image fits.
Message noImage(const SelectionOptions& options)
{
    const std::string name = options.className.value_or(""), part = options.split.value_or("");
    const auto side = static_cast<long long>(options.minSide);
    if (options.className && options.minSide > 0 && options.split)
        return {Message::tr("no image of the dataset has an object of the class \"%1\" whose smaller side is "
                            "at least %2 px in the part \"%3\""),
                name, side, part};
    if (options.className && options.minSide > 0)
        return {Message::tr("no image of the dataset has an object of the class \"%1\" whose smaller side is "
                            "at least %2 px"),
                name, side};
    if (options.className && options.split)
        return {Message::tr("no image of the dataset has an object of the class \"%1\" in the part \"%2\""),
                name, part};
    if (options.className)
        return {Message::tr("no image of the dataset has an object of the class \"%1\""), name};
    if (options.minSide > 0 && options.split)
        return {Message::tr("no image of the dataset has an object whose smaller side is at least %1 px in "
                            "the part \"%2\""),
                side, part};
    if (options.minSide > 0)
        return {Message::tr("no image of the dataset has an object whose smaller side is at least %1 px"),
                side};
    if (options.split) return {Message::tr("no image of the dataset has an object in the part \"%1\""), part};
    return Message::tr("the dataset has no images");
}

void makeRoomFor(storage::Database& database, const std::string& name, bool replace)
{
    if (name.empty()) throw Error(Message::tr("a selection needs a name"));
    if (database.scalar("SELECT count(*) FROM selections WHERE name = ?", name) == 0) return;
    if (!replace)
        throw Error({Message::tr("there is a selection \"%1\" already"), name}, {},
                    Message::tr("choose another name, or replace it"));
    setAside(database, storage::TrashKind::Selection, SelectionStore(database).get(name).id, name);
}

void store(storage::Database& database, const std::string& name, const SelectionOptions& options,
           const std::vector<std::int64_t>& ids)
{
    storage::Transaction transaction(database);
    makeRoomFor(database, name, options.replace);
    const std::int64_t dataset = DatasetIndex(database).get(options.dataset).id;
    database.run(
        "INSERT INTO selections(name, dataset_id, class_name, min_side, image_order, seed, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        name, dataset, options.className, options.minSide, dataset::name(options.order),
        std::bit_cast<std::int64_t>(options.seed));
    const std::int64_t selection = database.lastInsertId();
    storage::Statement insert =
        database.prepare("INSERT INTO selection_images(selection_id, position, image_id) VALUES (?, ?, ?)");
    std::int64_t position = 0;
    for (const std::int64_t id : ids)
        insert.run(selection, position++, id);
    transaction.commit();
}

} // namespace

std::string_view name(SelectionOrder order)
{
    switch (order) {
    case SelectionOrder::Id:
        return "id";
    case SelectionOrder::Random:
        return "random";
    case SelectionOrder::Listed:
        break;
    }
    return "listed";
}

SelectionOrder parseSelectionOrder(std::string_view text)
{
    if (text == "id") return SelectionOrder::Id;
    if (text == "random") return SelectionOrder::Random;
    throw Error({Message::tr("there is no order \"%1\""), text}, {}, Message::tr("use id or random"));
}

SelectionInfo SelectionStore::create(const std::string& name, const SelectionOptions& options)
{
    if (options.limit == 0)
        throw Error(Message::tr("a selection of no images is none"), name,
                    Message::tr("ask for at least one image"));
    const std::vector<std::int64_t> ids = matchingIds(database_, options);
    if (ids.empty()) throw Error(noImage(options), options.dataset, Message::tr("loosen the filter"));
    store(database_, name, options, ids);
    return get(name);
}

SelectionInfo SelectionStore::createFromImages(const std::string& name, const std::string& dataset,
                                               const std::vector<std::int64_t>& imageIds, bool replace)
{
    if (imageIds.empty())
        throw Error(Message::tr("a selection of no images is none"), name,
                    Message::tr("mark at least one image"));
    ImageQuery query;
    query.dataset = dataset;
    const std::vector<std::int64_t> known = DatasetIndex(database_).imageIds(query);
    std::unordered_set<std::int64_t> left(known.begin(), known.end());
    for (const std::int64_t id : imageIds)
        if (left.erase(id) == 0)
            throw Error({Message::tr("the image %1 is not in the dataset, or is listed twice"), id}, dataset);
    SelectionOptions options;
    options.dataset = dataset;
    options.order = SelectionOrder::Listed;
    options.replace = replace;
    store(database_, name, options, imageIds);
    return get(name);
}

std::vector<SelectionInfo> SelectionStore::list() const
{
    std::vector<SelectionInfo> selections;
    storage::Statement row = database_.prepare(std::string(kSelectSelections) + "WHERE " +
                                               storage::notInTrash(storage::TrashKind::Selection, "s.id") + " ORDER BY s.name");
    while (row.step())
        selections.push_back(selectionOf(row));
    return selections;
}

std::optional<SelectionInfo> SelectionStore::find(const std::string& name) const
{
    storage::Statement row = database_.prepare(std::string(kSelectSelections) + "WHERE s.name = ?");
    row.bindAll(name);
    return row.step() ? std::optional(selectionOf(row)) : std::nullopt;
}

SelectionInfo SelectionStore::get(const std::string& name) const
{
    if (auto info = find(name)) return *info;
    throw Error({Message::tr("there is no selection \"%1\""), name}, {},
                listNames(database_, "SELECT name FROM selections WHERE " + storage::notInTrash(storage::TrashKind::Selection, "id") + " ORDER BY name",
                          Message::tr("the selections: %1"),
                          Message(Message::tr("the selections: none yet; make one with \"selection create\""))
                              .inWindow(Message::tr("the selections: none yet; make one"))));
}

std::vector<CategoryInfo> SelectionStore::categories(const std::string& name) const
{
    std::vector<CategoryInfo> categories;
    storage::Statement row =
        database_.prepare("SELECT c.id, c.source_id, c.name, count(*), count(DISTINCT a.image_id)"
                          " FROM selection_images s JOIN annotations a ON a.image_id = s.image_id AND NOT a.crowd"
                          " JOIN categories c ON c.id = a.category_id"
                          " WHERE s.selection_id = ? GROUP BY c.id ORDER BY c.source_id, c.id");
    row.bindAll(get(name).id);
    while (row.step())
        categories.push_back({row.integer(0), row.integer(1), row.text(2), row.integer(3), row.integer(4)});
    return categories;
}

std::int64_t SelectionStore::remove(const std::string& name)
{
    storage::Transaction transaction(database_); // two who remove it at once remove it once
    const std::int64_t entry = setAside(database_, storage::TrashKind::Selection, get(name).id, name);
    transaction.commit();
    return entry;
}

void SelectionStore::erase(std::int64_t id)
{
    database_.run("DELETE FROM selections WHERE id = ?", id);
    storage::takeFromTrash(database_, storage::TrashKind::Selection, std::to_string(id));
}

void SelectionStore::restore(std::int64_t id, const std::string& name)
{
    database_.run("UPDATE selections SET name = ? WHERE id = ?", name, id);
}

void SelectionStore::rename(const std::string& name, const std::string& newName)
{
    storage::Transaction transaction(database_);
    const std::int64_t id = get(name).id;
    if (newName.empty()) throw Error(Message::tr("a selection needs a name"));
    if (newName != name && find(newName))
        throw Error({Message::tr("there is a selection \"%1\" already"), newName}, {},
                    Message::tr("choose another name"));
    database_.run("UPDATE selections SET name = ? WHERE id = ?", newName, id);
    transaction.commit();
}

} // namespace blindspot::dataset
