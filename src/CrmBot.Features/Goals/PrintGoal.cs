using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Goals;

/// <summary>Whose a goal is and when, in words.</summary>
internal sealed class PrintGoal(CardLibrary cards, DigestWords digests, IPersonDirectory people, CompanySettings settings)
{
    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    /// <summary>A person's name, which somebody typed, or our word for a team or the company.</summary>
    public async Task<(string Typed, string Ours)> HolderAsync(ReadView view, Goal goal, string locale, CancellationToken cancellationToken)
    {
        if (goal.PersonId is { } person) return ((await people.FindAsync(view, person, cancellationToken))?.Name ?? "", "");
        return ("", goal.Team is { } team ? CompanySettings.Word(settings.Teams, team, locale) : Words(locale, "goal.company"));
    }

    /// <summary>3月1日 周日 – 3月31日 周二.</summary>
    public string Days(ReadView view, Goal goal, string locale) => digests.Days(goal.First, goal.Last, Today(view, goal), locale);

    public static DateOnly Today(ReadView view, Goal goal) => Instants.DayOf(view.Now, goal.TimeZone);
}
