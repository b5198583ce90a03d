using System.Text.Json.Nodes;
using System.Threading.Channels;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>A sentence that waits for the second reader.</summary>
internal sealed record SecondQuestion(Guid Id, Sender Sender, Place Place, string Text, string? LastSubject);

/// <summary>
/// The rows of sentences put aside for the second reader: written in the turn, read after it. Their words are encrypted.
/// </summary>
internal sealed class SecondReadings(AuditKeyring keys, IEnumerable<ISecondReader> readers)
{
    private readonly Channel<bool> added =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public bool IsOn { get; } = readers.Any();

    /// <summary>
    /// Puts the sentence of a turn aside. In a group nothing is asked: the bot keeps quiet there about what it did not understand.
    /// </summary>
    public async Task AskAsync(Turn turn)
    {
        if (!IsOn || turn.Place.IsGroup || turn.Text is not { Length: > 0 } said) return;
        var id = NewId.Next();
        var body = new JsonObject { ["text"] = said, ["place"] = turn.Place.Key, ["sender"] = turn.Actor.DirectoryId,
            ["subject"] = turn.Memory.LastSubject };
        await turn.Work.Sql.ExecuteAsync(
            "INSERT INTO second_reading (id, at, key_id, body) VALUES ($1, $2, $3, $4)",
            id, turn.Work.SystemNow, keys.CurrentId, SealedText.Write(keys, id, body.ToJsonString()));
        turn.Work.AfterCommit(() => added.Writer.TryWrite(true));
    }

    /// <summary>Waits until something is put aside, or a minute has passed: another instance may have done it.</summary>
    public async Task WaitAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var minute = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(added.Reader.ReadAsync(minute.Token).AsTask(), Task.Delay(TimeSpan.FromMinutes(1), clock, minute.Token));
        await minute.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public static async Task<bool> AnyAsync(ReadView view) =>
        await view.Sql.FirstAsync("SELECT id FROM second_reading LIMIT 1", row => row.Text(0)) is not null;

    /// <summary>Takes the oldest sentence for good and counts it; null when none waits or today's number is used up.</summary>
    /// <param name="day">Today, <c>yyyy-MM-dd</c>.</param>
    public async Task<SecondQuestion?> TakeAsync(UnitOfWork work, string day, int most)
    {
        var row = await work.Sql.FirstAsync("SELECT id, key_id, body FROM second_reading ORDER BY at, id LIMIT 1",
            row => new Row(row.Id(0), row.Text(1), row.Bytes(2)));
        if (row is null || await work.Sql.ExecuteAsync("DELETE FROM second_reading WHERE id = $1", row.Id) != 1) return null;
        return await CountAsync(work, day, most) ? await ReadAsync(work, row) : null;
    }

    private static async Task<bool> CountAsync(UnitOfWork work, string day, int most)
    {
        const string Name = "second_reading.count";
        var counted = (await Settings.FindAsync(work, Name, CancellationToken.None))?.Split(' ');
        var count = counted is [var known, var number] && known == day
            ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (count >= most) return false;
        await Settings.SetAsync(work, Name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day} {count + 1}"),
            CancellationToken.None);
        return true;
    }

    private async Task<SecondQuestion?> ReadAsync(UnitOfWork work, Row row)
    {
        if (SealedText.Read(keys, row.Id, row.KeyId, row.Body) is not { } text) return null;
        var json = JsonNode.Parse(text)!.AsObject();
        var person = (string)json["sender"]!;
        return await PlaceBook.FindAsync(work, (string)json["place"]!) is { } known
            ? new SecondQuestion(row.Id, new Sender(person, person, null, null, null), known.Place, (string)json["text"]!,
                (string?)json["subject"])
            : null;
    }

    private sealed record Row(Guid Id, string KeyId, byte[] Body);
}
