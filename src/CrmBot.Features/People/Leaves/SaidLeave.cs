using CrmBot.Features.Reading;
using CrmBot.Language.Times.Annotating;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>Who and which days a sentence about leave means.</summary>
/// <param name="Typed">The name as typed; null for the speaker.</param>
internal sealed record SaidLeave(string? Typed, DateOnly First, DateOnly Last)
{
    private static readonly char[] Edges = [' ', ',', '，', '、', '.', '。'];

    // Words that say nothing about who or when.
    private static readonly string[] Filling = ["从", "在", "要", "想", "的", "这", "那", "i'm", "i am", "i’m", "i'll be", "im", "is", "will be",
        "from", "on", "for"];

    private static readonly string[] Me = ["", "我", "本人", "me", "i"];

    /// <summary>Null when there is not exactly one time in it, or more is said than who and when.</summary>
    public static SaidLeave? Read(Turn turn, string said)
    {
        var now = Instants.ToOffset(turn.Now, turn.Actor.Zone);
        if (TimeMode.Find(said, now, turn.Actor.Zone.Id) is not [var time]) return null;
        if (Days(time.Value) is not var (first, last) || last < first || last < DateOnly.FromDateTime(turn.LocalNow)) return null;
        var rest = Trim(said[..time.Start]) + Trim(said[time.End..]);
        return new SaidLeave(Me.Contains(rest, StringComparer.OrdinalIgnoreCase) ? null : rest, first, last);
    }

    private static (DateOnly First, DateOnly Last)? Days(TimeValue value) =>
        (SaidTime.Read(value.Range?.From ?? value.Plain), SaidTime.Read(value.Range?.To ?? value.Plain)) switch
        {
            ({ } first, { } last) => (first.Day, last.Day),
            _ => null,
        };

    private static string Trim(string words)
    {
        words = words.Trim(Edges);
        foreach (var word in Filling)
        {
            if (words.EndsWith(word, StringComparison.OrdinalIgnoreCase)) words = words[..^word.Length].Trim(Edges);
            if (words.StartsWith(word, StringComparison.OrdinalIgnoreCase) && word.Length > 1) words = words[word.Length..].Trim(Edges);
        }

        return words;
    }

    /// <summary>The person meant; null when there is nobody of that name.</summary>
    public async Task<Person?> PersonAsync(Turn turn, CancellationToken cancellationToken) => Typed is null
        ? await turn.Work.Records.ReadAsync<Person>(turn.Actor.Id, cancellationToken)
        : await FindColleague.NamedAsync(turn.Work, Typed, cancellationToken);
}
