using System.Globalization;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>The rules of the <see cref="RuleBook"/> in words.</summary>
internal sealed class ChangeRule(RuleBook book, RuleWords words) : IRules
{
    private const decimal HoursOfDay = 24, MinutesOfHour = 60;

    public IReadOnlyCollection<string> Names => [.. book.All.Select(rule => rule.Code)];

    public async Task<Reply> SetAsync(Turn turn, string code, Frame frame, CancellationToken cancellationToken)
    {
        if (book.Find(code) is not { } rule) return new Reply.Refuse("rules.notYet");
        if (Amount(rule, frame) is not { } value) return new Reply.Refuse("rules.howMuch", ("rule", words.Name(rule, turn.Locale)));
        if (value < rule.Least || value > rule.Most) return OutOfRange(rule, turn.Locale);
        var before = await book.ValueAsync(turn.Work, rule.Code, cancellationToken);
        await book.SetAsync(turn.Work, rule, value, cancellationToken);
        return new Reply.Say(
            "rules.changed", ("rule", words.Name(rule, turn.Locale)), ("before", words.Value(rule, before, turn.Locale)),
            ("now", words.Value(rule, value, turn.Locale)));
    }

    public Reply.Refuse OutOfRange(KnownRule rule, string locale) => new(
        "rules.outOfRange", ("rule", words.Name(rule, locale)), ("least", words.Value(rule, rule.Least, locale)),
        ("most", words.Value(rule, rule.Most, locale)));

    private static int? Amount(KnownRule rule, Frame frame)
    {
        if (rule.Unit is RuleUnit.Count or RuleUnit.Money) return Whole(Number(frame, "n"));
        var minutes = Number(frame, "min") ?? (Number(frame, "hours") * MinutesOfHour)
            ?? (Number(frame, "days") * HoursOfDay * MinutesOfHour);
        return Whole(rule.Unit == RuleUnit.Days ? minutes / (HoursOfDay * MinutesOfHour) : minutes);
    }

    private static decimal? Number(Frame frame, string slot) =>
        decimal.TryParse(frame.Text(slot), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < 1_000_000 ? number : null;

    private static int? Whole(decimal? number) => number is { } value && decimal.Truncate(value) == value ? (int)value : null;
}
