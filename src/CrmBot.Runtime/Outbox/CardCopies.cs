using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Outbox;

/// <summary>A posted card as its edits need it.</summary>
/// <param name="Presses">How many presses have done something on it (the column <c>revision</c>).</param>
internal sealed record CardCopy(
    Guid Instance, string PlaceKey, string? ActivityId, string Locale, string Zone, Guid? Person, string Source, bool Retired, long Seq,
    long Presses)
{
    public CardDrawing Drawing => new(Instance, Presses);
}

/// <summary>
/// Where each card lives. The newest copy of a record in a place is kept current for thirty days; an older one gets one last edit that
/// points to the newer.
/// </summary>
internal static class CardCopies
{
    public const long KeptCurrent = 30L * 24 * 3_600_000;

    private const string Columns = "instance, place_key, activity_id, locale, zone, person, source, retired, seq, revision";

    private const string InsertCopy =
        """
        INSERT INTO card_copy (instance, place_key, locale, zone, person, source, revision, retired, created_at, seq)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8)
        """;

    private const string InsertRecord =
        "INSERT INTO card_record (record, place_key, instance, live) VALUES ($1, $2, $3, 1) ON CONFLICT (record, place_key, instance) DO UPDATE SET live = 1";

    private const string Supersede =
        "UPDATE card_record SET live = 0 WHERE record = $1 AND place_key = $2 AND live = 1 AND instance <> $3 RETURNING instance";

    private const string Live =
        """
        SELECT c.instance, c.place_key FROM card_record r JOIN card_copy c ON c.instance = r.instance
        WHERE r.record = $1 AND r.live = 1 AND c.retired = 0 AND c.created_at > $2
        """;

    /// <summary>Notes a card that is about to be posted.</summary>
    /// <returns>The older copies it takes the place of.</returns>
    public static async Task<List<Guid>> AddAsync(UnitOfWork work, OutboxRow post, CardView view, RenderedReply drawn)
    {
        await work.Sql.ExecuteAsync(
            InsertCopy, post.Id, view.Place.Key, view.Locale, view.Zone.Id, post.Person, drawn.Source, work.Now, post.Seq);
        var older = new List<Guid>();
        foreach (var record in drawn.Records)
        {
            var name = record.ToString();
            if (!work.IsNew(record)) older.AddRange(await work.Sql.ListAsync(Supersede, row => row.Id(0), name, view.Place.Key, post.Id));
            await work.Sql.ExecuteAsync(InsertRecord, name, view.Place.Key, post.Id);
        }

        return older;
    }

    /// <summary>The copies of a record that must show its current state.</summary>
    public static Task<List<(Guid Instance, string PlaceKey)>> LiveAsync(UnitOfWork work, RecordRef record) =>
        work.Sql.ListAsync(Live, row => (row.Id(0), row.Text(1)), record.ToString(), work.Now - KeptCurrent);

    /// <summary>Every copy that shows a record, the superseded ones too.</summary>
    public static Task<List<string>> OfAsync(ReadView view, RecordRef record) =>
        view.Sql.ListAsync("SELECT instance FROM card_record WHERE record = $1", row => row.Text(0), record.ToString());

    public static Task<CardCopy?> FindAsync(ReadView view, Guid instance) =>
        view.Sql.FirstAsync($"SELECT {Columns} FROM card_copy WHERE instance = $1", Read, instance);

    public static Task<CardCopy?> FindByActivityAsync(ReadView view, string placeKey, string activityId) =>
        view.Sql.FirstAsync($"SELECT {Columns} FROM card_copy WHERE activity_id = $1 AND place_key = $2", Read, activityId, placeKey);

    /// <summary>The records of a copy that a newer card in the same place shows.</summary>
    public static async Task<IReadOnlyCollection<RecordRef>> SupersededAsync(ReadView view, Guid instance)
    {
        var names = await view.Sql.ListAsync("SELECT record FROM card_record WHERE instance = $1 AND live = 0", row => row.Text(0),
            instance);
        return names.ConvertAll(name => RecordNames.Parse(name) ?? throw new FormatException($"\"{name}\" is not a record."));
    }

    /// <summary>The card is made of something else from now on.</summary>
    public static async Task ReplaceAsync(UnitOfWork work, CardCopy copy, RenderedReply drawn)
    {
        await work.Sql.ExecuteAsync(
            "UPDATE card_copy SET source = $2, retired = 0 WHERE instance = $1", copy.Instance, drawn.Source ?? copy.Source);
        await work.Sql.ExecuteAsync("DELETE FROM card_record WHERE instance = $1", copy.Instance);
        foreach (var record in drawn.Records)
        {
            await work.Sql.ExecuteAsync(InsertRecord, record.ToString(), copy.PlaceKey, copy.Instance);
        }
    }

    /// <summary>A press has done something on the card.</summary>
    /// <returns>How many have; 0 when the card is not known any more.</returns>
    public static Task<long> PressedAsync(UnitOfWork work, Guid instance) => work.Sql.FirstAsync(
        "UPDATE card_copy SET revision = revision + 1 WHERE instance = $1 RETURNING revision", row => row.Number(0), instance);

    /// <summary>The card was delivered. A direct chat that had to be opened first has its own key only now.</summary>
    public static async Task PostedAsync(UnitOfWork work, Guid instance, string? activityId, string placeKey, bool opened)
    {
        await work.Sql.ExecuteAsync("UPDATE card_copy SET activity_id = $2, place_key = $3 WHERE instance = $1", instance, activityId,
            placeKey);
        if (activityId is null) await RetireAsync(work, instance);
        if (opened) await work.Sql.ExecuteAsync("UPDATE card_record SET place_key = $2 WHERE instance = $1", instance, placeKey);
    }

    /// <summary>The message is gone or can never be edited.</summary>
    public static Task RetireAsync(UnitOfWork work, Guid instance) =>
        work.Sql.ExecuteAsync("UPDATE card_copy SET retired = 1 WHERE instance = $1", instance);

    private static CardCopy Read(StoreRow row) => new(
        row.Id(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.Text(4), row.IdOrNull(5), row.Text(6), row.Flag(7), row.Number(8),
        row.Number(9));
}
