using System.Globalization;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>首联改成12小时: an admin changes a rule of the company in one sentence (intent <c>config</c>).</summary>
internal sealed class ChangeRule(RuleBook book, RuleWords words, IEnumerable<IRules> others) : IFrameHandler
{
    private const decimal HoursOfDay = 24, MinutesOfHour = 60;

    public string Intent => "config";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("rules.onlyAdmins");
        if (frame.Text("rule") is { } name && others.FirstOrDefault(known => known.Names.Contains(name)) is { } owner)
            return await owner.SetAsync(turn, name, frame, cancellationToken);
        if (book.Find(frame.Text("rule")) is not { } rule) return new Reply.Refuse("rules.notThis");
        if (Amount(rule, frame) is not { } value) return new Reply.Refuse("rules.howMuch", ("rule", words.Name(rule, turn.Locale)));
        if (value < rule.Least || value > rule.Most) return OutOfRange(rule, turn.Locale);
        var before = await book.ValueAsync(turn.Work, rule.Code, cancellationToken);
        await book.SetAsync(turn.Work, rule, value, cancellationToken);
        return new Reply.Say(
            "rules.changed", ("rule", words.Name(rule, turn.Locale)), ("before", words.Value(rule, before, turn.Locale)), ("now", words.Value(rule, value, turn.Locale)));
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(
        new DraftView("rules.draft", book.Find(frame.Text("rule")) is { } rule ? [new("rules.label.rule", words.Name(rule, turn.Locale))] : []));

    public Reply.Refuse OutOfRange(KnownRule rule, string locale) => new(
        "rules.outOfRange", ("rule", words.Name(rule, locale)), ("least", words.Value(rule, rule.Least, locale)), ("most", words.Value(rule, rule.Most, locale)));

    private static int? Amount(KnownRule rule, Frame frame)
    {
        if (rule.Unit == RuleUnit.Count) return Whole(Number(frame, "n"));
        var minutes = Number(frame, "min") ?? (Number(frame, "hours") * MinutesOfHour) ?? (Number(frame, "days") * HoursOfDay * MinutesOfHour);
        return Whole(rule.Unit == RuleUnit.Days ? minutes / (HoursOfDay * MinutesOfHour) : minutes);
    }

    private static decimal? Number(Frame frame, string slot) =>
        decimal.TryParse(frame.Text(slot), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;

    private static int? Whole(decimal? number) => number is { } value && decimal.Truncate(value) == value ? (int)value : null;
}
