using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Lists;

/// <summary>
/// What was asked for: the slots of a <c>find</c> frame, and a few of our own for the numbers of reports (<c>bucket</c>, <c>whose</c>,
/// <c>is</c>). Travels in the buttons of the card; whoever clicks is checked anew.
/// </summary>
internal sealed class ListRequest(JsonObject slots)
{
    /// <summary>Stands for "nothing known" where a group is drilled into.</summary>
    public const string Nothing = "-";

    private readonly Frame frame = new("find", slots);

    public static ListRequest Of(Frame frame)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        if (frame.Has(Frame.Soon)) slots["soon"] = "true";
        if (frame.Is(Frame.InState, "held")) slots["state"] = "held";
        if (frame.Text(Frame.Currency) is { } currency) slots["cur"] = currency;
        if (frame.Text(Frame.Bucket) is { } bucket) slots["bucket"] = bucket;
        return new(slots);
    }

    /// <summary>What a button carries; nothing that is not a list of ours.</summary>
    public static ListRequest Of(CardAction action) => new(action.Data["ask"] is JsonObject asked ? (JsonObject)asked.DeepClone() : []);

    public JsonObject ToJson() => (JsonObject)frame.Slots.DeepClone();

    /// <summary>The same list with one more condition, and no grouping.</summary>
    public ListRequest With(string slot, string value)
    {
        var more = ToJson();
        foreach (var shape in (string[])["group", "n", "as"]) more.Remove(shape);
        more[slot] = value;
        return new ListRequest(more);
    }

    public string? Whose => frame.Text("whose") ?? frame.Text("owner");

    public string? Text(string slot) => frame.Text(slot);

    public bool Has(string slot) => frame.Has(slot);

    public IReadOnlyList<string> Texts(string slot) => frame.Texts(slot);

    public bool CountOnly => frame.Is("as", "count");

    public int? Number(string slot) =>
        int.TryParse(frame.Text(slot), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public Budget? Amount(string defaultCurrency) => Budget.Read(frame.Object("amt"), defaultCurrency);

    /// <summary>Both ends of a pair of days as <see cref="DayCode"/>; an open end is null. Null when the slot is not there.</summary>
    public (int? From, int? To)? Days(string slot) =>
        frame.Slots[slot] is JsonArray { Count: 2 } pair ? (DayCode.Of(Day(pair[0])), DayCode.Of(Day(pair[1]))) : null;

    public static int Page(CardAction action) =>
        int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 0, 100_000) : 0;

    private static string? Day(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
