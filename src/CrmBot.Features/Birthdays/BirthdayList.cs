using System.Globalization;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Birthdays;

/// <summary>The birthdays somebody was told of on one morning: what one card shows.</summary>
[RecordKind("birthday_list")]
internal sealed class BirthdayList : Record
{
    /// <summary>More are only counted: the card says how to see them.</summary>
    public const int Most = 60;

    public Guid OwnerId { get; init; }

    /// <summary>The day it came, a day number of <see cref="DateOnly"/>.</summary>
    public int ToldOn { get; init; }

    public int Count { get; init; }

    /// <summary>How many of them have been thought of.</summary>
    public int Done { get; set; }

    /// <summary>Ids of the birthdays with the day numbers they are about, nearest first: id:day,id:day.</summary>
    public required string EntriesText { get; init; }

    public IReadOnlyList<(Guid Birthday, int On)> Entries => [.. EntriesText.Split(',').Select(static entry => entry.Split(':'))
        .Where(static parts =>
            parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out _) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out _))
        .Select(static parts => (Guid.ParseExact(parts[0], "N"), int.Parse(parts[1], CultureInfo.InvariantCulture)))];

    public static RecordRef RefOf(Guid id) => new("birthday_list", id);

    public static Guid IdOf(Guid owner, int day) =>
        StableId.Of("birthday_list", owner.ToString("N"), day.ToString(CultureInfo.InvariantCulture));

    public static string Write(IEnumerable<(Guid Birthday, int On)> entries) =>
        string.Join(',',
            entries.Take(Most).Select(static entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Birthday:N}:{entry.On}")));
}
