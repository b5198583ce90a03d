using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

/// <summary>A place in the order of events; what comes after it is new to whoever has read up to it.</summary>
/// <param name="Tx">The writing transaction on PostgreSQL, 0 on SQLite.</param>
public readonly record struct EventPosition(long Tx, long Number) : IComparable<EventPosition>
{
    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;

    /// <summary>Null for what is no position.</summary>
    public static EventPosition? Parse(string text) =>
        text.Split('-') is [var tx, var number] && Hex(tx) is { } first && Hex(number) is { } second
            ? new EventPosition(first, second)
            : null;

    public int CompareTo(EventPosition other) => Tx != other.Tx ? Tx.CompareTo(other.Tx) : Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tx:x}-{Number:x}");

    private static long? Hex(string text) =>
        text.Length is > 0 and < 16 && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}

/// <summary>Something that happened, to be told.</summary>
/// <param name="Type">A stable name, e.g. <c>ticket.claimed</c>.</param>
/// <param name="Record">What it happened to.</param>
/// <param name="Parent">The record it belongs to, if any.</param>
/// <param name="Facts">A JSON object of ids, codes and numbers; never what somebody typed.</param>
public sealed record NewEvent(string Type, RecordRef Record, Guid? Parent, string Facts);

/// <summary>An event as it was stored.</summary>
/// <param name="At">Business time, Unix milliseconds.</param>
public sealed record StoredEvent(EventPosition Position, Guid Id, string Type, RecordRef Record, Guid? Parent, string Facts, long At)
{
    /// <summary>System time of its storing, Unix milliseconds.</summary>
    internal long SystemAt { get; init; }
}
